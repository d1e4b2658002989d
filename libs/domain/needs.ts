import { type PlanTarget } from './plan-target.js';

/** One of the seven needs that are assessed at induction and again before release (000 L299, L361–368). */
export interface NeedInfo {
  readonly id: string;
  readonly title: string;
  /** What the form of each assessment calls it. */
  readonly atInduction: string;
  readonly beforeRelease: string;
  /** Factors of a plan's targets that answer it. */
  readonly factors: readonly PlanTarget['factor'][];
}

/** The factors that stand in no need, victim awareness and risk of harm, are work on the offence and not a need of the person. */
export const NEEDS: readonly NeedInfo[] = [
  need('accommodation', 'Accommodation', 'accommodation', 'accommodation', ['accommodation']),
  need('work', 'Work, education and training', 'work', 'workAndLearning', ['education-training-employment']),
  need('health', 'Health', 'health', 'health', ['health', 'emotional-wellbeing']),
  need('drugs-alcohol', 'Drugs and alcohol', 'drugsAlcohol', 'drugsAndAlcohol', ['drugs', 'alcohol']),
  need('money', 'Money and debt', 'money', 'moneyAndDebt', ['finance']),
  need('family', 'Family', 'family', 'family', ['relationships']),
  need('attitudes', 'Attitudes and thinking', 'attitudes', 'attitudes', [
    'attitudes',
    'thinking-behaviour',
    'lifestyle',
  ]),
];

function need(
  id: string,
  title: string,
  atInduction: string,
  beforeRelease: string,
  factors: NeedInfo['factors'],
): NeedInfo {
  return { id, title, atInduction, beforeRelease, factors };
}

/** The tasks that assess them, and the answers that say so. */
export const ASSESSED = {
  'induction.assess-needs': 'assessed',
  'resettlement.reassess-needs': 'done',
} as const;
