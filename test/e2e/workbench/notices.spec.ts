import { eventually, type Client } from '../support/client.js';
import { openWorkbench, type Got, type Person, type WorkbenchStage } from '../../support/workbench.js';

const FACT = `mutation ($input: FactInput!) { recordFact(input: $input) { __typename ... on Refusal { message } } }`;
const UNREAD = `{ notices(filter: { unread: true }, first: 100) { totalCount nodes { id kind } } }`;
const MUST = `{ notices(filter: { mustAcknowledge: true }, first: 100) { nodes { kind acknowledgeBy acknowledgedAt } } }`;
const ALL = `mutation ($ids: [ID!]!) { acknowledgeNotices(ids: $ids) { __typename
  ... on NoticesAcknowledged { notices { id acknowledgedAt } notFound } ... on Refusal { code message } } }`;

let bench: WorkbenchStage;
let om: Client;
let reader: Person;
let id: string;

const flash = (page: Got): string => page.$('.govuk-notification-banner__heading').text().trim();
const badge = (page: Got): number => Number(page.$('a[href="/notices"] .moj-notification-badge').text() || 0);
const unread = async (who: Client): Promise<number> => (await who.ask(UNREAD)).data.notices.totalCount;

const record = async (kind: string, data: object): Promise<void> => {
  const input = { pathwayId: id, kind, source: 'probation-record', data };
  const { data: answer } = await om.ask(FACT, { input });
  expect(answer.recordFact).toEqual({ __typename: 'FactRecorded' });
};

beforeAll(async () => {
  bench = await openWorkbench();
  om = await bench.as('j.ibbotson');
  reader = await bench.person('j.ibbotson');
}, 120_000);
afterAll(() => bench?.close(), 60_000);

test('an empty inbox says so, and what will come there', async () => {
  const page = await reader.see('/notices');
  expect([page.heading, badge(page)]).toEqual(['Notices', 0]);
  expect(page.text).toContain('You have read everything');
  expect((await reader.see('/notices?show=all')).text).toContain('No notices yet');
}, 60_000);

test('what must be acknowledged stands first, with its day; one is acknowledged, then the others', async () => {
  id = await bench.openCase({ surname: 'Told' });
  await record('om-changed', { username: 'j.ibbotson' });
  await record('roh-changed', { level: 'high' });
  await record('roh-changed', { level: 'very-high' });
  await eventually(
    async () => (await om.ask(MUST)).data.notices.nodes as { kind: string }[],
    (nodes) => nodes.filter(({ kind }) => kind === 'roh-changed').length >= 2,
  );
  const count = await unread(om);
  const page = await reader.see('/notices');
  const first = page.rows('Acknowledge first');
  expect(first.length).toBeGreaterThanOrEqual(2);
  expect(first.map(([title]) => title).join()).toMatch(/(From high to|Now) very high/);
  expect(first[0]?.[1]).toContain('Joe Told');
  expect(first[0]?.[2]).toMatch(/Due/);
  expect(badge(page)).toBe(count);

  const one = page.$('button[name="one"]').first().attr('value') ?? '';
  const after = await reader.send(page, { one }, 'main form');
  expect(flash(after)).toBe('1 notice was acknowledged.');
  expect(await unread(om)).toBe(count - 1);
  const none = await reader.send(after);
  expect(none.text).toContain('Tick the notices you have read');

  const ids = after
    .$('input[name="ids"]')
    .toArray()
    .map((box) => after.$(box).attr('value') ?? '');
  const { data } = await om.ask(ALL, { ids: [...ids, '00000000-0000-4000-8000-000000000000', 'nonsense'] });
  expect(data.acknowledgeNotices.notices.map((notice: { id: string }) => notice.id).sort()).toEqual(
    [...ids].sort(),
  );
  expect(data.acknowledgeNotices.notFound).toEqual(['00000000-0000-4000-8000-000000000000', 'nonsense']);
  const clerk = await bench.as('vlo.hum');
  const stranger = await clerk.ask(ALL, { ids });
  expect(stranger.data.acknowledgeNotices).toMatchObject({ notices: [], notFound: ids });
  const all = await reader.see('/notices?show=all');
  expect(all.rows('All notices').length).toBeGreaterThanOrEqual(count);
  expect(all.text).toContain('Acknowledged on');
  const many = await om.ask(ALL, { ids: Array.from({ length: 101 }, (_, n) => String(n)) });
  expect(many.data.acknowledgeNotices).toMatchObject({ __typename: 'InvalidInputRefusal' });
}, 60_000);

test('notices to somebody and to their teams are told apart', async () => {
  const mine = await reader.see('/notices?show=unread&to=me');
  const teams = await reader.see('/notices?show=unread&to=teams');
  expect(mine.text).not.toMatch(/To Offender managers|To .*York/);
  expect(teams.text).not.toContain('To you');
}, 60_000);

test('how one hears of notices is changed, and what is wrong stands at its field', async () => {
  const page = await reader.see('/notices/settings');
  const wrong = await reader.send(page, { email: 'nowhere', quietFrom: '25:00' });
  expect(wrong.status).toBe(422);
  expect(wrong.$('#quietFrom-error').text()).toContain('like 19:00');
  expect(wrong.$('#email').attr('value')).toBe('nowhere');
  const refused = await reader.send(wrong, { quietFrom: '8:30' });
  expect(refused.$('#email-error').text()).toContain('The email address is not an email address');
  const done = await reader.send(refused, {
    email: 'j.ibbotson@justice.example',
    quietFrom: '8:30',
    address: '',
  });
  expect(flash(done)).toBe('Your settings were changed.');
  expect(done.$('#quietFrom').attr('value')).toBe('08:30');
  const kept = (await om.ask('{ noticeSettings { email quietFrom refused } }')).data.noticeSettings;
  expect(kept).toMatchObject({ email: 'j.ibbotson@justice.example', quietFrom: '08:30' });
}, 60_000);
