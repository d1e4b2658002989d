import { type Type } from '@nestjs/common';
import { AccountController } from './account/account.controller.js';
import { CaseAheadController } from './case/case-ahead.controller.js';
import { CaseController } from './case/case.controller.js';
import { CaseDocumentsController } from './case/documents.controller.js';
import { CasesController } from './cases/cases.controller.js';
import { HandOverController } from './task/hand-over.controller.js';
import { TaskController } from './task/task.controller.js';
import { TaskStepsController } from './task/task-steps.controller.js';
import { FactController } from './fact/fact.controller.js';
import { WithdrawFactController } from './fact/withdraw.controller.js';
import { MyWorkController } from './my-work/my-work.controller.js';
import { QueueController } from './queue/queue.controller.js';
import { ReadinessController } from './readiness/readiness.controller.js';
import { HelpController } from './help/help.controller.js';
import { RehearsalController } from './rehearsal/rehearsal.controller.js';
import { RehearsalFormsController } from './rehearsal/rehearsal-forms.controller.js';
import { RehearsalsController } from './rehearsal/rehearsals.controller.js';
import { StandardsController } from './standards/standards.controller.js';

/** Every screen of the workbench. The guide is docs/how-to/add-a-page.md. */
export const SCREENS: readonly Type[] = [
  MyWorkController,
  AccountController,
  CasesController,
  CaseController,
  CaseAheadController,
  CaseDocumentsController,
  WithdrawFactController,
  FactController,
  ReadinessController,
  TaskStepsController,
  HandOverController,
  QueueController,
  TaskController,
  StandardsController,
  RehearsalsController,
  RehearsalController,
  RehearsalFormsController,
  HelpController,
];
