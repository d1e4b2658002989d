import { Injectable } from '@nestjs/common';
import { Doors } from '#persistence/queries/doors.js';
import { managedBy } from '#persistence/queries/figures/managed.js';
import {
  needFigures,
  needsAssessed,
  provisionFigures,
  type NeedsQuery,
  type PrisonAssessed,
} from '#persistence/queries/figures/needs.js';
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
    return (await needFigures(this.db, context.reader, await this.query(prison, context))).map(told);
  }

  async provision(prison: string | null, context: RequestContext) {
    return (await provisionFigures(this.db, context.reader, await this.query(prison, context))).map(told);
  }

  private async query(prison: string | null, { actor }: RequestContext): Promise<NeedsQuery> {
    const { places } = await managedBy(this.db, actor);
    return { places, prison: prison ?? undefined };
  }
}

const told = <Read extends object>(read: Read): Told<Read> =>
  Object.fromEntries(
    Object.entries(read).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === 'number' && value > 0 && value < SMALLEST_TOLD ? null : value,
    ]),
  ) as Told<Read>;
