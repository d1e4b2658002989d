import { askedIn, standardView, withTime } from './standard.view.js';
import { chosenIn, ROWS, standardsView } from './standards.view.js';
import { midSentence, plainWords, withDates } from './standards.words.js';
import { type StandardPage, type Standards } from './standards.query.js';

type Row = NonNullable<StandardPage['standard']>;
type Due = StandardPage['standardDue'];

const listed = (n: number): Standards => ({
  standards: Array.from({ length: n }, (_, i) => ({
    id: `ROW-${i}`,
    title: `Row ${i}`,
    stage: i < ROWS ? 'pre-release' : 'licence',
    owner: 'head-of-omu',
    set: 'any',
    status: i === 0 ? 'configured' : 'sourced',
    rule: 'never before 2026-12-09',
    appliesTo: null,
  })),
});
const view = (address: string, n = ROWS + 2) =>
  standardsView(listed(n), [], chosenIn(new URL(address, 'http://x.invalid').searchParams), address);

test('a page of the catalogue leads to the next, and keeps what was chosen', () => {
  const first = view('/standards?search=row');
  expect(first.showing).toBe(`Showing 1 to ${ROWS} of ${ROWS + 2} standards`);
  expect(first.pages).toEqual({ next: '/standards?search=row&page=2' });
  expect(first.groups.map(({ title }) => title)).toEqual(['Pre-release']);
  expect(first.groups[0]?.rows[0]).toMatchObject({
    local: true,
    owner: 'Head of OMU',
    rule: 'Never before 9 December 2026',
  });
  const last = view('/standards?search=row&page=99');
  expect(last.showing).toBe(`Showing ${ROWS + 1} to ${ROWS + 2} of ${ROWS + 2} standards`);
  expect(last.pages).toEqual({ first: '/standards?search=row&page=1' });
});

test('a day that is none is told and not used; what was chosen is said', () => {
  expect(chosenIn(new URLSearchParams('on=soon'))).toMatchObject({ wrongDay: 'soon' });
  expect(view('/standards?on=9/12/2026&owner=head-of-omu').said).toBe(
    'Standards for: head of OMU, in force on 9 December 2026',
  );
  expect(view('/standards').filter.more).toBe(false);
  expect(view('/standards?status=sourced').filter.more).toBe(true);
});

test('codes and dates of the catalogue are said in plain words', () => {
  expect(plainWords('track:self-harm')).toBe('Self harm');
  expect(plainWords('head-of-omu')).toBe('Head of OMU');
  expect([plainWords('roh-level'), midSentence('head-of-omu'), midSentence('omu')]).toEqual([
    'RoH level',
    'head of OMU',
    'OMU',
  ]);
  expect(withDates('from 2026-03-31', (day) => `<${day}>`)).toBe('From <2026-03-31>');
});

const row: Row = {
  id: 'ROW',
  title: 'A row',
  family: 'ROW',
  set: 'any',
  stage: 'licence',
  owner: 'offender-manager',
  status: 'verified',
  source: '003 L1',
  rule: 'within 4 hours after: reception',
  force: 'in force on every date',
  needsTime: true,
  cutOff: null,
  anchor: 'reception',
  anchorKind: 'learnt',
  appliesTo: null,
  ifMissed: null,
  notUsed: null,
  carriedBy: [],
  changes: [],
  siblings: [],
};
const due: Due = {
  problems: [],
  dueOn: null,
  dueAt: '2026-12-09T18:30:00Z',
  atStart: false,
  from: '2026-12-09T14:30:00Z',
  countedFrom: '2026-12-09',
  because: null,
  skipped: [{ date: '2033-12-26', why: 'Boxing Day', projected: true }],
  notes: ['ROW is not in force for this date: in force from 2027-01-01.', 'Its condition was not checked: x'],
  calendar: 'v1',
};

test('a date is told with what was asked, what does not count, and what to know', () => {
  const asked = askedIn(new URLSearchParams('day=9/12/2026&time=14:30'), '2026-11-21');
  expect(asked.from).toBe('2026-12-09T14:30');
  const { answer, example, summary } = standardView(row, due, asked);
  expect(example).toBeUndefined();
  expect(answer).toMatchObject({
    given: 'Wednesday 9 December 2026 at 2:30pm',
    due: 'Due on Wednesday 9 December 2026 at 6:30pm',
    skipped: [{ on: '26 December 2033', why: 'Boxing Day (expected, not published yet)' }],
    notes: ['This standard is not in force for this date: in force from 1 January 2027.'],
  });
  expect(summary).toContainEqual({ key: 'Runs from', text: 'Reception: the day it became known' });
});

test('without a day it is an example of today, at nine where hours are counted; what cannot be read gives no date', () => {
  const today = askedIn(new URLSearchParams(), '2026-11-21');
  expect(withTime(today)).toMatchObject({ from: '2026-11-21T09:00', time: '09:00', typed: false });
  const wrong = askedIn(new URLSearchParams('day=31/2/2026&time=25:00'), '2026-11-21');
  const shown = standardView(row, due, wrong);
  expect(Object.keys(shown.form.errors)).toEqual(['day', 'time']);
  expect(shown.answer).toBeUndefined();
  expect(shown.form.day).toBe('31/2/2026');
});
