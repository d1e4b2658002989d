/** Two ways to do a thing, measured in turn, so that whatever else the machine does falls on both. */
export interface Contest {
  readonly name: string;
  /** What is measured and what it is measured against, in words. */
  readonly ours: string;
  readonly raw: string;
  /** The ratio must not be above this. */
  readonly atMost: number;
  readonly unit: 'ms' | 's' | 'bytes';
  /** Times of single operations in one round (or one number for the round). Each round may prepare, unmeasured, on its own. */
  readonly runOurs: (round: number) => Promise<readonly number[]>;
  readonly runRaw: (round: number) => Promise<readonly number[]>;
  /** Said beneath the table when the ratio falls short. */
  readonly why?: string;
}

export interface Measured {
  readonly name: string;
  readonly ours: string;
  readonly raw: string;
  readonly unit: Contest['unit'];
  /** Medians over the rounds of each round's p50. */
  readonly oursP50: number;
  readonly rawP50: number;
  /** Median of the rounds' ratios. */
  readonly ratio: number;
  readonly atMost: number;
  readonly met: boolean;
  readonly why?: string;
  readonly rounds: readonly { readonly ours: number; readonly raw: number }[];
}

/** Half of the values are at or below it. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new Error('There is no median of nothing');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}

/** Milliseconds that a piece of work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Runs the rounds interleaved, the raw one first in every second round. */
export async function contest(
  { runOurs, runRaw, ...about }: Contest,
  rounds: number,
  say: (line: string) => void,
): Promise<Measured> {
  const done: { ours: number; raw: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    let ours = 0;
    let raw = 0;
    const first = async (): Promise<void> => void (ours = median(await runOurs(round)));
    const second = async (): Promise<void> => void (raw = median(await runRaw(round)));
    for (const half of round % 2 === 0 ? [first, second] : [second, first]) await half();
    done.push({ ours, raw });
    say(
      `${about.name}: round ${round + 1} of ${rounds}: ${ours.toFixed(2)} against ${raw.toFixed(2)} ${about.unit}`,
    );
  }
  const ratio = median(done.map((round) => round.ours / round.raw));
  return {
    ...about,
    oursP50: median(done.map((round) => round.ours)),
    rawP50: median(done.map((round) => round.raw)),
    ratio,
    met: ratio <= about.atMost,
    rounds: done,
  };
}
