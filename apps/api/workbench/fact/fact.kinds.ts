import { plainTitle } from '#domain/fact-kinds.js';
import { type FactKind } from './fact.query.js';

/** Kinds of fact as people look for them. Kinds that nobody types in (libs/engine/may-record.ts) stand in no group. */
export const GROUPS: readonly { readonly title: string; readonly kinds: readonly string[] }[] = [
  {
    title: 'Sentence and dates',
    kinds: [
      'dates-changed',
      'sentence-varied',
      'sentenced',
      'not-sentenced',
      'report-requested',
      'appeal',
      'order-ended',
      'scope-changed',
    ],
  },
  {
    title: 'Where the person is',
    kinds: [
      'received',
      'moved',
      'move-planned',
      'category-changed',
      'released',
      'released-in-error',
      'rotl-applied',
      'temporarily-released',
      'returned-from-temporary-release',
      'failed-to-return',
      'hospital-transfer',
      'immigration-changed',
      'deported',
      'removal-ended',
    ],
  },
  {
    title: 'Risk and safety',
    kinds: [
      'roh-changed',
      'oasys-completed',
      'mappa-changed',
      'mappa-meeting-held',
      'ppo-changed',
      'tier-changed',
      'self-harm-concern',
      'child-concern',
      'significant-change',
      'action-given',
    ],
  },
  {
    title: 'Contact and supervision',
    kinds: [
      'contact-made',
      'appointment-kept',
      'absence',
      'condition-broken',
      'condition-set',
      'licence-change-asked',
      'restriction-requested',
      'intervention-planned',
      'intervention-ended',
      'deferral-asked',
      'disclosure-asked',
    ],
  },
  {
    title: 'Police, court and recall',
    kinds: [
      'arrested',
      'charged',
      'warrant',
      'recall-requested',
      'recall-revoked',
      'recall-rescinded',
      'unlawfully-at-large',
      'returned',
      'recaptured',
    ],
  },
  {
    title: 'Parole and release decisions',
    kinds: ['parole-hearing-set', 'parole-decision', 'release-direction', 'hdc-decided'],
  },
  {
    title: 'Who works on the case',
    kinds: ['om-changed', 'os-changed', 'staff-left', 'provider-changed'],
  },
  {
    title: 'About the person',
    kinds: ['need-recorded', 'pregnancy', 'family-consent', 'persons-merged', 'died'],
  },
  { title: 'Victims', kinds: ['victim-opted', 'victim-concern'] },
];

export interface KindGroup {
  readonly title: string;
  readonly kinds: readonly { readonly id: string; readonly title: string }[];
}

/**
 * The kinds that somebody may say, in their groups, as far as they fit what was looked for: every word of it in the title, the
 * group, or what the kind's fields are called.
 */
export function kindsToChoose(kinds: readonly FactKind[], find: string): KindGroup[] {
  const words = find.toLowerCase().split(/\s+/).filter(Boolean);
  const mine = new Map(kinds.filter(({ mayRecord }) => mayRecord).map((kind) => [kind.id, kind]));
  return GROUPS.map(({ title, kinds: ids }) => ({
    title,
    kinds: ids.flatMap((id) => {
      const kind = mine.get(id);
      if (!kind) return [];
      const text = [
        title,
        kind.title,
        id,
        ...kind.fields.flatMap(({ name, codes }) => [name, ...(codes ?? [])]),
      ]
        .join(' ')
        .toLowerCase();
      return words.every((word) => text.includes(word)) ? [{ id, title: plainTitle(kind.title) }] : [];
    }),
  })).filter((group) => group.kinds.length > 0);
}
