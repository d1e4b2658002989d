import { type Line } from './lines.js';
import { readLine } from './read-line.js';

const line = (value: unknown, fault?: Line['fault']): Line => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return { number: 1, end: text.length, bytes: text.length, text, fault };
};
const GOOD = {
  prisonerNumber: 'A1234BC',
  firstName: 'SAM',
  lastName: 'HILL',
  imprisonmentStatus: 'SENT03',
  sentenceStartDate: '2026-05-08',
};
const withPrisoner = (change: object): Line => line({ prisoner: { ...GOOD, ...change } });

const problemsOf = (of: Line): [string, string][] => {
  const read = readLine(of);
  if (!('problems' in read)) throw new Error('the line was read');
  for (const { mend } of read.problems) expect(mend).not.toBe('');
  return read.problems.map(({ field, reason }) => [field, reason]);
};

describe('a line that cannot be read', () => {
  it.each([
    ['no JSON', '{"prisoner":', '', /not JSON/],
    ['a number', '3', '', /is not an object/],
    ['a list', '[]', '', /is not an object/],
    ['null', 'null', '', /is not an object/],
    ['no prisoner', '{}', 'prisoner', /not an object/],
    ['a NUL byte', '{"prisoner":"\u0000"}', '', /not JSON/],
  ])('says so: %s', (_name, text, field, reason) => {
    expect(problemsOf(line(text))).toEqual([[field, expect.stringMatching(reason)]]);
  });

  it.each([
    ['{"prisoner": SECRETNAME', 'the line is not JSON: it is not well formed'],
    ['{"prisoner": "SECRETNAME" "x"}', 'the line is not JSON: it goes wrong at character 27'],
    ['{"prisoner": {"lastName": 3', /ends too early|goes wrong at character 28/],
    ['{"prisoner": {"SECRETNAME', /goes wrong at character|ends too early/],
  ])('tells where it goes wrong and never repeats its words: %s', (text, reason) => {
    const [[, told] = ['', '']] = problemsOf(line(text));
    expect(told).toEqual(typeof reason === 'string' ? reason : expect.stringMatching(reason));
    expect(told).not.toMatch(/SECRET/);
  });

  it.each([
    ['prisonerNumber', undefined, /is missing/],
    ['prisonerNumber', '  ', /wrong shape/],
    ['prisonerNumber', 'A12', /wrong shape/],
    ['prisonerNumber', 1234567, /is a number, not text/],
    ['firstName', null, /is missing/],
    ['lastName', '   ', /is blank/],
    ['lastName', 'x'.repeat(101), /101 characters long, the limit is 100/],
    ['lastName', 'A\u0000B', /NUL/],
    ['lastName', 'A\nB', /control character/],
    ['lastName', '\ud800', /half of a character/],
    ['ethnicity', ['a'], /is a list, not text/],
    ['dateOfBirth', '1990-02-30', /not a date/],
    ['dateOfBirth', '30/01/1990', /not a date/],
    ['conditionalReleaseDate', '9999-01-01', /not a date|outside/],
    ['sentenceStartDate', null, /is missing/],
    ['imprisonmentStatus', 'RECEIVED_ON_REMAND', /not a sentence/],
    ['recall', 'yes', /is a string, not true or false/],
    ['inOutStatus', 'AWAY', /not one of in, out, trn/],
    ['nonDtoReleaseDateType', 'XYZ', /not one of/],
  ])('names the field %s when it is %j', (name, value, reason) => {
    expect(problemsOf(withPrisoner({ [name]: value }))).toEqual([
      [`prisoner.${name}`, expect.stringMatching(reason)],
    ]);
  });

  it('names every field that is wrong, not only the first', () => {
    const read = problemsOf(
      line({ prisoner: { ...GOOD, firstName: '', recall: 1 }, probation: { tier: 9 }, victims: [{}] }),
    );
    expect(read.map(([field]) => field)).toEqual([
      'prisoner.firstName',
      'prisoner.recall',
      'probation.tier',
      'victims.0.reference',
    ]);
  });

  it('is refused when a victim stands in it twice', () => {
    expect(problemsOf(line({ prisoner: GOOD, victims: [{ reference: 'V1' }, { reference: 'V1' }] }))).toEqual(
      [['victims.1.reference', expect.stringMatching(/twice/)]],
    );
  });

  it('gives what it holds in another encoding, so that it can be mended', () => {
    expect(readLine(line({ prisoner: GOOD }, 'not-utf8'))).toMatchObject({
      value: { prisoner: GOOD },
      problems: [{ reason: 'the line is not UTF-8' }],
    });
  });
});

describe('a line that can be read', () => {
  it.each([
    ['script', '<script>alert(1)</script>'],
    ['SQL', "'; DROP TABLE throughcare.person; --"],
    ['letters of any language', 'NGUYỄN-Ó’BRIEN 王'],
    ['right-to-left marks', '\u202eABC'],
  ])('keeps %s in a name as it is', (_name, lastName) => {
    expect(readLine(withPrisoner({ lastName }))).toMatchObject({ record: { prisoner: { lastName } } });
  });

  it('passes over what it does not know, and the note of an earlier refusal', () => {
    const read = readLine(
      line({ refused: { line: 3 }, prisoner: { ...GOOD, alias: 'SECRET' }, __proto__x: 1 }),
    );
    expect(read).toMatchObject({ record: { prisoner: GOOD } });
    expect(JSON.stringify('record' in read ? read.record : '')).not.toMatch(/SECRET|refused/);
  });

  it('takes identifiers in any case', () => {
    expect(readLine(withPrisoner({ prisonerNumber: ' a1234bc ' }))).toMatchObject({
      record: { prisoner: { prisonerNumber: 'A1234BC' } },
    });
  });
});
