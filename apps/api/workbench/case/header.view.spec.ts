import { type CaseHead } from './header.query.js';
import { asOfFrom, caseHeadView } from './header.view.js';

const NOW = Date.parse('2026-12-09T10:00:00Z');
const TODAY = '2026-12-09';
const HEAD: CaseHead = {
  id: 'p',
  asOf: null,
  kind: 'determinate',
  months: 30,
  episode: 'custody#1',
  stage: 'pre-release',
  roh: 'very-high',
  tier: 4,
  ppo: true,
  mappaCategory: 2,
  mappaLevel: 3,
  releaseOn: '2027-03-01',
  sentencedOn: '2025-09-01',
  sentenceEnd: '2028-03-01',
  openedAt: '2026-01-01T00:00:00Z',
  endedAt: null,
  person: {
    firstName: 'SEAN',
    lastName: "O'NEILL-SHAW",
    prisonNumber: 'A1234BC',
    crn: null,
    dateOfBirth: '1990-02-01',
  },
  prison: { name: 'Hull (HMP)' },
  homeArea: null,
  offenderManager: null,
  offenderSupervisor: { displayName: 'Niamh Quinn' },
  alerts: [{ kind: 'self-harm', text: 'A concern is on record.', since: '2026-12-01T09:00:00Z' }],
};

const asOf = (text: string) => asOfFrom(new URLSearchParams({ on: text }), TODAY);

test.each(['9/11/2026', '09.11.2026', '2026-11-09', ' 9-11-2026 '])(
  'the day %s is read as the last moment of 9 November in London',
  (text) => {
    expect(asOf(text)).toEqual({ typed: text.trim(), at: '2026-11-09T23:59:59.999Z' });
  },
);

test('in summer the day ends an hour earlier by the clock of Greenwich', () => {
  expect(asOf('1/7/2026').at).toBe('2026-07-01T22:59:59.999Z');
});

test('no day, or today, is now; what is no day or lies ahead says so and shows the case as it is', () => {
  expect(asOf('').at).toBeUndefined();
  expect(asOf('9/12/2026')).toEqual({ typed: '' });
  expect(asOf('31/2/2026').problem).toMatch(/real date/);
  expect(asOf('10/12/2026').problem).toMatch(/in the past/);
  expect(asOf('soon')).toMatchObject({ typed: 'soon', problem: expect.any(String) as string });
});

test('the head says who it is, what marks the case, and what is not known', () => {
  const head = caseHeadView(HEAD, 'overview', { typed: '' }, NOW);
  expect(head.name).toBe("Sean O'Neill-Shaw");
  expect(head.numbers).toEqual([
    { name: 'Prison number', value: 'A1234BC' },
    { name: 'Born', value: '1 February 1990' },
  ]);
  expect(head.marks).toEqual(['MAPPA category 2, level 3', 'PPO']);
  expect(head.banners).toEqual([
    { kind: 'self-harm', text: 'A concern is on record.', since: '1 December 2026' },
  ]);
  const value = (name: string): string | undefined => head.key.find((one) => one.name === name)?.value;
  expect(value('Sentence')).toBe('Determinate, 30 months');
  expect(value('Now')).toBe('In custody: Preparing for release');
  expect(value('Earliest release')).toBe('1 March 2027');
  expect(value('Home area')).toBe('Not known');
  expect(value('Offender manager')).toBe('Nobody named');
});

test('the moment shown goes along to every other page', () => {
  const shown = { ...HEAD, asOf: '2026-11-09T23:59:59.999Z' };
  const head = caseHeadView(shown, 'facts', asOf('9/11/2026'), NOW);
  expect(head.shownOn).toBe('9 November 2026 at 11:59pm');
  expect(head.tabs.find(({ active }) => active)).toEqual({
    href: '/cases/p/facts?on=9%2F11%2F2026',
    text: 'Facts',
    active: true,
  });
  expect(head.tabs.every(({ href }) => href.endsWith('?on=9%2F11%2F2026'))).toBe(true);
});

test('risk that nobody has set is said, not left out', () => {
  const head = caseHeadView(
    { ...HEAD, roh: null, mappaCategory: null, mappaLevel: null, ppo: null },
    'overview',
    { typed: '' },
    NOW,
  );
  expect(head.marks).toEqual(['Risk of harm not known']);
});

test.each([
  ['determinate', 'custody#1', '2027-03-01', 'Earliest release'],
  ['determinate', 'custody#1', '2026-12-01', 'Release date'],
  ['determinate', 'licence#1', '2026-11-01', 'Release date'],
  ['life', 'custody#1', '2026-12-01', 'Tariff ended'],
  ['life', 'licence#1', '2026-11-01', 'Release date'],
  ['extended', 'custody#2', '2026-12-01', 'Eligible for parole from'],
])('the day on record of a %s sentence, %s, %s is called: %s', (kind, episode, releaseOn, name) => {
  const { key } = caseHeadView({ ...HEAD, kind, episode, releaseOn }, 'overview', { typed: '' }, NOW);
  expect(key.map((fact) => fact.name)).toContain(name);
});

test('an older sentence before the Board is eligible from a day that is past; from the day of the law on it has a release date', () => {
  const passed = { ...HEAD, kind: 'determinate', episode: 'custody#1', releaseOn: '2026-12-01' };
  const names = (stage: string): string[] =>
    caseHeadView({ ...passed, stage }, 'overview', { typed: '' }, NOW).key.map(({ name }) => name);
  expect(names('parole')).toContain('Eligible for parole from');
  expect(names('pre-release')).toContain('Release date');
});
