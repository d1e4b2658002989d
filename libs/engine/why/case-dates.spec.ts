import { inCustody, received } from '../../../test/golden/cases.js';
import { whyRelease, whySentenceEnd } from './case-dates.js';
import { knownOf } from './why.js';

const known = (sentence: Readonly<Record<string, unknown>> = {}) =>
  knownOf(inCustody('why-dates', '2026-04-01 12:00', sentence).state, () => true, false);

test('the day of release names the date of the calculation it is, and the facts it rests on', () => {
  const why = whyRelease(known());
  expect(why.sentences).toContain('The earliest day of release is Tuesday 2 March 2027.');
  expect(why.sentences.join(' ')).toMatch(/It is the conditional release date \(CRD\)/);
  expect(why.sentences.join(' ')).toMatch(
    /Also on record: sentence and licence expiry date \(SLED\), Wednesday 1 March 2028/,
  );
  expect(why.facts.map(({ kind }) => kind)).toContain('sentenced');
});

test('a day that is no working day says when the person walks out', () => {
  // Sunday 7 March 2027: out on the Friday before.
  const why = whyRelease(known({ dates: { crd: '2027-03-07', sled: '2028-03-01' } }));
  expect(why.sentences.join(' ')).toMatch(/working day before: Friday 5 March 2027/);
});

test('a confirmed date comes before the others', () => {
  const why = whyRelease(
    known({ dates: { crd: '2027-03-02', confirmed: '2027-02-16', sled: '2028-03-01' } }),
  );
  expect(why.sentences[0]).toBe('The earliest day of release is Tuesday 16 February 2027.');
  expect(why.sentences.join(' ')).toMatch(/It is the confirmed release date/);
});

test('where nothing is known it says so, and what would change that', () => {
  const { state } = received('why-nothing', { dates: {} });
  const why = whyRelease(knownOf(state, () => true, false));
  expect(why.sentences[0]).toMatch(/No release date is known/);
  expect(why.wouldChange).toContain('the prison calculates the dates again');
  expect(whySentenceEnd(known()).sentences[0]).toBe('The last day of supervision is Wednesday 1 March 2028.');
});
