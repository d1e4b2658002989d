import { ROH_LEVELS, SENTENCE_KINDS } from '#domain/sentence.js';
import { RULE_CHANGE_IDS } from './change-ids.js';
import { SET_IDS, StandardsRefusal } from './row.js';

/**
 * The facts that a row's `when` may ask of a case. Each is as of the anchor. A fact that nobody gave is unknown, which is
 * neither true nor false.
 */

export type FactValue = string | number | boolean;
/** Facts by name; a missing, `undefined` or `null` one is unknown. */
export type Facts = Readonly<Record<string, FactValue | null | undefined>>;

export type FactType =
  /** Yes or no. */
  | { readonly type: 'flag' }
  /** A number, with fractions where it counts time. `bare`: the name alone asks whether there is one, and yes or no will do. */
  | { readonly type: 'number'; readonly bare?: true }
  /** One of a list. `ordered`: the list rises, and may be compared with < and >=. */
  | { readonly type: 'code'; readonly values: readonly string[]; readonly ordered?: true }
  /** Any number of a list, joined with commas; what nobody recorded is none. Only `in (…)` asks: whether one of these is among them. */
  | { readonly type: 'codes'; readonly values: readonly string[] };

export type FactDefinition = FactType & {
  readonly meaning: string;
  /** Where it comes from. */
  readonly from: string;
};

const flag = (meaning: string, from: string): FactDefinition => ({ type: 'flag', meaning, from });
const number = (meaning: string, from: string): FactDefinition => ({ type: 'number', meaning, from });
const code = (values: readonly string[], meaning: string, from: string): FactDefinition => ({
  type: 'code',
  values,
  meaning,
  from,
});
const roh = (meaning: string): FactDefinition => ({
  type: 'code',
  values: ROH_LEVELS,
  ordered: true,
  meaning,
  from: 'roh-changed, oasys-completed',
});

export const FACT_DEFINITIONS: Readonly<Record<string, FactDefinition>> = {
  application: code(
    ['standard', 'short', 'emergency'],
    'How soon the approved premises place is needed',
    'the application: 6 months or more before release, less, or at once',
  ),
  changes: {
    type: 'codes',
    values: RULE_CHANGE_IDS,
    meaning: 'Changes of the rules whose transitional rule holds for the case',
    from: 'rules-changed: change',
  },
  childSafeguarding: flag('A child may be at risk', 'child-concern'),
  custody: flag('In custody, recalled included', 'the present episode'),
  daysToPrrd: number('Days from the anchor to the post-recall release date', 'dates-changed: prrd'),
  drugRequirement: flag('The order or licence has a drug requirement', 'sentenced: requirements'),
  earlyAllocation: flag('Early allocation to the community was accepted', 'the early allocation task'),
  emergency: flag('The recall is an emergency', 'recall-requested: emergency'),
  england: flag('The home area is in England (in Wales the duty to refer is another)', 'home area'),
  hdcRecall: flag('Recalled while on home detention curfew', 'recall-revoked: from'),
  inScope: flag('In scope of offender management', 'the scope decision, kept with its rule'),
  kind: code(Object.keys(SENTENCE_KINDS), 'Kind of sentence', 'sentenced: kind'),
  lastRoh: roh('Risk of harm at the assessment before this one'),
  mappaCategory: {
    type: 'number',
    bare: true,
    meaning: 'MAPPA category; 0 or no: none',
    from: 'mappa-changed: category',
  },
  mappaLevel: {
    type: 'number',
    bare: true,
    meaning: 'MAPPA level; 0 or no: none',
    from: 'mappa-changed: level',
  },
  monthsSentenceToRelease: number('Months from sentence to earliest release', 'sentenced, dates-changed'),
  monthsToPrrd: number('Months from the anchor to the post-recall release date', 'dates-changed: prrd'),
  monthsToRelease: number('Months from the anchor to earliest release or tariff', 'dates-changed'),
  noAddress: flag('No settled address for release', 'the address check'),
  optedIn: flag('The victim opted in to contact', 'victim-opted'),
  ped: flag('A parole eligibility date lies ahead', 'dates-changed: ped'),
  ppo: flag('Prolific and priority offender, later IOM', 'ppo-changed'),
  recalled: flag('Recalled, not re-released', 'recall-revoked'),
  recallType: code(['fixed', 'standard', 'hdc'], 'Type of recall', 'recall-revoked: recallType'),
  registeredSexOffender: flag('Subject to notification', 'sentenced: registeredSexOffender'),
  remanded: flag('Remanded in custody for the report', 'report-requested: remanded'),
  report: code(['standard', 'fast', 'oral'], 'Type of pre-sentence report', 'the report type task'),
  roh: roh('Risk of harm now'),
  rohLowered: flag('This assessment lowers the risk of harm', 'roh-changed'),
  screeningExempted: flag('A full analysis was exempted after screening', 'the screening task'),
  sentenceMonths: number('Length of the sentence in months', 'sentenced: months'),
  set: code(
    SET_IDS,
    'The set of rules forced for a rehearsal; unknown: the date chooses',
    'rules-changed: set',
  ),
  tier: number('Tier, 1 to 4 (in the scheme of 2007)', 'tier-changed'),
  victimScheme: flag('The victim contact scheme applies', 'sentenced: victimScheme; its task'),
  weeksSinceRelease: number('Weeks from the last release to the anchor', 'released'),
  weeksToRelease: number('Weeks from the anchor to earliest release', 'dates-changed'),
};

export const FACT_NAMES: readonly string[] = Object.keys(FACT_DEFINITIONS);

/** Definition of a fact by name, or undefined. `Object.hasOwn`, so that `constructor` is no fact. */
export const factDefinition = (name: string): FactDefinition | undefined =>
  Object.hasOwn(FACT_DEFINITIONS, name) ? FACT_DEFINITIONS[name] : undefined;

/** What may be given for a fact, in words. */
export function valuesOf(definition: FactDefinition): string {
  if (definition.type === 'flag') return 'yes or no';
  if (definition.type === 'number') return definition.bare ? 'a number, or no' : 'a number';
  const listed = definition.values.join(', ');
  return definition.type === 'codes' ? `none, or any of ${listed}, joined with commas` : `one of ${listed}`;
}

const YES = ['true', 'yes', 'y'];
const NO = ['false', 'no', 'n', 'none'];
const NUMBER = /^\d+(\.\d+)?$/;

/**
 * Reads a fact as a person types it: `roh`, `very high`.
 * @throws StandardsRefusal UNKNOWN_FACT or BAD_FACT, saying what may be given
 */
export function parseFact(name: string, text: string): FactValue {
  const definition = factDefinition(name);
  if (!definition)
    throw new StandardsRefusal(
      'UNKNOWN_FACT',
      `No standard asks for "${name}". The facts are: ${FACT_NAMES.join(', ')}.`,
    );
  const given = text.trim().toLowerCase();
  const yes = YES.includes(given);
  if (definition.type === 'flag' && (yes || NO.includes(given))) return yes;
  if (definition.type === 'number') {
    if (NUMBER.test(given)) return Number(given);
    if (definition.bare && (yes || NO.includes(given))) return yes;
  }
  if (definition.type === 'codes') {
    const values = NO.includes(given) ? [] : given.split(',').map((value) => value.trim());
    if (values.every((value) => definition.values.includes(value))) return values.join();
  }
  if (definition.type === 'code') {
    const value = given.replaceAll(/[\s_]+/g, '-');
    if (definition.values.includes(value)) return value;
  }
  throw new StandardsRefusal('BAD_FACT', `${name} cannot be "${text}": give ${valuesOf(definition)}.`);
}
