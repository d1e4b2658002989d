import { londonDateOf } from '#calendar/index.js';
import { keyOf } from '#domain/fact.js';
import { type Pass } from '../runtime/pass.js';
import { type Who } from './victim-who.js';

const NOTE = 'victim.give-note';
const MADE = 'contact-';

/** Each meeting or call gives an agreed note (004 L956); the first contact has its own beside these. */
export function notes(p: Pass, who: Who): readonly (() => unknown)[] {
  const contacts = p.facts('contact-made', 'ever').filter(({ data }) => data['victim'] === who.subject);
  const known = new Set(contacts.map((contact) => MADE + keyOf(contact)));
  // Only the last few contacts are kept in hand; a note still owed for an earlier one stays owed.
  const owed = p.openKeys(NOTE).filter((key) => key.startsWith(MADE) && !known.has(key));
  return [
    ...contacts.map(
      (contact) => () =>
        p.task(NOTE, {
          ...who,
          key: MADE + keyOf(contact),
          within: 'VICTIM-NOTE',
          from: londonDateOf(contact.happenedAt),
        }),
    ),
    ...owed.map((key) => () => p.task(NOTE, { ...who, key, before: p.dueOf(NOTE, key) })),
  ];
}
