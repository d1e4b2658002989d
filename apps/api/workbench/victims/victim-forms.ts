import { failedForm, type FieldProblem } from '../forms/form.js';
import { isRefused, problemsOf } from '../operations/refusal.js';
import { goTo, page, type Answer } from '../visit/answer.js';
import { type Fields } from '../visit/http.js';
import { found, Problem } from '../visit/problem.js';
import { type Visit } from '../visit/visit.js';
import { VictimForForm, type VictimWhole } from './victim.query.js';
import { victimName } from './victims.words.js';
import { offenderView, type OffenderView } from './victims.view.js';

/** A victim as the head of a form about them names them. */
export interface FormHead {
  readonly offender: OffenderView;
  readonly name: string;
  /** Where the form leads back to. */
  readonly href: string;
}

/** The victim a form is about. @throws Problem `not-found` where there is none for whoever asks */
export async function victimFor(
  visit: Visit,
  id: string,
  victimId: string,
): Promise<{ head: FormHead; victim: VictimWhole }> {
  const { victimCases } = await visit.ask(VictimForForm, { id, victim: victimId });
  const node = found(victimCases.nodes[0]);
  const victim = found(node.victims[0]);
  const offender = offenderView(node.pathway);
  return {
    victim,
    head: { offender, name: victimName(victim.name), href: `${offender.href}/${victim.id}` },
  };
}

type Kept =
  | { readonly __typename: 'VictimKept'; readonly victim: { readonly id: string }; readonly settled: boolean }
  | {
      readonly __typename: string;
      readonly code: string;
      readonly message: string;
      readonly problems?: readonly { field: string; message: string }[];
    };

/** Words of a field that stand before what the service says of it: `Telephone: is needed …`. */
type Labels = Readonly<Record<string, string>>;

/**
 * What follows a command about a victim: on to where it is seen, or the form again with what was wrong.
 * @param labels of the form's fields, by the name the service has for them
 * @param again shows the form with its problems
 */
export function afterKept(
  kept: Kept,
  to: (victimId: string) => string,
  done: string,
  labels: Labels,
  again: (problems: readonly FieldProblem[]) => Answer,
): Answer {
  if (!isRefused(kept)) {
    const more = kept.settled
      ? undefined
      : ['What follows for the case is being worked out, and shows in a moment.'];
    return goTo(to(kept.victim.id), done, more);
  }
  if (kept.code === 'NOT_FOUND' || kept.code === 'NOT_ALLOWED') throw new Problem('not-found');
  const problems = problemsOf(kept).map(({ field, message }) =>
    field === undefined
      ? { message }
      : { field: typedIn(field), message: `${labels[field] ?? field}: ${message}` },
  );
  return again(problems);
}

/** The name a field has in the form: `parent.email` is typed in `parentEmail`. */
const typedIn = (field: string): string =>
  field === 'parent' ? 'parentName' : field.replaceAll(/\.(\w)/g, (_, first: string) => first.toUpperCase());

/** The form again, with what was typed. @param template of the form */
export const formAgain =
  (visit: Visit, template: string, data: object, sent: Fields) =>
  (problems: readonly FieldProblem[]): Answer =>
    page(template, { ...data, form: failedForm(visit, sent, problems) }, 422);
