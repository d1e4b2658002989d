import { isBeyondHorizon, londonDateOf } from '#calendar/index.js';
import { type Fact } from '#domain/fact.js';
import { type LondonDate } from '#domain/time.js';
import { catalogue, explainDue, FACT_DEFINITIONS, type Facts, type StandardRow } from '#standards/index.js';
import { standingWhenFacts, whenFactsAt } from '#workflows/policy/when-facts.js';
import { type Clock, type Mark } from '#workflows/runtime/state.js';
import { dayInWords, momentInWords, sentence } from './words.js';
import { distinct, factInWords, lastOf, type Known, type Why } from './why.js';

/** A clock as the ledger holds it, and what is known of its step. */
export interface ClockOfStep {
  readonly clock: Clock;
  readonly mark?: Mark;
  readonly missedAt?: number;
  /** Who or what set the bound where no standard does. */
  readonly source: string;
}

/** What only those who work with victims are told, even as a yes or no. */
const OF_VICTIMS: ReadonlySet<string> = new Set(['victimScheme', 'optedIn']);

/** Why a deadline is when it is. */
export function whyClock(known: Known, { clock, mark, missedAt, source }: ClockOfStep): Why {
  const putOff = clock.putOff ? ['A manager has put it off to this day.'] : [];
  const row = clock.row === undefined ? undefined : catalogue().byId.get(clock.row);
  const due = clock.dueOn ? `by the end of ${dayInWords(clock.dueOn)}` : `by ${momentInWords(clock.dueAt)}`;
  const missed =
    missedAt === undefined
      ? []
      : [`The deadline of ${momentInWords(missedAt)} was missed; that stays on record.`];
  const late =
    mark === 'learnt-late'
      ? ['The deadline had passed before it was known here: the end of the next working day stands for it.']
      : [];
  if (!row) {
    const rule = 'No standard of the catalogue sets this day: the step itself does';
    return {
      sentences: [`It is due ${due}.`, ...putOff, sentence(rule), ...late, ...missed],
      rule,
      source,
      facts: distinct(anchorFacts(known, clock)),
      wouldChange: ['the day that the step is counted from moves'],
    };
  }
  const facts = factsAsOf(known, clock);
  const asked = askedBy(row).filter((name) => known.may('victim.tell') || !OF_VICTIMS.has(name));
  const used = unique([...anchorFacts(known, clock, row), ...lastOf(known, asked.flatMap(kindsBehind))]);
  return {
    sentences: [
      `It is due ${due}.`,
      ...putOff,
      `${row.id}, ${row.title}: ${row.appliesTo ? `for ${row.appliesTo}, ` : ''}${ruleOf(row, clock)}.`,
      ...counting(row, clock, facts),
      ...asked.flatMap((name) => valueInWords(name, facts)),
      ...used.map((fact) => `It rests on: ${factInWords(fact)}.`),
      ...late,
      ...missed,
      ...(row.status === 'configured' ? ['The number is a local setting.'] : []),
      ...(missedAt !== undefined && row.ifMissed ? [sentence(`what follows: ${row.ifMissed}`)] : []),
    ],
    rule: ruleOf(row, clock),
    source: row.source,
    facts: distinct(used),
    wouldChange: [
      `another day of: ${row.anchor.text}`,
      ...asked.map((name) => `a change of: ${plain(FACT_DEFINITIONS[name]?.meaning ?? name).toLowerCase()}`),
      ...(row.effectiveTo ? [`this row holds until ${dayInWords(row.effectiveTo)}, then another one`] : []),
    ],
  };
}

const ruleOf = (row: StandardRow, { anchor }: Clock): string => explained(row, anchor)?.rule ?? row.title;

function explained(row: StandardRow, anchor: Clock['anchor'], facts: Facts = {}) {
  if (anchor === undefined || (row.unit === 'hours' && typeof anchor === 'string')) return undefined;
  return explainDue(row, anchor, facts);
}

/** From which day it was counted, what moved it, and which days did not count. */
function counting(row: StandardRow, clock: Clock, facts: Facts): string[] {
  if (clock.anchor === undefined) return [];
  const from = typeof clock.anchor === 'string' ? dayInWords(clock.anchor) : momentInWords(clock.anchor);
  const explanation = explained(row, clock.anchor, facts);
  if (!explanation) return [`It runs from ${from}: ${row.anchor.text}.`];
  const { anchor, skipped, due } = explanation;
  const weekend = skipped.filter(({ why }) => /day$/.test(why) && /^(Satur|Sun)day$/.test(why)).length;
  const holidays = skipped.filter(({ why }) => !/^(Satur|Sun)day$/.test(why));
  const passed = [
    ...(weekend > 0 ? [`${weekend} weekend day${weekend === 1 ? '' : 's'}`] : []),
    ...holidays.map(({ date, why }) => `${why} on ${dayInWords(date)}`),
  ];
  const counted = isBeyondHorizon(due) ? undefined : 'dueOn' in due ? due.dueOn : londonDateOf(due.dueAt);
  return [
    `It runs from ${from}: ${row.anchor.text}${anchor.why ? `; ${anchor.why}` : ''}.`,
    ...(passed.length > 0 ? [`Not counted: ${passed.join(', ')}.`] : []),
    ...(row.notBefore !== undefined && counted === row.notBefore
      ? [`The rule gives no day before ${dayInWords(row.notBefore)}.`]
      : []),
  ];
}

/** Names of facts that the row's condition asks for. */
const askedBy = (row: StandardRow): string[] =>
  [...new Set(row.when?.match(/[A-Za-z][A-Za-z0-9]*/g) ?? [])].filter((word) =>
    Object.hasOwn(FACT_DEFINITIONS, word),
  );

const kindsBehind = (name: string): string[] =>
  FACT_DEFINITIONS[name]?.from.match(/[a-z]+(?:-[a-z]+)+|sentenced|released/g) ?? [];

/** The catalogue's word for the day a clock runs from is nobody else's. */
const plain = (meaning: string): string =>
  meaning
    .replace('from the anchor', 'from the day it runs from')
    .replace('to the anchor', 'to the day it runs from');

const unique = (facts: readonly Fact[]): Fact[] => [
  ...new Map(facts.map((fact) => [fact.id, fact])).values(),
];

function valueInWords(name: string, facts: Facts): string[] {
  const value = facts[name];
  const meaning = FACT_DEFINITIONS[name]?.meaning;
  if (value === undefined || value === null || meaning === undefined || value === '') return [];
  const said = typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
  return [`${plain(meaning)}: ${said}.`];
}

/** What the row's condition was asked of, on the day the clock runs from. */
function factsAsOf({ view, episode, facts, state }: Known, { anchor, dueAt }: Clock): Facts {
  const early = state.steps.get('custody#1/handover.decide-early')?.answer?.outcome;
  const on: LondonDate = typeof anchor === 'string' ? anchor : londonDateOf(anchor ?? dueAt);
  const released = facts.findLast(({ kind }) => kind === 'released');
  return whenFactsAt(
    standingWhenFacts(view, episode, early === 'automatic' || early === 'agreed-and-accepted'),
    view,
    on,
    released && londonDateOf(released.happenedAt),
  );
}

/** The facts that give the day a clock runs from: what the row names, of that moment or day, and what names the day itself. */
function anchorFacts({ facts }: Known, { anchor }: Clock, row?: StandardRow): Fact[] {
  if (anchor === undefined) return [];
  const on = typeof anchor === 'string' ? anchor : londonDateOf(anchor);
  const naming = facts.findLast(({ data }) =>
    Object.values({ ...(data['dates'] as object | undefined), on: data['on'] }).includes(on),
  );
  if (naming) return [naming];
  const ofThatDay = facts.filter(({ kind, happenedAt }) =>
    ANCHORS.some(
      ([named, kinds]) =>
        (!row || named.test(row.anchor.text)) && kinds.includes(kind) && londonDateOf(happenedAt) === on,
    ),
  );
  return ofThatDay.slice(-1);
}

/** Which facts are meant by the words of an anchor in the catalogue. */
const ANCHORS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/report/, ['report-requested']],
  [/sentence|order|supervision/, ['sentenced', 'sentence-varied']],
  [/reception|arrival/, ['received', 'moved', 'returned']],
  [/movement/, ['moved']],
  [/return/, ['returned', 'returned-from-temporary-release']],
  [/release|licence/, ['released', 'recall-rescinded']],
  [/recall|risk identified/, ['recall-revoked', 'recall-requested']],
  [/change/, ['significant-change', 'om-changed', 'dates-changed']],
  [/concern/, ['self-harm-concern', 'child-concern']],
  [/category/, ['category-changed', 'mappa-changed']],
  [/assessment|score|review/, ['oasys-completed', 'roh-changed', 'mappa-meeting-held']],
  [/meeting/, ['mappa-meeting-held']],
  [/contact/, ['contact-made']],
  [/absence|failure/, ['absence', 'condition-broken']],
  [/charge/, ['charged']],
  [/application|outing/, ['rotl-applied']],
  [/hearing/, ['parole-hearing-set']],
];
