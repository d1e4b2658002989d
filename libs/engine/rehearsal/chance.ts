/**
 * Chance that is no chance: a number in [0, 1) made from what it is about, so that the same seed gives the same
 * answer on every engine, in every order, however often it is asked.
 */
export type Chance = (...about: readonly (string | number)[]) => number;

const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const SPAN = 2 ** 32;

/** A source of chance for one rehearsal. */
export const chanceOf =
  (seed: number): Chance =>
  (...about) => {
    let hash = FNV_START ^ seed;
    for (const part of about) {
      const text = String(part);
      for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
      hash = Math.imul(hash ^ 0x1f, FNV_PRIME);
    }
    // A last mixing (murmur3), or near names would draw near numbers.
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return ((hash ^ (hash >>> 16)) >>> 0) / SPAN;
  };

/** Picks one of weighted names; a name of weight 2 comes twice as often as one of weight 1. */
export function pick(weights: readonly (readonly [string, number])[], draw: number): string {
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  let left = draw * total;
  for (const [name, weight] of weights) {
    left -= weight;
    if (left < 0) return name;
  }
  throw new Error('Nothing to pick from: every weight is zero');
}

/** A whole number from `low` to `high`, both included. */
export const between = (low: number, high: number, draw: number): number =>
  low + Math.floor(draw * (high - low + 1));
