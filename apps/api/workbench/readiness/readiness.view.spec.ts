import { type ReleaseReadiness } from './readiness.query.js';
import { awayInWords, readinessAsked, readinessFilter, readinessView } from './readiness.view.js';

const NOW = Date.parse('2026-12-09T10:00:00Z');
const asked = (text: string, mine = false) => readinessAsked(new URLSearchParams(text), mine);

test.each([
  [-3, '3 days ago'],
  [0, 'today'],
  [1, 'in 1 day'],
  [20, 'in 20 days'],
  [49, 'in 7 weeks'],
  [150, 'in 5 months'],
  [1_000, 'in 3 years'],
])('%i days away is %s', (days, words) => {
  expect(awayInWords(days)).toBe(words);
});

test('an offender manager begins with their own; a month is a first and a last day', () => {
  expect(readinessFilter(asked('', true), 'me')).toEqual({ manager: 'me' });
  expect(readinessFilter(asked('whose=places&month=2027-02&late=yes', true), 'me')).toEqual({
    releaseFrom: '2027-02-01',
    releaseTo: '2027-02-28',
    late: true,
  });
});

test('what cannot be read in the address is as if it were not there', () => {
  expect(readinessFilter(asked('month=2027-13&place=%27%3B--&late=1'), 'me')).toEqual({});
});

test('each step says whose it is, its state, its day, and whether it can still be met', () => {
  const step = (more: object) => ({
    key: 'k',
    owner: 'offender-manager',
    opensAt: '2026-12-01T10:00:00Z',
    dueOn: '2026-12-08',
    dueAt: '2026-12-09T00:00:00Z',
    outcome: null,
    canNoLongerBeMet: false,
    taskId: null,
    holder: null,
    type: { id: 't', title: 'Approve the licence' },
    ...more,
  });
  const data = (more: object = {}) =>
    ({
      readiness: {
        totalCount: 1,
        nodes: [
          {
            done: 1,
            open: 1,
            canNoLongerBeMet: 1,
            pathway: {
              id: 'p',
              roh: 'high',
              kind: 'determinate',
              episode: 'custody#1',
              releaseOn: '2026-12-16',
              stage: 'pre-release',
              ...more,
              person: { firstName: 'SAM', lastName: 'HILL', prisonNumber: 'A1', crn: null },
              prison: { name: 'Hull (HMP)' },
              offenderManager: null,
            },
            steps: [
              step({
                state: 'overdue',
                canNoLongerBeMet: true,
                taskId: 'task-1',
                holder: { displayName: 'Joan' },
              }),
              step({ state: 'done', outcome: 'approved' }),
              step({
                state: 'not-open-yet',
                opensAt: null,
                dueOn: '2026-12-14',
                dueAt: '2026-12-15T00:00:00Z',
              }),
            ],
          },
        ],
        pageInfo: { hasNextPage: false, endCursor: null },
      },
    }) as unknown as ReleaseReadiness;
  const view = (more?: object) =>
    readinessView(data(more), asked(''), {
      actor: { userId: 'u', username: 'u', memberships: [] },
      now: NOW,
      address: '/release-readiness',
    }).cases[0];
  const one = view();
  expect(one).toMatchObject({
    name: 'Sam Hill',
    release: 'Wednesday 16 December 2026',
    away: 'in 7 days',
    manager: 'Nobody named',
    lost: 1,
  });
  expect(one?.steps.map(({ state, lost, href, note, due }) => [state, lost, href, note, due.words])).toEqual([
    ['Late', true, '/tasks/task-1', undefined, '1 day late'],
    ['Done', false, undefined, 'Approved', 'was due 8 December 2026'],
    ['Not open yet', false, undefined, undefined, 'due on Monday'],
  ]);
  expect(view({ releaseOn: '2026-12-08' })).toMatchObject({ away: '1 day ago', overdue: true });
  // A tariff that has ended is no release date: nobody is held past it.
  expect(view({ kind: 'ipp', releaseOn: '2013-03-01' })).toMatchObject({
    release: 'Waits for the Parole Board',
    away: 'tariff ended 1 March 2013',
    overdue: false,
  });
  // Nor is the eligibility date of an older determinate sentence, while the Board has not heard it.
  expect(view({ kind: 'determinate', stage: 'parole', releaseOn: '2026-12-01' })).toMatchObject({
    release: 'Waits for the Parole Board',
    away: 'eligible for parole from 1 December 2026',
    overdue: false,
  });
});
