import { addDays, addMonths, londonDateOf } from '#calendar/index.js';
import { type CaseView } from '#domain/case.js';
import { type FactKind } from '#domain/fact-kinds.js';
import { HOUR, type Instant } from '#domain/time.js';
import { type Codes } from '#domain/values.js';
import { between, type Chance } from './chance.js';

/** What a court tells after a hearing. */
export interface Told {
  readonly at: Instant;
  readonly kind: FactKind;
  readonly data: Codes;
}

/** Requirements as courts make them together: those of an invented order are one of these. */
export const REQUIREMENTS: readonly (readonly string[])[] = [
  ['supervision', 'unpaid-work'],
  ['unpaid-work'],
  ['supervision', 'programme'],
  ['supervision', 'drug'],
  ['activity', 'curfew'],
];

const drawn = <T>(list: readonly T[], draw: number): T => list[Math.floor(draw * list.length)] as T;

/** The sentence, an hour after its result was recorded; nothing where there was none. */
export function sentenceAfterReport(
  outcome: string,
  at: Instant,
  draw: (what: string) => number,
  prisons: readonly string[],
): readonly Told[] {
  const passed = (data: Codes): readonly Told[] => [{ at: at + HOUR, kind: 'sentenced', data }];
  if (outcome === 'custody')
    return passed({
      kind: 'determinate',
      months: between(12, 48, draw('sentence')),
      prison: drawn(prisons, draw('prison')),
      victimScheme: draw('scheme') < 0.4,
    });
  if (outcome !== 'community-order' && outcome !== 'suspended-sentence') return [];
  const months = between(12, 24, draw('sentence'));
  return passed({
    kind: outcome,
    months,
    requirements: drawn(REQUIREMENTS, draw('requirements')),
    dates: { sed: addDays(addMonths(londonDateOf(at), months), -1) },
  });
}

/** What a breach has made of an order: amended, or a suspended sentence to be served. */
export function sentenceAfterBreach(
  outcome: string,
  at: Instant,
  view: CaseView,
  prisons: readonly string[],
  chance: ReturnType<Chance>,
): readonly Told[] {
  if (outcome === 'amended') return [{ at: at + HOUR, kind: 'sentence-varied', data: { how: 'varied' } }];
  if (outcome !== 'suspended-sentence-activated') return [];
  const on = londonDateOf(at);
  const months = view.months ?? 12;
  const dates = {
    sed: null,
    crd: addMonths(on, Math.round(months / 2)),
    sled: addDays(addMonths(on, months), -1),
  };
  return [
    { at: at + HOUR, kind: 'sentence-varied', data: { how: 'varied', kind: 'determinate', months, dates } },
    { at: at + 4 * HOUR, kind: 'received', data: { prison: view.prison ?? drawn(prisons, chance) } },
  ];
}
