import { clockOf } from './clock.picture.js';
import { effectSentences, toldSentence } from './effects.js';
import { labelOf } from './field-words.js';
import { type Consequence } from './task.query.js';
import { valueText } from './task.view.js';

const NOW = Date.parse('2026-12-07T10:00:00Z');
const nothing: NonNullable<Consequence['effect']> = {
  stageBefore: 'custody',
  stageAfter: 'custody',
  stuck: [],
  unstuck: [],
  opened: [],
  withdrawn: [],
  clocksMoved: [],
  gates: [],
};
const consequence = (
  effect: Partial<NonNullable<Consequence['effect']>>,
  records: string[] = [],
): Consequence => ({
  outcome: 'done',
  barred: false,
  whole: true,
  problems: [],
  records,
  effect: { ...nothing, ...effect },
});

test('what an answer brings is told in plain sentences', () => {
  const opened = [{ key: 'a', dueOn: '2026-12-09', type: { title: 'Hold the board' } }];
  const gates = [
    { key: 'g', gate: 'G6', change: 'opens' },
    { key: 'h', gate: 'G7', change: 'closes' },
  ];
  expect(
    effectSentences(consequence({ opened, gates, stageAfter: 'release' }, ['A board was held'])),
  ).toEqual([
    'Moves the case to: Release.',
    'Opens: Hold the board (due 9 December 2026).',
    'Unlocks submitting licence conditions.',
    'Locks discharge until what it waits for is done.',
    'Puts on record: A board was held.',
  ]);
  expect(effectSentences(consequence({}))).toEqual([]);
  // An outside body is not told what becomes of the case.
  expect(effectSentences({ ...consequence({}, ['A board was held']), effect: undefined })).toEqual([
    'Puts on record: A board was held.',
  ]);
  expect(toldSentence(['offender-manager', 'head-of-omu'])).toBe(
    'When it is done we tell: Offender manager, Head of OMU.',
  );
});

test('of many tasks the first are named and the rest counted', () => {
  const opened = ['A', 'B', 'C', 'D', 'E', 'F'].map((title) => ({
    key: title,
    dueOn: null,
    type: { title },
  }));
  expect(effectSentences(consequence({ opened }))).toEqual(['Opens: A; B; C; D; and 2 more.']);
});

test('the clock is a line from where it began to its deadline', () => {
  const task = {
    dueOn: '2026-12-11',
    dueAt: '2026-12-12T00:00:00Z',
    openedAt: '2026-12-01T09:00:00Z',
    anchor: '2026-12-01',
  };
  const clock = clockOf(task, NOW);
  expect(clock).toMatchObject({ late: false, due: 560, aimOn: '9 December 2026', began: '1 December 2026' });
  expect(clock?.now).toBeGreaterThan(0);
  expect(clock?.now).toBeLessThan(clock?.aim ?? 0);
  const late = clockOf(task, Date.parse('2026-12-23T00:00:00Z'));
  expect(late).toMatchObject({ late: true, now: 560, due: 280 });
  // It counts back from a day ahead: it began when it was asked.
  expect(clockOf({ ...task, anchor: '2027-01-04' }, NOW)?.began).toBe('1 December 2026');
  expect(clockOf({ ...task, dueOn: null, dueAt: null }, NOW)).toBeUndefined();
});

test('fields and answers are in words', () => {
  expect(labelOf('explainedOn')).toBe('Explained on');
  expect(labelOf('rohLevel')).toBe('Level of risk of harm');
  expect(valueText({ type: 'choice' }, 'very-high')).toBe('Very high');
  expect(valueText({ type: 'yesno' }, false)).toBe('No');
  expect(valueText({ type: 'date' }, '2026-12-09')).toBe('9 December 2026');
  expect(valueText({ type: 'datetime' }, '2026-12-09T14:30:00Z')).toBe('9 December 2026, 2:30pm');
  expect(valueText({ type: 'targets' }, [{ change: 'calmer' }, { change: 'sober' }])).toBe(
    '1. calmer\n2. sober',
  );
});
