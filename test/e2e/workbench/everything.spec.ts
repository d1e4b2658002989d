import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { checkoutRoot } from '#config/checkout.js';
import { ROLES } from '#domain/roles.js';
import { samplePeople } from '#identity/sample-people.js';
import { Chromium } from '../../support/browser.js';
import { crawl, type Stop } from '../../support/crawl.js';
import { faultsOf, keysOf } from '../../support/page-faults.js';
import { openWorkbench, type Person, type WorkbenchStage } from '../../support/workbench.js';

const words = (language: string): object =>
  JSON.parse(
    fs.readFileSync(path.join(checkoutRoot(), `apps/api/workbench/locales/${language}.json`), 'utf8'),
  ) as object;
const KEYS = keysOf(words('en'));

/** One person for each role, where the sample caseload has most of its cases. */
const HOME = ['.hli', '.yor', '.national'];
const BUSY = ['j.ibbotson', 'os.quinn'];
const everybody = (): readonly string[] => {
  const { people } = samplePeople();
  return [
    ...BUSY,
    ...ROLES.map((role) => {
      const of = people.filter(({ memberships }) => memberships[0]?.role === role);
      return (of.find(({ username }) => HOME.some((end) => username.endsWith(end))) ?? of[0])?.username ?? '';
    }),
  ].filter((username) => username !== '');
};

let bench: WorkbenchStage;
let chromium: Chromium;
const people = new Map<string, Person>();
const stops: Stop[] = [];

const CLAIM = `mutation ($id: ID!) { claimTask(id: $id) { ... on Refusal { message } } }`;

/** Takes a caseload in as people do, and gives somebody work. */
async function fill(): Promise<void> {
  const command = path.join(checkoutRoot(), 'dist/apps/cli/main.js');
  for (const args of [['import', 'infra/sample/caseload-small.ndjson', '--yes'], ['demo']])
    await new Promise((resolve) =>
      spawn(process.execPath, [command, ...args], {
        cwd: checkoutRoot(),
        env: { ...process.env, ...bench.environment.env, NODE_OPTIONS: '' },
        stdio: 'ignore',
      }).once('exit', resolve),
    );
  for (const username of [...BUSY, 'omu.hli', 'vlo.yor']) {
    const client = await bench.as(username);
    const { data } = await client.ask(`{ tasks(filter: { state: [OPEN] }, first: 5) { nodes { id } } }`);
    for (const { id } of data.tasks.nodes as { id: string }[]) await client.ask(CLAIM, { id });
  }
}

beforeAll(async () => {
  [bench, chromium] = await Promise.all([openWorkbench(), Chromium.open()]);
  await fill();
}, 600_000);
afterAll(async () => {
  await chromium?.close();
  await bench?.close();
}, 60_000);

test('every role reaches every page of its own, whole, light and in plain words', async () => {
  const faults: string[] = [];
  const seen = new Map<string, number>();
  for (const username of everybody()) {
    const person = await bench.person(username);
    people.set(username, person);
    await crawl(person, { ofAKind: 3, each: 45 }, seen, (page, stop) => {
      if (seen.get(stop.kind) === 1) stops.push(stop);
      faults.push(
        ...faultsOf(page, KEYS).map((fault) => `${username} at ${stop.address} (${stop.kind}): ${fault}`),
      );
    });
  }
  expect(faults).toEqual([]);
  expect(people.size).toBe(ROLES.length + BUSY.length);
  expect([...seen.keys()]).toEqual(
    expect.arrayContaining(['/', '/queue', '/cases', '/tasks/:id', '/cases/:id', '/standards/:id']),
  );
}, 900_000);

test('no page of any kind has anything that axe finds, on a desk and at 320 pixels, and each keeps its policy', async () => {
  expect(stops.length).toBeGreaterThan(10);
  const faults: string[] = [];
  for (const { address, person } of stops) {
    const look = await chromium.look(person);
    await look.go(address);
    faults.push(...(await look.axe()).map((fault) => `${address}: ${fault}`));
    await look.page.setViewportSize({ width: 320, height: 800 });
    faults.push(...(await look.axe()).map((fault) => `${address} at 320: ${fault}`));
    const wide = await look.tooWide();
    if (wide > 0) faults.push(`${address} at 320: ${wide} pixels too wide`);
    faults.push(...look.problems().map((problem) => `${address}: ${problem}`));
    await look.close();
  }
  expect(faults).toEqual([]);
}, 900_000);

test('the frame says in Welsh all that it says in English, and says it in Welsh', () => {
  const [english, welsh] = [new Map(flat(words('en'))), new Map(flat(words('cy')))];
  const missing = [...english.keys()].filter((key) => !welsh.has(key) && !PLURAL.test(key));
  expect(missing).toEqual([]);
  const same = [...english].filter(([key, text]) => welsh.get(key) === text).map(([key]) => key);
  expect(same).toEqual(SAME_IN_BOTH);
});

/** A name, and what is a number alone. */
const SAME_IN_BOTH = ['service'];
/** Welsh has more plurals than English; each language has its own set. */
const PLURAL = /_(?:zero|one|two|few|many|other)$/;
const flat = (value: object, above = ''): [string, string][] =>
  Object.entries(value).flatMap(([name, one]): [string, string][] => {
    const key = above === '' ? name : `${above}.${name}`;
    return typeof one === 'object' && one !== null ? flat(one as object, key) : [[key, String(one)]];
  });
