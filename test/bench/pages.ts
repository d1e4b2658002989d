import fs from 'node:fs';
import path from 'node:path';
import { Browser } from '../e2e/support/browser.js';
import { type Bound } from './memory.js';
import { median, timed, type Measured } from './rounds.js';
import { type Scene } from './scene.js';

const ASKED = 20;
const RATIO_AT_MOST = 2;
const P95_AT_MOST = 300;
const KILOBYTES_AT_MOST = 150;

/** A page, whose it is, and where: an id in the address is one of a row that they may see. */
interface Page {
  readonly name: string;
  readonly as: string;
  readonly address: string;
}

/** Every kind of page that is opened many times a day, by somebody whose day it is. */
const PAGES: readonly Page[] = [
  { name: 'my work', as: 'omu.hli', address: '/' },
  { name: 'team queue', as: 'omu.hli', address: '/queue' },
  { name: 'team queue, high risk', as: 'omu.hli', address: '/queue?roh=high&order=due-latest' },
  { name: 'task', as: 'omu.hli', address: '/tasks/{task}' },
  { name: 'cases', as: 'omu.hli', address: '/cases' },
  { name: 'case', as: 'omu.hli', address: '/cases/{case}' },
  { name: 'case, what lies ahead', as: 'omu.hli', address: '/cases/{case}/timeline' },
  { name: 'case, journal', as: 'omu.hli', address: '/cases/{case}/journal' },
  { name: 'search', as: 'omu.hli', address: '/search?q=smith' },
  { name: 'notices', as: 'omu.hli', address: '/notices' },
  { name: 'release readiness', as: 'j.ibbotson', address: '/release-readiness' },
  { name: 'victim liaison', as: 'vlo.yor', address: '/victims' },
  { name: 'stuck', as: 'head-of-omu.hli', address: '/stuck' },
  { name: 'performance', as: 'head-of-omu.hli', address: '/performance/deadlines' },
  { name: 'directory', as: 'head-of-omu.hli', address: '/directory' },
  { name: 'standards', as: 'omu.hli', address: '/standards' },
];

/** What the pages came to: each against its own GraphQL operations, in the same requests. */
export interface PagesMeasured {
  readonly measured: readonly Measured[];
  readonly bounds: readonly Bound[];
}

/**
 * Asks for each page again and again, as its reader's browser does. Against it stands the time that its GraphQL operations
 * took inside the same requests, as the api's own metrics count it.
 */
export async function pagesMeasured(
  scene: Scene,
  env: Record<string, string>,
  rounds: number,
  say: (line: string) => void,
): Promise<PagesMeasured> {
  const origin = `http://localhost:${scene.config.port}`;
  // The development issuer makes its password when it is first asked for.
  await fetch(`${origin}/development-issuer/.well-known/openid-configuration`);
  const password = fs
    .readFileSync(path.join(env['THROUGHCARE_DATA'] ?? '', 'identity/development-password'), 'utf8')
    .trim();
  const browsers = new Map<string, Browser>();
  for (const as of new Set(PAGES.map((page) => page.as))) {
    const browser = new Browser(origin);
    const { status, heading } = await browser.signIn(as, password);
    if (status !== 200) throw new Error(`${as} was not signed in: ${status} ${heading}`);
    browsers.set(as, browser);
  }
  const ids = await idsFor(scene);
  const measured: Measured[] = [];
  let slowest = { name: '', p95: 0 };
  let heaviest = { name: '', kilobytes: 0 };
  for (const { name, as, address } of PAGES) {
    const browser = browsers.get(as) as Browser;
    const at = address.replaceAll(/\{(\w+)\}/g, (_, id: keyof typeof ids) => ids[id]);
    const done: { ours: number; raw: number }[] = [];
    const times: number[] = [];
    for (let round = 0; round <= rounds; round++) {
      const before = await operationsTook(scene);
      const took: number[] = [];
      for (let i = 0; i < ASKED; i++)
        took.push(
          await timed(async () => {
            const { status, html } = await browser.go(at);
            if (status !== 200) throw new Error(`${at} answered ${status} to ${as}`);
            const kilobytes = Buffer.byteLength(html) / 1_000;
            if (kilobytes > heaviest.kilobytes) heaviest = { name, kilobytes };
          }),
        );
      const operations = ((await operationsTook(scene)) - before) / ASKED;
      // The first round warms: code is compiled, statements are prepared.
      if (round === 0) continue;
      times.push(...took);
      done.push({ ours: took.reduce((sum, ms) => sum + ms, 0) / ASKED, raw: operations });
    }
    const p95 = times.sort((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? 0;
    if (p95 > slowest.p95) slowest = { name, p95 };
    const ratio = median(done.map(({ ours, raw }) => ours / raw));
    say(`page ${name}: ${ratio.toFixed(2)}× its operations, p95 ${p95.toFixed(0)} ms`);
    measured.push({
      name: `page: ${name}`,
      ours: `${at.replaceAll(/[0-9a-f-]{36}/g, '…')} as ${as}`,
      raw: 'the GraphQL operations inside the same requests',
      unit: 'ms',
      oursP50: median(done.map(({ ours }) => ours)),
      rawP50: median(done.map(({ raw }) => raw)),
      ratio,
      atMost: RATIO_AT_MOST,
      met: ratio <= RATIO_AT_MOST,
      rounds: done,
    });
  }
  return {
    measured,
    bounds: [
      bound('slowest page, p95', `“${slowest.name}”`, slowest.p95, P95_AT_MOST, 'ms'),
      bound(
        'heaviest page',
        `“${heaviest.name}”, its HTML uncompressed`,
        heaviest.kilobytes,
        KILOBYTES_AT_MOST,
        'kB',
      ),
    ],
  };
}

const bound = (name: string, what: string, value: number, most: number, unit: string): Bound => ({
  name,
  what,
  value,
  bound: most,
  side: 'at most',
  unit,
  met: value <= most,
});

/** An open task of the clerk's team that a case asked for, and its case. */
async function idsFor(scene: Scene): Promise<{ task: string; case: string }> {
  const clerk = await scene.as('omu.hli');
  const { data, text } = await clerk.ask(
    '{ tasks(filter: { type: ["release.check-date", "reception.settle-dates"], state: [OPEN] }, first: 1) { nodes { id pathway { id } } } }',
  );
  const [node] = (data?.tasks?.nodes ?? []) as { id: string; pathway: { id: string } }[];
  if (!node) throw new Error(`The clerk has no open task: ${text.slice(0, 300)}`);
  return { task: node.id, case: node.pathway.id };
}

/** Milliseconds of GraphQL operations since the api started. */
async function operationsTook({ apiUrl }: Scene): Promise<number> {
  const text = await (await fetch(`${apiUrl}/metrics`)).text();
  const sums = text.matchAll(/^throughcare_graphql_seconds_sum\{[^}]*\} (\S+)$/gm);
  return [...sums].reduce((sum, [, seconds]) => sum + Number(seconds) * 1_000, 0);
}
