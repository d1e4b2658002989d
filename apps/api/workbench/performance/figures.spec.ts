import { column, csvOf, number, numbers, plural, words } from './figures.js';

test('a table is a file that a spreadsheet reads, and never a formula', () => {
  const table = {
    caption: 'x',
    name: 'x',
    columns: [column('Team'), ...numbers('Late')],
    rows: [
      [words('Hull, "OMU"'), number(1_234)],
      [words('=1+1'), number(null)],
      [words('-5 days'), number(0)],
    ],
  };
  expect(csvOf(table)).toBe('\uFEFFTeam,Late\r\n"Hull, ""OMU""",1234\r\n\'=1+1,–\r\n\'-5 days,0\r\n');
});

test('one is one', () => {
  expect([plural(1, 'case'), plural(0, 'case'), plural(1_200, 'person', 'people')]).toEqual([
    '1 case',
    '0 cases',
    '1,200 people',
  ]);
});
