import { STUCK_CAUSES } from '#domain/stuck.js';
import { type StuckRow } from './stuck.query.js';
import { daysWords, detailInWords, filterOf, itemOf, stuckListView } from './stuck.view.js';

/** Wednesday 9 December 2026, 10:00 in London. */
const NOW = Date.parse('2026-12-09T10:00:00Z');
const row: StuckRow = {
  key: 'custody#1/x:no-release-date',
  cause: 'no-release-date',
  title: 'No release date known',
  severity: 66,
  since: '2026-12-01T10:00:00.000Z',
  ageInDays: 8,
  owner: 'head-of-omu',
  unblocks: 'handover.name-manager',
  detail: null,
  nextNudgeAt: null,
  pathway: {
    id: 'p1',
    roh: 'high',
    stage: 'custody',
    person: { firstName: 'Joe', lastName: 'Bloggs', prisonNumber: null, crn: 'X123456' },
  },
};

test('what stands still has an address of its own, and words for what sets it free', () => {
  expect(itemOf(row)).toMatchObject({
    href: '/stuck/p1/custody%231%2Fx%3Ano-release-date',
    unblocks: 'The task “Name the community offender manager”',
    owner: 'Head of OMU',
    age: '8 days',
    number: 'X123456',
  });
  expect(itemOf({ ...row, unblocks: 'returned' }).unblocks).toBe(
    'Record the fact “Returned to custody after recall”',
  );
});

test('more about it is said in words, or not at all', () => {
  expect(
    [
      'HANDOVER-URGENT',
      'G1',
      'custody#1/handover.hand-over#2',
      'custody: of the last 40, nine in ten took 9 days or less',
      '2026-12-28 by law, 2028-11-03 recorded',
      '2026-12-28',
    ].map(detailInWords),
  ).toEqual([
    'No community offender manager after handover: urgent',
    'Gate G1: holds back the end of allocation',
    'The task “Hand the case to the community manager”',
    'Custody: of the last 40, nine in ten took 9 days or less',
    '28 December 2026 by law, 3 November 2028 recorded',
    '28 December 2026',
  ]);
  expect(['attempt 5', 'commands', 'no-hearing-after-tariff', null].map(detailInWords)).toEqual([
    '',
    '',
    '',
    '',
  ]);
  expect([0, 1, 2].map(daysWords)).toEqual(['less than a day', '1 day', '2 days']);
});

test('no cause speaks of the machine', () => {
  const said = Object.values(STUCK_CAUSES).map(({ title, unblocks }) => `${title}. ${unblocks}`);
  expect(
    said.filter((text) => /workflow|signal|activity|namespace|\bturns?\b|relay|\bworker\b/i.test(text)),
  ).toEqual([]);
});

test('only a choice that is there is asked for', () => {
  const of = (query: string) => filterOf(new URLSearchParams(query), NOW);
  expect(of('cause=&owner=&age=')).toEqual({});
  expect(of('age=5')).toEqual({});
  expect(of('cause=diverged&owner=governor&age=7')).toEqual({
    cause: ['diverged'],
    owner: ['governor'],
    since: '2026-12-02T10:00:00.000Z',
  });
});

test('causes are counted, and lead to their cases', () => {
  const count = {
    cause: 'diverged',
    title: 'x',
    owner: 'governor',
    severity: 1,
    count: 3,
    oldest: row.since,
  };
  const view = stuckListView(
    {
      stuckCounts: [count],
      stuckPathways: { totalCount: 1, nodes: [row], pageInfo: { hasNextPage: false, endCursor: null } },
    },
    NOW,
    '/stuck?cause=diverged',
  );
  expect(view.causes).toEqual([
    {
      title: 'x',
      owner: 'Governor',
      count: 3,
      oldest: '8 days',
      href: '/stuck?cause=diverged&owner=governor',
    },
  ]);
  expect([view.all, view.total, view.filtered]).toEqual([3, 1, true]);
  expect(view.choices.cause.find(({ selected }) => selected)?.value).toBe('diverged');
});
