import { DATE_NAMES, type DateName } from '#domain/sentence.js';
import { type LondonDate } from '#domain/time.js';
import { earliestRelease, licenceStart, sentenceEnd } from '#workflows/policy/dates.js';
import { distinct, factInWords, lastOf, type Known, type Why } from './why.js';
import { dayInWords, sentence } from './words.js';

const SOURCE = 'pathway.md, Dates';

const DATES: Readonly<Record<DateName, string>> = {
  crd: 'conditional release date (CRD)',
  ard: 'automatic release date (ARD)',
  npd: 'non-parole date (NPD)',
  ped: 'parole eligibility date (PED)',
  ted: 'tariff end date (TED)',
  thd: 'target hearing date (THD)',
  hdced: 'home detention curfew eligibility date (HDCED)',
  hdcad: 'home detention curfew approved date (HDCAD)',
  sed: 'sentence expiry date (SED)',
  sled: 'sentence and licence expiry date (SLED)',
  led: 'licence expiry date (LED)',
  tused: 'end of post-sentence supervision (TUSED)',
  prrd: 'post-recall release date (PRRD)',
  confirmed: 'confirmed release date',
};

/** Why the earliest day of release is that day. */
export function whyRelease(known: Known): Why {
  const { view } = known;
  const on = earliestRelease(view);
  const out = licenceStart(view);
  const moved =
    on !== undefined && out !== undefined && out !== on
      ? [`That is no working day, so the person leaves on the working day before: ${dayInWords(out)}.`]
      : [];
  return whyDate(known, on, {
    what: 'The earliest day of release',
    unknown: 'No release date is known: the prison’s calculation has given none yet.',
    rule:
      view.quashedAt !== undefined
        ? 'the sentence was quashed, so the person is let go on that day'
        : 'a confirmed date comes before all others; recalled, the post-recall date; a parole case, the tariff or eligibility date still to come, else the next review or the day the law gives; anybody else, that day (the earliest of the conditional, automatic and non-parole date), or the curfew date once curfew is granted',
    more: moved,
  });
}

/** Why supervision ends on that day. */
export const whySentenceEnd = (known: Known): Why =>
  whyDate(known, sentenceEnd(known.view), {
    what: 'The last day of supervision',
    unknown: 'No last day of supervision is known; a life sentence has none.',
    rule: 'the end of the licence, or of the supervision that follows it where the prison’s calculation gives one',
    more: [],
  });

interface Words {
  readonly what: string;
  readonly unknown: string;
  readonly rule: string;
  readonly more: readonly string[];
}

function whyDate(known: Known, on: LondonDate | undefined, { what, unknown, rule, more }: Words): Why {
  const { dates } = known.view;
  const facts = lastOf(known, [
    'sentenced',
    'sentence-varied',
    'dates-changed',
    'release-direction',
    'hdc-decided',
  ]);
  const named = DATE_NAMES.filter((name) => on !== undefined && dates[name] === on);
  const others = DATE_NAMES.filter((name) => dates[name] !== undefined && !named.includes(name));
  return {
    sentences: [
      on === undefined ? unknown : `${what} is ${dayInWords(on)}.`,
      ...named.map(
        (name) =>
          `It is the ${DATES[name]} of the prison’s calculation; this service never calculates a sentence.`,
      ),
      sentence(`the rule: ${rule}`),
      ...more,
      ...others.map((name) => `Also on record: ${DATES[name]}, ${dayInWords(dates[name] ?? '')}.`),
      ...facts.map((fact) => `It rests on: ${factInWords(fact)}.`),
    ],
    rule,
    source: SOURCE,
    facts: distinct(facts),
    wouldChange: [
      'the prison calculates the dates again',
      'the sentence is varied',
      'a recall',
      'a direction to release',
    ],
  };
}
