/**
 * `npm run bench [-- --rounds n] [--only name,name] [--out file]`: the measurements of "How fast", each against the plainest way
 * to do the same on this machine. Exits 0 when all ran, whether or not the bounds were met: the table says where one is not.
 */
import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { forecast, sentencesASecond, type Bound } from './memory.js';
import { importContest, importOnce, sizeMeasured, type Sizes } from './many.js';
import { pagesMeasured } from './pages.js';
import { contest, type Contest, type Measured } from './rounds.js';
import { setScene } from './scene.js';
import { simulateContest } from './simulate.js';
import { successorContest } from './successor.js';
import { claimContest, layOutTasks, listContests, MANY_TASKS } from './tasks.js';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, only: { type: 'string' }, out: { type: 'string' } },
});
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1)
  throw new Error(`--rounds ${values.rounds}: give a whole number from 1.`);
const only = values.only?.split(',');
const wanted = (name: string): boolean => only?.includes(name) ?? true;
const say = (line: string): void => console.error(line);

Runtime.install({ logger: new DefaultLogger('ERROR') });
const bounds: Bound[] = [];
const measured: Measured[] = [];
const run = async (one: Contest): Promise<void> => void measured.push(await contest(one, rounds, say));

if (wanted('memory')) {
  bounds.push(await sentencesASecond(rounds, say));
  bounds.push(await forecast(say));
}
if (wanted('simulate')) await run(await simulateContest(process.env as Record<string, string>, say));
if (['claim', 'list', 'successor', 'import', 'pages'].some(wanted)) {
  say('Starting worker and api');
  const scene = await setScene(process.env as Record<string, string>);
  try {
    // First, on an empty database: the sizes of what is idle are of nothing else.
    if (wanted('import')) {
      const sizes: Sizes = { ours: [], raw: [] };
      await run(importContest(scene, sizes, say));
      measured.push(sizeMeasured(sizes));
    }
    if (wanted('successor')) await run(await successorContest(scene));
    if (wanted('claim') || wanted('list') || wanted('pages')) {
      if (wanted('pages') && !wanted('import')) {
        say('Importing a caseload');
        await importOnce(scene, 0);
        await scene.settled();
      }
      say(`Laying out ${MANY_TASKS} tasks`);
      await layOutTasks(scene);
      if (wanted('claim')) await run(await claimContest(scene));
      if (wanted('list')) for (const one of await listContests(scene)) await run(one);
      if (wanted('pages')) {
        const pages = await pagesMeasured(scene, process.env as Record<string, string>, rounds, say);
        measured.push(...pages.measured);
        bounds.push(...pages.bounds);
      }
    }
  } finally {
    await scene.close();
  }
}
print();
if (values.out) fs.writeFileSync(values.out, `${JSON.stringify({ rounds, measured, bounds }, null, 1)}\n`);
// Connections that a library keeps would hold the process open.
process.exit(0);

function print(): void {
  const verdict = (met: boolean): string => (met ? 'met' : 'SHORT');
  const lines = [
    ['what', 'ours p50', 'raw p50', 'ratio', 'bound', ''],
    ...measured.map(({ name, oursP50, rawP50, unit, ratio, atMost, met }) => [
      name,
      `${figure(oursP50)} ${unit}`,
      `${figure(rawP50)} ${unit}`,
      `${ratio.toFixed(2)}×`,
      `at most ${atMost}×`,
      verdict(met),
    ]),
    ...bounds.map(({ name, value, unit, bound, side, met }) => [
      name,
      `${figure(value)} ${unit}`,
      '',
      '',
      `${side} ${bound} ${unit}`,
      verdict(met),
    ]),
  ];
  const widths = (lines[0] ?? []).map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
  console.log(`Median of ${rounds} interleaved rounds, p50 of each; PostgreSQL with fsync on`);
  for (const line of lines)
    console.log(
      line
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  '),
    );
  for (const { name, ours, raw } of measured) console.log(`${name}: ${ours}, against ${raw}`);
  for (const { name, what } of bounds) console.log(`${name}: ${what}`);
}

function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(2);
}
