import { Injectable } from '@nestjs/common';
import { isVictimLiaison } from '#identity/actor.js';
import { type Instant } from '#domain/time.js';
import {
  knownOf,
  whyClock,
  whyGate,
  whyOwner,
  whyRelease,
  whySentenceEnd,
  whyTask,
  type Known,
  type Why,
} from '#engine/why/index.js';
import { Doors } from '#persistence/queries/doors.js';
import { openingOf } from '#persistence/queries/opening-read.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { type State } from '#workflows/runtime/state.js';
import { LedgerService, type PathwaySource } from '../pathways/ledger.service.js';
import { mayKnow } from '../pathways/steps.js';
import { type RequestContext } from '../shared/context.js';

/** A clock or gate: inside a case, shown as of its moment, or in a list that names the case. */
export interface PartOfCase {
  readonly key: string;
  readonly ofCase?: PathwaySource;
  readonly pathwayId?: string;
}

/** Answers why, with its reader's rights: nobody learns from a reason what they may not see. */
@Injectable()
export class WhyService {
  constructor(
    private readonly db: Doors,
    private readonly ledgers: LedgerService,
  ) {}

  /** Why a step is there; null where there was none at that moment, or it is not the reader's to know. */
  async task(
    pathwayId: string,
    key: string,
    asOf: Instant | undefined,
    context: RequestContext,
  ): Promise<Why | null> {
    const state = await this.ledger(pathwayId, asOf, context);
    const step = state?.steps.get(key);
    if (!state || !step || !mayKnow(context.actor, step.type)) return null;
    const opening = await openingOf(this.db, context.reader, pathwayId, key, asOf ?? Date.now());
    return whyTask(known(state, context), step, opening);
  }

  /** Why a clock is due when it is: of an open step, or one that stands by itself. */
  async clock(part: PartOfCase, context: RequestContext): Promise<Why | null> {
    return clockIn(await this.ledgerOf(part), part.key, context);
  }

  async gate(part: PartOfCase, context: RequestContext): Promise<Why | null> {
    const state = await this.ledgerOf(part);
    const gate = state.gates.get(part.key);
    return gate ? whyGate(known(state, context), gate) : null;
  }

  async owner(source: PathwaySource, context: RequestContext): Promise<Why | null> {
    const state = await this.ledgers.of(source);
    return state.seq === 0 ? null : whyOwner(known(state, context));
  }

  /**
   * Why something of a case is as it is, at the moment the case is shown as of.
   * @param about `owner`, `release`, `sentence-end`, or the key of a step, clock or gate
   * @returns null for what is not there, or not the reader's to know
   */
  async about(source: PathwaySource, about: string, context: RequestContext): Promise<Why | null> {
    const state = await this.ledgers.of(source);
    if (state.seq === 0) return null;
    if (about === 'owner') return whyOwner(known(state, context));
    if (about === 'release') return whyRelease(known(state, context));
    if (about === 'sentence-end') return whySentenceEnd(known(state, context));
    const step = state.steps.get(about);
    if (step && mayKnow(context.actor, step.type)) {
      const opening = await openingOf(this.db, context.reader, source.id, about, source.asOf ?? Date.now());
      return whyTask(known(state, context), step, opening);
    }
    const gate = state.gates.get(about);
    return gate ? whyGate(known(state, context), gate) : clockIn(state, about, context);
  }

  private ledgerOf({ ofCase, pathwayId }: PartOfCase): Promise<State> {
    return ofCase ? this.ledgers.of(ofCase) : this.ledgers.current(pathwayId ?? '');
  }

  private async ledger(
    pathwayId: string,
    asOf: Instant | undefined,
    context: RequestContext,
  ): Promise<State | undefined> {
    if (asOf === undefined) return this.ledgers.current(pathwayId);
    const row = await context.loaders.pathway.load(pathwayId);
    return row && (await this.ledgers.asOf(row, asOf, context)).ledger;
  }
}

function clockIn(state: State, key: string, context: RequestContext): Why | null {
  const step = state.steps.get(key);
  const standing = state.standing.get(key);
  const clock = step?.open?.clock ?? standing?.clock;
  const type = step?.type ?? standing?.type;
  if (!clock || type === undefined || !mayKnow(context.actor, type)) return null;
  const source = TASK_TYPES.get(type)?.source ?? '';
  const { mark, missedAt } = step?.open ?? {};
  return whyClock(known(state, context), {
    clock,
    source,
    ...(mark ? { mark } : {}),
    ...(missedAt === undefined ? {} : { missedAt }),
  });
}

const known = (state: State, { actor }: RequestContext): Known =>
  knownOf(state, (type) => mayKnow(actor, type), isVictimLiaison(actor));
