import { jest } from '@jest/globals';
import { Database } from '#persistence/database.js';
import { eventually, type Client } from './support/client.js';
import { setStage, type Stage } from './support/stage.js';

jest.setTimeout(60_000);

let stage: Stage;
let victimLiaison: Client;
let pathway: string;
const VICTIM = 'V-0001';
const WORDS = 'she moved to Scarborough in May';

const LIST = `query ($filter: TaskFilter) { tasks(filter: $filter, first: 100) { totalCount edges { node { id title confidentiality type { id } answers } } } }`;
const DONE = `{ __typename ... on TaskDone { settled task { id state } next { type { id } } } ... on Refusal { code message } }`;

interface Node {
  readonly id: string;
  readonly confidentiality: string;
  readonly type: { readonly id: string };
}
async function tasksOf(client: Client, type?: string): Promise<Node[]> {
  const { data } = await client.ask(LIST, { filter: { pathway, ...(type ? { type: [type] } : {}) } });
  return data.tasks.edges.map(({ node }: { node: Node }) => node);
}
const waitFor = (client: Client, type: string): Promise<Node[]> =>
  eventually(
    () => tasksOf(client, type),
    (tasks) => tasks.length > 0,
  );

beforeAll(async () => {
  stage = await setStage();
  victimLiaison = await stage.as('vlo.yor');
  pathway = await stage.openCase({ surname: 'Walled', victimScheme: true });
}, 120_000);
afterAll(() => stage?.close(), 60_000);

test('the referral is witness care’s to send, and nobody else sees that there is a victim', async () => {
  const care = await stage.as('witness-care.yor');
  const [referral] = await waitFor(care, 'victim.refer');
  for (const name of [
    'omu.hli',
    'head-of-omu.hli',
    'om.yor',
    'spo.yor',
    'area-manager.yor',
    'governor.hli',
    'inspector.national',
    'vlo.hum',
    'witness-care.hum',
  ]) {
    const other = await stage.as(name);
    const seen = (await tasksOf(other)).filter(
      ({ confidentiality, type }) => confidentiality === 'victim' || type.id.startsWith('victim.'),
    );
    expect({ name, seen }).toEqual({ name, seen: [] });
    const one = await other.ask('query ($id: ID!) { task(id: $id) { id } }', { id: referral?.id });
    expect({ name, task: one.data.task }).toEqual({ name, task: null });
    const claim = await other.ask(`mutation ($id: ID!) { claimTask(id: $id) ${DONE} }`, { id: referral?.id });
    // Inspectors are told that they never act, whatever the id: that tells nothing of it.
    const code = name === 'inspector.national' ? 'NOT_ALLOWED' : 'NOT_FOUND';
    expect({ name, code: claim.data.claimTask.code }).toEqual({ name, code });
  }
});

test('victim liaison offers contact, and the choice brings what comes next', async () => {
  const record = `mutation ($input: FactInput!) { recordFact(input: $input) { __typename ... on FactRecorded { settled fact { kind data } } ... on Refusal { code message } } }`;
  const input = {
    pathwayId: pathway,
    kind: 'victim-opted',
    source: 'victim-liaison',
    data: { victim: VICTIM },
  };
  const clerk = await stage.as('omu.hli');
  expect((await clerk.ask(record, { input })).data.recordFact.code).toBe('NOT_ALLOWED');
  const { data } = await victimLiaison.ask(record, { input });
  expect(data.recordFact).toMatchObject({
    __typename: 'FactRecorded',
    settled: true,
    fact: { kind: 'victim-opted' },
  });
  const [offer] = await waitFor(victimLiaison, 'victim.offer-contact');
  await victimLiaison.ask(`mutation ($id: ID!) { claimTask(id: $id) ${DONE} }`, { id: offer?.id });
  const answer = { victim: VICTIM, contactOn: '2026-11-20', how: 'letter', faceToFaceOffered: true };
  const done = await victimLiaison.ask(
    `mutation ($id: ID!, $data: JSON) { completeTask(id: $id, outcome: "opted-in", data: $data) ${DONE} }`,
    { id: offer?.id, data: answer },
  );
  expect(done.data.completeTask).toMatchObject({ __typename: 'TaskDone', settled: true });
  expect(done.data.completeTask.next.map(({ type }: Node) => type.id)).toContain('victim.give-note');
  for (const name of ['omu.hli', 'om.yor', 'inspector.national']) {
    const other = await stage.as(name);
    const seen = await other.ask(
      'query ($id: ID!) { pathway(id: $id) { facts { kind } clocks { type { id } } tracks { name steps { type { id } } } timeline(first: 100) { nodes { event key detail } } stuck: gates { key } } }',
      { id: pathway },
    );
    expect({
      name,
      leak: /victim[.-]|V-0001/.test(JSON.stringify(seen.data ?? '').replaceAll('victimScheme', '')),
    }).toEqual({ name, leak: false });
  }
  const own = await victimLiaison.ask(
    'query ($id: ID!) { pathway(id: $id) { facts { kind } timeline(first: 100) { nodes { key } } } }',
    { id: pathway },
  );
  expect(own.data.pathway.facts.map(({ kind }: { kind: string }) => kind)).toContain('victim-opted');
  expect(JSON.stringify(own.data.pathway.timeline)).toContain('victim.give-note');
});

test('a released person is a milestone to tell, and what was said stays with victim liaison', async () => {
  const clerk = await stage.as('omu.hli');
  const record = `mutation ($input: FactInput!) { recordFact(input: $input) { __typename ... on Refusal { code message } } }`;
  await clerk.ask(record, { input: { pathwayId: pathway, kind: 'appeal', source: 'court', data: {} } });
  const released = await clerk.ask(record, {
    input: {
      pathwayId: pathway,
      kind: 'category-changed',
      source: 'prison-record',
      data: { category: 'D', open: true },
    },
  });
  expect(released.data.recordFact.__typename).toBe('FactRecorded');
  const [tell] = await waitFor(victimLiaison, 'victim.tell');
  const claim = await victimLiaison.ask(`mutation ($id: ID!) { claimTask(id: $id) ${DONE} }`, {
    id: tell?.id,
  });
  expect(claim.data.claimTask.__typename).toBe('TaskDone');
  const complete = await victimLiaison.ask(
    `mutation ($id: ID!, $data: JSON) { completeTask(id: $id, outcome: "told", data: $data) ${DONE} }`,
    {
      id: tell?.id,
      data: { victim: VICTIM, milestone: 'open-conditions', how: 'telephone', whatWasSaid: WORDS },
    },
  );
  expect(complete.data.completeTask).toMatchObject({
    __typename: 'TaskDone',
    settled: true,
    task: { state: 'DONE' },
  });
  const own = await victimLiaison.ask('query ($id: ID!) { task(id: $id) { answers } }', { id: tell?.id });
  expect(own.data.task.answers.whatWasSaid).toBe(WORDS);
  const manager = await (
    await stage.as('vlm.yor')
  ).ask('query ($id: ID!) { task(id: $id) { answers } }', { id: tell?.id });
  expect(manager.data.task.answers.whatWasSaid).toBe(WORDS);
  for (const name of ['omu.hli', 'om.yor', 'vlo.hum', 'inspector.national', 'witness-care.yor']) {
    const other = await (
      await stage.as(name)
    ).ask('query ($id: ID!) { task(id: $id) { answers } }', { id: tell?.id });
    expect({ name, task: other.data.task }).toEqual({ name, task: null });
  }
});

test('a concern passed on reaches whoever manages the offender, and not the rest of their team', async () => {
  const record = `mutation ($input: FactInput!) { recordFact(input: $input) { __typename ... on Refusal { code message } } }`;
  const input = {
    pathwayId: pathway,
    kind: 'victim-concern',
    source: 'victim-liaison',
    data: { victim: VICTIM, urgent: true },
  };
  expect((await victimLiaison.ask(record, { input })).data.recordFact.__typename).toBe('FactRecorded');
  // In custody before handover the prison's offender manager stands in (pathway.md, "Set of rules").
  await waitFor(await stage.as('os.hli'), 'victim.answer-concern');
  const about = async (name: string): Promise<string[]> =>
    (await tasksOf(await stage.as(name)))
      .map(({ type }) => type.id)
      .filter((type) => type.startsWith('victim.'));
  expect(await about('os.hli')).toEqual(['victim.answer-concern']);
  for (const name of ['omu.hli', 'head-of-omu.hli', 'governor.hli', 'om.yor'])
    expect({ name, seen: await about(name) }).toEqual({ name, seen: [] });
});

test('the app role itself cannot read a row of it, nor the victim role outside its areas', async () => {
  const { env } = stage.environment;
  const app = new Database({ url: env['DATABASE_URL'] ?? '', poolSize: 1 });
  const victim = new Database({ url: env['VICTIM_DATABASE_URL'] ?? '', poolSize: 1 });
  try {
    for (const table of ['task', 'fact', 'journal', 'person', 'stuck', 'notice', 'standing_clock']) {
      await expect(app.query(`SELECT * FROM victim.${table}`)).rejects.toMatchObject({ code: '42501' });
    }
    const seen = (areas: string): Promise<{ n: number }[]> =>
      victim.transaction((sql) => sql.query('SELECT count(*)::int AS n FROM victim.task'), {
        'throughcare.areas': areas,
      });
    expect((await seen('YOR'))[0]?.n).toBeGreaterThan(0);
    expect((await seen('HUM'))[0]?.n).toBe(0);
    expect((await victim.query<{ n: number }>('SELECT count(*)::int AS n FROM victim.task'))[0]?.n).toBe(0);
  } finally {
    await app.close();
    await victim.close();
  }
});
