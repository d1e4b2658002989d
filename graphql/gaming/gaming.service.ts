import { Injectable } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import { addDays } from '#calendar/index.js';
import { type Role } from '#domain/roles.js';
import { type LondonDate } from '#domain/time.js';
import { GATE_OVERRIDES } from '#engine/gate-rules.js';
import { isInspector, type Actor } from '#identity/actor.js';
import { Doors } from '#persistence/queries/doors.js';
import { gamingCounts, teamsAt, type GamingRead } from '#persistence/queries/gaming-counts.js';
import { type RequestContext } from '../shared/context.js';

/** Who manages a team sees its counts; who stands above a place, those of every team there. */
const OF_A_TEAM: readonly Role[] = [
  'head-of-omu',
  'senior-probation-officer',
  'head-of-pdu',
  'victim-liaison-manager',
];
const OF_A_PLACE: readonly Role[] = ['governor', 'deputy-governor', 'area-manager'];
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
    const mine = await this.managed(actor);
    if (mine.length === 0 || (team !== null && !mine.includes(team)))
      throw new GraphQLError(
        'These counts are for whoever manages the team or its place, and for inspectors.',
        { extensions: { code: 'FORBIDDEN' } },
      );
    if (from > to) throw bad(`The period ends (${to}) before it begins (${from}).`);
    if (to > addDays(from, LONGEST_DAYS))
      throw bad('A period of two years at the most is counted at a time.');
    return gamingCounts(this.db, {
      teams: team === null ? mine : [team],
      from,
      to,
      overriding: [...new Set(Object.values(GATE_OVERRIDES).flat())],
    });
  }

  /** Ids of the teams whose manager somebody is. */
  private async managed(actor: Actor): Promise<string[]> {
    if (isInspector(actor)) return (await teamsAt(this.db, undefined)).map(({ id }) => id);
    const own = actor.memberships.filter(({ role }) => OF_A_TEAM.includes(role)).map(({ teamId }) => teamId);
    const places = actor.memberships
      .filter(({ role }) => OF_A_PLACE.includes(role))
      .map(({ place }) => place);
    const there = places.length > 0 ? await teamsAt(this.db, places) : [];
    return [...new Set([...own, ...there.map(({ id }) => id)])];
  }
}

const bad = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
