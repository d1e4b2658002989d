import { BANK_HOLIDAYS, bankHolidayOn, CALENDAR_HORIZON, CALENDAR_OFFICIAL_TO } from './bank-holidays.js';
import { weekdayOf } from './days.js';

/** Days as they were published, typed from the lists of the time. */
const PUBLISHED: Readonly<Record<number, readonly string[]>> = {
  2000: ['01-03', '04-21', '04-24', '05-01', '05-29', '08-28', '12-25', '12-26'],
  2002: ['01-01', '03-29', '04-01', '05-06', '06-03', '06-04', '08-26', '12-25', '12-26'],
  2004: ['01-01', '04-09', '04-12', '05-03', '05-31', '08-30', '12-27', '12-28'],
  2010: ['01-01', '04-02', '04-05', '05-03', '05-31', '08-30', '12-27', '12-28'],
  2011: ['01-03', '04-22', '04-25', '04-29', '05-02', '05-30', '08-29', '12-26', '12-27'],
  2012: ['01-02', '04-06', '04-09', '05-07', '06-04', '06-05', '08-27', '12-25', '12-26'],
  2020: ['01-01', '04-10', '04-13', '05-08', '05-25', '08-31', '12-25', '12-28'],
  2022: ['01-03', '04-15', '04-18', '05-02', '06-02', '06-03', '08-29', '09-19', '12-26', '12-27'],
  2023: ['01-02', '04-07', '04-10', '05-01', '05-08', '05-29', '08-28', '12-25', '12-26'],
  2026: ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'],
  2027: ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'],
  2028: ['01-03', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26'],
};

/** Easter Sunday by the anonymous Gregorian rule: another way to the same Good Fridays. */
function easter(year: number): string {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  const day = (h + l - 7 * m + 33 * month + 19) % 32;
  return `${year}-0${month}-${String(day).padStart(2, '0')}`;
}
const shift = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

describe('bank holidays of England and Wales', () => {
  test.each(Object.entries(PUBLISHED))('%s is as published', (year, days) => {
    expect(
      BANK_HOLIDAYS.filter(({ date }) => date.startsWith(year)).map(({ date }) => date.slice(5)),
    ).toEqual(days);
  });

  test('covers 2000 to the horizon, eight days a year and those added once', () => {
    const added: Record<number, number> = { 2002: 1, 2011: 1, 2012: 1, 2022: 2, 2023: 1 };
    for (let year = 2000; year <= Number(CALENDAR_HORIZON.slice(0, 4)); year += 1)
      expect([year, BANK_HOLIDAYS.filter(({ date }) => date.startsWith(`${year}`)).length]).toEqual([
        year,
        8 + (added[year] ?? 0),
      ]);
  });

  test('has Good Friday and Easter Monday of every year', () => {
    for (let year = 2000; year <= 2035; year += 1) {
      expect(bankHolidayOn(shift(easter(year), -2))?.name).toBe('Good Friday');
      expect(bankHolidayOn(shift(easter(year), 1))?.name).toBe('Easter Monday');
    }
  });

  test('lists each weekday taken, in order, once', () => {
    const dates = BANK_HOLIDAYS.map(({ date }) => date);
    expect(dates).toEqual([...new Set(dates)].sort());
    expect(dates.filter((date) => weekdayOf(date) > 5)).toEqual([]);
  });

  test('marks what is not yet published', () => {
    for (const { date, status } of BANK_HOLIDAYS)
      expect([date, status]).toEqual([date, date <= CALENDAR_OFFICIAL_TO ? 'official' : 'projected']);
    expect(bankHolidayOn('2029-01-01')?.status).toBe('projected');
  });

  test('names the days that were proclaimed once', () => {
    expect(bankHolidayOn('2022-09-19')?.name).toMatch(/funeral/i);
    expect(bankHolidayOn('2023-05-08')?.name).toMatch(/coronation/i);
    expect(bankHolidayOn('2002-06-03')?.name).toMatch(/golden jubilee/i);
    expect(bankHolidayOn('2011-04-29')?.name).toMatch(/wedding/i);
  });
});
