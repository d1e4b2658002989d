import { nameOf } from './name.js';

test.each([
  ['ANNA', 'VAN DER BERG', 'Anna Van Der Berg'],
  ['OWEN', "O'BRIEN", "Owen O'Brien"],
  ['AARON', 'WHITTAKER-SHAW', 'Aaron Whittaker-Shaw'],
  ['MAGDA', 'NGUYỄN', 'Magda Nguyễn'],
  ['Fiona', 'McKay', 'Fiona McKay'],
  [null, 'PRYCE', 'Pryce'],
  [null, null, 'Name not known'],
])('%s %s is said %s', (firstName, lastName, said) => expect(nameOf({ firstName, lastName })).toBe(said));
