import { londonDateOf } from '#calendar/index.js';
import { type Instant } from '#domain/time.js';
import { date, dueWords, type DueWords } from '../words/dates.js';
import { codeInWords } from './case-words.js';
import { type CasePlan } from './plan.query.js';

export interface TargetView {
  readonly order: number;
  readonly change: string;
  readonly kind: string;
  readonly through?: string;
  readonly where: string;
  readonly owner: string;
  readonly counterpart: string;
  readonly by: string;
  readonly blocked: boolean;
}

export interface PlanView {
  readonly title: string;
  readonly agreed: string;
  readonly outcome: string;
  readonly writtenBy?: string;
  readonly targets: readonly TargetView[];
  /** What else was written, as names and words. */
  readonly more: readonly { readonly name: string; readonly value: string }[];
}

export interface CasePlanView {
  readonly plan?: PlanView;
  readonly reviews: readonly { readonly key: string; readonly title: string; readonly due: DueWords }[];
}

type Target = Readonly<Record<string, unknown>>;
const LEGS: Readonly<Record<string, string>> = {
  custody: 'In custody',
  community: 'In the community',
  both: 'In custody and in the community',
};

const words = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
/** A choice is a code; what somebody wrote stays as it is. */
const codeOrWords = (text: string): string => (/^[a-z0-9-]+$/.test(text) ? codeInWords(text) : text);
const target = (given: Target): TargetView => ({
  order: Number(given['order'] ?? 0),
  change: words(given['change']),
  kind: codeInWords(words(given['kind'])),
  through: words(given['through']) || undefined,
  where: LEGS[words(given['leg'])] ?? words(given['leg']),
  owner: words(given['owner']),
  counterpart: words(given['counterpart']),
  by: /^\d{4}-\d{2}-\d{2}$/.test(words(given['by'])) ? date(words(given['by'])) : words(given['by']),
  blocked: given['here'] === 'blocked',
});

const NAMES: Readonly<Record<string, string>> = {
  purposes: 'What the plan is for',
  contactLevel: 'Contact',
  plan: 'The plan',
  whoContributed: 'Who took part',
  adaptations: 'What is adapted for the person',
  provisionalUntil: 'Provisional until',
  targets: 'Targets',
};

/** The plan in force with its targets, and when it is looked at again. */
export function casePlanView({ plan, clocks }: CasePlan, now: Instant): CasePlanView {
  const answers = (plan?.answers ?? {}) as Readonly<Record<string, unknown>>;
  const targets = Array.isArray(answers['targets']) ? (answers['targets'] as Target[]) : [];
  return {
    plan: plan
      ? {
          title: plan.type.title,
          agreed: date(londonDateOf(Date.parse(plan.agreedAt))),
          outcome: codeInWords(plan.outcome),
          writtenBy: plan.writtenBy?.displayName,
          targets: targets.map(target).sort((a, b) => a.order - b.order),
          more: Object.entries(answers).flatMap(([name, value]) =>
            words(value) === ''
              ? []
              : [{ name: NAMES[name] ?? codeInWords(name), value: codeOrWords(words(value)) }],
          ),
        }
      : undefined,
    reviews: clocks
      .filter(({ type }) => /^(plan|board|oasys)\./.test(type.id))
      .map((clock) => ({ key: clock.key, title: clock.type.title, due: dueWords(clock, now) })),
  };
}
