import { assignedText, assignView } from './assign.view.js';
import { addressOf, filterFrom, variablesOf } from './queue.filter.js';
import { queueView } from './queue.view.js';
import { type Queue } from './queue.query.js';

const ME = '00000000-0000-4000-8000-000000000001';
const TODAY = '2026-12-09';
const NOW = Date.parse('2026-12-09T10:00:00Z');
const from = (query: string) => filterFrom(new URLSearchParams(query));

test('a filter is what the address says, and the address what the filter says', () => {
  const address = `/queue?kind=roh.screen&due=week&roh=high&holder=nobody&priority=urgent`;
  expect(addressOf(from(address.split('?')[1] ?? ''))).toBe(address);
  expect(addressOf(from('due=someday&roh=none&team=all&order=random&priority=low'))).toBe('/queue');
});

test('a filter is asked for as the API takes it', () => {
  expect(variablesOf(from('due=week&holder=me&roh=high&prison=HLI'), ME, TODAY)).toEqual({
    orderBy: 'DUE_SOONEST',
    filter: { holder: ME, roh: ['high'], prison: 'HLI', dueBefore: '2026-12-14T00:00:00.000Z' },
  });
  expect(variablesOf(from('due=overdue&holder=nobody&order=opened-last&priority=urgent'), ME, TODAY)).toEqual(
    {
      orderBy: 'OPENED_LAST',
      filter: { overdue: true, unheld: true, urgent: true },
    },
  );
});

const data = (state: 'OPEN' | 'CLAIMED'): Queue => ({
  me: { id: ME, memberships: [] },
  queueViews: [],
  taskTypes: [
    { id: 'roh.screen', title: 'Screen for risk of harm', stage: 'assessment', role: 'offender-manager' },
  ],
  tasks: {
    totalCount: 1,
    pageInfo: { hasNextPage: false, endCursor: null },
    nodes: [
      {
        id: 't',
        title: 'Screen for risk of harm',
        state,
        stage: 'track:victim',
        dueOn: '2026-12-09',
        dueAt: '2026-12-10T00:00:00Z',
        holder: state === 'CLAIMED' ? { id: 'x', displayName: 'Ann Lee' } : null,
        meantFor: state === 'OPEN' ? { displayName: 'Bo Day' } : null,
        team: null,
        pathway: {
          id: 'p',
          roh: 'high',
          prison: null,
          person: { firstName: 'Joe', lastName: 'Marlow', prisonNumber: null, crn: 'X100001' },
        },
      },
    ],
  },
});

test('a row says whose it is, and only what nobody holds is to be claimed', () => {
  const [open] = queueView(data('OPEN'), from(''), NOW, '/queue').rows;
  expect(open).toMatchObject({
    holder: 'Nobody yet; meant for Bo Day',
    toClaim: true,
    stage: 'Victim contact',
    number: 'X100001',
    prison: 'In the community',
  });
  expect(queueView(data('CLAIMED'), from(''), NOW, '/queue').rows[0]).toMatchObject({
    holder: 'Ann Lee',
    toClaim: false,
    mayAssign: true,
  });
});

test('what is filtered by is named, each with the address without it', () => {
  const { chosen } = queueView(data('OPEN'), from('kind=roh.screen&roh=high'), NOW, '/queue');
  expect(chosen).toEqual([
    { text: 'Kind of task: Screen for risk of harm', href: '/queue?roh=high' },
    { text: 'Risk of harm: High', href: '/queue?kind=roh.screen' },
  ]);
});

const task = {
  title: 'Screen for risk of harm',
  dueOn: '2026-12-09',
  dueAt: '2026-12-10T00:00:00Z',
  pathway: { roh: 'high', person: { firstName: 'Joe', lastName: 'Marlow', prisonNumber: 'A1', crn: null } },
};
const rows = {
  to: { displayName: 'Ann Lee' },
  rows: [
    { id: '1', from: { displayName: 'Bo Day' }, refusal: null, task },
    { id: '2', from: null, refusal: { message: 'This task has been done.' }, task },
  ],
};

test('work given in bulk is told row by row, before and after', () => {
  expect(assignView(rows, NOW)).toMatchObject({ to: 'Ann Lee', given: 1, refused: 1 });
  expect(assignView(rows, NOW).rows.map(({ answer }) => answer)).toEqual([
    'Can be given. Bo Day has it now and is told.',
    'This task has been done.',
  ]);
  expect(assignedText(rows)).toEqual({
    said: '1 task is with Ann Lee now.',
    more: ['Not given: “Screen for risk of harm”, Joe Marlow. This task has been done.'],
  });
});

test('a saved view leads to its filter, and is marked where the queue shows it', () => {
  const views = [
    { id: 'v1', name: 'Late', query: 'due=overdue', mayChange: true, savedBy: null, team: null },
    {
      id: 'v2',
      name: 'High risk',
      query: 'roh=high&due=gone',
      mayChange: false,
      savedBy: { id: 'p', displayName: 'Bo Head' },
      team: { title: 'OMU', place: { name: 'Hull' } },
    },
  ];
  const shown = (query: string) =>
    queueView({ ...data('OPEN'), queueViews: views }, from(query), NOW, `/queue?${query}`);
  expect(shown('roh=high').views.map(({ name, current, shared }) => [name, current, shared])).toEqual([
    ['Late', false, 'Yours alone'],
    ['High risk', true, 'Shared with OMU, Hull, by Bo Head'],
  ]);
  expect([shown('roh=high').saveHref, shown('').saveHref, shown('roh=low').saveHref]).toEqual([
    undefined,
    undefined,
    '/queue/views/new?roh=low',
  ]);
});
