import { Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { FACT_KINDS, isFactKind } from '#domain/fact-kinds.js';
import { isUuid } from '#engine/ids.js';
import { type TimelineRead } from '#persistence/queries/journal-read.js';
import { type FactRead, type GateRead } from '#persistence/queries/pathway-parts.js';
import { type JournalEvent } from '#workflows/runtime/events.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { User } from '../people/people.types.js';
import { type RequestContext } from '../shared/context.js';
import { GraphQLDateTime, GraphQLJson } from '../shared/scalars.js';
import { TaskType } from '../tasks/task-kind.types.js';
import { taskKind } from '../tasks/task-kinds.js';
import { FactKindInfo } from './fact-kind.types.js';
import { factKinds } from './fact-kinds.js';
import { Fact, Gate, TimelineEvent } from './part.types.js';

@Resolver(() => Fact)
export class FactResolver {
  @Query(() => [FactKindInfo], {
    description: 'Every kind of fact that can be recorded, and its fields.',
    complexity: 50,
  })
  factKinds(): FactKindInfo[] {
    return factKinds();
  }

  @ResolveField(() => String)
  title(@Parent() fact: FactRead): string {
    return isFactKind(fact.kind) ? FACT_KINDS[fact.kind].title : fact.kind;
  }

  @ResolveField(() => User, { nullable: true })
  recordedBy(@Parent() fact: FactRead, @Context() { loaders }: RequestContext) {
    return fact.recordedById === null ? null : loaders.user.load(fact.recordedById);
  }
}

@Resolver(() => Gate)
export class GateResolver {
  @ResolveField(() => User, { nullable: true })
  overriddenBy(@Parent() gate: GateRead, @Context() { loaders }: RequestContext) {
    return gate.overriddenById === null ? null : loaders.user.load(gate.overriddenById);
  }
}

@Resolver(() => TimelineEvent)
export class TimelineResolver {
  @ResolveField(() => GraphQLDateTime)
  recordedAt(@Parent() { wallAt }: TimelineRead): number {
    return wallAt;
  }

  @ResolveField(() => String)
  event(@Parent() { event }: TimelineRead): string {
    return event.e;
  }

  @ResolveField(() => String, { nullable: true })
  key(@Parent() { event }: TimelineRead): string | null {
    return 'key' in event ? (event.key ?? null) : null;
  }

  @ResolveField(() => TaskType, { nullable: true })
  type(@Parent() { event }: TimelineRead): TaskType | null {
    const type = typeOf(event);
    return type === undefined ? null : taskKind(type);
  }

  @ResolveField(() => User, { nullable: true })
  by(@Parent() { event }: TimelineRead, @Context() { loaders }: RequestContext) {
    return 'by' in event && isUuid(event.by) ? loaders.user.load(event.by) : null;
  }

  @ResolveField(() => GraphQLJson)
  detail(@Parent() { event: { e: _, ...detail } }: TimelineRead): unknown {
    return detail;
  }
}

/** The type of task an event is about: it says so, or the key of its step does. */
function typeOf(event: JournalEvent): string | undefined {
  if ('type' in event) return event.type;
  const key = 'standing' in event ? event.standing.key : 'key' in event ? event.key : undefined;
  return key
    ?.split('/')
    .map((part) => part.replace(/#.*$/, ''))
    .findLast((part) => TASK_TYPES.has(part));
}
