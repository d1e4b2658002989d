import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { eventually } from './support/client.js';
import { paperwork, type Paperwork } from './support/paperwork.js';
import { sampleTeamId, sampleUserId } from '#identity/sample-people.js';
import { textOf } from '../support/pdf-text.js';

jest.setTimeout(90_000);

const WORDS = 'His sister told us where the knife is';
const ADD = `mutation ($input: ConfidentialPartInput!) { addConfidentialPart(input: $input) {
  __typename ... on ConfidentialPartAdded { part { id field words addedBy { username } } } ... on Refusal { code message } ... on InvalidInputRefusal { problems { field } } } }`;
const PARTS =
  'query ($id: ID!) { pathway(id: $id) { confidentialParts { field words } facts { kind data } timeline(first: 50) { nodes { event detail } } } }';
const ANSWERS = 'query ($id: ID!) { task(id: $id) { answers } }';

let papers: Paperwork;
beforeAll(async () => {
  papers = await paperwork();
}, 120_000);
afterAll(() => papers?.close(), 60_000);

/** A task that somebody of a team has answered. @returns its id */
async function answeredBy(
  username: string,
  kind: 'omu' | 'prison-public-protection',
  type: string,
  confidentiality: string,
  answers: object,
): Promise<string> {
  const id = randomUUID();
  await papers.owner.query(
    `INSERT INTO throughcare.task (id, pathway_id, key, round, type, stage, role, place_code, team_id, confidentiality, state, opened_at, done_at, done_by, outcome, answers)
     VALUES ($1, $2, $3, 1, $4, 'assessment', 'offender-supervisor', 'HLI', $5, $6, 'DONE', now(), now(), $7, 'contributed', $8)`,
    [
      id,
      papers.pathway,
      `custody#1/${type}#${id}`,
      type,
      sampleTeamId(kind, 'HLI'),
      confidentiality,
      sampleUserId(username),
      JSON.stringify(answers),
    ],
  );
  return id;
}
const as = (name: string) => papers.stage.as(name);
const add = async (name: string, input: object) =>
  (await (await as(name)).ask(ADD, { input })).data.addConfidentialPart;
const answersOf = async (name: string, id: string) =>
  (await (await as(name)).ask(ANSWERS, { id })).data.task?.answers;
const told = async (name: string): Promise<object[]> =>
  (await (await as(name)).ask('{ notices(first: 50) { nodes { kind data } } }')).data.notices.nodes.filter(
    ({ kind }: { kind: string }) => kind === 'confidential-part-added',
  );

test('a marked part of an answer is read by those who need it; whoever holds it is told, without a word of it', async () => {
  const task = await answeredBy('os.hli', 'omu', 'oasys.contribute', 'confidential-assessment', {
    behaviour: WORDS,
    departmentsAsked: 'education',
  });
  expect((await add('omu.hli', { taskId: task, field: 'behaviour', reason: 'source at risk' })).code).toBe(
    'NOT_ALLOWED',
  );
  expect(
    (await add('head-of-omu.hli', { taskId: task, field: 'nothing', reason: 'source at risk' })).problems,
  ).toEqual([{ field: 'field' }]);
  expect((await add('om.hum', { taskId: task, field: 'behaviour', reason: 'source at risk' })).code).toBe(
    'NOT_FOUND',
  );
  expect(await answersOf('omu.hli', task)).toEqual({ behaviour: WORDS, departmentsAsked: 'education' });
  expect(
    await add('head-of-omu.hli', {
      taskId: task,
      field: 'behaviour',
      words: 'Do not name the sister',
      reason: 'source at risk',
    }),
  ).toMatchObject({
    part: { field: 'behaviour', words: 'Do not name the sister', addedBy: { username: 'head-of-omu.hli' } },
  });
  expect((await add('head-of-omu.hli', { taskId: task, field: 'behaviour', reason: 'again' })).code).toBe(
    'CONFLICT',
  );
  for (const name of ['os.hli', 'head-of-omu.hli'])
    expect({ name, answers: await answersOf(name, task) }).toEqual({
      name,
      answers: { behaviour: WORDS, departmentsAsked: 'education' },
    });
  expect(await answersOf('omu.hli', task)).toEqual({ departmentsAsked: 'education' });
  expect(await told('os.hli')).toContainEqual({ kind: 'confidential-part-added', data: { task } });
  expect([await told('head-of-omu.hli'), await told('omu.hli')]).toEqual([[], []]);
  const words = async (name: string) =>
    (await (await as(name)).ask(PARTS, { id: papers.pathway })).data.pathway.confidentialParts;
  expect(await words('om.yor')).toEqual([{ field: 'behaviour', words: 'Do not name the sister' }]);
  for (const name of ['omu.hli', 'reception.hli', 'health.hli', 'prison-key-worker.hli', 'vlo.yor'])
    expect({ name, words: await words(name) }).toEqual({ name, words: [] });
});

test('a marked part of a fact is left out of facts and timeline for everybody who does not need it', async () => {
  const record = `mutation ($input: FactInput!) { recordFact(input: $input) { ... on FactRecorded { fact { id } } ... on Refusal { code message } } }`;
  const input = {
    pathwayId: papers.pathway,
    kind: 'significant-change',
    source: 'staff',
    data: { change: 'intelligence', what: WORDS },
  };
  const { data } = await (await as('os.hli')).ask(record, { input });
  const factId = data.recordFact.fact.id as string;
  for (const field of ['what', 'change'])
    expect((await add('os.hli', { factId, field, reason: 'intelligence' })).__typename).toBe(
      'ConfidentialPartAdded',
    );
  const seen = async (name: string) => (await (await as(name)).ask(PARTS, { id: papers.pathway })).text;
  await eventually(
    () => seen('om.yor'),
    (text) => /"event":"FactRecorded"[^}]*"detail".*intelligence/.test(text),
  );
  expect(await seen('om.yor')).toContain(WORDS);
  for (const name of ['omu.hli', 'reception.hli', 'health.hli', 'vlo.yor']) {
    const text = await seen(name);
    expect({
      name,
      kind: text.includes('significant-change'),
      words: text.includes(WORDS),
      code: text.includes('intelligence'),
    }).toEqual({ name, kind: true, words: false, code: false });
  }
});

test('what the offender receives has nothing of it, while staff read it in theirs', async () => {
  await papers.answered('licence.propose-conditions', 'submitted', {
    conditionsEachWithRiskFactor: 'Not to meet the man called Finch | violence',
  });
  await papers.answered('licence.approve', 'approved', {});
  const before = await textOf(await papers.bytes('omu.hli', (await papers.made('omu.hli', 'licence')).pdf));
  expect(before).toContain('Finch');
  const [task] = await papers.owner.query<{ id: string }>(
    `SELECT id FROM throughcare.task WHERE pathway_id = $1 AND type = 'licence.propose-conditions'`,
    [papers.pathway],
  );
  expect(
    (
      await add('om.yor', {
        taskId: task?.id,
        field: 'conditionsEachWithRiskFactor',
        reason: 'Finch is at risk',
      })
    ).__typename,
  ).toBe('ConfidentialPartAdded');
  const again = await papers.produce('omu.hli', 'licence');
  expect(again.message ?? '').not.toContain('Finch');
  if (again.document)
    expect(await textOf(await papers.bytes('omu.hli', again.document.pdf))).not.toContain('Finch');
  const staff = await textOf(
    await papers.bytes('om.yor', (await papers.made('om.yor', 'licence-monitors')).pdf),
  );
  expect(staff).toContain('Finch');
});

test('a ViSOR reference is read by accredited people only, and every look is in the audit', async () => {
  const task = await answeredBy(
    'public-protection.hli',
    'prison-public-protection',
    'mappa.record-visor',
    'visor',
    { reference: 'VIS-771903', recordedOn: '2026-11-20' },
  );
  const ACCREDIT = `mutation ($id: ID!, $until: Date) { accreditForVisor(userId: $id, until: $until) { __typename ... on AccreditationKept { user { username } until } ... on Refusal { code message } } }`;
  const accredit = async (by: string, whom: string, until: string | null) =>
    (await (await as(by)).ask(ACCREDIT, { id: sampleUserId(whom), until })).data.accreditForVisor;
  const until = new Date(Date.now() + 200 * 86_400_000).toISOString().slice(0, 10);
  expect(await answersOf('public-protection.hli', task)).toBeNull();
  expect((await accredit('head-of-omu.hli', 'public-protection.hli', until)).code).toBe('NOT_ALLOWED');
  expect((await accredit('governor.hli', 'governor.hli', until)).code).toBe('NOT_ALLOWED');
  expect((await accredit('governor.hli', 'public-protection.nhi', until)).code).toBe('NOT_FOUND');
  expect((await accredit('governor.hli', 'public-protection.hli', '2020-01-01')).code).toBe('INVALID');
  expect(await accredit('governor.hli', 'public-protection.hli', until)).toEqual({
    __typename: 'AccreditationKept',
    user: { username: 'public-protection.hli' },
    until,
  });
  expect(await answersOf('public-protection.hli', task)).toMatchObject({ reference: 'VIS-771903' });
  expect(await answersOf('police-intelligence.hli', task)).toBeNull();
  await accredit('governor.hli', 'public-protection.hli', null);
  expect(await answersOf('public-protection.hli', task)).toBeNull();
  const lines = await papers.owner.query<{ username: string; n: number }>(
    `SELECT u.username, count(*)::int AS n FROM audit.event e JOIN throughcare.person_user u ON u.id = e.actor_id WHERE e.action = 'visor.read' AND e.subject_id = $1 GROUP BY 1 ORDER BY 1`,
    [task],
  );
  expect(lines).toEqual([
    { username: 'police-intelligence.hli', n: 1 },
    { username: 'public-protection.hli', n: 3 },
  ]);
});
