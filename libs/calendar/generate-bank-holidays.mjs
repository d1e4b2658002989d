/**
 * Writes bank-holidays.json: the bank holidays of England and Wales, 2000 to 2035.
 *   node libs/calendar/generate-bank-holidays.mjs
 * The yearly pattern comes from date-holidays; days moved or added once, by proclamation, are listed here by hand,
 * because the library does not have them all (it lacks the Golden Jubilee and leaves May 2012 in place).
 * Only the day that is taken counts: when Christmas Day falls on a Saturday, the holiday is its substitute day.
 */
import { writeFileSync } from 'node:fs';
import Holidays from 'date-holidays';

const FIRST_YEAR = 2000;
const LAST_YEAR = 2035;
/** The last year whose days the government has published; later years are worked out and marked. */
const OFFICIAL_TO = 2028;

/** Moved away, or replaced by an entry below. */
const GONE = ['2002-05-27', '2012-05-28', '2020-05-04', '2022-05-30'];
const ONCE = {
  '2002-06-03': "Queen's Golden Jubilee",
  '2002-06-04': 'Spring bank holiday (moved for the Golden Jubilee)',
  '2011-04-29': 'Wedding of Prince William and Catherine Middleton',
  '2012-06-04': 'Spring bank holiday (moved for the Diamond Jubilee)',
  '2012-06-05': "Queen's Diamond Jubilee",
  '2020-05-08': 'Early May bank holiday (moved to VE Day)',
  '2022-06-02': 'Spring bank holiday (moved for the Platinum Jubilee)',
  '2022-06-03': "Queen's Platinum Jubilee",
  '2022-09-19': 'State funeral of Queen Elizabeth II',
  '2023-05-08': 'Coronation of King Charles III',
};
const EIGHT = 8;

const source = new Holidays('GB', 'ENG', { languages: 'en' });
const days = new Map();
for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
  for (const holiday of source.getHolidays(year)) {
    if (holiday.type !== 'public' && holiday.type !== 'bank') continue;
    const date = holiday.date.slice(0, 10);
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
    if (weekday === 0 || weekday === 6 || GONE.includes(date)) continue;
    days.set(date, holiday.name.replaceAll('’', "'"));
  }
}
for (const [date, name] of Object.entries(ONCE)) days.set(date, name);

const list = [...days]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([date, name]) => ({
    date,
    name,
    status: Number(date.slice(0, 4)) <= OFFICIAL_TO ? 'official' : 'projected',
  }));

// Every year has eight, and one more for each day added rather than moved.
const ADDED = { 2002: 1, 2011: 1, 2012: 1, 2022: 2, 2023: 1 };
for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
  const count = list.filter(({ date }) => date.startsWith(String(year))).length;
  const expected = EIGHT + (ADDED[year] ?? 0);
  if (count !== expected)
    throw new Error(`${year} has ${count} bank holidays, expected ${expected}: check date-holidays`);
}
writeFileSync(
  new URL('bank-holidays.json', import.meta.url),
  `[\n${list.map((d) => `  ${JSON.stringify(d).replaceAll('":"', '": "').replaceAll('","', '", "').replace('{', '{ ').replace('}', ' }')}`).join(',\n')}\n]\n`,
);
console.log(
  `${list.length} bank holidays written, ${FIRST_YEAR} to ${LAST_YEAR}, official to ${OFFICIAL_TO}`,
);
