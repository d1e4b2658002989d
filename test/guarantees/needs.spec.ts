import { randomUUID } from 'node:crypto';
import { type Actor } from '#identity/actor.js';
import { NEEDS } from '#domain/needs.js';
import { NeedsService } from '#graphql/performance/needs.service.js';
import { type RequestContext } from '#graphql/shared/context.js';
import { Doors } from '#persistence/queries/doors.js';
import { readerOf } from '#persistence/queries/reader.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { newPathway } from './support/offered.js';
import { scratchDatabase, type Scratch } from './support/scratch.js';

describe('the needs of a prison', () => {
  let scratch: Scratch;
  let service: NeedsService;
  let governor: Actor;
  const cases: string[] = [];

  beforeAll(async () => {
    scratch = await scratchDatabase();
    service = new NeedsService(new Doors(scratch.app, scratch.victim));
    governor = await scratch.actor('prison-command', 'HLI', 'governor');
    for (let i = 0; i < 12; i += 1) cases.push(await caseAt('HLI', 'YOR'));
    // Six need work; five of them have a target for it, of which one is blocked; all twelve are assessed, one long ago.
    for (const [i, id] of cases.entries()) {
      await done(
        id,
        'induction.assess-needs',
        'assessed',
        needs({ work: i < 6 ? 'need' : 'no-need' }),
        i === 11 ? 400 : 10,
      );
      const targets = [{ factor: 'education-training-employment', here: i === 0 ? 'blocked' : 'feasible' }];
      await done(id, 'plan.write', 'agreed', { targets: i < 5 ? targets : [] }, 5);
    }
  }, 60_000);
  afterAll(() => scratch.drop());

  async function caseAt(prison: string | null, area: string, episode = 'custody#1'): Promise<string> {
    const id = await newPathway(scratch);
    await scratch.owner.query(
      'UPDATE throughcare.pathway SET prison_code = $2, area_code = $3, episode = $4 WHERE id = $1',
      [id, prison, area, episode],
    );
    return id;
  }

  async function done(
    pathway: string,
    type: string,
    outcome: string,
    answers: object,
    daysAgo: number,
    subject?: string,
  ): Promise<string> {
    const id = randomUUID();
    await scratch.owner.query(
      `INSERT INTO throughcare.task (id, pathway_id, key, round, type, stage, role, place_code, team_id, state, opened_at, outcome, done_at, answers, subject)
       SELECT $1, $2, $3, 1, $4, 'induction', 'intervention-worker', 'HLI', id, 'DONE', now(), $5, now() - make_interval(days => $6), $7, $8
         FROM throughcare.team WHERE kind = 'omu' AND place_code = 'HLI'`,
      [id, pathway, id, type, outcome, daysAgo, JSON.stringify(answers), subject ?? null],
    );
    return id;
  }

  const needs = (given: Record<string, string>): Record<string, string> => ({
    ...Object.fromEntries(NEEDS.map(({ atInduction }) => [atInduction, 'no-need'])),
    ...given,
  });
  const before = (given: Record<string, string>): Record<string, string> => ({
    ...Object.fromEntries(NEEDS.map(({ beforeRelease }) => [beforeRelease, 'none'])),
    ...given,
  });
  const context = (actor: Actor) => ({ actor, reader: readerOf(actor) }) as RequestContext;
  const of = async (need: string, actor = governor, prison: string | null = null) => {
    const found = (await service.needs(prison, context(actor))).find((one) => one.need === need);
    return found && [found.people, found.noTarget, found.blocked, found.outstanding, found.met];
  };

  it('asks for every need by the names that the forms of both assessments have', () => {
    const fields = (type: string) => TASK_TYPES.get(type)?.fields.map(({ name }) => name);
    expect(fields('induction.assess-needs')).toEqual(
      expect.arrayContaining(NEEDS.map(({ atInduction }) => atInduction)),
    );
    expect(fields('resettlement.reassess-needs')).toEqual(
      expect.arrayContaining(NEEDS.map(({ beforeRelease }) => beforeRelease)),
    );
  });

  it('adds up what was assessed against what is planned, and does not tell a number that somebody might be known by', async () => {
    // One without a target and one blocked: each from one to four.
    expect(await of('work')).toEqual([6, null, null, 0, 0]);
    expect(await of('health')).toEqual([0, 0, 0, 0, 0]);
    // Five of six without a target would tell the one who has one.
    const targetsOf = (from: number, to: number, targets: object) =>
      scratch.owner.query(
        `UPDATE throughcare.task SET answers = $2 WHERE type = 'plan.write' AND pathway_id = ANY($1::uuid[])`,
        [cases.slice(from, to), JSON.stringify({ targets })],
      );
    await targetsOf(1, 6, []);
    expect(await of('work')).toEqual([6, null, null, 0, 0]);
    await targetsOf(1, 5, [{ factor: 'education-training-employment', here: 'feasible' }]);
  });

  it('tells of each prison how many people there are, and whose needs are known and current', async () => {
    await caseAt('HLI', 'YOR');
    await caseAt('NHI', 'YOR');
    expect(await service.assessed(context(governor))).toEqual([
      { prison: 'HLI', people: 13, assessed: 12, assessedInYear: 11 },
    ]);
    const inspector = await scratch.actor('inspectorate', 'national', 'inspector');
    expect((await service.assessed(context(inspector))).map(({ prison }) => prison)).toEqual(['HLI', 'NHI']);
    expect(await of('work', inspector, 'NHI')).toEqual([0, 0, 0, 0, 0]);
  });

  it('is current: the assessment before release takes the place of the first, and who has left is not counted', async () => {
    for (const id of cases.slice(0, 5))
      await done(id, 'resettlement.reassess-needs', 'done', before({ workAndLearning: 'outstanding' }), 1);
    for (const id of cases.slice(5, 11))
      await done(id, 'resettlement.reassess-needs', 'done', before({ workAndLearning: 'met' }), 1);
    expect(await of('work')).toEqual([5, 0, null, 5, 6]);
    await scratch.owner.query(`UPDATE throughcare.pathway SET episode = 'licence#1' WHERE id = $1`, [
      cases[10],
    ]);
    expect(await of('work')).toEqual([5, 0, null, 5, 5]);
  });

  it('counts nobody twice for two sentences, and nothing that is marked confidential', async () => {
    const [first = ''] = cases;
    const second = await caseAt('HLI', 'YOR');
    await scratch.owner.query(
      'UPDATE throughcare.pathway SET person_id = (SELECT person_id FROM throughcare.pathway WHERE id = $2) WHERE id = $1',
      [second, first],
    );
    expect((await service.assessed(context(governor)))[0]?.people).toBe(12);
    const marked = await done(
      first,
      'resettlement.reassess-needs',
      'done',
      before({ workAndLearning: 'outstanding' }),
      0,
    );
    expect(await of('work')).toEqual([5, 0, null, 5, 5]);
    // Of the one whose target is blocked.
    await scratch.owner.query(
      `INSERT INTO throughcare.confidential_part (pathway_id, task_id, field, reason, added_at, added_by) VALUES ($1, $2, 'workAndLearning', 'x', now(), $3)`,
      [first, marked, governor.userId],
    );
    expect(await of('work')).toEqual([null, 0, 0, null, 5]);
  });

  it('tells who waits for which intervention, who is in it, and unmet need, until it has ended', async () => {
    for (const id of cases.slice(0, 9)) {
      await fact(id, 'intervention-planned', { intervention: 'tsp', target: 't1' });
      await reached(id, 'interventions/tsp/', 'on-waiting-list', 'tsp');
    }
    for (const id of cases.slice(4, 9))
      await reached(id, 'interventions/tsp/', 'intervention-started', 'tsp');
    for (const id of cases.slice(0, 6)) await reached(id, 'custody#1/', 'unmet-need', 'target-1-1');
    expect(await provision()).toEqual([
      { intervention: 'blocked-target', waiting: 0, running: 0, unmet: 6 },
      { intervention: 'tsp', waiting: null, running: 5, unmet: 0 },
    ]);
    await fact(cases[8], 'intervention-ended', { intervention: 'tsp', how: 'completed' });
    expect(await ofTsp()).toEqual({ intervention: 'tsp', waiting: null, running: null, unmet: 0 });
  });

  it('counts nobody on by a milestone that later answers, a return or a new plan have overtaken', async () => {
    const six = cases.slice(0, 6);
    const all = async (change: (id: string) => Promise<unknown>) => Promise.all(six.map(change));
    const answer = (type: string, outcome: string, answers: object, daysAgo: number) =>
      all((id) => done(id, `intervention.${type}`, outcome, answers, daysAgo, 'gym'));
    const ofGym = async () => {
      const found = (await provision()).find(({ intervention }) => intervention === 'gym');
      return found && [found.waiting, found.running, found.unmet];
    };
    await all((id) => fact(id, 'intervention-planned', { intervention: 'gym', target: 't2' }));
    await all((id) => reached(id, 'interventions/gym/', 'on-waiting-list', 'gym'));
    expect(await ofGym()).toEqual([6, 0, 0]);
    await answer('decide-suitability', 'not-suitable', {}, 90);
    expect(await ofGym()).toBeUndefined();
    await answer('decide-suitability', 'suitable', { onlyOneOfTheirGroup: true }, 80);
    expect(await ofGym()).toBeUndefined();
    await answer('decide-suitability', 'suitable', { onlyOneOfTheirGroup: false }, 70);
    expect(await ofGym()).toEqual([6, 0, 0]);
    await answer('start', 'delayed', {}, 60);
    await answer('answer-delay', 'other-provider-or-prison', {}, 50);
    expect(await ofGym()).toBeUndefined();
    await all((id) => reached(id, 'interventions/gym/', 'intervention-started', 'gym'));
    await answer('start', 'started', {}, 40);
    expect(await ofGym()).toEqual([0, 6, 0]);
    // Moved: it has not gone on there.
    await answer('start', 'delayed', {}, 30);
    expect(await ofGym()).toEqual([6, 0, 0]);
    await all((id) => reached(id, 'interventions/gym/', 'unmet-need', 'gym'));
    await answer('answer-delay', 'unmet-need', {}, 20);
    expect(await ofGym()).toEqual([0, 0, 6]);
    await answer('answer-delay', 'interim-work', {}, 10);
    expect(await ofGym()).toEqual([6, 0, 0]);
    await all((id) => fact(id, 'returned', {}, '1 day'));
    expect(await ofGym()).toBeUndefined();

    expect((await provision())[0]).toMatchObject({ intervention: 'blocked-target', unmet: 6 });
    await scratch.owner.query(
      `UPDATE throughcare.task SET key = 'custody#1/plan.write', round = 2 WHERE type = 'plan.write' AND pathway_id = ANY($1::uuid[])`,
      [six],
    );
    expect(await provision()).not.toContainEqual(expect.objectContaining({ intervention: 'blocked-target' }));
  });

  it('shows nothing of a restricted case, and nothing to whoever manages nobody there', async () => {
    await scratch.owner.query(
      `INSERT INTO throughcare.restricted_case (pathway_id, ground, reason, restricted_at, restricted_by)
       SELECT id, 'high-profile', 'x', now(), $2 FROM throughcare.pathway WHERE id = ANY($1::uuid[])`,
      [cases.slice(1, 3), governor.userId],
    );
    expect((await service.assessed(context(governor)))[0]).toMatchObject({ people: 10 });
    const clerk = await scratch.actor('omu', 'HLI', 'case-administrator');
    expect(await service.assessed(context(clerk))).toEqual([]);
    const elsewhere = await scratch.actor('prison-command', 'NHI', 'governor');
    expect(await of('work', elsewhere, 'HLI')).toEqual([0, 0, 0, 0, 0]);
  });

  const provision = async () => service.provision('HLI', context(governor));
  const ofTsp = async () => (await provision()).find(({ intervention }) => intervention === 'tsp');

  async function reached(pathway: string, part: string, kind: string, what: string): Promise<void> {
    await scratch.owner.query(
      `INSERT INTO throughcare.milestone (pathway_id, key, kind, on_date, at) VALUES ($1, $2::text || 'milestone:' || $3::text || '#' || $4::text, $3, now()::date, now())`,
      [pathway, part, kind, what],
    );
  }

  async function fact(pathway: string | undefined, kind: string, data: object, later = '0'): Promise<void> {
    await scratch.owner.query(
      `INSERT INTO throughcare.fact (pathway_id, command_n, ref, kind, data, happened_at, source) VALUES ($1, 1, $2, $3, $4, now() + $5::interval, 'programmes')`,
      [pathway, randomUUID(), kind, JSON.stringify(data), later],
    );
  }
});
