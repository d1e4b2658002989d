import { Args, Context, Field, ID, InputType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Instant } from '#domain/time.js';
import { catalogue } from '#standards/index.js';
import { listClocks, type ClockRead } from '#persistence/queries/clock-list.js';
import { Doors } from '#persistence/queries/doors.js';
import { connectionOf, PageArgs, pageSize } from '../shared/connection.js';
import { type RequestContext } from '../shared/context.js';
import { GraphQLDateTime } from '../shared/scalars.js';
import { taskKind } from '../tasks/task-kinds.js';
import { Clock, ClockConnection } from './part.types.js';
import { Pathway } from './pathway.types.js';

@InputType()
export class DeadlineFilter {
  @Field(() => ID, { nullable: true })
  readonly team?: string | null;
  @Field(() => ID, { nullable: true })
  readonly pathway?: string | null;
  @Field(() => GraphQLDateTime, { nullable: true })
  readonly dueBefore?: Instant | null;
  @Field(() => GraphQLDateTime, { nullable: true })
  readonly dueAfter?: Instant | null;
  @Field(() => Boolean, { nullable: true })
  readonly overdue?: boolean | null;
  @Field(() => [String], { nullable: true, description: 'Rows or families of the catalogue.' })
  readonly standard?: string[] | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'With clocks that have no task yet (the default), or without.',
  })
  readonly standing?: boolean | null;
}

/** A row of the deadline list, or a clock of one case's ledger. */
type Source = ClockRead | { readonly key: string };

@Resolver(() => Clock)
export class DeadlineResolver {
  constructor(private readonly db: Doors) {}

  @Query(() => ClockConnection, { description: 'Deadlines of your teams and cases, soonest first.' })
  async deadlines(
    @Args('filter', { type: () => DeadlineFilter, nullable: true }) filter: DeadlineFilter | null,
    @Args() page: PageArgs,
    @Context() { reader }: RequestContext,
  ) {
    const rows = await listClocks(this.db, reader, {
      teamId: filter?.team ?? undefined,
      pathwayId: filter?.pathway ?? undefined,
      dueBefore: filter?.dueBefore ?? undefined,
      dueAfter: filter?.dueAfter ?? undefined,
      overdue: filter?.overdue ?? undefined,
      standards: filter?.standard?.flatMap((name) => [
        name,
        ...(catalogue().families.get(name) ?? []).map(({ id }) => id),
      ]),
      standing: filter?.standing ?? true,
      first: pageSize(page.first),
      after: page.after,
    });
    return connectionOf(rows, page.after, shown);
  }

  @ResolveField(() => Pathway, {
    nullable: true,
    description: 'The case; null inside a case, where you know it.',
  })
  pathway(@Parent() clock: Source, @Context() { loaders }: RequestContext) {
    return 'pathwayId' in clock ? loaders.pathway.load(clock.pathwayId) : null;
  }
}

const shown = (row: ClockRead) => ({
  ...row,
  type: taskKind(row.type),
  overdue: row.dueAt < Date.now(),
  standing: row.taskId === null,
  standard: (row.standardRow === null ? undefined : catalogue().byId.get(row.standardRow)) ?? null,
});
