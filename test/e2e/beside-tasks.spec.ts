import { jest } from '@jest/globals';
import { Database } from '#persistence/database.js';
import { sampleUserId } from '#identity/sample-people.js';
import { eventually, type Client } from './support/client.js';
import { CLAIM, REFUSED, taskOf } from './support/beside.js';
import { setStage, type Stage } from './support/stage.js';

jest.setTimeout(60_000);

let stage: Stage;
let clerk: Client;
let head: Client;
let senior: Client;
let pathway: string;
const NOTE = `mutation ($id: ID!, $words: String!, $commandId: ID) { addTaskNote(id: $id, words: $words, commandId: $commandId) {
  ... on TaskDone { task { notes { words writtenBy { username } } } } ${REFUSED} } }`;
const NOTES = 'query ($id: ID!) { task(id: $id) { notes { words writtenBy { username } } } }';
const ASK = `mutation ($id: ID!, $userId: ID!, $question: String!) { askColleague(id: $id, userId: $userId, question: $question) {
  ... on TaskDone { task { state holder { username } questions { id question answer } } } ${REFUSED} } }`;
const ANSWER = `mutation ($id: ID!, $answer: String!) { answerQuestion(id: $id, answer: $answer) { ... on QuestionAnswered { question { answer } } ${REFUSED} } }`;
const TO_ME =
  '{ questionsToMe { totalCount nodes { id question type { id } taskId askedBy { username } pathway { person { lastName } } } } }';
const WAITING =
  '{ waitingOnOthers(first: 100) { totalCount nodes { id what taskId type { id } user { username } team { kind } } } }';
const notices = async (client: Client, kind: string): Promise<{ data: Record<string, string> }[]> =>
  (
    (await client.ask('{ notices(first: 100) { nodes { kind data } } }')).data.notices.nodes as {
      kind: string;
      data: Record<string, string>;
    }[]
  ).filter((notice) => notice.kind === kind);

beforeAll(async () => {
  stage = await setStage();
  [clerk, head, senior] = await Promise.all(
    ['omu.hli', 'head-of-omu.hli', 'spo.yor'].map((name) => stage.as(name)) as [
      Promise<Client>,
      Promise<Client>,
      Promise<Client>,
    ],
  );
  pathway = await stage.openCase({ surname: 'Beside', victimScheme: true });
}, 120_000);
afterAll(() => stage?.close(), 60_000);

test('a note is written by whoever sees the task, newest first, once for each command, and stays when it is handed on', async () => {
  const id = await taskOf(clerk, pathway, 'reception.check-dates');
  const first = { id, words: 'The warrant is being fetched', commandId: 'note-1' };
  await clerk.ask(NOTE, first);
  await clerk.ask(NOTE, first);
  const { data } = await head.ask(NOTE, { id, words: 'It came this morning' });
  const both = [
    { words: 'It came this morning', writtenBy: { username: 'head-of-omu.hli' } },
    { words: 'The warrant is being fetched', writtenBy: { username: 'omu.hli' } },
  ];
  expect(data.addTaskNote.task.notes).toEqual(both);
  await clerk.ask(
    `mutation { assignTask(id: "${id}", userId: "${sampleUserId('head-of-omu.hli')}") { __typename } }`,
  );
  expect((await head.ask(NOTES, { id })).data.task.notes).toEqual(both);

  expect((await clerk.ask(NOTE, { id, words: '  ' })).data.addTaskNote.code).toBe('INVALID');
  expect((await senior.ask(NOTE, { id, words: 'x' })).data.addTaskNote.code).toBe('NOT_FOUND');
});

test('what is written is never changed, by right of the database', async () => {
  const owner = new Database({ url: stage.environment.env['MIGRATION_DATABASE_URL'] ?? '', poolSize: 1 });
  const [may] = await owner.query(
    `SELECT has_table_privilege('throughcare_app', 'throughcare.task_note', 'UPDATE') OR has_any_column_privilege('throughcare_app', 'throughcare.task_note', 'UPDATE') AS change,
            has_table_privilege('throughcare_app', 'throughcare.task_note', 'DELETE') AS delete,
            has_column_privilege('throughcare_app', 'throughcare.task_question', 'question', 'UPDATE') AS question,
            has_any_column_privilege('throughcare_victim', 'victim.task_note', 'UPDATE') AS walled`,
  );
  expect(may).toEqual({ change: false, delete: false, question: false, walled: false });
  await owner.close();
});

test('who holds a task asks a colleague of the case, who is told and answers; the task stays where it is', async () => {
  const id = await taskOf(clerk, pathway, 'category.propose-first');
  const asked = { id, userId: sampleUserId('spo.yor'), question: 'Was he Cat C before?' };
  expect((await clerk.ask(ASK, asked)).data.askColleague.code).toBe('NOT_HELD');
  await clerk.ask(CLAIM, { id });
  const { data } = await clerk.ask(
    'query ($id: ID!) { task(id: $id) { mayBeAsked { user { username } roles } } }',
    { id },
  );
  const names = data.task.mayBeAsked.map(({ user }: { user: { username: string } }) => user.username);
  expect(names).toEqual(expect.arrayContaining(['head-of-omu.hli', 'spo.yor', 'head-of-pdu.yor']));
  for (const other of ['omu.hli', 'om.hum', 'spo.hum', 'inspector.national', 'education.hli'])
    expect(names).not.toContain(other);
  const stranger = await clerk.ask(ASK, { ...asked, userId: sampleUserId('spo.hum') });
  expect(stranger.data.askColleague.code).toBe('NOT_ALLOWED');

  const answer = await clerk.ask(ASK, asked);
  expect(answer.data.askColleague.task).toMatchObject({
    state: 'CLAIMED',
    holder: { username: 'omu.hli' },
    questions: [{ question: 'Was he Cat C before?', answer: null }],
  });
  const waiting = (await clerk.ask(WAITING)).data.waitingOnOthers.nodes;
  expect(waiting).toEqual([
    expect.objectContaining({ what: 'answer', taskId: id, user: { username: 'spo.yor' } }),
  ]);

  const mine = (await senior.ask(TO_ME)).data.questionsToMe;
  expect(mine).toMatchObject({
    totalCount: 1,
    nodes: [{ taskId: id, askedBy: { username: 'omu.hli' }, pathway: { person: { lastName: 'Beside' } } }],
  });
  const question = mine.nodes[0].id as string;
  expect((await notices(senior, 'help-asked'))[0]?.data).toEqual({
    question,
    by: sampleUserId('omu.hli'),
  });
  expect((await head.ask(TO_ME)).data.questionsToMe.totalCount).toBe(0);
  expect((await head.ask(ANSWER, { id: question, answer: 'x' })).data.answerQuestion.code).toBe('NOT_FOUND');
  const given = await senior.ask(ANSWER, { id: question, answer: 'Yes, in 2024.' });
  expect(given.data.answerQuestion.question.answer).toBe('Yes, in 2024.');
  expect((await senior.ask(ANSWER, { id: question, answer: 'No' })).data.answerQuestion.code).toBe(
    'WRONG_STATE',
  );
  expect((await senior.ask(TO_ME)).data.questionsToMe.totalCount).toBe(0);
  expect((await clerk.ask(WAITING)).data.waitingOnOthers.totalCount).toBe(0);
  expect((await notices(clerk, 'help-answered'))[0]?.data).toMatchObject({ question, task: id });
});

test('behind the wall, notes are for those behind it, and only victim liaison is asked', async () => {
  const care = await stage.as('witness-care.yor');
  const liaison = await stage.as('vlo.yor');
  const referral = await taskOf(care, pathway, 'victim.refer');
  await care.ask(CLAIM, { id: referral });
  await care.ask(NOTE, { id: referral, words: 'She prefers to be called Sam' });
  expect((await care.ask(NOTES, { id: referral })).data.task.notes).toHaveLength(1);
  for (const name of ['omu.hli', 'om.yor', 'spo.yor', 'governor.hli', 'inspector.national', 'vlo.hum']) {
    const other = await stage.as(name);
    expect({ name, task: (await other.ask(NOTES, { id: referral })).data.task }).toEqual({
      name,
      task: null,
    });
  }
  const { data } = await care.ask('query ($id: ID!) { task(id: $id) { mayBeAsked { user { username } } } }', {
    id: referral,
  });
  expect(data.task.mayBeAsked.map((one: { user: { username: string } }) => one.user.username)).toEqual(
    expect.arrayContaining(['vlo.yor', 'vlm.yor']),
  );
  expect(data.task.mayBeAsked).toHaveLength(2);
  const to = (userId: string) => ({ id: referral, userId, question: 'Has she moved?' });
  const outside = await care.ask(ASK, to(sampleUserId('om.yor')));
  expect(outside.data.askColleague.code).toBe('NOT_ALLOWED');
  await care.ask(ASK, to(sampleUserId('vlo.yor')));
  const mine = (await liaison.ask(TO_ME)).data.questionsToMe;
  expect(mine.nodes).toMatchObject([{ question: 'Has she moved?', type: { id: 'victim.refer' } }]);
  expect(await notices(liaison, 'help-asked')).toHaveLength(1);
  await liaison.ask(ANSWER, { id: mine.nodes[0].id as string, answer: 'In May.' });
  const answered = await care.ask('query ($id: ID!) { task(id: $id) { questions { answer } } }', {
    id: referral,
  });
  expect(answered.data.task.questions).toEqual([{ answer: 'In May.' }]);
});

test('the named manager sees what their case waits for with other teams, and nothing about victims', async () => {
  const manager = await stage.as('om.yor');
  expect((await manager.ask(WAITING)).data.waitingOnOthers.totalCount).toBe(0);
  await senior.ask(`mutation ($input: FactInput!) { recordFact(input: $input) { __typename ${REFUSED} } }`, {
    input: {
      pathwayId: pathway,
      kind: 'om-changed',
      source: 'probation-record',
      happenedAt: new Date().toISOString(),
      data: { username: 'om.yor', grade: 'probation-officer', area: 'YOR', responsible: true },
    },
  });
  const { data } = await eventually(
    () => manager.ask(WAITING),
    (answer) => answer.data.waitingOnOthers.totalCount > 3,
  );
  const rows = data.waitingOnOthers.nodes as { type: { id: string }; team: { kind: string } }[];
  expect(rows.map(({ team }) => team.kind)).toContain('omu');
  expect(rows.map(({ team }) => team.kind)).not.toContain('pdu');
  expect(rows.filter(({ type }) => type.id.startsWith('victim.'))).toEqual([]);
  const first = await manager.ask('{ waitingOnOthers(first: 2) { nodes { id } pageInfo { endCursor } } }');
  const after = first.data.waitingOnOthers.pageInfo.endCursor as string;
  const second = await manager.ask(`{ waitingOnOthers(first: 98, after: "${after}") { nodes { id } } }`);
  expect(
    [...first.data.waitingOnOthers.nodes, ...second.data.waitingOnOthers.nodes].map(
      ({ id }: { id: string }) => id,
    ),
  ).toEqual((data.waitingOnOthers.nodes as { id: string }[]).map(({ id }) => id));
});
