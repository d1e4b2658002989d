import { type Scalar } from './values.js';

/** What a case is, where a form asks more of one case than of another. */
export type CaseTrait =
  /** Risk of harm high or very high, or IPP (003 L701; 000 L337). */
  | 'needs-probation-officer'
  /** A disability or learning disability is on record (004 L992). */
  | 'disability-on-record'
  /** The sentence is of the victim contact scheme, so its offences have a direct victim (pathway.md, "Victim contact"). */
  | 'victim-scheme'
  /** A hate crime, or one with a racial motive (000 L726). */
  | 'hate-crime'
  /** A sex offender whose offences are violent too (002 L323). */
  | 'sexual-and-violent';

/** What must hold between an outcome, the fields of a form, and the case, beyond what each field may be. */
export interface FormRule {
  /** Outcomes it holds for; every one when absent. */
  readonly on?: readonly string[];
  /** Only when a field says so. */
  readonly when?: { readonly field: string; readonly is: Scalar };
  /** Only in such a case. */
  readonly inCase?: CaseTrait;
  /** The field that is then required … */
  readonly needs?: string;
  /** … or of these fields one, whichever … */
  readonly needsOneOf?: readonly string[];
  /** … or what a field must then say … */
  readonly must?: { readonly field: string; readonly is: Scalar };
  /** … or may not say. */
  readonly not?: { readonly field: string; readonly is: Scalar };
  /** Why, and what to do instead. */
  readonly message: string;
}

/**
 * The rules that an answer breaks: of each field the first, so that the stricter rule stands before the milder one.
 * @param form the fields that were filled in
 * @returns each field that is wrong, and how to mend it
 */
export function brokenRules(
  rules: readonly FormRule[],
  outcome: string,
  form: Readonly<Record<string, unknown>>,
  traits: ReadonlySet<CaseTrait>,
): { readonly field: string; readonly message: string }[] {
  const isBlank = (field: string): boolean => form[field] === undefined;
  const broken = rules.flatMap(({ on, when, inCase, needs, needsOneOf = [], must, not, message }) => {
    if (on && !on.includes(outcome)) return [];
    if (when && form[when.field] !== when.is) return [];
    if (inCase && !traits.has(inCase)) return [];
    return [
      ...(needs !== undefined && isBlank(needs) ? [{ field: needs, message }] : []),
      ...(needsOneOf.every(isBlank) ? needsOneOf.slice(0, 1).map((field) => ({ field, message })) : []),
      ...(must && form[must.field] !== must.is ? [{ field: must.field, message }] : []),
      ...(not && form[not.field] === not.is ? [{ field: not.field, message }] : []),
    ];
  });
  return broken.filter(({ field }, i) => broken.findIndex((one) => one.field === field) === i);
}
