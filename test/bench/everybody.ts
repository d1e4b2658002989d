import { addDays, addMonths, daysBetween } from '#calendar/index.js';
import { type LondonDate } from '#domain/time.js';
import { REQUIREMENTS } from '#engine/rehearsal/court.js';
import { inPrison, numbers, writeLines } from './invented-caseload.js';

/** Each group has numbers of its own. */
const [ON_ORDER, ON_LICENCE, IN_PRISON] = [97, 98, 99];
/** Where in its course the nth order or licence is: spread evenly, however many there are. */
const spread = (i: number): number => (i * 0.618_034) % 1;

/** What probation knows of most people: a tier, a level of risk, and nothing that is out of the common. */
const supervised = (crn: string, i: number): object => ({
  crn,
  homeArea: 'YOR',
  tier: 2 + (i % 2),
  rohLevel: i % 3 === 0 ? 'medium' : 'low',
});

/** An order of 12, 18 or 24 months, at some point of it; six of ten are community orders. */
function onOrder(i: number, today: LondonDate): string {
  const { crn } = numbers(ON_ORDER, i);
  const [start, end] = under(12 + 6 * (i % 3), spread(i), today);
  return JSON.stringify({
    prisoner: {
      firstName: 'SAM',
      lastName: 'HILL',
      imprisonmentStatus: i % 5 < 3 ? 'CO' : 'SSO',
      sentenceStartDate: start,
      sentenceExpiryDate: end,
    },
    probation: { ...supervised(crn, i), requirements: REQUIREMENTS[i % REQUIREMENTS.length] },
  });
}

/** The second half of a sentence of 12 to 48 months, at some point of it. */
function onLicence(i: number, today: LondonDate): string {
  const { prisonNumber, crn } = numbers(ON_LICENCE, i);
  const months = 12 + 2 * (i % 19);
  const [start, end] = under(months, (1 + spread(i)) / 2, today);
  return JSON.stringify({
    prisoner: {
      prisonerNumber: prisonNumber,
      firstName: 'SAM',
      lastName: 'HILL',
      inOutStatus: 'OUT',
      prisonId: 'HLI',
      imprisonmentStatus: 'SENT03',
      mostSeriousOffence: i % 4 === 0 ? 'Wounding with intent (s.18)' : 'Burglary dwelling',
      sentenceStartDate: start,
      conditionalReleaseDate: addMonths(start, months / 2),
      sentenceExpiryDate: end,
      licenceExpiryDate: end,
    },
    probation: supervised(crn, i),
  });
}

/** First and last day of so many months of which this share is over. */
function under(months: number, over: number, today: LondonDate): [LondonDate, LondonDate] {
  const days = daysBetween(today, addMonths(today, months));
  const start = addDays(today, -Math.floor(days * over));
  return [start, addDays(addMonths(start, months), -1)];
}

/**
 * Writes a caseload made up as that of England and Wales is. Of 244,209 people supervised at 30 June 2025 about half were on
 * orders of the court, the others in like parts in prison and on licence (Ministry of Justice, Offender management statistics
 * quarterly, April to June 2025; parts rounded). Those in prison are the sample's, IPP and life among them.
 * @param today the London day on which they are so
 */
export function writeEverybody(file: string, size: number, today: LondonDate): void {
  const prisoner = inPrison(IN_PRISON);
  writeLines(file, size, (i) => {
    if (i % 2 === 0) return onOrder(i / 2, today);
    return i % 4 === 1 ? onLicence((i - 1) / 4, today) : prisoner((i - 3) / 4);
  });
}
