import { nearNames } from './near-names.js';

const NAMES = ['omu.hli', 'omu.evi', 'head-of-omu.hli', 'vlo.yor', 'spo.wyk', 's.lister', 'os.quinn'];

test.each([
  ['omu.hl', 'omu.hli'],
  ['OMU HLI', 'omu.hli'],
  ['vlo.yrk', 'vlo.yor'],
  ['lister', 's.lister'],
])('%s is near %s', (typed, expected) => {
  expect(nearNames(typed, NAMES)[0]).toBe(expected);
});

test('a name like no other has nothing near it', () => {
  expect(nearNames('wolverhampton-wanderers', NAMES)).toEqual([]);
});
