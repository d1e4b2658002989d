import { randomUUID } from 'node:crypto';
import { createActivities } from '#engine/commit/commit.js';
import { commandOf, type StoredCommand } from '#engine/command-row.js';
import { recordFact } from '#engine/commands.js';
import { type Activities } from '#workflows/activities.types.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { type Command, type State } from '#workflows/runtime/state.js';
import { after, at, newPathway, newState, turn } from './support/offered.js';
import { scratchDatabase, type Scratch } from './support/scratch.js';

const NOW = at('2026-06-01T10:00');
const MINUTE = 60_000;
const DAY = 24 * 3_600_000;

const fact = (n: number, kind: string, data: object, when: number): Command =>
  ({ n, at: when, type: 'fact', fact: { kind, data, happenedAt: when, learntAt: when } }) as Command;

/** Released on licence the day before, with a manager, a tier and a risk of harm. */
const licensed = (manager: string): Command[] =>
  [
    fact(
      1,
      'sentenced',
      {
        kind: 'determinate',
        months: 24,
        area: 'HUM',
        prison: 'HLI',
        victimScheme: false,
        dates: { sled: '2027-05-31', crd: '2026-05-29' },
      },
      NOW - 400 * DAY,
    ),
    fact(2, 'released', { on: 'crd', prison: 'HLI' }, NOW - DAY),
    fact(3, 'om-changed', { username: manager, area: 'HUM' }, NOW - DAY + 1),
    fact(4, 'tier-changed', { tier: 3 }, NOW - DAY + 2),
    fact(5, 'roh-changed', { level: 'medium' }, NOW - DAY + 3),
  ].map((command) => ({ ...command, at: NOW }));
const ordered: Command[] = [
  fact(
    1,
    'sentenced',
    {
      kind: 'community-order',
      months: 12,
      area: 'HUM',
      requirements: ['supervision', 'unpaid-work'],
      dates: { sed: '2027-05-31' },
    },
    NOW,
  ),
];

describe('one person, several pathways', () => {
  let scratch: Scratch;
  let activities: Activities;
  beforeAll(async () => {
    scratch = await scratchDatabase();
    activities = createActivities({ database: scratch.engine, key: scratch.key });
  }, 60_000);
  afterAll(() => scratch.drop());

  /** Another pathway of the person whose pathway this is. */
  async function besides(pathwayId: string): Promise<string> {
    const id = randomUUID();
    await scratch.owner.query(
      'INSERT INTO throughcare.pathway (id, person_id) SELECT $1, person_id FROM throughcare.pathway WHERE id = $2',
      [id, pathwayId],
    );
    return id;
  }
  const offer = async (state: State, when: number, commands: readonly Command[] = []): Promise<State> =>
    after(state, await activities.commit(turn(state, when, commands)));
  const begin = (pathwayId: string, commands: readonly Command[]): Promise<State> =>
    offer(newState(pathwayId), NOW, commands);
  /** What the pathway has been told and not yet heard. */
  const told = async ({ id, applied }: State): Promise<Command[]> =>
    (
      await scratch.engine.query<StoredCommand>(
        'SELECT n, payload, accepted_at, accepted_by FROM throughcare.command WHERE pathway_id = $1 AND n > $2 ORDER BY n',
        [id, applied],
      )
    ).map(commandOf);
  const hear = async (state: State, when: number): Promise<State> => offer(state, when, await told(state));
  const facts = (commands: readonly Command[]): unknown[] =>
    commands.map((command) => command.type === 'fact' && [command.fact.kind, command.fact.data]);
  const openPerPerson = ({ steps }: State): string[] =>
    [...steps.values()]
      .filter(({ open, type }) => open && TASK_TYPES.get(type)?.per === 'person')
      .map(({ type }) => type);

  it('an order beside a licence hears who leads and what is known of the person, and leaves the rest to the licence', async () => {
    const manager = randomUUID();
    const licence = await begin(await newPathway(scratch), licensed(manager));
    expect(openPerPerson(licence)).toContain('roh.screen');
    const order = await begin(await besides(licence.id), ordered);
    expect(openPerPerson(order)).toContain('licence.induct');
    const news = await told(order);
    expect(facts(news)).toEqual([
      ['leading-changed', { leads: false, pathway: licence.id }],
      ['om-changed', { username: manager }],
      ['tier-changed', { tier: 3 }],
      ['roh-changed', { level: 'medium' }],
    ]);
    expect(await told(licence)).toEqual([]);
    const heard = await hear(order, NOW + MINUTE);
    expect(openPerPerson(heard)).toEqual([]);
    expect([...heard.steps.values()].filter(({ open }) => open).map(({ key }) => key)).toContain(
      'order#1/order.run-requirement#unpaid-work',
    );
    const [open] = await scratch.owner.query<{ count: number }>(
      `SELECT count(*)::int FROM throughcare.task WHERE state = 'OPEN' AND type = 'roh.screen'
         AND pathway_id IN (SELECT id FROM throughcare.pathway WHERE person_id = (SELECT person_id FROM throughcare.pathway WHERE id = $1))`,
      [licence.id],
    );
    expect(open?.count).toBe(1);
  });

  it('what an answer in one says of the person is told to the other once, however often the commit is repeated', async () => {
    let licence = await begin(await newPathway(scratch), licensed(randomUUID()));
    let order = await hear(await begin(await besides(licence.id), ordered), NOW + MINUTE);
    order = await hear(order, NOW + 2 * MINUTE);
    const step = [...licence.steps.values()].find(({ type }) => type === 'licence.record-arrival');
    const arrived: Command = {
      n: 6,
      at: NOW + 3 * MINUTE,
      type: 'complete',
      key: step?.key ?? '',
      round: 1,
      outcome: 'reported',
      data: { reportedAt: '2026-06-01T09:00' },
    };
    const request = turn(licence, NOW + 3 * MINUTE, [arrived]);
    licence = after(licence, await activities.commit(request));
    await activities.commit(request);
    expect(facts(await told(order))).toEqual([['contact-made', { by: 'offender-manager' }]]);
    expect(licence.facts.map(({ kind }) => kind)).toContain('appointment-kept');
  });

  it('when the licence ends the order leads, knows what was done, and asks no more than is left', async () => {
    let licence = await begin(await newPathway(scratch), licensed(randomUUID()));
    let order = await hear(await begin(await besides(licence.id), ordered), NOW + MINUTE);
    const induct = [...licence.steps.values()].find(({ type }) => type === 'roh.screen');
    licence = await offer(licence, NOW + DAY, [
      {
        n: 6,
        at: NOW + DAY,
        type: 'complete',
        key: induct?.key ?? '',
        round: 1,
        outcome: 'no-concern',
        data: {},
      },
    ]);
    licence = await offer(licence, NOW + 2 * DAY, [fact(7, 'order-ended', { how: 'court' }, NOW + 2 * DAY)]);
    const news = await told(order);
    expect(facts(news)).toEqual([['leading-changed', { leads: true, done: ['roh.screen:2026-06-02'] }]]);
    order = await hear(order, NOW + 2 * DAY + MINUTE);
    expect(openPerPerson(order)).toContain('licence.induct');
    expect(openPerPerson(order)).not.toContain('roh.screen');
    expect(openPerPerson(order)).not.toContain('allocation.set-tier');
    // And the licence, which has ended, is told that it leads no more.
    expect(facts(await told(licence))).toEqual([['leading-changed', { leads: false, pathway: order.id }]]);
  });

  it('two that begin at the same moment agree on one leader', async () => {
    const first = await newPathway(scratch);
    const second = await besides(first);
    await Promise.all([begin(first, licensed(randomUUID())), begin(second, ordered)]);
    const rows = await scratch.owner.query<{ pathway_id: string; leads: boolean }>(
      `SELECT pathway_id, (data ->> 'leads')::boolean AS leads FROM throughcare.fact WHERE kind = 'leading-changed' AND pathway_id = ANY ($1)`,
      [[first, second]],
    );
    expect(rows).toEqual([{ pathway_id: second, leads: false }]);
  });

  it('nobody but the service itself says which pathway leads', async () => {
    const manager = await scratch.actor('pdu', 'HUM', 'offender-manager');
    const { id } = await begin(await newPathway(scratch), ordered);
    const said = await recordFact(scratch, manager, {
      pathwayId: id,
      kind: 'leading-changed',
      data: { leads: false },
      happenedAt: Date.now(),
      source: 'staff',
    });
    expect(said).toMatchObject({ kind: 'refused', code: 'NOT_ALLOWED' });
  });
});
