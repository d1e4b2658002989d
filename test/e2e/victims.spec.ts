import { jest } from '@jest/globals';
import { Database } from '#persistence/database.js';
import { ADD, KEPT, NAME, victimCase, type VictimCase } from './support/victims.js';

jest.setTimeout(90_000);

const CHANGE = `mutation ($id: ID!, $input: VictimChangeInput!) { changeVictim(id: $id, input: $input) ${KEPT} }`;
const LIST = 'query ($id: ID!) { victims(pathwayId: $id) { id name reference } }';

let scene: VictimCase;
let stage: VictimCase['stage'];
let owner: Database;
let liaison: VictimCase['liaison'];
let asVlo: VictimCase['asVlo'];
let pathway: string;
let victim: { id: string; reference: string };

beforeAll(async () => {
  scene = await victimCase();
  ({ stage, owner, liaison, asVlo, pathway } = scene);
}, 120_000);
afterAll(() => scene?.close(), 60_000);

test('details must fit: a child has a parent, a safe channel a way to use it; and no refusal repeats what was sent', async () => {
  const wrong = await asVlo(
    ADD,
    {
      input: {
        pathwayId: pathway,
        name: NAME,
        child: true,
        channels: ['TELEPHONE'],
        email: 'not an address of hers',
      },
    },
    'addVictim',
  );
  expect(wrong).toMatchObject({ __typename: 'InvalidInputRefusal', code: 'INVALID' });
  expect(wrong.problems.map(({ field }: { field: string }) => field).sort()).toContain('email');
  const child = await asVlo(ADD, { input: { pathwayId: pathway, name: NAME, child: true } }, 'addVictim');
  expect(child.problems).toEqual([{ field: 'parent', message: expect.stringContaining('through a parent') }]);
  const silent = await asVlo(
    ADD,
    { input: { pathwayId: pathway, name: NAME, channels: ['LETTER'] } },
    'addVictim',
  );
  expect(silent.problems).toEqual([{ field: 'address', message: expect.stringContaining('named as safe') }]);
  expect(JSON.stringify([wrong, child, silent])).not.toMatch(/Featherstone|not an address of hers/);
});

test('a victim is entered once, and contact is offered; nobody outside victim liaison of the area can enter or see one', async () => {
  const input = {
    pathwayId: pathway,
    name: NAME,
    address: '14 Vicarage Lane, Filey',
    telephone: '07700 900 461',
    channels: ['TELEPHONE', 'LETTER'],
    times: 'after 10, never on Fridays',
    never: 'leave a message',
    language: 'WELSH',
  };
  const first = await asVlo(ADD, { input, commandId: 'enter-1' }, 'addVictim');
  expect(first).toMatchObject({
    __typename: 'VictimKept',
    settled: true,
    victim: { name: NAME, language: 'WELSH', optedIn: null },
  });
  expect((await asVlo(ADD, { input, commandId: 'enter-1' }, 'addVictim')).victim.id).toBe(first.victim.id);
  victim = first.victim;
  const tasks = `query ($filter: TaskFilter) { tasks(filter: $filter) { nodes { subject } } }`;
  const { data } = await liaison.ask(tasks, { filter: { pathway, type: ['victim.offer-contact'] } });
  expect(data.tasks.nodes).toEqual([{ subject: victim.reference }]);
  for (const name of [
    'omu.hli',
    'head-of-omu.hli',
    'os.hli',
    'om.yor',
    'spo.yor',
    'area-manager.yor',
    'witness-care.yor',
    'inspector.national',
    'vlo.hum',
  ]) {
    const other = await stage.as(name);
    const seen = await other.ask(LIST, { id: pathway });
    const said = name === 'vlo.hum' ? seen.data.victims : seen.errors?.[0]?.extensions?.code;
    const added = await other.ask(ADD, { input });
    const changed = await other.ask(CHANGE, { id: victim.id, input: { name: 'Somebody Else' } });
    expect({
      name,
      said,
      changed: changed.data.changeVictim.code,
      added: added.data.addVictim.code,
    }).toEqual({
      name,
      ...(name === 'vlo.hum'
        ? { said: [], changed: 'NOT_FOUND', added: 'NOT_FOUND' }
        : { said: 'FORBIDDEN', changed: 'NOT_ALLOWED', added: 'NOT_ALLOWED' }),
    });
  }
});

test('a change keeps how it stood before, and null takes away', async () => {
  const { victim: changed } = await asVlo(
    CHANGE,
    { id: victim.id, input: { times: null, address: '2 Quay Street, Whitby' } },
    'changeVictim',
  );
  expect(changed).toMatchObject({
    name: NAME,
    times: null,
    address: '2 Quay Street, Whitby',
    never: 'leave a message',
  });
  const kept = await owner.query<{ data: { address: string } }>(
    `SELECT data FROM victim.entry WHERE victim_id = $1 AND kind = 'former-details'`,
    [victim.id],
  );
  expect(kept.map(({ data }) => data.address)).toEqual(['14 Vicarage Lane, Filey']);
});

test('opting in and out is the fact that moves the case; notes and complaint information are kept', async () => {
  const choose = (optIn: boolean) =>
    asVlo(
      `mutation ($id: ID!, $in: Boolean!) { setVictimChoice(id: $id, optIn: $in) ${KEPT} }`,
      { id: victim.id, in: optIn },
      'setVictimChoice',
    );
  expect(await choose(false)).toMatchObject({ settled: true, victim: { optedIn: false } });
  expect(await choose(true)).toMatchObject({ settled: true, victim: { optedIn: true } });
  const facts = await owner.query<{ data: object }>(
    `SELECT data FROM victim.fact WHERE pathway_id = $1 AND kind = 'victim-opted' ORDER BY command_n`,
    [pathway],
  );
  expect(facts.map(({ data }) => data)).toEqual([
    { victim: victim.reference, child: false },
    { victim: victim.reference, in: false },
    { victim: victim.reference, in: true },
  ]);
  const NOTE = `mutation ($input: VictimNoteInput!) { addVictimNote(input: $input) ${KEPT} }`;
  const today = new Date().toISOString().slice(0, 10);
  const note = {
    victimId: victim.id,
    on: today,
    words: 'She asked to hear by letter',
    agreed: false,
    givenOn: today,
    givenHow: 'letter',
  };
  expect((await asVlo(NOTE, { input: note }, 'addVictimNote')).problems).toMatchObject([{ field: 'agreed' }]);
  expect((await asVlo(NOTE, { input: { ...note, agreed: true } }, 'addVictimNote')).victim.notes).toEqual([
    { on: today, words: note.words, agreed: true, givenOn: today, recordedBy: { username: 'vlo.yor' } },
  ]);
  const complain = await asVlo(
    `mutation ($id: ID!, $on: Date!) { addComplaintInformation(victimId: $id, on: $on, how: "letter") ${KEPT} }`,
    { id: victim.id, on: today },
    'addComplaintInformation',
  );
  expect(complain.victim.complaintInformation).toEqual([{ on: today, how: 'letter' }]);
});

test('the database itself keeps them: not the app role, not another area, not the victim role without victim liaison', async () => {
  const { env } = stage.environment;
  const app = new Database({ url: env['DATABASE_URL'] ?? '', poolSize: 1 });
  const walled = new Database({ url: env['VICTIM_DATABASE_URL'] ?? '', poolSize: 1 });
  try {
    for (const table of ['person', 'entry', 'disclosure'])
      await expect(app.query(`SELECT 1 FROM victim.${table}`)).rejects.toMatchObject({ code: '42501' });
    const count = async (settings: Record<string, string>) =>
      (
        await walled.transaction(
          (sql) =>
            sql.query<{ p: number; e: number; d: number }>(
              `SELECT (SELECT count(*)::int FROM victim.person) AS p, (SELECT count(*)::int FROM victim.entry) AS e, (SELECT count(*)::int FROM victim.disclosure) AS d`,
            ),
          settings,
        )
      )[0];
    expect(await count({ 'throughcare.liaison': 'YOR' })).toEqual({ p: 1, e: 3, d: 0 });
    for (const settings of [
      {},
      { 'throughcare.areas': 'YOR' },
      { 'throughcare.liaison': 'HUM' },
      { 'throughcare.liaison': '' },
    ])
      expect(await count(settings as Record<string, string>)).toEqual({ p: 0, e: 0, d: 0 });
    const add = walled.transaction(
      (sql) => sql.query(`INSERT INTO victim.person (pathway_id, details) VALUES ($1, '{}')`, [pathway]),
      { 'throughcare.liaison': 'HUM' },
    );
    await expect(add).rejects.toMatchObject({ code: '42501' });
    await expect(walled.query('UPDATE victim.entry SET data = data')).rejects.toMatchObject({
      code: '42501',
    });
    await expect(walled.query(`UPDATE victim.disclosure SET item = 'other'`)).rejects.toMatchObject({
      code: '42501',
    });
  } finally {
    await app.close();
    await walled.close();
  }
});
