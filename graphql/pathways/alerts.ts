import { FACT_KINDS, isFactKind } from '#domain/fact-kinds.js';
import { isHighRoh } from '#domain/sentence.js';
import { stuckCause } from '#domain/stuck.js';
import { type Instant } from '#domain/time.js';
import { type Ground } from '#identity/permission/restricted.js';
import { type RestrictionRead } from '#persistence/queries/restricted-list.js';
import { type StuckRead } from '#persistence/queries/pathway-parts.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { pictureOf } from '#workflows/runtime/picture.js';
import { type State } from '#workflows/runtime/state.js';

/** What whoever opens a case must see first. */
export interface Alert {
  readonly kind: string;
  readonly text: string;
  readonly since: Instant | null;
}

interface Beside {
  readonly restriction: RestrictionRead | undefined;
  readonly stuck: readonly StuckRead[];
  readonly now: Instant;
}

const GROUNDS: Readonly<Record<Ground, string>> = {
  'staff-relative': 'a relative of staff',
  'high-profile': 'known to the public',
};
const SOURCES: Readonly<Record<string, string>> = {
  court: 'the court',
  escort: 'the escort',
  reception: 'reception',
  staff: 'staff',
  family: 'the family',
};
/** More of them would hide each other. */
const STUCK_TOLD = 3;

/**
 * The alerts of a case, the gravest first: restricted, danger to the person's own life, at large, what marks the person, and why the
 * case does not move (pathway.md, "Tracks", "Stuck").
 */
export function alertsOf(state: State, { restriction, stuck, now }: Beside): Alert[] {
  const { view, facts, episodes } = pictureOf(state);
  const here = episodes.at(-1);
  const alert = (kind: string, text: string, since: Instant | null = null): Alert => ({ kind, text, since });
  const concern = facts.findLast(({ kind, happenedAt }) => kind === 'self-harm-concern' && happenedAt <= now);
  const from = SOURCES[String(concern?.data['source'])];
  const source = from === undefined ? '' : `, passed on by ${from}`;
  return [
    ...(restriction
      ? [
          alert(
            'restricted',
            `Restricted case: only named people see it, because the person is ${GROUNDS[restriction.ground]}.`,
            restriction.restrictedAt,
          ),
        ]
      : []),
    ...(concern
      ? [
          alert(
            'self-harm',
            `A concern about self-harm is on record${source}. Ask staff who see the person what is in place now.`,
            concern.happenedAt,
          ),
        ]
      : []),
    ...(here?.kind === 'at-large' ? [alert('at-large', 'The person is unlawfully at large.', here.at)] : []),
    ...(isHighRoh(view.roh) && view.om === undefined && here?.kind !== 'ended'
      ? [alert('no-manager', 'Risk of harm is high, and nobody is named as offender manager.')]
      : []),
    ...(view.childSafeguarding
      ? [alert('child-safeguarding', 'There are child safeguarding concerns.')]
      : []),
    ...(view.registeredSexOffender ? [alert('sex-offender', 'Subject to sex offender registration.')] : []),
    ...(view.immigrationInterest ? [alert('immigration', 'Immigration enforcement has an interest.')] : []),
    ...[
      ...new Map(
        stuck.map(({ cause, since, unblocks }): [string, Alert] => {
          const text = `${stuckCause(cause).title}. What sets it free: ${setsFree(unblocks)}.`;
          return [text, alert('stuck', text, since)];
        }),
      ).values(),
    ].slice(0, STUCK_TOLD),
  ];
}

/** What unblocks it, in words: the task or the fact by its title, a repair as it is told. */
function setsFree(unblocks: string): string {
  const type = TASK_TYPES.get(unblocks);
  if (type) return `the task “${type.title}”`;
  return isFactKind(unblocks) ? `the fact “${FACT_KINDS[unblocks].title}”` : lowerFirst(unblocks);
}

const lowerFirst = (text: string): string =>
  /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
