import { type Type } from '@nestjs/common';
import { AccountController } from './account/account.controller.js';
import { CaseAheadController } from './case/case-ahead.controller.js';
import { CaseController } from './case/case.controller.js';
import { CaseDocumentsController } from './case/documents.controller.js';
import { CasesController } from './cases/cases.controller.js';
import { DirectoryChangeController } from './directory/change.controller.js';
import { DirectoryController } from './directory/directory.controller.js';
import { DirectoryWorkController } from './directory/work.controller.js';
import { BesideTaskController } from './task/beside.controller.js';
import { HandOverController } from './task/hand-over.controller.js';
import { PutOffController } from './task/put-off.controller.js';
import { TaskController } from './task/task.controller.js';
import { TaskStepsController } from './task/task-steps.controller.js';
import { FactController } from './fact/fact.controller.js';
import { WithdrawFactController } from './fact/withdraw.controller.js';
import { NoticeSettingsController } from './notices/settings.controller.js';
import { NoticesController } from './notices/notices.controller.js';
import { AskedController } from './my-work/asked.controller.js';
import { MyWorkController } from './my-work/my-work.controller.js';
import { QueueViewsController } from './queue/queue-views.controller.js';
import { QueueController } from './queue/queue.controller.js';
import { PerformanceController } from './performance/performance.controller.js';
import { ReadinessController } from './readiness/readiness.controller.js';
import { HelpController } from './help/help.controller.js';
import { ImportController } from './import/import.controller.js';
import { RegisterController } from './register/register.controller.js';
import { RehearsalController } from './rehearsal/rehearsal.controller.js';
import { RehearsalFormsController } from './rehearsal/rehearsal-forms.controller.js';
import { RehearsalsController } from './rehearsal/rehearsals.controller.js';
import { SearchController } from './search/search.controller.js';
import { StandardsController } from './standards/standards.controller.js';
import { CaseDisclosuresController } from './victims/case-disclosures.controller.js';
import { VictimContactController } from './victims/victim-contact.controller.js';
import { VictimDetailsController } from './victims/victim-details.controller.js';
import { VictimDisclosuresController } from './victims/victim-disclosures.controller.js';
import { VictimLettersController } from './victims/victim-letters.controller.js';
import { VictimsController } from './victims/victims.controller.js';
import { StuckActsController } from './stuck/stuck-acts.controller.js';
import { StuckController } from './stuck/stuck.controller.js';

/** Every screen of the workbench. The guide is docs/how-to/add-a-page.md. */
export const SCREENS: readonly Type[] = [
  MyWorkController,
  AskedController,
  AccountController,
  CasesController,
  RegisterController,
  ImportController,
  CaseController,
  CaseAheadController,
  CaseDocumentsController,
  FactController,
  WithdrawFactController,
  ReadinessController,
  StuckController,
  StuckActsController,
  PerformanceController,
  TaskStepsController,
  HandOverController,
  BesideTaskController,
  PutOffController,
  QueueController,
  QueueViewsController,
  TaskController,
  SearchController,
  StandardsController,
  NoticesController,
  NoticeSettingsController,
  CaseDisclosuresController,
  VictimDetailsController,
  VictimContactController,
  VictimDisclosuresController,
  VictimLettersController,
  VictimsController,
  RehearsalsController,
  RehearsalController,
  RehearsalFormsController,
  DirectoryController,
  DirectoryWorkController,
  DirectoryChangeController,
  HelpController,
];
