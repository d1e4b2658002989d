import { factFields } from './fields/fact-fields.js';
import { fieldWords } from './fields/field.js';
import { readFields } from './fields/read.js';
import { prefilled, taskFields } from './fields/task-fields.js';
import { type EventParts } from './rehearsal.query.js';
import { eventText } from './rehearsal.words.js';

const event = (what: string, more: Partial<EventParts> = {}): string =>
  eventText({
    at: '2026-12-09T09:00:00Z',
    what,
    title: null,
    detail: null,
    dueOn: null,
    dueAt: null,
    fromOn: null,
    fromAt: null,
    late: false,
    ...more,
  });

test('what happens is told in sentences', () => {
  expect(event('task-opened', { title: 'Visit', dueOn: '2026-12-19', late: true })).toBe(
    'New task: Visit, due 19 December 2026 (late from the start)',
  );
  expect(event('task-done', { title: 'Visit', detail: 'part-sent', late: true })).toBe(
    'Done: Visit (part sent, late)',
  );
  expect(event('clock-moved', { title: 'Visit', dueOn: '2027-06-01', fromOn: '2027-03-01' })).toBe(
    'New date: Visit, due 1 June 2027 instead of 1 March 2027',
  );
  expect(event('fact-recorded', { title: 'Dates changed (a null date: no longer known)' })).toBe(
    'Known: dates changed',
  );
  expect(event('milestone-reached', { detail: 'scope:in scope:universal/1' })).toBe('Scope: in scope');
  expect(event('escalated', { title: 'Visit', detail: 'head-of-omu' })).toBe(
    'Passed up: Visit, to head of OMU',
  );
  expect(event('ended')).toBe('The case has ended');
});

test('names of fields are words', () => {
  expect([fieldWords('custody12Months'), fieldWords('readyForRelease'), fieldWords('rohLevel')]).toEqual([
    'Custody 12 months',
    'Ready for release',
    'RoH level',
  ]);
});

const field = (name: string, type: string, required = true, choices: string[] | null = null) => ({
  name,
  type,
  required,
  choices,
});

test('a task is read as its form is: each field as what it is, and what is missing is asked for', () => {
  const fields = taskFields(
    [
      field('sent', 'yesno'),
      field('on', 'date'),
      field('at', 'datetime', false),
      field('how', 'choice', true, ['by-post']),
      field('many', 'number', false),
      field('steps', 'steps'),
    ],
    [],
  );
  const good = {
    sent: 'no',
    on: '9/12/2026',
    at: '9/12/2026',
    'at-time': '14.30',
    how: 'by-post',
    many: '1,200',
  };
  expect(readFields(fields, good)).toEqual({
    data: { sent: false, on: '2026-12-09', at: '2026-12-09T14:30', how: 'by-post', many: 1200 },
    problems: [],
  });
  const { problems } = readFields(fields, { on: 'soon', at: '9/12/2026', many: 'x' });
  expect(problems).toEqual([
    { field: 'sent', message: 'Choose an answer for “Sent”' },
    { field: 'on', message: 'On must be a date, such as 9/12/2026' },
    { field: 'at', message: 'At must be a date and a time, such as 9/12/2026 and 14:30' },
    { field: 'how', message: 'Choose an answer for “How”' },
    { field: 'many', message: 'Many must be a number, such as 12' },
  ]);
});

test('words that are not kept are filled in, and nothing that somebody has to decide', () => {
  const fields = taskFields([field('why', 'text'), field('also', 'text', false), field('sent', 'yesno')], []);
  expect(prefilled(fields, Date.parse('2026-12-09T09:00:00Z'))).toEqual({ why: 'Rehearsed' });
});

test('a fact has a field for each date, none for words, and gives one object of dates back', () => {
  const fields = factFields(
    [
      { name: 'dates', type: 'dates', codes: null },
      { name: 'court', type: 'words', codes: null },
      { name: 'to', type: 'place', codes: null },
    ],
    { places: [{ value: 'HLI', text: 'Hull' }], people: [] },
  );
  expect(fields.map(({ name }) => name)).toContain('dates-crd');
  expect(fields.map(({ name }) => name)).not.toContain('court');
  expect(readFields(fields, { 'dates-crd': '1/6/2027', 'dates-sled': '', to: 'HLI' }).data).toEqual({
    dates: { crd: '2027-06-01' },
    to: 'HLI',
  });
});
