import { availableParallelism } from 'node:os';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { atLondon, endOfDay, londonDateOf } from '#calendar/index.js';
import { rehearsedCases, type RehearsedCase } from '#engine/rehearsal/caseload.js';
import { rehearseInThreads } from '#engine/rehearsal/in-threads.js';
import { rehearsedPathwayId } from '#engine/rehearsal/invented-ids.js';
import { writeEverybody } from './everybody.js';
import { median, timed } from './rounds.js';

/** A measurement against a bound of its own, not against another way of doing it. */
export interface Bound {
  readonly name: string;
  readonly what: string;
  readonly value: number;
  readonly bound: number;
  /** Which side of the bound is right. */
  readonly side: 'at least' | 'at most';
  readonly unit: string;
  readonly met: boolean;
}

/** Enough that the seconds until the code is compiled do not count for more than they do in a caseload of thousands. */
const SENTENCES = 6_000;
const A_SECOND = 100;
/** Everybody in prison and on probation, to be forecast within the hour (docs/decisions/0018-speed.md). */
const EVERYBODY = 235_000;
const OF_EVERYBODY = 4_176;
const FORECAST_HOURS = 1;
const SECONDS_AN_HOUR = 3_600;
export const SEED = 5;
const FORECAST_FROM = atLondon('2027-01-04', '09:00');
/** By then the last determinate sentence has ended, but for what waits for a longer calendar; a life sentence never does. */
export const FORECAST_TO = endOfDay('2045-12-31');

/** Determinate sentences of 12 to 36 months from the day of sentence, worked to their end by scripted staff. */
export function sentences(howMany: number): RehearsedCase[] {
  return Array.from({ length: howMany }, (_, i) => {
    const on = `2027-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`;
    const at = atLondon(on, '15:00');
    const months = 12 + (i % 25);
    const data = { kind: 'determinate', months, prison: 'HLI', area: 'YOR', victimScheme: i % 3 === 0 };
    return {
      pathwayId: rehearsedPathwayId(SEED, `sentence ${i}`),
      line: i + 1,
      commands: [{ n: 1, at, type: 'fact', fact: { kind: 'sentenced', data, happenedAt: at, learntAt: at } }],
      kind: 'determinate',
      carried: true,
    };
  });
}

/** Whole sentences a second on all cores; every one must come to its end. */
export async function sentencesASecond(rounds: number, say: (line: string) => void): Promise<Bound> {
  const cases = sentences(SENTENCES);
  const rates: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const ms = await timed(async () => {
      const results = await rehearseInThreads({ cases, seed: SEED, until: FORECAST_TO });
      const open = results.filter(({ endedAt }) => endedAt === undefined).length;
      if (results.length !== cases.length || open > 0)
        throw new Error(`${open} of ${results.length} sentences did not end`);
    });
    rates.push(cases.length / (ms / 1000));
    say(`sentences in memory: round ${round + 1} of ${rounds}: ${rates.at(-1)?.toFixed(0)} a second`);
  }
  const value = median(rates);
  const what = `whole determinate sentences a second, ${availableParallelism()} threads, their start included`;
  return {
    name: 'sentences in memory',
    what,
    value,
    bound: A_SECOND,
    side: 'at least',
    unit: 'a second',
    met: value >= A_SECOND,
  };
}

/** Hours to forecast everybody to the end, as some thousands say who are made up alike. */
export async function forecast(say: (line: string) => void): Promise<Bound> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'throughcare-bench-'));
  try {
    const file = path.join(folder, 'caseload.ndjson');
    writeEverybody(file, OF_EVERYBODY, londonDateOf(FORECAST_FROM));
    let [said, ended] = [0, 0];
    const ms = await timed(async () => {
      const { cases, refused } = await rehearsedCases(file, SEED, FORECAST_FROM);
      if (refused.length > 0) throw new Error(`A line was refused: ${JSON.stringify(refused[0])}`);
      const onCase = (done: number, total: number): void => {
        if (done - said < total / 10) return;
        said = done;
        say(`forecast: ${done} of ${total} cases`);
      };
      const results = await rehearseInThreads({ cases, seed: SEED, until: FORECAST_TO, onCase });
      const faulty = results.find(({ faults }) => faults.length > 0);
      if (faulty) throw new Error(`A case faulted: ${faulty.pathwayId}, ${faulty.faults.join(', ')}`);
      ended = results.filter(({ endedAt }) => endedAt !== undefined).length;
    });
    const seconds = ms / 1000;
    const value = (seconds * EVERYBODY) / OF_EVERYBODY / SECONDS_AN_HOUR;
    say(`forecast: ${OF_EVERYBODY} cases in ${seconds.toFixed(1)} s, ${ended} to their end`);
    const [all, some] = [EVERYBODY, OF_EVERYBODY].map((count) => count.toLocaleString('en-GB'));
    return {
      name: 'forecast',
      what: `a caseload of ${all} forecast to its end, scaled from ${some} on orders, on licence and in prison`,
      value,
      bound: FORECAST_HOURS,
      side: 'at most',
      unit: 'h',
      met: value <= FORECAST_HOURS,
    };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
