import { blastView, doneWords } from './blast.view.js';
import { type CaseBlast } from './fact.query.js';

const NOW = Date.parse('2026-12-01T09:00:00Z');
const NOTHING: CaseBlast = {
  pathwayId: 'p',
  stageBefore: 'custody',
  stageAfter: 'custody',
  clocksMoved: [],
  opened: [],
  withdrawn: [],
  alreadyLate: [],
  gates: [],
  stuck: [],
  unstuck: [],
  told: [],
};
const step = {
  key: 'k',
  dueOn: '2026-11-29',
  dueAt: '2026-11-29T23:59:59Z',
  role: 'offender-manager',
  type: { title: 'Review' },
};

test('a deadline moves by so many days, from one date to another', () => {
  const moved = {
    key: 'k',
    from: '2026-12-09T23:59:59Z',
    to: '2027-01-04T23:59:59Z',
    fromOn: '2026-12-09',
    toOn: '2027-01-04',
    type: { title: 'Review' },
  };
  const view = blastView(
    {
      ...NOTHING,
      clocksMoved: [
        moved,
        { ...moved, fromOn: '2027-01-05', to: '2027-01-04T23:59:59Z' },
        { ...moved, from: null, fromOn: null },
      ],
    },
    NOW,
  );
  expect(view.moved.map(({ from, to, by }) => [from, to, by])).toEqual([
    ['9 December 2026', '4 January 2027', '26 days later'],
    ['5 January 2027', '4 January 2027', '1 day earlier'],
    ['No deadline', '4 January 2027', 'A deadline is set'],
  ]);
  expect(view.nothing).toBe(false);
});

test('nothing that changes is said to be nothing; a stage or one told is something', () => {
  expect(blastView(NOTHING, NOW).nothing).toBe(true);
  const staged = blastView({ ...NOTHING, stageAfter: 'licence' }, NOW);
  expect(staged).toMatchObject({
    nothing: false,
    stage: 'The case moves from custody to licence supervision.',
  });
  const told = {
    kind: 'person-moved',
    role: 'offender-manager',
    user: { displayName: 'Ann Lee' },
    team: null,
  };
  expect(blastView({ ...NOTHING, told: [told] }, NOW)).toMatchObject({
    nothing: false,
    told: [{ who: 'Ann Lee, offender manager', what: 'The person has moved prison' }],
  });
});

test('what was done is counted over the cases', () => {
  const one = blastView({ ...NOTHING, opened: [step], alreadyLate: [step] }, NOW);
  expect(doneWords([one, one])).toEqual(['2 new tasks opened, 2 tasks late already.']);
  expect(doneWords([blastView(NOTHING, NOW)])).toEqual(['No deadline or task has changed.']);
});
