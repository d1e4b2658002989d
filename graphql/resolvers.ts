import * as beside from './beside/beside.resolver.js';
import { BesideCommandsResolver } from './beside/beside-commands.resolver.js';
import { BesideListsResolver } from './beside/beside-lists.resolver.js';
import { QueueViewsResolver } from './beside/queue-views.resolver.js';
import { DocumentResolver, PathwayDocumentsResolver } from './documents/document.resolver.js';
import { DocumentService } from './documents/document.service.js';
import { CaseloadImportResolver } from './caseload/import.resolver.js';
import { CampaignResolver, RuleChangeResolver } from './campaigns/campaign.resolver.js';
import * as facts from './facts/facts.resolver.js';
import { WouldTellService } from './facts/would-tell.service.js';
import { GamingResolver } from './gaming/gaming.resolver.js';
import { GamingService } from './gaming/gaming.service.js';
import { LiveResolver } from './live/live.resolver.js';
import { LiveService } from './live/live.service.js';
import { NoticeCommandsResolver } from './notices/notice-commands.resolver.js';
import { NoticeSettingsResolver } from './notices/notice-settings.resolver.js';
import { NoticeResolver } from './notices/notice.resolver.js';
import {
  PathwayRestrictionResolver,
  RestrictedCaseOpeningResolver,
  RestrictedCaseResolver,
  RestrictionResolver,
} from './permission/restricted/restricted.resolver.js';
import { CaseResolver, CaseWorkerResolver, SentencePlanResolver } from './pathways/case.resolver.js';
import { CaseService } from './pathways/case.service.js';
import { ForecastService } from './pathways/forecast.service.js';
import { ReadinessResolver } from './pathways/readiness.resolver.js';
import { DeadlineResolver } from './pathways/deadline.resolver.js';
import { PathwayCommandsResolver } from './pathways/command.resolver.js';
import { PathwayCommands } from './pathways/command.service.js';
import { LedgerService } from './pathways/ledger.service.js';
import { FactResolver, GateResolver, TimelineResolver } from './pathways/part.resolvers.js';
import { PathwayTasksResolver } from './pathways/pathway-tasks.resolver.js';
import { PathwayResolver } from './pathways/pathway.resolver.js';
import { PathwayService } from './pathways/pathway.service.js';
import { PreviewResolver } from './pathways/preview.resolver.js';
import { PreviewService } from './pathways/preview.service.js';
import * as directoryParts from './people/directory-parts.resolver.js';
import { DirectoryResolver } from './people/directory.resolver.js';
import { DirectoryService } from './people/directory.service.js';
import * as leavers from './people/leaver.resolver.js';
import { TeamResolver, UserResolver, WorkloadResolver } from './people/people.resolver.js';
import { PlaceResolver } from './people/places.resolver.js';
import { PeopleService } from './people/people.service.js';
import { RehearsalCommandsResolver } from './rehearsal/rehearsal-commands.resolver.js';
import { RehearsalResolver, RehearsalStepResolver } from './rehearsal/rehearsal.resolver.js';
import { RehearsalService } from './rehearsal/rehearsal.service.js';
import { SearchResolver } from './search/search.resolver.js';
import { REFUSALS } from './shared/refusals.js';
import { SettleService } from './shared/settle.service.js';
import { StandardResolver } from './standards/standard.resolver.js';
import { StuckActResolver, StuckCountResolver, StuckResolver } from './stuck/stuck.resolver.js';
import { StuckCommandsResolver } from './stuck/stuck-commands.resolver.js';
import * as courts from './performance/courts.resolver.js';
import * as needs from './performance/needs.resolver.js';
import { NeedsService } from './performance/needs.service.js';
import * as performance from './performance/performance.resolver.js';
import { PerformanceService } from './performance/performance.service.js';
import { AssignManyResolver } from './tasks/assign-many.resolver.js';
import { ConsequencesResolver } from './tasks/consequences.resolver.js';
import { ConsequencesService } from './tasks/consequences.service.js';
import { TaskCommandsResolver } from './tasks/task-commands.resolver.js';
import { TaskCommands } from './tasks/task-commands.service.js';
import { TaskResolver } from './tasks/task.resolver.js';
import { TaskService } from './tasks/task.service.js';
import {
  CaseWhyResolver,
  ClockWhyResolver,
  GateWhyResolver,
  OwnerWhyResolver,
  TaskWhyResolver,
} from './why/why.resolvers.js';
import { ConfidentialResolver, PathwayConfidentialResolver } from './confidential/confidential.resolver.js';
import {
  DisclosureResolver,
  PathwayDisclosuresResolver,
  VictimNoteResolver,
  VictimResolver,
} from './victims/victim.resolver.js';
import { VictimCaseResolver } from './victims/victim-case.resolver.js';
import { VictimService } from './victims/victim.service.js';
import { WhyService } from './why/why.service.js';

/** Everything that answers a field; the schema is made from these. */
export const RESOLVERS = [
  UserResolver,
  TeamResolver,
  WorkloadResolver,
  DirectoryResolver,
  ...Object.values(directoryParts),
  ...Object.values(leavers),
  TaskResolver,
  AssignManyResolver,
  ConsequencesResolver,
  TaskCommandsResolver,
  ...Object.values(beside),
  BesideCommandsResolver,
  BesideListsResolver,
  QueueViewsResolver,
  PathwayResolver,
  PathwayTasksResolver,
  CaseResolver,
  CaseWorkerResolver,
  SentencePlanResolver,
  ReadinessResolver,
  FactResolver,
  GateResolver,
  TimelineResolver,
  DeadlineResolver,
  StandardResolver,
  StuckResolver,
  StuckActResolver,
  StuckCountResolver,
  StuckCommandsResolver,
  ...Object.values(courts),
  ...Object.values(needs),
  ...Object.values(performance),
  GamingResolver,
  NoticeResolver,
  NoticeCommandsResolver,
  NoticeSettingsResolver,
  PathwayCommandsResolver,
  PreviewResolver,
  ...Object.values(facts),
  DocumentResolver,
  PathwayDocumentsResolver,
  RuleChangeResolver,
  CampaignResolver,
  CaseloadImportResolver,
  TaskWhyResolver,
  ClockWhyResolver,
  GateWhyResolver,
  OwnerWhyResolver,
  CaseWhyResolver,
  RestrictedCaseResolver,
  PathwayRestrictionResolver,
  RestrictionResolver,
  RestrictedCaseOpeningResolver,
  RehearsalResolver,
  RehearsalStepResolver,
  RehearsalCommandsResolver,
  PlaceResolver,
  SearchResolver,
  LiveResolver,
  VictimResolver,
  VictimCaseResolver,
  VictimNoteResolver,
  DisclosureResolver,
  PathwayDisclosuresResolver,
  ConfidentialResolver,
  PathwayConfidentialResolver,
] as const;

/** What the resolvers are given. */
export const SERVICES = [
  PeopleService,
  DirectoryService,
  GamingService,
  NeedsService,
  PerformanceService,
  TaskService,
  PathwayService,
  LedgerService,
  CaseService,
  ForecastService,
  LiveService,
  SettleService,
  ConsequencesService,
  TaskCommands,
  PathwayCommands,
  PreviewService,
  WouldTellService,
  WhyService,
  DocumentService,
  RehearsalService,
  VictimService,
] as const;

/** Types that stand in unions only. */
export const ORPHANED_TYPES = [...REFUSALS] as const;
