import { addDays, addMonths, atLondon } from '#calendar/index.js';
import { type FactKind } from '#domain/fact-kinds.js';
import { type LondonDate } from '#domain/time.js';
import { type OpeningFact, type OpenPathwayInput } from '#engine/open-pathway.js';

/** A sample case: who opens it, and what is known of it. The people never existed. */
export interface DemoCase {
  /** Names the case for ever, so that it is opened once. */
  readonly name: string;
  /** Username of the sample person who opens it. */
  readonly by: string;
  readonly input: OpenPathwayInput;
}

const MANAGER = 'os.quinn';
const RECEIVED_AFTER_SENTENCE = '17:00';

/** Two cases each of the kinds that a prison's caseload file does not show: before sentence, on licence, recalled, at large. */
export function demoCases(today: LondonDate): readonly DemoCase[] {
  return [
    preSentence('ada', 'Ada', 'Thornber', today, { area: 'YOR', asked: 4, remanded: false }),
    preSentence('bram', 'Bram', 'Okell', today, { area: 'HUM', asked: 1, remanded: true }),
    onLicence('cora', 'Cora', 'Wyke', today, { months: 24, released: 20, roh: 'medium' }),
    onLicence('dov', 'Dov', 'Marrick', today, { months: 40, released: 150, roh: 'high' }),
    recalled('edda', 'Edda', 'Lunn', today, {
      months: 30,
      released: 120,
      recalled: 25,
      returned: 9,
      type: 'fixed',
    }),
    recalled('finn', 'Finn', 'Askrigg', today, {
      months: 48,
      released: 200,
      recalled: 60,
      returned: 41,
      type: 'standard',
    }),
    recalled('gwen', 'Gwen', 'Holtby', today, { months: 36, released: 90, recalled: 12, type: 'standard' }),
    recalled('hal', 'Hal', 'Brough', today, { months: 26, released: 60, recalled: 2, type: 'fixed' }),
  ];
}

const fact =
  (name: string, today: LondonDate) =>
  (kind: FactKind, daysAgo: number, data: Record<string, unknown> = {}, hour = '10:00'): OpeningFact => ({
    kind,
    data,
    happenedAt: atLondon(addDays(today, -daysAgo), hour),
    source: 'demo',
    sourceId: `${name}-${kind}`,
  });

const person = (firstName: string, lastName: string): OpenPathwayInput['person'] => ({
  firstName,
  lastName,
  dateOfBirth: '1990-06-15',
});

function preSentence(
  name: string,
  first: string,
  last: string,
  today: LondonDate,
  { area, asked, remanded }: { area: string; asked: number; remanded: boolean },
): DemoCase {
  const say = fact(name, today);
  return {
    name,
    by: `report-writer.${area.toLowerCase()}`,
    input: {
      person: person(first, last),
      facts: [say('report-requested', asked, { area, hearingOn: addDays(today, 21 - asked), remanded })],
    },
  };
}

interface Released {
  readonly months: number;
  /** Days ago. */
  readonly released: number;
}

/** From the sentence to the release half-way: what is common to all who have been released. */
function upToRelease(name: string, today: LondonDate, { months, released }: Released): OpeningFact[] {
  const say = fact(name, today);
  const crd = addDays(today, -released);
  const sentenced = addMonths(crd, -Math.round(months / 2));
  const dates = { crd, sled: addDays(addMonths(sentenced, months), -1) };
  const days = released + Math.round((months / 2) * 30.44);
  const data = { kind: 'determinate', months, prison: 'HLI', area: 'YOR', victimScheme: false };
  return [
    { ...say('sentenced', days, data), happenedAt: atLondon(sentenced, '10:00') },
    { ...say('received', days, { prison: 'HLI' }), happenedAt: atLondon(sentenced, RECEIVED_AFTER_SENTENCE) },
    { ...say('dates-changed', days, { dates }), happenedAt: atLondon(addDays(sentenced, 2), '10:00') },
    say('roh-changed', released + 1, { level: 'medium' }),
    say('tier-changed', released + 1, { tier: 2 }, '10:01'),
    say('om-changed', released + 1, { username: 'j.ibbotson', area: 'YOR', responsible: true }, '10:02'),
    say('released', released, { on: 'crd', prison: 'HLI' }),
  ];
}

function onLicence(
  name: string,
  first: string,
  last: string,
  today: LondonDate,
  about: Released & { roh: string },
): DemoCase {
  const say = fact(name, today);
  const facts = upToRelease(name, today, about).map((known) =>
    known.kind === 'roh-changed' ? { ...known, data: { level: about.roh } } : known,
  );
  return {
    name,
    by: MANAGER,
    input: {
      person: person(first, last),
      facts: [...facts, say('imported', 0, { stage: 'licence' }, '00:01')],
    },
  };
}

function recalled(
  name: string,
  first: string,
  last: string,
  today: LondonDate,
  about: Released & { recalled: number; returned?: number; type: 'fixed' | 'standard' },
): DemoCase {
  const say = fact(name, today);
  const back = about.returned === undefined ? [] : [say('returned', about.returned, { prison: 'HLI' })];
  const stage = about.returned === undefined ? 'at-large' : 'recalled';
  return {
    name,
    by: MANAGER,
    input: {
      person: person(first, last),
      facts: [
        ...upToRelease(name, today, about),
        say('recall-revoked', about.recalled, { recallType: about.type, from: 'licence' }),
        ...back,
        say('imported', 0, { stage }, '00:01'),
      ],
    },
  };
}
