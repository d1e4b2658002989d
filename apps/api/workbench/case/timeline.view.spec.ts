import { type Ahead, type Picture } from './timeline.query.js';
import { timelineView } from './timeline.view.js';

const NOW = Date.parse('2026-12-09T10:00:00Z');
const HEAD = {
  id: 'p',
  asOf: null,
  kind: 'determinate',
  months: 30,
  episode: 'custody#1',
  stage: 'custody',
  roh: 'high',
  tier: 3,
  ppo: false,
  mappaCategory: null,
  mappaLevel: null,
  releaseOn: '2027-03-01',
  sentencedOn: '2026-01-05',
  sentenceEnd: '2028-03-01',
  openedAt: '2026-01-05T12:00:00Z',
  endedAt: null,
  person: { firstName: 'A', lastName: 'B', prisonNumber: null, crn: null, dateOfBirth: null },
  prison: null,
  homeArea: null,
  offenderManager: null,
  offenderSupervisor: null,
  alerts: [],
} as const;
const step = (title: string, more: object) => ({
  key: title,
  open: false,
  openedAt: '2026-02-01T10:00:00Z',
  answeredAt: null,
  missedAt: null,
  dueAt: null,
  assumed: false,
  type: { title },
  ...more,
});
const PICTURE = {
  ...HEAD,
  stages: [
    { stage: 'induction', from: '2026-01-06T10:00:00Z', until: '2026-03-01T10:00:00Z', whole: true },
    { stage: 'custody', from: '2026-03-01T10:00:00Z', until: null, whole: true },
  ],
  milestones: [],
  tracks: [
    {
      name: 'custody#1',
      steps: [
        step('Hold the board', { answeredAt: '2026-04-01T10:00:00Z', missedAt: '2026-03-20T00:00:00Z' }),
      ],
    },
    { name: 'mappa', steps: [step('Set the level', { open: true })] },
    {
      name: 'risk',
      steps: [step('Taken for granted', { assumed: true, answeredAt: '2026-02-01T10:00:00Z' })],
    },
  ],
  clocks: [
    {
      key: 'k',
      dueAt: '2026-12-21T00:00:00Z',
      dueOn: '2026-12-20',
      overdue: false,
      standing: false,
      type: { title: 'Review the plan' },
    },
    {
      key: 'l',
      dueAt: '2026-12-02T00:00:00Z',
      dueOn: '2026-12-01',
      overdue: true,
      standing: false,
      type: { title: 'See the person' },
    },
  ],
} as unknown as Picture;

test('says where the case is, what comes next and when, in a sentence and in tables', () => {
  const view = timelineView(PICTURE, undefined, NOW);
  expect(view.says).toBe(
    'The case is in this stage since 1 March 2026: Custody. The earliest release is 1 March 2027. The next deadline is 20 December 2026: Review the plan.',
  );
  expect(view.stages).toEqual([
    { stage: 'Induction', state: 'Passed', from: '6 January 2026', until: '1 March 2026' },
    { stage: 'Custody', state: 'Now', from: '1 March 2026', until: '' },
    { stage: 'Licence supervision', state: 'To come', from: '1 March 2027', until: '1 March 2028' },
  ]);
  expect(view.deadlines.map(({ title, state, on }) => [title, state, on])).toEqual([
    ['Hold the board', 'Missed', '20 March 2026'],
    ['Hold the board', 'Done', '1 April 2026'],
    ['See the person', 'Late, not done yet', '1 December 2026'],
    ['Review the plan', 'Open', '20 December 2026'],
  ]);
});

test('draws a row for each stage and each track with work in it, in order of time and within the picture', () => {
  const { picture } = timelineView(PICTURE, undefined, NOW);
  expect(picture.rows.map(({ name }) => name)).toEqual([
    'Induction',
    'Custody',
    'Licence supervision',
    'MAPPA',
  ]);
  for (const { bars } of picture.rows)
    for (const { x, width } of bars) {
      expect(x).toBeGreaterThanOrEqual(picture.left);
      expect(x + width).toBeLessThanOrEqual(picture.width);
    }
  const [induction, custody] = picture.rows.map(({ bars }) => bars[0]);
  expect((induction?.x ?? 0) + (induction?.width ?? 0)).toBeLessThanOrEqual((custody?.x ?? 0) + 1);
  expect(picture.days.filter(({ now }) => now).map(({ text }) => text)).toEqual(['Today']);
  expect(picture.marks.map(({ kind }) => kind)).toEqual(['missed', 'met', 'late', 'open']);
});

test('names of days that lie together stand on lines of their own', () => {
  const near = { ...PICTURE, releaseOn: '2026-12-12' } as Picture;
  const { picture } = timelineView(near, undefined, NOW);
  const [today, release] = ['Today', 'Earliest release'].map((name) =>
    picture.days.find(({ text }) => text === name),
  );
  expect(today?.y).not.toBe(release?.y);
});

test('what lies ahead takes the place of what the dates alone say, and admits how far it goes', () => {
  const ahead = {
    from: '2026-12-09T10:00:00Z',
    until: '2027-06-01T10:00:00Z',
    ends: false,
    taskCount: 1,
    milestones: [],
    stages: [{ stage: 'pre-release', from: '2027-01-10T10:00:00Z', until: null }],
    tasks: [
      {
        key: 't',
        owner: 'head-of-omu',
        opensAt: '2027-01-10T10:00:00Z',
        dueOn: '2027-01-20',
        dueAt: '2027-01-21T00:00:00Z',
        type: { title: 'Check the date' },
      },
    ],
  } as unknown as Ahead;
  const view = timelineView(PICTURE, ahead, NOW);
  expect(view.stages.at(-1)).toEqual({
    stage: 'Preparing for release',
    state: 'To come',
    from: '10 January 2027',
    until: '1 June 2027',
  });
  expect(view.ahead).toMatchObject({ until: '1 June 2027', ends: false });
  expect(view.ahead?.tasks).toEqual([
    { title: 'Check the date', owner: 'Head of OMU', opens: '10 January 2027', due: '20 January 2027' },
  ]);
  expect(view.picture.marks.at(-1)?.kind).toBe('ahead');
});

test('a case that was taken over says that its past is not known here', () => {
  const stages = [{ stage: 'custody', from: '2026-11-21T10:00:00Z', until: null, whole: false }];
  expect(timelineView({ ...PICTURE, stages } as Picture, undefined, NOW).says).toMatch(
    /taken over on 21 November 2026; its stages before that are not known here/,
  );
});
