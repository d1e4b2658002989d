/** One target of a sentence plan (pathway.md stage 5; 000 L120, L443; 003 L396–401). */
export interface PlanTarget {
  readonly kind: (typeof TARGET_KINDS)[number];
  /** The factor it answers. */
  readonly factor: (typeof FACTORS)[number];
  /** What will be different, in the writer's own words. */
  readonly change: string;
  /** The programme, course or work by which. */
  readonly through?: string;
  /** Its place in the sequence, from 1. */
  readonly order: number;
  readonly leg: (typeof LEGS)[number];
  /** Who sees that it is worked on, and who does so on the other side of the wall. */
  readonly owner: string;
  readonly counterpart: string;
  /** London date. */
  readonly by: string;
  /** Whether it can be worked on in this prison. */
  readonly here: (typeof HERE)[number];
}

export const TARGET_KINDS = ['behaviour', 'attitude', 'skill', 'need'] as const;
export const LEGS = ['custody', 'community', 'both'] as const;
export const HERE = ['feasible', 'blocked'] as const;
/** The sections of OASys, and what stands beside them. */
export const FACTORS = [
  'accommodation',
  'education-training-employment',
  'finance',
  'relationships',
  'lifestyle',
  'drugs',
  'alcohol',
  'emotional-wellbeing',
  'thinking-behaviour',
  'attitudes',
  'health',
  'victim-awareness',
  'risk-of-harm',
] as const;

const plainly = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
/** "Complete the thinking skills programme", and nothing about what it is for. */
const ATTENDANCE =
  /^(complete|finish|attend|do|start|take part in|engage (with|in)|undertake|enrol (on|in)) .*\b(course|programme|program|group|workshop|module|sessions?)$/;

/** Whether a target names what is to be attended and not what is to change: its words are the programme's, or too few to say more. */
export function isProgrammeName({ change, through }: Pick<PlanTarget, 'change' | 'through'>): boolean {
  const said = plainly(change);
  return said.split(' ').length < 4 || said === plainly(through ?? '') || ATTENDANCE.test(said);
}

/**
 * What is wrong with the targets of a plan as a whole.
 * @param form of `plan.write`
 */
export function brokenTargets(
  targets: readonly PlanTarget[],
  outcome: string,
  form: Readonly<Record<string, unknown>>,
): { readonly field: string; readonly message: string }[] {
  const blocked = targets.filter(({ here }) => here === 'blocked').length;
  const legs = new Set(targets.flatMap(({ leg }) => (leg === 'both' ? ['custody', 'community'] : [leg])));
  const problem = (wrong: boolean, field: string, message: string) => (wrong ? [{ field, message }] : []);
  return [
    ...problem(
      targets.every(isProgrammeName),
      'targets',
      'a plan of programme names alone is refused: say in "change" what will be different (behaviour, attitude, skill or need), and name the programme in "through" (000 L443)',
    ),
    ...problem(
      new Set(targets.map(({ order }) => order)).size < targets.length,
      'targets',
      'two targets have the same place in the sequence: give each its own "order"',
    ),
    ...problem(
      form['victimAwareness'] === 'target' && !targets.some(({ factor }) => factor === 'victim-awareness'),
      'victimAwareness',
      'the answer "target" needs a target for the factor "victim-awareness": add one (000 L120, L726)',
    ),
    ...problem(
      form['custodyAndCommunityLegs'] === true && legs.size < 2,
      'custodyAndCommunityLegs',
      `every target is of the ${[...legs].join()} leg: add what follows on the other, or answer false`,
    ),
    ...problem(
      outcome === 'agreed' && blocked > 0,
      'outcome',
      `${blocked} of the targets blocked here: answer "agreed-with-blocked", so that the head of OMU decides about each`,
    ),
    ...problem(
      outcome === 'agreed-with-blocked' && blocked === 0,
      'outcome',
      'no target is blocked here: say "here": "blocked" where this prison cannot provide it, or answer "agreed"',
    ),
    ...problem(
      form['blockedTargets'] !== undefined && form['blockedTargets'] !== blocked,
      'blockedTargets',
      `${blocked} of the targets say "blocked": the number is theirs, and may be left out`,
    ),
  ];
}
