import { judge } from '../../.ci/dependency-audit.mjs';

const TODAY = '2026-11-21';
const ID = 'GHSA-aaaa-bbbb-cccc';
/** As npm 10 prints it: a hole in one package, and one that only reaches it through the first. */
const REPORT = {
  auditReportVersion: 2,
  vulnerabilities: {
    inner: {
      via: [
        {
          source: 1,
          name: 'inner',
          title: 'Reads too far',
          severity: 'high',
          url: `https://github.com/advisories/${ID}`,
        },
      ],
    },
    outer: { via: ['inner'] },
  },
};
const reason = 'Only reached by a parser that we do not call';

test('a known hole fails the check until it is allowed with a reason and a day', () => {
  expect(judge(REPORT, [], TODAY)).toEqual([`${ID} (high) in inner: Reads too far`]);
  expect(judge(REPORT, [{ advisory: ID, reason, until: '2026-12-31' }], TODAY)).toEqual([]);
  expect(judge({ vulnerabilities: {} }, [], TODAY)).toEqual([]);
});

test.each([
  [{ advisory: ID, reason, until: '2026-11-20' }, /was allowed until 2026-11-20/],
  [{ advisory: ID, reason: 'later', until: '2026-12-31' }, /without a reason/],
  [{ advisory: ID, reason }, /without a last day/],
  [{ advisory: ID, reason, until: '2029-01-01' }, /more than 100 days ahead/],
  [{ advisory: 'CVE-1', reason, until: '2026-12-31' }, /not the id of an advisory/],
])('an excuse that is none excuses nothing: %#', (entry, message) => {
  const problems = judge(REPORT, [entry], TODAY);
  expect(problems.join('\n')).toMatch(message);
  expect(problems.some((line) => line.includes('Reads too far'))).toBe(true);
});

test('an excuse for what is mended is to be taken out', () => {
  const problems = judge({ vulnerabilities: {} }, [{ advisory: ID, reason, until: '2026-12-31' }], TODAY);
  expect(problems).toEqual([`${ID} is allowed but found no more: take it out of dependency-audit.json`]);
});
