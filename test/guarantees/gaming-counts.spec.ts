import { randomUUID } from 'node:crypto';
import { createActivities } from '#engine/commit/commit.js';
import { gamingCounts, type GamingCount, type GamingRead } from '#persistence/queries/gaming-counts.js';
import { Doors } from '#persistence/queries/doors.js';
import { type FactKind } from '#domain/fact-kinds.js';
import { type Codes } from '#domain/values.js';
import { type Activities } from '#workflows/activities.types.js';
import { type Command, type State } from '#workflows/runtime/state.js';
import { after, at, newPathway, newState, turn } from './support/offered.js';
import { scratchDatabase, type Scratch } from './support/scratch.js';

// pathway.md, "Against gaming". The period is April 2027.
describe('what is counted against gaming', () => {
  let scratch: Scratch;
  let activities: Activities;
  let doors: Doors;
  let pdu: string;
  let omu: string;
  beforeAll(async () => {
    scratch = await scratchDatabase();
    activities = createActivities({ database: scratch.engine, key: scratch.key });
    doors = new Doors(scratch.app, scratch.victim);
    pdu = await teamOf('pdu', 'HUM');
    omu = await teamOf('omu', 'HLI');
  }, 60_000);
  afterAll(() => scratch.drop());

  const teamOf = async (kind: string, place: string): Promise<string> => {
    const [row] = await scratch.owner.query<{ id: string }>(
      'SELECT id FROM throughcare.team WHERE kind = $1 AND place_code = $2',
      [kind, place],
    );
    return row?.id ?? '';
  };
  const counted = async (): Promise<GamingRead[]> =>
    gamingCounts(doors, {
      teams: [pdu, omu],
      from: '2027-04-01',
      to: '2027-04-30',
      overriding: ['head-of-omu', 'area-manager'],
    });
  /** What a count says of each team now. */
  const of = async (count: GamingCount): Promise<number[]> => (await counted()).map((read) => read[count]);

  async function task(
    type: string,
    outcome: string,
    doneAt: string,
    more: { team?: string; answers?: object; dueAt?: string; pathway?: string } = {},
  ): Promise<string> {
    const pathway = more.pathway ?? (await newPathway(scratch));
    await scratch.owner.query(
      `INSERT INTO throughcare.task (id, pathway_id, key, round, type, stage, role, place_code, team_id, state, opened_at, due_at, outcome, done_at, answers)
       VALUES ($1, $2, $3, 1, $3, 'x', 'offender-manager', 'HUM', $4, 'DONE', '2027-03-01', $5, $6, $7, $8)`,
      [
        randomUUID(),
        pathway,
        type,
        more.team ?? pdu,
        more.dueAt ? new Date(at(more.dueAt)) : null,
        outcome,
        new Date(at(doneAt)),
        JSON.stringify(more.answers ?? {}),
      ],
    );
    return pathway;
  }

  it('has a row for every team asked about, and nothing where there is nothing', async () => {
    const none = {
      acceptableAbsencesWithoutEvidence: 0,
      rohLoweringsBeforeReview: 0,
      hardStopLicences: 0,
      overrides: 0,
      deferrals: 0,
      excusals: 0,
    };
    expect(await counted()).toEqual([
      { teamId: pdu, ...none },
      { teamId: omu, ...none },
    ]);
  });

  it('is an absence found acceptable with no evidence seen, from the first day to the last in London', async () => {
    const judge = (outcome: string, evidenceSeen: boolean, on: string) =>
      task('enforce.judge-absence', outcome, on, { answers: { evidenceSeen } });
    await judge('acceptable', true, '2027-04-10T10:00');
    await judge('unacceptable', false, '2027-04-10T10:00');
    await judge('acceptable', false, '2027-03-31T23:59');
    await judge('acceptable', false, '2027-05-01T00:00');
    expect(await of('acceptableAbsencesWithoutEvidence')).toEqual([0, 0]);
    await judge('acceptable', false, '2027-04-01T00:00');
    await judge('acceptable', false, '2027-04-30T23:59');
    expect(await of('acceptableAbsencesWithoutEvidence')).toEqual([2, 0]);
  });

  it('is a licence made by the prison, for the team that was to propose its conditions', async () => {
    const pathway = await task('licence.make-in-prison', 'made-all-carried', '2027-04-10T10:00', {
      team: omu,
    });
    expect(await of('hardStopLicences')).toEqual([0, 1]);
    await task('licence.propose-conditions', 'proposed', '2027-03-10T10:00', { pathway });
    expect(await of('hardStopLicences')).toEqual([1, 0]);
    await task('licence.make-in-prison', 'not-needed', '2027-04-10T10:00', { team: omu });
    expect(await of('hardStopLicences')).toEqual([1, 0]);
  });

  it('is a deferral or an excusal that was granted, not one that was refused', async () => {
    await task('manager.decide-deferral', 'refused', '2027-04-10T10:00');
    await task('manager.decide-deferral', 'deferred', '2027-04-10T10:00');
    await task('manager.decide-deferral', 'deferred', '2027-04-11T10:00');
    await task('manager.decide-deferral', 'excused', '2027-04-11T10:00', { team: omu });
    expect([await of('deferrals'), await of('excusals')]).toEqual([
      [2, 0],
      [0, 1],
    ]);
  });

  it('is an override by somebody who may give one in the name of the team, unless it came too late', async () => {
    const head = await scratch.actor('omu', 'HLI', 'head-of-omu');
    const clerk = await scratch.actor('omu', 'HLI', 'case-administrator');
    const pathway = await newPathway(scratch);
    const override = (n: number, by: string, outcome: string | null) =>
      scratch.owner.query(
        `INSERT INTO throughcare.command (pathway_id, n, type, payload, accepted_at, accepted_by, outcome)
         VALUES ($1, $2, 'override-gate', '{}', '2027-04-10', $3, $4)`,
        [pathway, n, by, outcome],
      );
    await override(1, head.userId, 'applied');
    await override(2, head.userId, null);
    await override(3, head.userId, 'overtaken:gate-not-closed');
    await override(4, clerk.userId, 'applied');
    expect(await of('overrides')).toEqual([0, 2]);
  });

  describe('a fall in risk of harm', () => {
    let n = 0;
    const fact = (when: number, kind: FactKind, data: Codes): Command => ({
      n: ++n,
      at: when,
      type: 'fact',
      fact: { kind, data, happenedAt: when, learntAt: when },
    });
    /** On licence from Mon 4 January 2027 with high risk: ROH-REVIEW-HIGH, sixteen weeks, is Mon 26 April. */
    async function onLicence(): Promise<State> {
      n = 0;
      const state = newState(await newPathway(scratch));
      const from = at('2026-03-02T10:00');
      const released = at('2027-01-04T10:00');
      const begun = await go(state, from, [
        fact(from, 'sentenced', {
          kind: 'determinate',
          months: 24,
          prison: 'HLI',
          area: 'HUM',
          victimScheme: false,
          dates: { crd: '2027-01-04', sled: '2028-03-01' },
        }),
        fact(from, 'received', { prison: 'HLI' }),
        fact(from, 'roh-changed', { level: 'high' }),
      ]);
      return go(begun, released, [fact(released, 'released', { on: 'crd' })]);
    }
    const go = async (state: State, when: number, commands: readonly Command[] = []): Promise<State> =>
      after(state, await activities.commit(turn(state, when, commands)));

    it('recorded while a review is due within fourteen days is counted, although it moves the review', async () => {
      const state = await go(await onLicence(), at('2027-04-15T09:00'));
      const before = (await of('rohLoweringsBeforeReview'))[0] ?? NaN;
      const when = at('2027-04-16T10:00');
      await go(state, when, [fact(when, 'roh-changed', { level: 'medium' })]);
      const [row] = await scratch.owner.query<{ due_on: string }>(
        `SELECT due_on::text FROM throughcare.task WHERE pathway_id = $1 AND type = 'risk.review'`,
        [state.id],
      );
      // Four months from Mon 4 January: no longer 26 April.
      expect(row?.due_on).toBe('2027-05-04');
      expect(await of('rohLoweringsBeforeReview')).toEqual([before + 1, 0]);
    });

    it('long before the review, a rise, and the same level again are not', async () => {
      const before = await of('rohLoweringsBeforeReview');
      const early = await onLicence();
      const when = at('2027-04-05T10:00');
      await go(early, when, [fact(when, 'roh-changed', { level: 'medium' })]);
      for (const level of ['high', 'very-high']) {
        const late = await onLicence();
        const soon = at('2027-04-20T10:00');
        await go(late, soon, [fact(soon, 'roh-changed', { level })]);
      }
      expect(await of('rohLoweringsBeforeReview')).toEqual(before);
    });

    it('found by the review itself is counted when that is done shortly before its day', async () => {
      const before = (await of('rohLoweringsBeforeReview'))[0] ?? NaN;
      const dueAt = '2027-04-26T23:59';
      await task('risk.review', 'lowered', '2027-04-20T10:00', { dueAt });
      await task('risk.review', 'unchanged', '2027-04-20T10:00', { dueAt });
      await task('risk.review', 'lowered', '2027-04-02T10:00', { dueAt });
      await task('risk.review', 'lowered', '2027-04-28T10:00', { dueAt });
      expect(await of('rohLoweringsBeforeReview')).toEqual([before + 1, 0]);
    });
  });

  it('is found by its index, whatever else the tables hold', async () => {
    const plan = async (text: string): Promise<string> =>
      (
        await scratch.owner.transaction(async (sql) => {
          await sql.query('SET LOCAL enable_seqscan = off');
          return sql.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`);
        })
      )
        .map((row) => row['QUERY PLAN'])
        .join('\n');
    expect(
      await plan(
        `SELECT 1 FROM throughcare.task WHERE state = 'DONE' AND type IN ('enforce.judge-absence', 'licence.make-in-prison', 'manager.decide-deferral', 'risk.review', 'roh.review-custody') AND type = 'enforce.judge-absence' AND done_at >= '2027-04-01' AND done_at < '2027-05-01'`,
      ),
    ).toContain('task_counted');
    expect(
      await plan(
        `SELECT 1 FROM throughcare.command WHERE type = 'override-gate' AND accepted_at >= '2027-04-01' AND accepted_at < '2027-05-01'`,
      ),
    ).toContain('command_overrides');
    expect(
      await plan(
        `SELECT 1 FROM throughcare.journal WHERE events @> '[{"e": "FactRecorded", "fact": {"kind": "roh-changed"}}]'::jsonb AND at >= '2027-04-01' AND at < '2027-05-01'`,
      ),
    ).toContain('journal_roh_changed');
  });
});
