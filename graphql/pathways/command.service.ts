import { Injectable } from '@nestjs/common';
import { openPathway, overrideGate, recordFact, withdrawFact, type FactResult } from '#engine/commands.js';
import { type Asked } from '#engine/outcome.js';
import { type LondonDate } from '#domain/time.js';
import { Doors } from '#persistence/queries/doors.js';
import { pathwaysByIds } from '#persistence/queries/pathway-list.js';
import { factsByIds, gateById } from '#persistence/queries/pathway-parts.js';
import { type RequestContext } from '../shared/context.js';
import { shownRefusal } from '../shared/refused.js';
import { SettleService } from '../shared/settle.service.js';
import { type FactInput, type OpeningFactInput, type OpenPathwayInput } from './command.types.js';

const given = <T extends object>(input: T) =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null && value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };

/** A fact as the engine takes it: happened now and said by staff, unless it says otherwise. */
export const factOf = ({ kind, data, happenedAt, source, sourceId }: OpeningFactInput) => ({
  kind,
  data,
  happenedAt: happenedAt ?? Date.now(),
  source: source ?? 'staff',
  sourceId: sourceId ?? undefined,
});

/** What people say of cases. The engine decides; here the answer is read again with their rights. */
@Injectable()
export class PathwayCommands {
  constructor(
    private readonly db: Doors,
    private readonly settle: SettleService,
  ) {}

  async open(input: OpenPathwayInput, commandId: string | undefined, context: RequestContext) {
    const person = input.person ? (given(input.person) as never) : undefined;
    const facts = input.facts.map(factOf);
    const result = await openPathway(
      this.db,
      context.actor,
      { personId: input.personId ?? undefined, person, facts },
      asked(commandId, context),
    );
    if (result.kind === 'refused') return shownRefusal(result, context);
    const settled = await this.settle.settled(result.pathwayId, result.n);
    const [pathway] = await pathwaysByIds(this.db, context.reader, [result.pathwayId]);
    return { pathway: pathway ?? null, settled };
  }

  async record(input: FactInput, commandId: string | undefined, context: RequestContext) {
    const fact = {
      ...factOf(input),
      pathwayId: input.pathwayId ?? undefined,
      personId: input.personId ?? undefined,
      supersedes: input.supersedes ?? undefined,
    };
    return this.recorded(await recordFact(this.db, context.actor, fact, asked(commandId, context)), context);
  }

  async withdraw(id: string, reason: string, commandId: string | undefined, context: RequestContext) {
    return this.recorded(
      await withdrawFact(this.db, context.actor, id, reason, asked(commandId, context)),
      context,
    );
  }

  async override(
    gateId: string,
    reason: string,
    until: LondonDate,
    commandId: string | undefined,
    context: RequestContext,
  ) {
    const result = await overrideGate(
      this.db,
      context.actor,
      gateId,
      reason,
      until,
      asked(commandId, context),
    );
    if (result.kind === 'refused') return shownRefusal(result, context);
    const settled = await this.settle.settled(result.pathwayId, result.n);
    return { gate: (await gateById(this.db, context.reader, gateId)) ?? null, settled };
  }

  private async recorded(result: FactResult, context: RequestContext) {
    if (result.kind === 'refused') return shownRefusal(result, context);
    const settled = await Promise.all(
      result.facts.map(({ pathwayId, n }) => this.settle.settled(pathwayId, n)),
    );
    const [facts, pathways] = await Promise.all([
      factsByIds(
        this.db,
        context.reader,
        result.facts.map(({ factId }) => factId),
      ),
      pathwaysByIds(
        this.db,
        context.reader,
        result.facts.map(({ pathwayId }) => pathwayId),
      ),
    ]);
    return {
      fact: facts[0] ?? null,
      facts,
      pathways,
      settled: settled.every(Boolean),
      repeated: result.repeated,
    };
  }
}

const asked = (commandId: string | undefined, { correlationId }: RequestContext): Asked => ({
  commandId,
  correlationId,
});
