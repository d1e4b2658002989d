/**
 * `npm run screenshots [-- --only name,name] [--pictures] [--file caseload.ndjson] [--origin http://localhost:3000 --password …]`: a
 * picture of every screen at desktop and phone width, in `.throughcare/screenshots`. Without `--origin` it starts an installation of its
 * own and imports the sample caseload (or the file) first. `--pictures` makes those of README anew too. Exits 1 when a picture could not
 * be taken or a page had errors.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkoutRoot, dataFolder } from '#config/checkout.js';
import { eventually } from '../e2e/support/client.js';
import { openWorkbench, type WorkbenchStage } from '../support/workbench.js';
import { SHOTS } from './shots.js';
import { takeShots } from './take.js';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    pictures: { type: 'boolean', default: false },
    file: { type: 'string', default: 'infra/sample/caseload-small.ndjson' },
    origin: { type: 'string' },
    password: { type: 'string', default: '' },
  },
});
const only = values.only?.split(',');
const shots = SHOTS.filter(({ name }) => only?.includes(name) ?? true);
const say = (line: string): void => console.error(line);

/** Imports a caseload as a person would, with the command's own progress. Refused lines do not matter here. */
function run(args: readonly string[], env: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const command = path.join(checkoutRoot(), 'dist/apps/cli/main.js');
    const child = spawn(process.execPath, [command, ...args], {
      cwd: checkoutRoot(),
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 || code === 2
        ? resolve()
        : reject(new Error(`throughcare ${args.join(' ')} ended with ${code}`)),
    );
  });
}

const TO_CLAIM = 8;
const OPEN = `{ tasks(filter: { state: [OPEN] }, first: ${TO_CLAIM}) { nodes { id } } }`;
const CLAIM = `mutation ($id: ID!) { claimTask(id: $id) { ... on Refusal { message } } }`;

/** Gives somebody work of their own, so that their pages are not empty. */
async function claimSome(bench: WorkbenchStage, username: string): Promise<void> {
  const client = await bench.as(username);
  const { data: open } = await client.ask(OPEN);
  for (const { id } of open.tasks.nodes as { id: string }[]) {
    const { data, errors } = await client.ask(CLAIM, { id });
    const why = (data?.claimTask.message as string | undefined) ?? errors?.[0]?.message;
    if (why) say(`  ${username} could not claim: ${why}`);
  }
}

const STAGES = '{ pathways(first: 100) { nodes { stage } } }';
const LONGEST = 5 * 60_000;

/** Waits until every case has been looked at once: importing only tells them. */
async function settled(bench: WorkbenchStage): Promise<void> {
  const inspector = await bench.as('inspector.national');
  let said = '';
  await eventually(
    async () => {
      const { data } = await inspector.ask(STAGES);
      const cases = data.pathways.nodes as { stage: string | null }[];
      const done = cases.filter(({ stage }) => stage !== null).length;
      const line = `  ${done} of ${cases.length} cases are under way`;
      if (line !== said) say(line);
      said = line;
      return cases.length - done;
    },
    (waiting) => waiting === 0,
    LONGEST,
  );
}

async function main(): Promise<number> {
  if (shots.length === 0) {
    say(`No screen is called ${values.only ?? ''}. There are: ${SHOTS.map(({ name }) => name).join(', ')}.`);
    return 1;
  }
  const folder = path.join(dataFolder(process.env), 'screenshots');
  const take = (origin: string, password: string): Promise<readonly string[]> =>
    takeShots({ origin, password, shots, folder, say, pictures: values.pictures });
  let wrong: readonly string[];
  if (values.origin) wrong = await take(values.origin, values.password);
  else {
    say('Starting an installation of its own');
    const bench = await openWorkbench();
    const stop = (): void => void bench.close().finally(() => process.exit(130));
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    try {
      say(`Importing ${values.file}`);
      await run(['import', values.file, '--yes'], bench.environment.env);
      say('Opening the sample cases that no caseload file shows');
      await run(['demo'], bench.environment.env);
      await settled(bench);
      for (const username of new Set(shots.map(({ as }) => as).filter((as) => as !== '')))
        await claimSome(bench, username);
      wrong = await take(bench.origin, bench.password);
    } finally {
      await bench.close();
    }
  }
  for (const line of wrong) say(line);
  say(
    `${shots.length} screens, two widths each, are in ${folder}${wrong.length > 0 ? '; see above for what is wrong' : ''}.`,
  );
  return wrong.length > 0 ? 1 : 0;
}

process.exitCode = await main();
