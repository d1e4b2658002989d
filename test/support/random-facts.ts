import fc from 'fast-check';
import { addDays, atLondon } from '#calendar/index.js';
import { FACT_KINDS, type FactFieldType, type FactKind } from '#domain/fact-kinds.js';
import { DATE_NAMES, ROH_LEVELS, SENTENCE_KINDS } from '#domain/sentence.js';

/** Facts of every kind the catalogue has, each field any value of its type: right, wrong, or left out. */

const DAY_ONE = '2026-03-02';
const date = fc.integer({ min: -40, max: 900 }).map((n) => addDays(DAY_ONE, n));
const kind = fc.constantFrom(...Object.keys(SENTENCE_KINDS));
const REQUIREMENTS = ['supervision', 'unpaid-work', 'programme', 'drug', 'treatment', 'curfew'];

/** Fields of a plain type that mean something of their own. */
const BY_NAME: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  months: fc.constantFrom(4, 8, 14, 24, 60),
  tier: fc.constantFrom(1, 2, 3, 4),
  area: fc.constantFrom('YOR', 'HUM'),
  victim: fc.constantFrom('v1', 'v2'),
  requirements: fc.subarray(REQUIREMENTS),
  contradictions: fc.constantFrom([], ['dates']),
  done: fc.constantFrom([], ['scope.decide']),
  task: fc.constantFrom(
    'board.contribute',
    'board.set-date',
    'induction.assess-needs',
    'plan.write',
    'risk.review',
  ),
};

function valueOf(name: string, type: FactFieldType): fc.Arbitrary<unknown> {
  const own = BY_NAME[name];
  if (own) return own;
  if (typeof type === 'object') return fc.constantFrom(...type.code);
  switch (type) {
    case 'place':
      return fc.constantFrom('HLI', 'EVI');
    case 'person':
      return fc.constantFrom('p.one', 'p.two', null);
    case 'id':
      return fc.constantFrom('x1', 'x2');
    case 'date':
      return date;
    case 'instant':
      return date.map((on) => atLondon(on, '10:00'));
    case 'number':
      return fc.integer({ min: 0, max: 3 });
    case 'flag':
      return fc.boolean();
    case 'kind':
      return kind;
    case 'roh':
      return fc.constantFrom(...ROH_LEVELS);
    case 'dates':
      return fc.record(Object.fromEntries(DATE_NAMES.map((one) => [one, date])), { requiredKeys: [] });
    case 'scheme':
      return fc.constantFrom(true, false, null);
    case 'levels':
    case 'codes':
    case 'words':
      return fc.constant(undefined);
  }
}

/** Data of one kind of fact. */
export const dataOf = (of: FactKind): fc.Arbitrary<Record<string, unknown>> =>
  fc
    .record(
      Object.fromEntries(
        Object.entries<FactFieldType>(FACT_KINDS[of].fields).map(([name, type]) => [
          name,
          valueOf(name, type),
        ]),
      ),
      { requiredKeys: [] },
    )
    .map((data) => Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)));

/** A sentence of any kind, as a court passes it. */
export const anySentence = fc.record({
  kind,
  months: fc.constantFrom(4, 8, 14, 24, 60),
  prison: fc.constant('HLI'),
  area: fc.constant('YOR'),
  requirements: fc.subarray(REQUIREMENTS),
  victimScheme: fc.constantFrom(true, false, null),
  registeredSexOffender: fc.boolean(),
  violent: fc.boolean(),
  domesticAbuse: fc.boolean(),
  hateCrime: fc.boolean(),
  dates: fc.record(
    { crd: date, sled: date, ped: date, ted: date, hdced: date },
    { requiredKeys: ['crd', 'sled'] },
  ),
});
