import { type Beside } from './beside.query.js';
import { besideView } from './beside.view.js';

type Request = Beside['deferral']['requests'][number];
const request = (more: Partial<Request>): Request => ({
  id: 'r1',
  title: 'Hold the board',
  excuse: false,
  until: '2026-12-31',
  reason: 'The chair is away',
  askedAt: '2026-12-07T10:00:00Z',
  decidingRole: 'head-of-omu',
  outcome: null,
  decidedAt: null,
  decidedUntil: null,
  askedBy: { displayName: 'Ann Clerk' },
  decidedBy: null,
  task: { id: 't1' },
  ...more,
});
const said = (more: Partial<Request>): string => {
  const view = besideView({
    notes: [],
    questions: [],
    deferral: { whyNot: null, mayBeExcused: false, requests: [request(more)] },
  });
  return view.requests[0]?.said ?? '';
};
const decided = { decidedAt: '2026-12-08T09:30:00Z', decidedBy: { displayName: 'Bo Head' } };

test.each([
  [{}, 'Not decided yet by the head of OMU. Until then the deadline stays.'],
  [{ decidingRole: null }, 'It has not been decided. Until then the deadline stays.'],
  [
    { ...decided, outcome: 'deferred', decidedUntil: '2026-12-20' },
    'Put off to 20 December 2026 by Bo Head, 8 December 2026 at 9:30am.',
  ],
  [{ ...decided, outcome: 'excused', excuse: true }, 'Excused by Bo Head, 8 December 2026 at 9:30am.'],
  [{ ...decided, outcome: 'refused' }, 'Refused by Bo Head, 8 December 2026 at 9:30am. The deadline stays.'],
])('what became of a request is told in words: %j', (more, words) => {
  expect(said(more)).toMatch(/^Ann Clerk asked on 7 December 2026 at 10am /);
  expect(said(more)).toContain(words);
});

test('what was asked for is told with it', () => {
  expect(said({})).toContain('to have it by 31 December 2026.');
  expect(said({ excuse: true, until: null })).toContain('to be excused from it.');
});
