import { timeOf } from './date-read.js';
import { draftOf, typedOf } from './draft.js';
import { apiProblems, readAnswers } from './form-read.js';
import { withoutTarget, withTarget } from './targets-read.js';
import { type FormField } from './task.query.js';

const field = (name: string, type: string, more: Partial<FormField> = {}): FormField => ({
  name,
  type,
  required: true,
  directory: false,
  choices: null,
  ...more,
});

test('a form that is filled in is read as the API takes it', () => {
  const fields = [
    field('seenOn', 'date'),
    field('outAt', 'datetime'),
    field('agreed', 'yesno'),
    field('score', 'number'),
    field('reason', 'text', { required: false }),
    field('reopen', 'steps'),
  ];
  const { data, problems } = readAnswers(fields, {
    'seenOn-day': '9',
    'seenOn-month': 'Dec',
    'seenOn-year': '2026',
    'outAt-day': '1',
    'outAt-month': '2',
    'outAt-year': '2027',
    'outAt-time': '2:30pm',
    agreed: 'no',
    score: '12.5',
    reason: '  ',
    reopen: ['a/b', 'a/c'],
  });
  expect(problems).toEqual([]);
  expect(data).toEqual({
    seenOn: '2026-12-09',
    outAt: '2027-02-01T14:30',
    agreed: false,
    score: 12.5,
    reopen: ['a/b', 'a/c'],
  });
});

test('what is missing or cannot be read is told at its field, in words', () => {
  const fields = [
    field('seenOn', 'date'),
    field('outAt', 'datetime'),
    field('agreed', 'yesno'),
    field('score', 'number'),
    field('manager', 'person', { directory: true }),
  ];
  const { problems } = readAnswers(fields, {
    'seenOn-day': '31',
    'seenOn-month': '2',
    'seenOn-year': '2026',
    'outAt-day': '1',
    'outAt-year': '2027',
    score: 'ten',
  });
  expect(problems).toEqual([
    { field: 'seenOn-day', message: 'Seen on must be a real date, like 9 12 2026' },
    { field: 'outAt-month', message: 'Out at must include a month' },
    { field: 'agreed', message: 'Select yes or no: agreed' },
    { field: 'score', message: 'Score must be a number, like 12' },
    { field: 'manager', message: 'Select an answer: manager' },
  ]);
});

test.each([
  ['2:30pm', '14:30'],
  ['14.05', '14:05'],
  ['12am', '00:00'],
  ['12 pm', '12:00'],
  ['midday', '12:00'],
  ['9', undefined],
  ['25:00', undefined],
  ['13pm', undefined],
])('the time %s is %s', (typed, read) => {
  expect(timeOf(typed)).toBe(read);
});

test('a draft brings back exactly what was typed, half a date too', () => {
  const fields = [field('seenOn', 'date'), field('reason', 'text'), field('targets', 'targets')];
  const typed = {
    'seenOn-day': '9',
    reason: 'because',
    'targets-1-change': 'calmer at work',
    outcome: 'held',
  };
  const draft = draftOf(fields, typed);
  expect(draft).toEqual({
    seenOn: { day: '9' },
    reason: 'because',
    targets: { '1-change': 'calmer at work' },
  });
  expect(typedOf({ ...draft, outcome: 'held' })).toEqual(typed);
});

test('targets come and go without losing what stands in the others', () => {
  const two = { 'targets-0-change': 'first', 'targets-1-change': 'second', reason: 'x' };
  expect(withTarget('targets', two)).toEqual({ ...two, 'targets-2-change': '' });
  expect(withoutTarget('targets', two, 0)).toEqual({ 'targets-0-change': 'second', reason: 'x' });
});

test('a target says which of its parts is missing; one that nothing was typed into is left out', () => {
  const { data, problems } = readAnswers([field('targets', 'targets')], {
    'targets-0-change': 'speak before acting',
    'targets-0-kind': 'skill',
    'targets-1-change': '',
  });
  expect(data).toHaveProperty('targets', [{ change: 'speak before acting', kind: 'skill' }]);
  expect(problems.map((problem) => problem.field)).toEqual([
    'targets-0-factor',
    'targets-0-order',
    'targets-0-leg',
    'targets-0-owner',
    'targets-0-counterpart',
    'targets-0-by-day',
    'targets-0-here',
  ]);
});

test('what the API finds wrong stands at the field of the form', () => {
  const fields = [field('seenOn', 'date'), field('targets', 'targets'), field('reason', 'text')];
  expect(
    apiProblems(fields, [
      { field: 'seenOn', message: 'lies ahead' },
      { field: 'targets.1.change', message: 'is empty' },
      { field: 'outcome', message: 'one of held is expected' },
      { field: 'reason', message: 'is required' },
    ]),
  ).toEqual([
    { field: 'seenOn-day', message: 'Seen on: lies ahead' },
    { field: 'targets-1-change', message: 'Target 2, change: is empty' },
    { field: 'outcome', message: 'One of held is expected.' },
    { field: 'reason', message: 'Reason: is required' },
  ]);
});
