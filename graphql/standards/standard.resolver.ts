import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type LondonDate } from '#domain/time.js';
import { catalogue, isInForce, setOn, type StandardRow } from '#standards/index.js';
import { GraphQLDate } from '../shared/scalars.js';
import { Standard } from './standard.types.js';

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
    description: 'The catalogue: all of it, or the rows in force on a day, or of a set.',
    complexity: 50,
  })
  standards(
    @Args('on', { type: () => GraphQLDate, nullable: true }) on: LondonDate | null,
    @Args('set', { type: () => String, nullable: true }) set: string | null,
  ): StandardRow[] {
    const inSet = (row: StandardRow, wanted: string | null | undefined): boolean =>
      !wanted || row.set === 'any' || row.set === wanted;
    return catalogue().rows.filter(
      (row) =>
        inSet(row, set) && (on === null || on === undefined || (inSet(row, setOn(on)) && isInForce(row, on))),
    );
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
}
