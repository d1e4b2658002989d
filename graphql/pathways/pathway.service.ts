import { Injectable } from '@nestjs/common';
import { ROH_LEVELS, type RohLevel } from '#domain/sentence.js';
import { type Instant } from '#domain/time.js';
import { overrideInForce } from '#workflows/policy/gate.js';
import { gateId } from '#engine/ids.js';
import { Doors } from '#persistence/queries/doors.js';
import { timelineOf } from '#persistence/queries/journal-read.js';
import { listPathways, pathwaysByIds } from '#persistence/queries/pathway-list.js';
import { type FactRead, type GateRead, type MilestoneRead } from '#persistence/queries/pathway-parts.js';
import { connectionOf, pageSize, type PageArgs } from '../shared/connection.js';
import { type RequestContext } from '../shared/context.js';
import { badInput } from '../shared/errors.js';
import { LedgerService, type PathwaySource } from './ledger.service.js';
import { type PathwayFilter } from './pathway.types.js';
import { hiddenTypes, mayKnowGate, type Knowing } from './steps.js';

/** Reads cases with their reader's rights, now or as they were. */
@Injectable()
export class PathwayService {
  constructor(
    private readonly db: Doors,
    private readonly ledgers: LedgerService,
  ) {}

  /** @throws GraphQLError BAD_USER_INPUT for a level of risk of harm that there is none of */
  async list(filter: PathwayFilter, page: PageArgs, { reader }: RequestContext) {
    const stranger = filter.roh?.find((level) => !ROH_LEVELS.includes(level as RohLevel));
    if (stranger !== undefined)
      throw badInput(`"${stranger}" is no level of risk of harm: ${ROH_LEVELS.join(', ')}.`);
    const rows = await listPathways(this.db, reader, {
      search: filter.search ?? undefined,
      stage: filter.stage ?? undefined,
      kind: filter.kind ?? undefined,
      place: filter.place ?? undefined,
      managerId: filter.manager ?? undefined,
      roh: filter.roh ?? undefined,
      mappaLevel: filter.mappaLevel ?? undefined,
      mappaCategory: filter.mappaCategory ?? undefined,
      releaseFrom: filter.releaseFrom ?? undefined,
      releaseTo: filter.releaseTo ?? undefined,
      ended: filter.ended ?? undefined,
      first: pageSize(page.first),
      after: page.after,
    });
    return connectionOf(rows, page.after);
  }

  /** One case the reader may see; every look at one is audited (graphql/audit). */
  async byId(
    id: string,
    asOf: Instant | undefined,
    context: RequestContext,
  ): Promise<PathwaySource | undefined> {
    const [row] = await pathwaysByIds(this.db, context.reader, [id]);
    if (!row) return undefined;
    return asOf === undefined ? row : this.ledgers.asOf(row, asOf, context);
  }

  /** Facts known at the moment the case is shown as of. */
  async facts(source: PathwaySource, { loaders }: RequestContext): Promise<FactRead[]> {
    const facts = await loaders.facts.load(source.id);
    const { asOf } = source;
    if (asOf === undefined) return facts;
    return facts
      .filter(({ learntAt }) => learntAt <= asOf)
      .map((fact) =>
        fact.withdrawnAt !== null && fact.withdrawnAt > asOf ? { ...fact, withdrawnAt: null } : fact,
      );
  }

  /** What the asker may know of a case, whatever moment it is shown as of. */
  async knowing(pathwayId: string, { actor, loaders }: RequestContext): Promise<Knowing> {
    return { actor, scheme: await loaders.schemeKnown.load(pathwayId) };
  }

  async gates(source: PathwaySource, context: RequestContext): Promise<GateRead[]> {
    const { ledger } = source;
    if (!ledger) return context.loaders.gates.load(source.id);
    const knowing = await this.knowing(source.id, context);
    return [...ledger.gates.values()]
      .filter(({ key }) => mayKnowGate(knowing, key))
      .map((gate) => ({
        ...gate,
        id: gateId(source.id, gate.key),
        pathwayId: source.id,
        overriddenUntil: overrideInForce(ledger, gate) ?? null,
        overriddenById: null,
        reason: null,
        lapsedAt: gate.lapsedAt ?? null,
      }));
  }

  async milestones(source: PathwaySource, { loaders }: RequestContext): Promise<MilestoneRead[]> {
    if (!source.ledger) return loaders.milestones.load(source.id);
    return [...source.ledger.milestones.values()].map((milestone) => ({
      ...milestone,
      pathwayId: source.id,
    }));
  }

  async timeline(
    source: PathwaySource,
    events: readonly string[] | undefined,
    page: PageArgs,
    { reader, actor }: RequestContext,
  ) {
    const rows = await timelineOf(this.db, reader, source.id, {
      first: pageSize(page.first),
      after: page.after,
      until: source.asOf,
      hidden: hiddenTypes(actor),
      events,
    });
    return connectionOf(rows, page.after);
  }
}
