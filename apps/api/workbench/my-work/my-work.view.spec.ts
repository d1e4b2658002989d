import { type MyWork, type TaskRow } from './my-work.query.js';
import { boundsOf, myWorkView, sundayOf } from './my-work.view.js';

/** Wednesday 9 December 2026, 10:00 in London. */
const NOW = Date.parse('2026-12-09T10:00:00Z');

const task = (id: string, more: Partial<TaskRow>): TaskRow => ({
  id,
  title: `Task ${id}`,
  state: 'CLAIMED',
  stage: 'custody',
  dueOn: null,
  dueAt: null,
  overdue: false,
  holder: { id: 'me' },
  pathway: {
    id: 'case-1',
    roh: 'high',
    person: { firstName: 'Joe', lastName: 'Bloggs', prisonNumber: 'A1001AA', crn: null },
  },
  ...more,
});
const dueOn = (day: string): Partial<TaskRow> => ({
  dueOn: day,
  dueAt: new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString(),
});
const data = (nodes: TaskRow[], overdue = 0, today = 0, week = 0): MyWork => ({
  tasks: { totalCount: nodes.length, nodes, pageInfo: { hasNextPage: false, endCursor: null } },
  overdue: { totalCount: overdue },
  today: { totalCount: today },
  week: { totalCount: week },
  questionsToMe: { totalCount: 0, nodes: [] },
  waitingOnOthers: { totalCount: 0 },
});

test('each task stands under its deadline, and is counted once', () => {
  const view = myWorkView(
    data(
      [
        task('late', { ...dueOn('2026-12-07'), overdue: true }),
        task('today', dueOn('2026-12-09')),
        task('sunday', dueOn('2026-12-13')),
        task('monday', dueOn('2026-12-14')),
        task('open-ended', {}),
      ],
      1,
      1,
      2,
    ),
    NOW,
    '/',
  );
  expect(view.groups.map(({ name, tasks }) => [name, tasks.map(({ id }) => id)])).toEqual([
    ['overdue', ['late']],
    ['today', ['today']],
    ['week', ['sunday']],
    ['later', ['monday', 'open-ended']],
  ]);
  expect(view.counts.map(({ name, count }) => [name, count])).toEqual([
    ['overdue', 1],
    ['today', 1],
    ['week', 1],
    ['later', 2],
  ]);
  expect(view.next?.id).toBe('late');
});

test('what was sent already is not what to do next', () => {
  const view = myWorkView(
    data([task('sent', { state: 'SUBMITTED' }), task('open', { state: 'OPEN' })]),
    NOW,
    '/',
  );
  expect(view.next).toMatchObject({ id: 'open', toClaim: true, sent: false });
});

test('the next page keeps what is in the address', () => {
  const some = data([task('a', {})]);
  const more = { ...some, tasks: { ...some.tasks, pageInfo: { hasNextPage: true, endCursor: 'x y' } } };
  expect(myWorkView(more, NOW, '/?show=all&after=z').pages).toEqual({
    first: '/?show=all',
    next: '/?show=all&after=x+y',
  });
});

test('today and the week end at midnight in London', () => {
  expect(sundayOf('2026-12-13')).toBe('2026-12-13');
  expect(boundsOf('2026-06-10')).toEqual({
    endOfToday: '2026-06-10T23:00:00.000Z',
    endOfWeek: '2026-06-14T23:00:00.000Z',
  });
});
