import { jest } from '@jest/globals';
import { Database } from '#persistence/database.js';
import { sampleUserId } from '#identity/sample-people.js';
import { eventually, type Client } from './support/client.js';
import { setStage, type Stage } from './support/stage.js';

jest.setTimeout(60_000);

const NOTICES = `{ notices(first: 100) { edges { node { id kind title data team { id } pathway { id } acknowledgeBy acknowledgedAt } } } }`;
const FACT = `mutation ($input: FactInput!) { recordFact(input: $input) { __typename ... on Refusal { code message } } }`;
const SETTINGS = `mutation ($input: NoticeSettingsInput!) { changeNoticeSettings(input: $input) {
  __typename ... on NoticeSettingsChanged { settings { email language digest quietFrom refused failed } }
  ... on Refusal { code message } ... on InvalidInputRefusal { problems { field message } } } }`;

interface Node {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly data: Record<string, unknown>;
  readonly pathway: { readonly id: string } | null;
  /** None: it is to the person. */
  readonly team: { readonly id: string } | null;
}
interface Sent {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly status: string;
}

let stage: Stage;
let engine: Database;
let pathway: string;
let messages: string;
const inbox = async (client: Client): Promise<Node[]> =>
  (await client.ask(NOTICES)).data.notices.edges.map(({ node }: { node: Node }) => node);
const sent = async (): Promise<Sent[]> => (await (await fetch(`${messages}/messages.json`)).json()) as Sent[];
const record = async (who: Client, kind: string, data: object): Promise<void> => {
  const { data: answer } = await who.ask(FACT, {
    input: { pathwayId: pathway, kind, source: 'probation-record', data },
  });
  expect(answer.recordFact).toEqual({ __typename: 'FactRecorded' });
};

// The whole installation with the local stand-in for GOV.UK Notify; nobody has quiet hours, whatever time it is.
beforeAll(async () => {
  stage = await setStage();
  const { env, notify } = stage.environment;
  await notify.start();
  messages = env['NOTIFY_URL'] ?? '';
  engine = new Database({ url: env['ENGINE_DATABASE_URL'] ?? '', poolSize: 1 });
  await engine.query(`UPDATE throughcare.notice_contact SET quiet_from = '00:00', quiet_until = '00:00'`);
  pathway = await stage.openCase({ surname: 'Told', victimScheme: true });
}, 120_000);
afterAll(async () => {
  await engine?.close();
  await stage?.close();
}, 60_000);

it('tells everybody on the case of a level, in the inbox and by email, and hears that it arrived', async () => {
  const om = await stage.as('j.ibbotson');
  const clerk = await stage.as('omu.hli');
  await record(om, 'om-changed', { username: 'j.ibbotson' });
  await record(om, 'roh-changed', { level: 'high' });
  const [told] = await eventually(
    async () => (await inbox(om)).filter(({ kind, team }) => kind === 'roh-changed' && team === null),
    (found) => found.length > 0,
  );
  expect(told).toMatchObject({
    pathway: { id: pathway },
    data: { to: 'high' },
    acknowledgeBy: expect.any(String),
  });
  expect((await inbox(clerk)).map(({ kind }) => kind)).toContain('roh-changed');
  const mine = await eventually(
    async () =>
      (await sent()).filter(
        ({ to, body }) => to === 'j.ibbotson@throughcare.example' && body.includes(told?.id ?? '?'),
      ),
    (found) => found[0]?.status === 'delivered',
  );
  expect(mine).toHaveLength(1);
  expect(mine[0]).toMatchObject({ subject: 'Please read: a level has changed on one of your cases' });
  expect(JSON.stringify(await sent())).not.toContain('Told');
  const ledger = await eventually(
    () =>
      engine.query<{ state: string }>('SELECT state FROM throughcare.notice_delivery WHERE notice_id = $1', [
        told?.id,
      ]),
    ([row]) => row?.state === 'delivered',
  );
  expect(ledger).toEqual([{ state: 'delivered' }]);
  const page = await (await fetch(messages)).text();
  expect(page).toContain('j.ibbotson@throughcare.example');
});

it('takes receipts only from who knows the token', async () => {
  const post = (authorization: string | undefined, body: object) =>
    fetch(`${stage.url}/notify/receipts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) },
      body: JSON.stringify(body),
    }).then(({ status }) => status);
  const good = { reference: '00000000-0000-4000-8000-000000000001', status: 'delivered' };
  const token = `Bearer ${stage.environment.env['NOTIFY_CALLBACK_TOKEN'] ?? ''}`;
  expect(await post(undefined, good)).toBe(401);
  expect(await post('Bearer undefined', good)).toBe(401);
  expect(await post(`${token}x`, good)).toBe(401);
  expect(await post(token, { ...good, reference: "'; DROP TABLE" })).toBe(400);
  expect(await post(token, good)).toBe(204);
});

it('tells victim liaison behind the wall, and by an email that says nothing of it; a clerk sees neither', async () => {
  const vlo = await stage.as('vlo.yor');
  const walled = await eventually(
    async () => (await inbox(vlo)).filter(({ kind }) => kind === 'roh-changed'),
    (found) => found.length > 0,
  );
  const email = await eventually(
    async () => (await sent()).filter(({ body }) => body.includes(walled[0]?.id ?? '?')),
    (found) => found.length > 0,
  );
  expect(email).toHaveLength(1);
  expect(JSON.stringify(email)).not.toMatch(/victim/i);
  for (const name of ['omu.hli', 'area-manager.yor']) {
    const client = await stage.as(name);
    expect((await inbox(client)).map(({ id }) => id)).not.toContain(walled[0]?.id);
  }
  const [row] = await engine.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM throughcare.notice_delivery WHERE notice_id = $1',
    [walled[0]?.id],
  );
  expect(row?.n).toBe(0);
});

it('lets people choose, in their language, but not refuse what they must know', async () => {
  const om = await stage.as('j.ibbotson');
  const change = async (input: object) => (await om.ask(SETTINGS, { input })).data.changeNoticeSettings;
  expect(await change({ language: 'cy', digest: false, refused: ['task-done/email'] })).toMatchObject({
    __typename: 'NoticeSettingsChanged',
    settings: {
      email: 'j.ibbotson@throughcare.example',
      language: 'cy',
      digest: false,
      refused: ['task-done/email'],
    },
  });
  expect((await inbox(om)).find(({ kind }) => kind === 'roh-changed')?.title).toMatch(/^Mae lefel y risg/);
  expect(await change({ refused: ['recalled/sms'] })).toMatchObject({
    __typename: 'InvalidInputRefusal',
    problems: [{ field: 'refused', message: expect.stringContaining('cannot be refused') }],
  });
  expect(await change({ email: 'not an address' })).toMatchObject({
    code: 'INVALID',
    problems: [{ field: 'email' }],
  });
  const [row] = await engine.query<{ language: string }>(
    'SELECT language FROM throughcare.notice_contact WHERE user_id = $1',
    [sampleUserId('j.ibbotson')],
  );
  expect(row?.language).toBe('cy');
});
