import { catalogue } from '#standards/index.js';
import { type CaseResult } from './case-result.js';
import { type RefusedLine } from './caseload.js';
import { addCounts, type StandardCount, type StandardCounts } from './standards-tally.js';

/** One line of the standards table. */
export interface StandardLine extends StandardCount {
  readonly id: string;
  readonly title: string;
  /** Clocks that ran out or were kept: what the share is of. */
  readonly n: number;
  /** Share met of those that came due, in percent to one place; null when none came due. */
  readonly percentMet: number | null;
}

export interface Simulation {
  readonly caseload: string;
  readonly engine: 'memory' | 'temporal';
  readonly asOf: string;
  readonly until: string;
  readonly seed: number;
  /** The set of rules that was forced; absent: each date chose its own. */
  readonly set?: string;
  readonly cases: number;
  readonly turns: number;
  readonly tasks: number;
  readonly seconds: number;
  readonly standards: readonly StandardLine[];
  /** How many carried cases came to a stage, and how many stand there at the end. */
  readonly stages: readonly { readonly stage: string; readonly reached: number; readonly now: number }[];
  /** Kinds whose release path is not carried: counted apart, and left out of the tables. */
  readonly notCarried: Readonly<Record<string, number>>;
  readonly stuck: Readonly<Record<string, number>>;
  readonly faults: Readonly<Record<string, number>>;
  readonly refused: readonly RefusedLine[];
}

const TENTHS = 1000;

/** The table of standards: every row that ran at least once, in the order of the catalogue. */
export function standardLines(counts: StandardCounts): StandardLine[] {
  return catalogue().rows.flatMap(({ id, title }) => {
    const count = counts[id];
    if (!count) return [];
    const n = count.met + count.missed;
    return [
      { id, title, ...count, n, percentMet: n === 0 ? null : Math.round((count.met / n) * TENTHS) / 10 },
    ];
  });
}

/** Adds the cases up. */
export function summarise(
  about: Pick<Simulation, 'caseload' | 'engine' | 'asOf' | 'until' | 'seed' | 'set' | 'seconds' | 'refused'>,
  results: readonly CaseResult[],
): Simulation {
  const carried = results.filter((result) => result.carried);
  const standards = carried.reduce<StandardCounts>((sum, result) => addCounts(sum, result.standards), {});
  const stages = new Map<string, { reached: number; now: number }>();
  const at = (stage: string): { reached: number; now: number } => {
    const known = stages.get(stage) ?? { reached: 0, now: 0 };
    stages.set(stage, known);
    return known;
  };
  for (const { stages: reached, stage, endedAt } of carried) {
    for (const name of reached) at(name).reached += 1;
    at(stage).now += 1;
    if (endedAt !== undefined) at(stage).reached += 1;
  }
  return {
    ...about,
    cases: results.length,
    turns: sum(results.map(({ turns }) => turns)),
    tasks: sum(results.map(({ tasks }) => tasks)),
    standards: standardLines(standards),
    stages: [...stages].map(([stage, counts]) => ({ stage, ...counts })),
    notCarried: tallied(results.filter((result) => !result.carried).map(({ kind }) => kind)),
    stuck: tallied(carried.flatMap(({ stuck }) => stuck)),
    faults: tallied(results.flatMap(({ faults }) => faults)),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

function tallied(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).sort(([, a], [, b]) => b - a));
}
