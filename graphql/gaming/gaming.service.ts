import { Injectable } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import { addDays } from '#calendar/index.js';
import { type LondonDate } from '#domain/time.js';
import { GATE_OVERRIDES } from '#engine/gate-rules.js';
import { Doors } from '#persistence/queries/doors.js';
import { managedBy } from '#persistence/queries/figures/managed.js';
import { gamingCounts, type GamingRead } from '#persistence/queries/gaming-counts.js';
import { type RequestContext } from '../shared/context.js';
import { badInput } from '../shared/errors.js';

const LONGEST_DAYS = 731;

/** Counts against gaming (pathway.md, "Against gaming"), for managers and inspectors. */
@Injectable()
export class GamingService {
  constructor(private readonly db: Doors) {}

  /** @throws GraphQLError FORBIDDEN for who manages nobody, or a team they do not manage; BAD_USER_INPUT for a period that is none */
  async counts(
    team: string | null,
    from: LondonDate,
    to: LondonDate,
    { actor }: RequestContext,
  ): Promise<GamingRead[]> {
    const { teams: mine } = await managedBy(this.db, actor);
    if (mine.length === 0 || (team !== null && !mine.includes(team)))
      throw new GraphQLError(
        'These counts are for whoever manages the team or its place, and for inspectors.',
        { extensions: { code: 'FORBIDDEN' } },
      );
    if (from > to) throw badInput(`The period ends (${to}) before it begins (${from}).`);
    if (to > addDays(from, LONGEST_DAYS))
      throw badInput('A period of two years at the most is counted at a time.');
    return gamingCounts(this.db, {
      teams: team === null ? mine : [team],
      from,
      to,
      overriding: [...new Set(Object.values(GATE_OVERRIDES).flat())],
    });
  }
}
