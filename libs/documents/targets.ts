import { type PlanTarget } from '#domain/plan-target.js';
import { type Language } from './content.js';
import { spellCode, spellDay } from './words.js';

const LEG: Readonly<Record<PlanTarget['leg'], string>> = {
  custody: 'in custody',
  community: 'in the community',
  both: 'in custody and in the community',
};

/**
 * The targets of a plan as they stand on paper, in order, one a line. The factor they answer is left out: the person is given this
 * copy, which is silent about victims. A plan written before targets had parts is text already.
 */
export function spellTargets(value: unknown, language: Language): string {
  return inOrder(value)
    .map(({ kind, change, through, leg, owner, counterpart, by, here }) =>
      [
        `${change.replace(/\.$/, '')} (${spellCode(kind).toLowerCase()})`,
        ...(through === undefined ? [] : [`through ${through}`]),
        `${LEG[leg]}, by ${spellDay(by, language)}`,
        `with ${owner} and ${counterpart}`,
        ...(here === 'blocked' ? ['not possible in this prison'] : []),
      ].join('; '),
    )
    .join('\n');
}

/** The same as data. */
export const shownTargets = (value: unknown): unknown =>
  Array.isArray(value) ? inOrder(value).map(({ factor: _factor, ...rest }) => rest) : (value ?? null);

const inOrder = (value: unknown): readonly PlanTarget[] =>
  Array.isArray(value) ? [...(value as readonly PlanTarget[])].sort((a, b) => a.order - b.order) : [];
