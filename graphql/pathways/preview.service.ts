import { Injectable } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import { isVictimLiaison } from '#identity/actor.js';
import { isFactKind } from '#domain/fact-kinds.js';
import { isVictimFact } from '#engine/commit/wall.js';
import { codesOf } from '#engine/fact-data.js';
import { pathwaysFor } from '#engine/pathway-access.js';
import { readyFact, type ReadyFact } from '#engine/record-fact.js';
import { actionForVictimLiaison, refusedHere, takersOf } from '#engine/refused-facts.js';
import { Doors } from '#persistence/queries/doors.js';
import { factRef } from '#persistence/queries/pathway-parts.js';
import { POLICY } from '#workflows/policy.js';
import { type Command } from '#workflows/runtime/state.js';
import { takeTurn } from '#workflows/runtime/turn.js';
import { type RequestContext } from '../shared/context.js';
import { blastOf } from './blast.js';
import { factOf } from './command.service.js';
import { type FactInput } from './command.types.js';
import { LedgerService } from './ledger.service.js';

type Problem = { readonly field: string; readonly message: string };

/** What a fact would do: one turn on the memory of the case, thought through and thrown away. */
@Injectable()
export class PreviewService {
  constructor(
    private readonly db: Doors,
    private readonly ledgers: LedgerService,
  ) {}

  async preview(input: FactInput, context: RequestContext) {
    const { actor } = context;
    if (!isFactKind(input.kind))
      return refused([{ field: 'kind', message: `"${input.kind}" is not a kind of fact: see factKinds` }]);
    const misplaced = actionForVictimLiaison(input.kind, input.data);
    if (misplaced) return refused([misplaced]);
    if (isVictimFact({ kind: input.kind, data: (input.data ?? {}) as never }) && !isVictimLiaison(actor)) {
      return refused([
        { field: 'kind', message: 'Facts about victims are recorded by victim liaison: pass it to them.' },
      ]);
    }
    const of = { pathwayId: input.pathwayId ?? undefined, personId: input.personId ?? undefined };
    const pathways = await takersOf(this.db.app, input.kind, await pathwaysFor(this.db.app, actor, of));
    if (pathways.length === 0)
      throw new GraphQLError('There is no such case, or it is not one you work with.', {
        extensions: { code: 'NOT_FOUND' },
      });
    const ready = await readyFact(this.db.app, { ...factOf(input), ...of });
    if (!('kind' in ready)) return refused(ready);
    for (const id of pathways) {
      const standing = await refusedHere(this.db.app, id, ready);
      if (standing) return refused([{ field: 'kind', message: standing.message }]);
    }
    const cases = await Promise.all(
      pathways.map((id) => this.blast(id, ready, input.supersedes ?? undefined, context)),
    );
    const count = (of: (one: (typeof cases)[number]) => readonly unknown[]): number =>
      cases.reduce((sum, one) => sum + of(one).length, 0);
    return {
      problems: [] as Problem[],
      cases,
      clocksMoved: count((one) => one.clocksMoved),
      opened: count((one) => one.opened),
      withdrawn: count((one) => one.withdrawn),
      alreadyLate: count((one) => one.alreadyLate),
    };
  }

  private async blast(
    id: string,
    fact: ReadyFact,
    supersedes: string | undefined,
    { actor, reader }: RequestContext,
  ) {
    const before = await this.ledgers.current(id);
    const now = Math.max(Date.now(), before.now);
    const corrected = supersedes === undefined ? undefined : await factRef(this.db, reader, id, supersedes);
    const command: Command = {
      n: before.applied + 1,
      at: now,
      by: actor.userId,
      type: 'fact',
      fact: {
        kind: fact.kind,
        data: codesOf(fact.kind, fact.all),
        happenedAt: Math.min(fact.happenedAt, now),
        learntAt: now,
        ...(corrected === undefined ? {} : { supersedes: corrected }),
      },
    };
    return blastOf(id, before, takeTurn(POLICY, before, now, [command]), actor);
  }
}

const refused = (problems: readonly Problem[]) => ({
  problems,
  cases: [],
  clocksMoved: 0,
  opened: 0,
  withdrawn: 0,
  alreadyLate: 0,
});
