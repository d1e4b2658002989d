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
import { mayKnow, mayKnowGate, mayKnowStep, type Knowing } from '../pathways/steps.js';
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
    const [state, knowing] = await this.open(part, context);
    return clockIn(state, part.key, knowing);
  }

  async gate(part: PartOfCase, context: RequestContext): Promise<Why | null> {
    const [state, knowing] = await this.open(part, context);
    return gateIn(state, part.key, knowing);
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
    const { actor, loaders } = context;
    const knowing = { actor, scheme: await loaders.schemeKnown.load(source.id) };
    const step = state.steps.get(about);
    if (step && mayKnowStep(knowing, step)) {
      const opening = await openingOf(this.db, context.reader, source.id, about, source.asOf ?? Date.now());
      return whyTask(known(state, context), step, opening);
    }
    return state.gates.has(about) ? gateIn(state, about, knowing) : clockIn(state, about, knowing);
  }

  /** The case that a part is of, and what the asker may know of it. */
  private async open(
    { ofCase, pathwayId }: PartOfCase,
    { actor, loaders }: RequestContext,
  ): Promise<[State, Knowing]> {
    const id = ofCase?.id ?? pathwayId ?? '';
    const [state, scheme] = await Promise.all([
      ofCase ? this.ledgers.of(ofCase) : this.ledgers.current(id),
      loaders.schemeKnown.load(id),
    ]);
    return [state, { actor, scheme }];
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

function gateIn(state: State, key: string, knowing: Knowing): Why | null {
  const gate = state.gates.get(key);
  return gate && mayKnowGate(knowing, key) ? whyGate(known(state, knowing), gate) : null;
}

function clockIn(state: State, key: string, knowing: Knowing): Why | null {
  const step = state.steps.get(key);
  const standing = state.standing.get(key);
  const clock = step?.open?.clock ?? standing?.clock;
  const type = step?.type ?? standing?.type;
  if (!clock || type === undefined || !mayKnowStep(knowing, { type, key })) return null;
  const source = TASK_TYPES.get(type)?.source ?? '';
  const { mark, missedAt } = step?.open ?? {};
  return whyClock(known(state, knowing), {
    clock,
    source,
    ...(mark ? { mark } : {}),
    ...(missedAt === undefined ? {} : { missedAt }),
  });
}

const known = (state: State, { actor }: Pick<Knowing, 'actor'>): Known =>
  knownOf(state, (type) => mayKnow(actor, type), isVictimLiaison(actor));
