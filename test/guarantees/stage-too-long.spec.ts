import { createActivities } from '#engine/commit/commit.js';
import { keepFindings } from '#engine/reconcile/findings.js';
import { longStages } from '#engine/reconcile/long-stages.js';
import { createDataSource } from '#persistence/data-source.js';
import { StageSpells1795000000004 } from '#persistence/migrations/0004-stage-spells.js';
import { Doors } from '#persistence/queries/doors.js';
import { readerOf } from '#persistence/queries/reader.js';
import { listStuck } from '#persistence/queries/stuck-list.js';
import { type StuckRead } from '#persistence/queries/pathway-parts.js';
import { type Activities } from '#workflows/activities.types.js';
import { type Command, type State } from '#workflows/runtime/state.js';
import { after, at, newPathway, newState, turn } from './support/offered.js';
import { scratchDatabase, type Scratch } from './support/scratch.js';

const DAY = 24 * 3_600_000;
const BEGAN = at('2026-01-05T10:00');

/**
 * Thirty cases before sentence took one day, two days … thirty days until sentence. Nine in ten of them (27) took 27 days or less
 * (pathway.md, "Stuck": a stage longer than nine in ten take, when n ≥ 30).
 */
describe('a case that is longer in its stage than nine in ten', () => {
  let scratch: Scratch;
  let activities: Activities;
  beforeAll(async () => {
    scratch = await scratchDatabase();
    activities = createActivities({ database: scratch.engine, key: scratch.key });
  }, 60_000);
  afterAll(() => scratch.drop());

  const fact = (n: number, kind: string, data: object, when: number): Command =>
    ({ n, at: when, type: 'fact', fact: { kind, data, happenedAt: when, learntAt: when } }) as Command;
  const take = async (state: State, when: number, ...commands: Command[]): Promise<State> =>
    after(state, await activities.commit(turn(state, when, commands)));
  const asked = async (when: number, more: Command[] = []): Promise<State> =>
    take(
      newState(await newPathway(scratch)),
      when,
      fact(1, 'report-requested', { area: 'YOR', hearingOn: '2026-06-01' }, when),
      ...more,
    );
  const sentenced = async (state: State, when: number): Promise<State> =>
    take(
      state,
      when,
      fact(
        state.applied + 1,
        'sentenced',
        { kind: 'determinate', months: 24, prison: 'HLI', area: 'YOR', victimScheme: false },
        when,
      ),
    );
  /** What a probation manager of the area sees once the reconciler has looked at that time. */
  const seen = async (when: number): Promise<StuckRead[]> => {
    await keepFindings(scratch.engine, await longStages(scratch.engine, when), when);
    const spo = await scratch.actor('pdu', 'YOR', 'senior-probation-officer');
    const query = { first: 50, causes: ['stage-too-long'] };
    return [...(await listStuck(new Doors(scratch.app, scratch.victim), readerOf(spo), query)).rows];
  };
  const ids = (rows: readonly StuckRead[]): string[] => rows.map(({ pathwayId }) => pathwayId).sort();

  it('is listed from the 28th day on with its owner and next nudge, and goes when the stage ends', async () => {
    for (let days = 1; days <= 29; days++) await sentenced(await asked(BEGAN), BEGAN + days * DAY);
    const slow = await asked(BEGAN + 40 * DAY);
    // Of 29 nobody can say what nine in ten take.
    expect(await seen(BEGAN + 140 * DAY)).toEqual([]);
    await sentenced(await asked(BEGAN), BEGAN + 30 * DAY);

    expect(await seen(BEGAN + 67 * DAY)).toEqual([]);
    const late = await asked(BEGAN + 60 * DAY);
    const [row, ...others] = await seen(BEGAN + 67 * DAY + 1);
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      pathwayId: slow.id,
      cause: 'stage-too-long',
      ownerRole: 'senior-probation-officer',
      severity: 40,
      since: BEGAN + 67 * DAY,
      detail: 'pre-sentence: of the last 30, nine in ten took 27 days or less',
    });
    expect(row?.nextNudgeAt).toBeGreaterThan(BEGAN + 67 * DAY);
    expect(ids(await seen(BEGAN + 90 * DAY))).toEqual([slow.id, late.id].sort());
    // It keeps the moment it was passed, however often it is looked at.
    expect((await seen(BEGAN + 91 * DAY)).find(({ pathwayId }) => pathwayId === slow.id)?.since).toBe(
      BEGAN + 67 * DAY,
    );
    await sentenced(slow, BEGAN + 91 * DAY);
    expect(ids(await seen(BEGAN + 91 * DAY))).toEqual([late.id]);
  }, 60_000);

  it('is measured against those whose beginning was seen: an adopted case says nothing of what is usual', async () => {
    const before = await longStages(scratch.engine, BEGAN + 95 * DAY);
    for (let i = 0; i < 30; i++) {
      const when = BEGAN + 92 * DAY;
      const adopted = await asked(when, [fact(2, 'imported', {}, when)]);
      await sentenced(adopted, when + 3_600_000);
    }
    expect((await longStages(scratch.engine, BEGAN + 95 * DAY)).map(({ detail }) => detail)).toEqual(
      before.map(({ detail }) => detail),
    );
  }, 60_000);

  it('knows the same of a database that was there before, from its journal', async () => {
    const spells = (): Promise<unknown[]> =>
      scratch.owner.query('SELECT * FROM throughcare.stage_spell ORDER BY pathway_id, seq');
    const kept = await spells();
    expect(kept.length).toBeGreaterThan(90);
    const source = createDataSource({ url: scratch.url, poolSize: 1 });
    await source.initialize();
    const runner = source.createQueryRunner();
    const migration = new StageSpells1795000000004();
    await migration.down(runner);
    await migration.up(runner);
    await source.destroy();
    expect(await spells()).toEqual(kept);
  }, 60_000);
});
