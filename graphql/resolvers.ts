import { LiveResolver } from './live/live.resolver.js';
import { LiveService } from './live/live.service.js';
import { NoticeResolver } from './notices/notice.resolver.js';
import { DeadlineResolver } from './pathways/deadline.resolver.js';
import { LedgerService } from './pathways/ledger.service.js';
import { FactResolver, GateResolver, TimelineResolver } from './pathways/part.resolvers.js';
import { PathwayTasksResolver } from './pathways/pathway-tasks.resolver.js';
import { PathwayResolver } from './pathways/pathway.resolver.js';
import { PathwayService } from './pathways/pathway.service.js';
import { TeamResolver, UserResolver, WorkloadResolver } from './people/people.resolver.js';
import { PeopleService } from './people/people.service.js';
import { REFUSALS } from './shared/refusals.js';
import { StandardResolver } from './standards/standard.resolver.js';
import { StuckResolver } from './stuck/stuck.resolver.js';
import { TaskResolver } from './tasks/task.resolver.js';
import { TaskService } from './tasks/task.service.js';

/** Everything that answers a field; the schema is made from these. */
export const RESOLVERS = [
  UserResolver,
  TeamResolver,
  WorkloadResolver,
  TaskResolver,
  PathwayResolver,
  PathwayTasksResolver,
  FactResolver,
  GateResolver,
  TimelineResolver,
  DeadlineResolver,
  StandardResolver,
  StuckResolver,
  NoticeResolver,
  LiveResolver,
] as const;

/** What the resolvers are given. */
export const SERVICES = [PeopleService, TaskService, PathwayService, LedgerService, LiveService] as const;

/** Types that stand in unions only. */
export const ORPHANED_TYPES = [...REFUSALS] as const;
