import { type RehearsalPage } from './rehearsal.query.js';
import { rehearsalView } from './rehearsal.view.js';

type Shown = NonNullable<RehearsalPage['rehearsal']>;
const event = (i: number) => ({
  at: '2026-12-10T09:00:00Z',
  what: 'task-opened',
  title: `Task ${i}`,
  detail: null,
  dueOn: null,
  dueAt: null,
  fromOn: null,
  fromAt: null,
  late: false,
});
const step = (n: number, events: number, more = 0): Shown['steps'][number] => ({
  n,
  kind: n === 0 ? 'begun' : 'moved',
  title: null,
  outcome: null,
  everybody: false,
  clock: '2026-12-10T09:00:00Z',
  more,
  by: { displayName: 'Sam Lister' },
  happened: Array.from({ length: events }, (_, i) => event(i)),
});
const shown = (steps: Shown['steps']): Shown => ({
  id: 'r',
  title: 'Try',
  pathwayId: null,
  until: '2027-01-09T09:00:00Z',
  step: steps[0]?.n ?? 0,
  clock: '2026-12-10T00:00:00Z',
  kind: 'life',
  owner: { id: 'me', displayName: 'Sam Lister' },
  sharedWith: null,
  brief: {
    stage: 'pre-release',
    releaseOn: '2027-06-09',
    sentenceEnd: null,
    roh: 'very-high',
    mappaLevel: null,
    prison: 'HLI',
    area: 'XXX',
  },
  tasks: [
    {
      id: 't',
      type: { title: 'Visit' },
      role: 'head-of-omu',
      dueOn: '2026-12-09',
      dueAt: '2026-12-10T00:00:00Z',
      overdue: true,
    },
  ],
  clocks: [],
  gates: [],
  stuck: [],
  steps,
});
const around = {
  places: [{ code: 'HLI', name: 'Hull (HMP)' }],
  me: { id: 'me', memberships: [{ team: { id: 'a', title: 'OMU' } }, { team: { id: 'a', title: 'OMU' } }] },
};

test('however long a move was, the page shows some of it and says how much more there is', () => {
  const { last, steps } = rehearsalView(shown([step(2, 150, 40), step(1, 30), step(0, 3)]), around);
  expect([last?.happened.length, last?.more]).toEqual([12, true]);
  expect(steps.map(({ happened }) => happened.length)).toEqual([61, 11, 3]);
  expect(steps.map(({ happened }) => happened.at(-1)?.text)).toEqual([
    'And 130 more',
    'And 20 more',
    'New task: Task 2',
  ]);
});

test('the case is told in words, places by their names, and a deadline that has just passed is late', () => {
  const view = rehearsalView(shown([step(0, 0)]), around);
  expect(view.summary.map(({ text }) => text)).toEqual([
    'Life sentence',
    'Pre-release',
    '9 June 2027',
    'Not known',
    'Very high',
    'Not known',
    'Hull (HMP)',
    'XXX',
  ]);
  expect(view.tasks[0]).toMatchObject({ role: 'Head of OMU', due: { words: '1 day late' } });
  expect([view.late, view.canUndo, view.teams]).toEqual([
    '1 of 1 is late',
    false,
    [{ value: 'a', text: 'OMU' }],
  ]);
});
