import { Injectable } from '@nestjs/common';
import { Doors } from '#persistence/queries/doors.js';
import { managedBy } from '#persistence/queries/figures/managed.js';
import {
  needFigures,
  needsAssessed,
  type NeedFigure,
  type NeedsQuery,
  type PrisonAssessed,
} from '#persistence/queries/figures/needs.js';
import { provisionFigures } from '#persistence/queries/figures/provision.js';
import { type RequestContext } from '../shared/context.js';

/** Fewer than these are not told, in no page and no file: a need is personal, and a file is passed on (domain/measures.md, rule 10). */
const SMALLEST_TOLD = 5;

/** Counts whose small numbers are left out; what is named stands. */
export type Told<Read> = {
  readonly [Name in keyof Read]: Read[Name] extends number ? number | null : Read[Name];
};

/** The needs of whoever is in the prisons somebody manages, or of their area's cases there (docs/decisions/0029). */
@Injectable()
export class NeedsService {
  constructor(private readonly db: Doors) {}

  async assessed({ actor, reader }: RequestContext): Promise<PrisonAssessed[]> {
    return needsAssessed(this.db, reader, (await managedBy(this.db, actor)).places);
  }

  async needs(prison: string | null, context: RequestContext) {
    return (await needFigures(this.db, context.reader, await this.query(prison, context))).map(toldOfNeed);
  }

  async provision(prison: string | null, context: RequestContext) {
    return (await provisionFigures(this.db, context.reader, await this.query(prison, context))).map(told);
  }

  private async query(prison: string | null, { actor }: RequestContext): Promise<NeedsQuery> {
    const { places } = await managedBy(this.db, actor);
    return { places, prison: prison ?? undefined };
  }
}

const isFew = (value: number): boolean => value > 0 && value < SMALLEST_TOLD;

const told = <Read extends object>(read: Read): Told<Read> =>
  Object.fromEntries(
    Object.entries(read).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === 'number' && isFew(value) ? null : value,
    ]),
  ) as Told<Read>;

/**
 * The same of a need, where a part that leaves a few of those who have it would tell them: six have it, five of them without a target. What
 * was met is no part of those who have it.
 */
function toldOfNeed(read: NeedFigure): Told<NeedFigure> {
  const { people, noTarget, blocked, outstanding } = read;
  const leavesFew = (...parts: readonly number[]): boolean =>
    !isFew(people) && isFew(parts.reduce((left, part) => left - part, people));
  const all = told(read);
  return {
    ...all,
    noTarget: leavesFew(noTarget) ? null : all.noTarget,
    blocked: leavesFew(blocked) || leavesFew(noTarget, blocked) ? null : all.blocked,
    outstanding: leavesFew(outstanding) ? null : all.outstanding,
  };
}
