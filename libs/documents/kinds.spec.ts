import { ROLES } from '#domain/roles.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { isForThePerson, isWalled } from './kind.js';
import { DOCUMENT_KINDS, sourcesOf, typesReadBy, wrongIn } from './kinds.js';

const kinds = [...DOCUMENT_KINDS.values()];
const confidentialityOf = (type: string): string | undefined => TASK_TYPES.get(type)?.confidentiality;

describe('templates', () => {
  it.each(kinds.map((kind) => [kind.id, kind] as const))(
    '%s names only steps, fields and outcomes there are',
    (_, kind) => {
      expect(wrongIn(kind)).toEqual([]);
    },
  );

  it('reads nothing of a victim unless it is behind the wall', () => {
    for (const kind of kinds.filter((one) => !isWalled(one))) {
      const walled = typesReadBy(kind).filter((type) => confidentialityOf(type) === 'victim');
      expect({ kind: kind.id, walled }).toEqual({ kind: kind.id, walled: [] });
    }
  });

  it('treats as read by the person whatever is marked as theirs, and nothing else', () => {
    for (const { id, marking, audience, ...kind } of kinds) {
      const says = typeof marking === 'string' ? marking : marking.en;
      const theirs = /the person it is about/.test(says) && !/Not for the person/.test(says);
      expect({ id, theirs: isForThePerson({ id, marking, audience, ...kind }) }).toEqual({ id, theirs });
    }
  });

  it('gives the person nothing from a confidential assessment', () => {
    for (const kind of kinds.filter(isForThePerson)) {
      const kept = typesReadBy(kind).filter((type) => confidentialityOf(type) !== 'ordinary');
      expect({ kind: kind.id, kept }).toEqual({ kind: kind.id, kept: [] });
    }
  });

  it('gives the person no field that could tell of a victim, an escort’s reason or why a condition is there', () => {
    const telling = /victim|escortReason|Because|riskActions|riskOfHarm|notForDisclosure/i;
    for (const kind of kinds.filter(isForThePerson)) {
      const found = sourcesOf(kind).filter((source) => telling.test(source));
      expect({ kind: kind.id, found }).toEqual({ kind: kind.id, found: [] });
    }
  });

  it('is read by whoever makes it, and behind the wall by victim liaison alone', () => {
    for (const { id, producedBy, readBy } of kinds) {
      const blind = producedBy.filter((role) => !readBy.includes(role));
      expect({ id, blind, unknown: readBy.filter((role) => !ROLES.includes(role)) }).toEqual({
        id,
        blind: [],
        unknown: [],
      });
    }
    for (const { readBy } of kinds.filter(isWalled))
      expect(readBy).toEqual(['victim-liaison-officer', 'victim-liaison-manager']);
  });
});
