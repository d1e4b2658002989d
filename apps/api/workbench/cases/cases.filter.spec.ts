import { casesAsked, casesFilter, lastOf } from './cases.filter.js';

const asked = (text: string) => casesAsked(new URLSearchParams(text));

test('what is chosen above the list is what is asked for', () => {
  const filter = casesFilter(
    asked('whose=mine&stage=pre-release&place=HLI&roh=high&roh=very-high&mappa=2&from=2027-01&to=2027-02'),
    'me',
  );
  expect(filter).toEqual({
    manager: 'me',
    stage: 'pre-release',
    place: 'HLI',
    roh: ['high', 'very-high'],
    mappaLevel: [2],
    releaseFrom: '2027-01-01',
    releaseTo: '2027-02-28',
    ended: false,
  });
});

test('nothing chosen is every open case of my places; nonsense is nothing chosen', () => {
  expect(casesFilter(asked(''), 'me')).toEqual({ ended: false });
  expect(casesFilter(asked('roh=fatal&mappa=9&from=Monday&place=%3Cb%3E&stage=../x'), 'me')).toEqual({
    ended: false,
  });
});

test.each([
  ['2028-02', '2028-02-29'],
  ['2026-12', '2026-12-31'],
])('the last day of %s is %s', (month, day) => {
  expect(lastOf(month)).toBe(day);
});
