import { Inject, Injectable } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import { type Keys } from '#config/key-ring.js';
import { FACT_KINDS, isFactKind } from '#domain/fact-kinds.js';
import { isStuckCause, STUCK_CAUSES } from '#domain/stuck.js';
import { isVictimType } from '#engine/commit/wall.js';
import { taskId } from '#engine/ids.js';
import { compare, traitsOfCase, type ComparedClock } from '#engine/rehearsal/by-hand/compare.js';
import { openSteps } from '#engine/rehearsal/by-hand/commands.js';
import { isAboutVictims } from '#engine/rehearsal/by-hand/copy-case.js';
import { type Happening } from '#engine/rehearsal/by-hand/happening.js';
import { type Standing } from '#engine/rehearsal/by-hand/play.js';
import { standingOf, type Room } from '#engine/rehearsal/by-hand/store.js';
import { type Actor } from '#identity/actor.js';
import { Doors } from '#persistence/queries/doors.js';
import { stepsOf, type RehearsalRead, type RehearsalStepRead } from '#persistence/queries/rehearsals.js';
import { catalogue } from '#standards/index.js';
import { pictureOf } from '#workflows/runtime/picture.js';
import { type Step } from '#workflows/runtime/state.js';
import { CODEC_KEY, LedgerService } from '../pathways/ledger.service.js';
import { mayKnow } from '../pathways/steps.js';
import { taskKind } from '../tasks/task-kinds.js';

/** What somebody may know of in a rehearsal: as in a case, and nothing about victims. */
export const mayRehearse =
  (actor: Actor) =>
  (type: string): boolean =>
    !isVictimType(type) && mayKnow(actor, type);

/** Rehearsals as the API shows them. The case of one is read when a field needs it, once. */
@Injectable()
export class RehearsalService {
  private readonly read = new WeakMap<RehearsalRead, Promise<Standing>>();

  constructor(
    private readonly db: Doors,
    private readonly ledgers: LedgerService,
    @Inject(CODEC_KEY) private readonly keys: Keys | undefined,
  ) {}

  /** @throws GraphQLError UNAVAILABLE where this process has no key to seal with */
  get room(): Room {
    if (this.keys) return { db: this.db, keys: this.keys };
    throw new GraphQLError('This service was started without the key that rehearsals are kept with.', {
      extensions: { code: 'UNAVAILABLE' },
    });
  }

  /** Where it stands. @throws GraphQLError UNAVAILABLE when it was kept with a key that is gone */
  standing(source: RehearsalRead): Promise<Standing> {
    const { keys } = this.room;
    const known =
      this.read.get(source) ??
      standingOf(this.db.app, keys, source.id).catch((): never => {
        throw new GraphQLError(
          'This rehearsal can no longer be opened: the service has changed since it was begun. Begin another one.',
          { extensions: { code: 'UNAVAILABLE' } },
        );
      });
    this.read.set(source, known);
    return known;
  }

  async brief(source: RehearsalRead) {
    return traitsOfCase((await this.standing(source)).state);
  }

  async kind(source: RehearsalRead): Promise<string | null> {
    return pictureOf((await this.standing(source)).state).view.kind ?? null;
  }

  async tasks(source: RehearsalRead, actor: Actor) {
    const { state, clock } = await this.standing(source);
    const knows = mayRehearse(actor);
    return openSteps(state)
      .filter(({ type }) => knows(type))
      .map((step) => shownTask(source.id, step, clock));
  }

  async clocks(source: RehearsalRead, actor: Actor) {
    const { state } = await this.standing(source);
    const knows = mayRehearse(actor);
    return [...state.standing.values()]
      .filter(({ type }) => knows(type))
      .map(({ key, type, clock }) => ({
        key,
        type: taskKind(type),
        dueOn: clock.dueOn ?? null,
        dueAt: clock.dueAt,
      }))
      .sort((a, b) => a.dueAt - b.dueAt);
  }

  async gates(source: RehearsalRead) {
    const { state } = await this.standing(source);
    return [...state.gates.values()]
      .filter(({ key }) => !isAboutVictims(key, state))
      .map((gate) => ({ ...gate, title: taskKind(gate.opens).title, lapsedAt: gate.lapsedAt ?? null }));
  }

  async stuck(source: RehearsalRead) {
    const { state } = await this.standing(source);
    return [...state.stuck]
      .filter(([key]) => !isAboutVictims(key, state))
      .map(([, stuck]) => ({
        ...stuck,
        title: isStuckCause(stuck.cause) ? STUCK_CAUSES[stuck.cause].title : stuck.cause,
        unblocks: isStuckCause(stuck.cause) ? STUCK_CAUSES[stuck.cause].unblocks : stuck.unblocks,
      }))
      .sort((a, b) => a.since - b.since);
  }

  async steps(source: RehearsalRead, first: number, actor: Actor) {
    const knows = mayRehearse(actor);
    return (await stepsOf(this.db, source.id, first)).map((step) => shownStep(step, knows));
  }

  async comparison(source: RehearsalRead, actor: Actor) {
    if (source.pathwayId === null) return null;
    const [real, { state }] = await Promise.all([
      this.ledgers.current(source.pathwayId),
      this.standing(source),
    ]);
    const compared = compare(real, state, mayRehearse(actor));
    return { ...compared, clocks: compared.clocks.map(shownClock) };
  }
}

const shownTask = (rehearsalId: string, { key, round, type, open }: Step, now: number) => ({
  id: taskId(rehearsalId, key, round),
  key,
  type: taskKind(type),
  role: open?.actsNow ?? open?.role ?? '',
  place: open?.place ?? null,
  openedAt: open?.openedAt ?? now,
  dueOn: open?.clock?.dueOn ?? null,
  dueAt: open?.clock?.dueAt ?? null,
  overdue: open?.clock !== undefined && open.clock.dueAt <= now,
  standard: (open?.clock?.row === undefined ? undefined : catalogue().byId.get(open.clock.row)) ?? null,
  barred: open?.barred ?? [],
});

const factTitle = (kind: unknown): string | null =>
  typeof kind === 'string' && isFactKind(kind) ? FACT_KINDS[kind].title : null;

function shownStep({ said, happened, byId, ...step }: RehearsalStepRead, knows: (type: string) => boolean) {
  const type = said['type'];
  return {
    ...step,
    byId,
    title: typeof type === 'string' ? taskKind(type).title : factTitle(said['fact']),
    outcome: typeof said['outcome'] === 'string' ? said['outcome'] : null,
    everybody: said['everybody'] === true,
    happened: (happened as readonly Happening[])
      .filter((one) => one.type === undefined || knows(one.type))
      .map((one) => ({
        at: one.at,
        what: one.what,
        title: one.type !== undefined ? taskKind(one.type).title : factTitle(one.detail),
        detail: one.detail ?? null,
        dueOn: one.dueOn ?? null,
        dueAt: one.dueAt ?? null,
        fromOn: one.fromOn ?? null,
        fromAt: one.fromAt ?? null,
        late: one.late === true,
      })),
  };
}

const shownClock = ({ key, type, real, rehearsed, realDone, rehearsedDone }: ComparedClock) => ({
  key,
  type: taskKind(type),
  realDueOn: real?.dueOn ?? null,
  realDueAt: real?.dueAt ?? null,
  realDone,
  rehearsedDueOn: rehearsed?.dueOn ?? null,
  rehearsedDueAt: rehearsed?.dueAt ?? null,
  rehearsedDone,
});
