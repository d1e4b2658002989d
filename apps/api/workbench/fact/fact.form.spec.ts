import { FACT_KINDS } from '#domain/fact-kinds.js';
import { sentFact, sourcesOf, type SentFact } from './fact.form.js';
import { clockTime, formFields, typedFrom } from './fact.fields.js';
import { type FactKind } from './fact.query.js';

const NOW = Date.parse('2026-12-01T09:30:00Z');
const kind: FactKind = {
  id: 'move-planned',
  title: 'A move',
  from: 'prison record, anyone',
  mayRecord: true,
  fields: [
    { name: 'to', type: 'place', codes: null },
    { name: 'on', type: 'date', codes: null },
    { name: 'requirements', type: 'codes', codes: null },
    { name: 'what', type: 'words', codes: null },
  ],
};
const fields = formFields(kind, [{ value: 'HLI', text: 'Hull' }]);
const about: SentFact = { id: 'case', personId: 'person', kind, fields, sources: sourcesOf(kind) };
const SENT = {
  to: 'HLI',
  on: '9/12/2026',
  requirements: 'drug, alcohol',
  what: '',
  happenedOn: '1/12/2026',
  source: 'staff',
};

test('a form is read as the API takes it: today from now, another day from its beginning in London', () => {
  const read = sentFact(about, SENT, NOW);
  expect(read).toMatchObject({
    ok: true,
    input: {
      pathwayId: 'case',
      kind: 'move-planned',
      data: { to: 'HLI', on: '2026-12-09', requirements: ['drug', 'alcohol'] },
      happenedAt: '2026-12-01T09:30:00.000Z',
      source: 'staff',
    },
  });
  expect(sentFact(about, { ...SENT, happenedOn: '1/7/2026' }, NOW)).toMatchObject({
    at: '2026-06-30T23:00:00.000Z',
  });
  expect(sentFact(about, { ...SENT, happenedOn: '1/7/2026', 'happenedOn-time': '14:30' }, NOW)).toMatchObject(
    {
      at: '2026-07-01T13:30:00.000Z',
    },
  );
});

test('a sentence is asked what its offences were, and says it back in words', () => {
  const { title, from, fields: types } = FACT_KINDS.sentenced;
  const flags = ['violent', 'domesticAbuse', 'hateCrime'] as const;
  const sentenced: FactKind = {
    id: 'sentenced',
    title,
    from,
    mayRecord: true,
    fields: flags.map((name) => ({ name, type: types[name], codes: null })),
  };
  const asked = formFields(sentenced, []);
  expect(asked.map(({ as, label }) => [as, label])).toEqual([
    ['yesno', 'Violent'],
    ['yesno', 'Domestic abuse'],
    ['yesno', 'Hate crime'],
  ]);
  const sent = {
    violent: 'no',
    domesticAbuse: 'yes',
    hateCrime: 'yes',
    happenedOn: '1/12/2026',
    source: 'court',
  };
  expect(
    sentFact({ ...about, kind: sentenced, fields: asked, sources: sourcesOf(sentenced) }, sent, NOW),
  ).toMatchObject({
    input: { kind: 'sentenced', data: { violent: false, domesticAbuse: true, hateCrime: true } },
    says: expect.arrayContaining([
      { name: 'Violent', value: 'No' },
      { name: 'Domestic abuse', value: 'Yes' },
      { name: 'Hate crime', value: 'Yes' },
    ]) as unknown,
  });
});

test('the same form sent again with a yes keeps its moment', () => {
  const at = '2026-12-01T09:00:00.000Z';
  expect(sentFact(about, { ...SENT, step: 'save', at }, NOW)).toMatchObject({ at });
});

test('for every open case of the person; a correction is for its own case', () => {
  expect(sentFact(about, { ...SENT, of: 'person' }, NOW)).toMatchObject({ input: { personId: 'person' } });
  expect(sentFact({ ...about, corrects: 'f' }, { ...SENT, of: 'person' }, NOW)).toMatchObject({
    input: { pathwayId: 'case', supersedes: 'f' },
  });
});

test.each([
  [{ happenedOn: '' }, 'happenedOn'],
  [{ happenedOn: '2/12/2026' }, 'happenedOn'],
  [{ 'happenedOn-time': '25:70' }, 'happenedOn'],
  [{ 'happenedOn-time': '10:30' }, 'happenedOn'],
  [{ source: 'nobody' }, 'source'],
  [{ on: '31/2/2026' }, 'on'],
  [{ to: '', on: '', requirements: '' }, 'to'],
])('%j is said at %s', (wrong, field) => {
  const read = sentFact(about, { ...SENT, ...wrong }, NOW);
  expect(read.ok ? [] : read.problems.map((problem) => problem.field)).toEqual([field]);
});

test('what is on record stands in the form again', () => {
  expect(
    typedFrom(fields, { to: 'HLI', on: '2026-12-09', requirements: ['drug', 'alcohol'], what: null }),
  ).toEqual({
    to: 'HLI',
    on: '9/12/2026',
    requirements: 'drug, alcohol',
  });
  expect(
    ['00:00', '00:05', '12:00', '12:30', '14:05'].map((t) => clockTime(Date.parse(`2026-12-01T${t}:00Z`))),
  ).toEqual(['0:00', '0:05', '12:00', '12:30', '14:05']);
});
