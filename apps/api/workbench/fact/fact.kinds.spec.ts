import { FACT_KINDS, type FactKind as Kind } from '#domain/fact-kinds.js';
import { mayRecord } from '#engine/may-record.js';
import { type Actor } from '#identity/actor.js';
import { GROUPS, kindsToChoose } from './fact.kinds.js';
import { type FactKind } from './fact.query.js';

const liaison: Actor = {
  userId: 'u',
  username: 'u',
  memberships: [{ teamId: 't', kind: 'victim-liaison', place: 'YOR', role: 'victim-liaison-officer' }],
};
const clerk: Actor = {
  ...liaison,
  memberships: [{ teamId: 't', kind: 'omu', place: 'HLI', role: 'case-administrator' }],
};
const inspector: Actor = {
  ...liaison,
  memberships: [{ teamId: 't', kind: 'inspectorate', place: 'national', role: 'inspector' }],
};
const kinds = Object.keys(FACT_KINDS) as Kind[];
const shownTo = (actor: Actor): FactKind[] =>
  kinds.map((id) => ({
    id,
    title: FACT_KINDS[id].title,
    from: '',
    mayRecord: mayRecord(actor, id),
    fields: [],
  }));

test('every kind that somebody may type in stands in one group, and no other', () => {
  const grouped = GROUPS.flatMap((group) => group.kinds);
  expect([...grouped].sort()).toEqual(kinds.filter((id) => mayRecord(liaison, id)).sort());
});

test('nobody is offered what is not theirs to say', () => {
  const titles = (actor: Actor): string[] => kindsToChoose(shownTo(actor), '').map(({ title }) => title);
  expect(titles(liaison)).toContain('Victims');
  expect(titles(clerk)).not.toContain('Victims');
  expect(titles(inspector)).toEqual([]);
});

test('the list is searched by every word, in the title or the group', () => {
  const found = kindsToChoose(shownTo(clerk), 'prisons MOVED').flatMap((group) => group.kinds);
  expect(found.map(({ id }) => id)).toEqual(['moved']);
  expect(kindsToChoose(shownTo(clerk), 'xylophone')).toEqual([]);
});
