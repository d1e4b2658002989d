import { type RohLevel } from '#domain/sentence.js';

/** One in so many is checked, higher risk first: a local setting (000 L450; 002 L315; 003 L328). Zero: none. */
export const SAMPLE_ONE_IN: Readonly<Record<RohLevel | 'unknown', number>> = {
  'very-high': 1,
  high: 2,
  medium: 10,
  low: 20,
  unknown: 20,
};

/** Whether a piece of work is drawn: the same for everybody who asks, and nobody's to choose. `name` says which piece it is. */
export function drawn(name: string, roh: RohLevel | undefined): boolean {
  const oneIn = SAMPLE_ONE_IN[roh ?? 'unknown'];
  if (oneIn === 0) return false;
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193) >>> 0;
  return hash % oneIn === 0;
}
