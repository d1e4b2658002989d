import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  catalogue,
  forceInWords,
  isInForce,
  RULE_CHANGES,
  ruleInWords,
  setOn,
  type RuleChange as Change,
  type StandardRow,
} from '#standards/index.js';
import { RuleChange } from '../campaigns/campaign.types.js';
import { TaskType } from '../tasks/task-kind.types.js';
import { taskKinds } from '../tasks/task-kinds.js';
import { dueFrom } from './standard-due.js';
import { Standard, StandardDue, StandardsArgs } from './standard.types.js';

const UNIT_WORDS: Readonly<Record<string, string>> = {
  'working-days': 'working days',
  'calendar-days': 'days',
  weeks: 'weeks',
  months: 'months',
  hours: 'hours',
};

@Resolver(() => Standard)
export class StandardResolver {
  @Query(() => [Standard], {
    description:
      'The catalogue: all of it, or the rows in force on a day, of a set, stage, owner or status, or with words in them.',
    complexity: 50,
  })
  standards(@Args() { on, set, search, stage, owner, status }: StandardsArgs): StandardRow[] {
    const inSet = (row: StandardRow, wanted: string | null | undefined): boolean =>
      !wanted || row.set === 'any' || row.set === wanted;
    const words = (search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    return catalogue().rows.filter(
      (row) =>
        inSet(row, set) &&
        (on === null || on === undefined || (inSet(row, setOn(on)) && isInForce(row, on))) &&
        (!stage || row.stage === stage) &&
        (!owner || row.owner === owner) &&
        (!status || row.status === status) &&
        words.every((word) => textOf(row).includes(word)),
    );
  }

  @Query(() => Standard, {
    nullable: true,
    description: 'One row of the catalogue. Null when there is none.',
  })
  standard(@Args('id', { type: () => ID }) id: string): StandardRow | null {
    return catalogue().byId.get(id.trim().toUpperCase()) ?? null;
  }

  @Query(() => StandardDue, {
    description:
      'When a row would be due, and why; what it runs from is 2026-12-09, or 2026-12-09T14:00 in London.',
  })
  standardDue(
    @Args('row', { type: () => ID }) row: string,
    @Args('from', { type: () => String }) from: string,
  ): StandardDue {
    return dueFrom(row, from);
  }

  @ResolveField(() => String)
  anchor(@Parent() row: StandardRow): string {
    return row.anchor.text;
  }

  @ResolveField(() => String)
  anchorKind(@Parent() row: StandardRow): string {
    return row.anchor.kind;
  }

  @ResolveField(() => String)
  limit(@Parent() { limit, unit, direction }: StandardRow): string {
    const amount =
      typeof limit === 'number'
        ? `${limit} ${UNIT_WORDS[unit] ?? unit}`
        : `${limit.months} months and ${limit.days} days`;
    return `${amount} ${direction}`;
  }

  @ResolveField(() => String)
  rule(@Parent() row: StandardRow): string {
    return ruleInWords(row);
  }

  @ResolveField(() => String)
  force(@Parent() row: StandardRow): string {
    return forceInWords(row);
  }

  @ResolveField(() => Boolean)
  needsTime(@Parent() { unit }: StandardRow): boolean {
    return unit === 'hours';
  }

  @ResolveField(() => [TaskType])
  carriedBy(@Parent() { id, family }: StandardRow): TaskType[] {
    return taskKinds().filter(({ standard }) => standard === id || standard === family);
  }

  @ResolveField(() => [RuleChange])
  changes(@Parent() { id }: StandardRow): readonly Change[] {
    return RULE_CHANGES.filter(({ rows }) => rows.includes(id));
  }

  @ResolveField(() => [Standard])
  siblings(@Parent() row: StandardRow): StandardRow[] {
    return (catalogue().families.get(row.family) ?? []).filter((other) => other !== row);
  }
}

/** What of a row is looked through for words. */
const textOf = (row: StandardRow): string =>
  [
    row.id,
    row.title,
    row.anchor.text,
    row.appliesTo,
    row.ifMissed,
    row.source,
    row.owner,
    row.stage,
    ruleInWords(row),
  ]
    .join(' ')
    .toLowerCase();
