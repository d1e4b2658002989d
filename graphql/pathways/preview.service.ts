import { Injectable } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import { isVictimLiaison } from '#identity/actor.js';
import { isFactKind } from '#domain/fact-kinds.js';
import { isOwnFact, OWN_FACT } from '#engine/own-facts.js';
import { isVictimFact } from '#engine/commit/wall.js';
import { codesOf } from '#engine/fact-data.js';
import { pathwaysFor } from '#engine/pathway-access.js';
import { isUuid } from '#engine/ids.js';
import { readyFact, type ReadyFact } from '#engine/record-fact.js';
import { actionForVictimLiaison, refusedHere, takersOf } from '#engine/refused-facts.js';
import { Doors } from '#persistence/queries/doors.js';
import { factRef, factsByIds } from '#persistence/queries/pathway-parts.js';
import { POLICY } from '#workflows/policy.js';
import { type Command } from '#workflows/runtime/state.js';
import { takeTurn } from '#workflows/runtime/turn.js';
import { type RequestContext } from '../shared/context.js';
import { blastOf, type BlastSource } from './blast.js';
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
    if (isOwnFact(input.kind)) return refused([{ field: 'kind', message: OWN_FACT.message }]);
    const misplaced = actionForVictimLiaison(input.kind, input.data);
    if (misplaced) return refused([misplaced]);
    if (isVictimFact({ kind: input.kind, data: (input.data ?? {}) as never }) && !isVictimLiaison(actor)) {
      return refused([
        { field: 'kind', message: 'Facts about victims are recorded by victim liaison: pass it to them.' },
      ]);
    }
    const of = { pathwayId: input.pathwayId ?? undefined, personId: input.personId ?? undefined };
    const pathways = await takersOf(this.db.app, input.kind, await pathwaysFor(this.db.app, actor, of));
    if (pathways.length === 0) throw NO_SUCH('case');
    const supersedes = input.supersedes ?? undefined;
    const ready = await readyFact(this.db.app, { ...factOf(input), ...of, supersedes });
    if (!('kind' in ready)) return refused(ready);
    for (const id of pathways) {
      const standing = await refusedHere(this.db.app, id, ready);
      if (standing) return refused([{ field: 'kind', message: standing.message }]);
    }
    const fact = factOfTurn(ready);
    const cases = await Promise.all(
      pathways.map(async (id) => {
        const corrected =
          supersedes === undefined ? undefined : await factRef(this.db, context.reader, id, supersedes);
        const said = { ...fact, ...(corrected === undefined ? {} : { supersedes: corrected }) };
        return this.blast(id, { type: 'fact', fact: said }, context);
      }),
    );
    return counted(cases);
  }

  /** What would move if a fact were taken back. @throws GraphQLError NOT_FOUND for one that is not the asker's to take back */
  async previewWithdrawal(id: string, context: RequestContext) {
    const [fact] = isUuid(id) ? await factsByIds(this.db, context.reader, [id]) : [];
    const [pathwayId] = fact ? await pathwaysFor(this.db.app, context.actor, fact) : [];
    const ref = fact && pathwayId && (await factRef(this.db, context.reader, pathwayId, id));
    if (!fact || pathwayId === undefined || ref === undefined) throw NO_SUCH('fact');
    if (fact.withdrawnAt !== null)
      return refused([{ field: 'id', message: 'This fact was withdrawn before.' }]);
    return counted([await this.blast(pathwayId, { type: 'withdraw-fact', factId: ref }, context)]);
  }

  private async blast(
    id: string,
    thought: Thought,
    { actor, loaders }: RequestContext,
  ): Promise<BlastSource> {
    const [before, scheme] = await Promise.all([this.ledgers.current(id), loaders.schemeKnown.load(id)]);
    const now = Math.max(Date.now(), before.now);
    const known =
      thought.type === 'withdraw-fact'
        ? thought
        : {
            ...thought,
            fact: { ...thought.fact, happenedAt: Math.min(thought.fact.happenedAt, now), learntAt: now },
          };
    const command: Command = { n: before.applied + 1, at: now, by: actor.userId, ...known };
    return blastOf(id, before, takeTurn(POLICY, before, now, [command]), { actor, scheme });
  }
}

type Fact = Extract<Command, { type: 'fact' }>['fact'];
type Thought =
  | { readonly type: 'fact'; readonly fact: Omit<Fact, 'learntAt'> }
  | { readonly type: 'withdraw-fact'; readonly factId: string };

const factOfTurn = ({ kind, all, happenedAt }: ReadyFact): Omit<Fact, 'learntAt'> => ({
  kind,
  data: codesOf(kind, all),
  happenedAt,
});

const NO_SUCH = (what: string): GraphQLError =>
  new GraphQLError(`There is no such ${what}, or it is not one you work with.`, {
    extensions: { code: 'NOT_FOUND' },
  });

function counted(cases: readonly BlastSource[]) {
  const count = (of: (one: BlastSource) => readonly unknown[]): number =>
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

const refused = (problems: readonly Problem[]) => ({
  problems,
  cases: [],
  clocksMoved: 0,
  opened: 0,
  withdrawn: 0,
  alreadyLate: 0,
});
