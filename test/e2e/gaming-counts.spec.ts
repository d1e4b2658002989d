import { jest } from '@jest/globals';
import { eventually, type Client } from './support/client.js';
import { setStage, type Stage } from './support/stage.js';

jest.setTimeout(60_000);

let stage: Stage;
const day = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
const period = `from: "${day(-1)}", to: "${day(1)}"`;
const COUNTS = '{ team { id kind place { code } } overrides deferrals excusals hardStopLicences }';

beforeAll(async () => {
  stage = await setStage();
}, 120_000);
afterAll(() => stage?.close(), 60_000);

const counts = (client: Client, args = '') =>
  client.ask(`{ gamingCounts(${[period, args].filter(Boolean).join(', ')}) ${COUNTS} }`);

it('shows a manager what was granted, and nobody else', async () => {
  const clerk = await stage.as('omu.hli');
  const head = await stage.as('head-of-omu.hli');
  const pathwayId = await stage.openCase({ surname: 'Ames' });

  const mine = await counts(head);
  expect(mine.errors).toBeUndefined();
  expect(mine.data.gamingCounts).toMatchObject([
    {
      team: { kind: 'omu', place: { code: 'HLI' } },
      overrides: 0,
      deferrals: 0,
      excusals: 0,
      hardStopLicences: 0,
    },
  ]);
  expect((await counts(clerk)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  const team = mine.data.gamingCounts[0].team.id as string;
  expect((await counts(clerk, `team: "${team}"`)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');

  // The holder asks for more time; the head of OMU grants it.
  const asked = await clerk.ask(
    `mutation ($input: FactInput!) { recordFact(input: $input) { ... on Refusal { code message } } }`,
    {
      input: {
        pathwayId,
        kind: 'deferral-asked',
        data: { task: 'induction.screen-basic-skills', for: 'defer' },
        happenedAt: new Date().toISOString(),
        source: 'staff',
      },
    },
  );
  expect([asked.errors, asked.data?.recordFact?.code]).toEqual([undefined, undefined]);
  const open = await eventually(
    () => head.ask('{ tasks(filter: { type: "manager.decide-deferral" }) { nodes { id } } }'),
    ({ data }) => data.tasks.nodes.length === 1,
  );
  const id = open.data.tasks.nodes[0].id as string;
  await head.ask(`mutation { claimTask(id: "${id}") { __typename } }`);
  const decided = await head.ask(
    `mutation ($id: ID!, $data: JSON) { completeTask(id: $id, outcome: "deferred", data: $data) { __typename ... on Refusal { code message } } }`,
    {
      id,
      data: {
        task: 'screening',
        reasonCode: 'staff-absence',
        reason: 'Ill.',
        newDate: day(20),
        timesBefore: 0,
      },
    },
  );
  expect(decided.errors).toBeUndefined();
  await eventually(
    () => counts(head, `team: "${team}"`),
    ({ data }) => data.gamingCounts[0].deferrals === 1,
  );
  // Who stands above the prison, and who inspects, see it too; another prison does not.
  const of = async (username: string) =>
    (
      (await counts(await stage.as(username))).data.gamingCounts as {
        team: { id: string };
        deferrals: number;
      }[]
    ).find((one) => one.team.id === team)?.deferrals;
  expect([await of('governor.hli'), await of('inspector.national'), await of('governor.evi')]).toEqual([
    1,
    1,
    undefined,
  ]);
});

it('refuses a period that is none', async () => {
  const head = await stage.as('head-of-omu.hli');
  const { errors } = await head.ask(`{ gamingCounts(from: "2027-04-30", to: "2027-04-01") ${COUNTS} }`);
  expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
});
