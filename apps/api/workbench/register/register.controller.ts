import { Get, Param, Post } from '@nestjs/common';
import { isOneOf } from '#identity/permission/who.js';
import { placesOf, type Actor } from '#identity/actor.js';
import { sourcesOf } from '../fact/fact.form.js';
import { blankForm, failedForm, type FieldProblem, type FormView } from '../forms/form.js';
import { marksOf, one, typed } from '../forms/marks.js';
import { isRefused, problemsOf } from '../operations/refusal.js';
import { goTo, page, type Answer } from '../visit/answer.js';
import { type Fields } from '../visit/http.js';
import { found, Problem } from '../visit/problem.js';
import { Screen, Sent, Visiting } from '../visit/screen.js';
import { Visit } from '../visit/visit.js';
import { knownAs, type KnownPerson } from './known-people.js';
import { asksOf, BEGINNINGS, beginningOf, type Asks } from './register.kinds.js';
import { fieldInForm, readRegistration, type ReadRegistration } from './register.form.js';
import { OpenCase, RegisterChoice } from './register.query.js';

/** Whether somebody's team stands at a prison or in an area, where cases are opened (libs/engine/open-pathway.ts). */
export const mayRegister = (actor: Actor): boolean => isOneOf(actor, 'staff') && placesOf(actor).length > 0;

/** Registering a sentence, or the court's request for a report: the case begins with it. */
@Screen('register')
export class RegisterController {
  @Get()
  async choose(@Visiting() visit: Visit): Promise<Answer> {
    mustBeAllowed(visit);
    const { places } = await visit.ask(RegisterChoice);
    const mine = placesOf(visit.actor);
    const inArea = places.some(({ code, kind }) => kind === 'area' && mine.includes(code));
    return page('register/choose.njk', {
      beginnings: BEGINNINGS.filter(({ needsArea }) => inArea || !needsArea),
    });
  }

  @Get(':kind')
  async ask(@Visiting() visit: Visit, @Param('kind') kind: string): Promise<Answer> {
    const asked = await askedOf(visit, kind);
    const mine = (field: string): string | undefined => {
      const choices = asked.fields.find(({ name }) => name === field)?.choices ?? [];
      const places = placesOf(visit.actor).filter((place) => choices.some(({ value }) => value === place));
      return places.length === 1 ? places[0] : undefined;
    };
    const form = blankForm(visit, {
      prison: mine('prison'),
      area: mine('area'),
      source: asked.sources[0]?.value,
    });
    return shown(asked, form);
  }

  /** The form again, somebody who may be the same person, or the case. */
  @Post(':kind')
  async take(@Visiting() visit: Visit, @Param('kind') kind: string, @Sent() sent: Fields): Promise<Answer> {
    const asked = await askedOf(visit, kind);
    const again = (problems: readonly FieldProblem[]): Answer =>
      shown(asked, failedForm(visit, sent, problems), problems.length > 0 ? 422 : 200);
    if (one(sent, 'step') === 'change') return again([]);
    const read = readRegistration(asked, sent, visit.now);
    if (!read.ok) return again(read.problems);
    const known = await knownAs(visit, read.person);
    const who = one(sent, 'who');
    const chosen = known.find(({ id }) => id === who);
    const isNew = who === 'new' && !known.some(({ sameNumber }) => sameNumber);
    if (known.length > 0 && !chosen && !isNew) return whoIsIt(visit, asked, known, sent);
    return this.open(visit, read, chosen, one(sent, 'commandId'), again);
  }

  private async open(
    visit: Visit,
    { person, facts }: ReadRegistration,
    chosen: KnownPerson | undefined,
    commandId: string,
    again: (problems: readonly FieldProblem[]) => Answer,
  ): Promise<Answer> {
    const input = { ...(chosen ? { personId: chosen.id } : { person }), facts };
    const { openPathway } = await visit.ask(OpenCase, { input: { ...input, facts: [...facts] }, commandId });
    if (isRefused(openPathway))
      return again(
        problemsOf(openPathway).map(({ field, message }) => ({
          field: fieldInForm(field ?? ''),
          message: sentence(message),
        })),
      );
    const { pathway, settled } = openPathway;
    const name = chosen?.name ?? `${person.firstName} ${person.lastName}`;
    const more = settled ? [] : ['The first deadlines and tasks show on the case in a moment.'];
    return goTo(pathway ? `/cases/${pathway.id}` : '/cases', `You have registered ${name}.`, more);
  }
}

type Asked = Asks & {
  readonly kind: string;
  readonly title: string;
  readonly sources: ReturnType<typeof sourcesOf>;
};

function mustBeAllowed({ actor }: Visit): void {
  if (!mayRegister(actor))
    throw new Problem(
      'forbidden',
      'A sentence is registered by somebody whose team is at the prison or in the area where the case is.',
    );
}

async function askedOf(visit: Visit, kind: string): Promise<Asked> {
  mustBeAllowed(visit);
  const beginning = found(beginningOf(kind));
  const asks = asksOf(beginning, await visit.ask(RegisterChoice));
  const title = BEGINNINGS.find(({ id }) => id === beginning)?.title ?? '';
  return { ...asks, kind, title, sources: sourcesOf(asks.fact) };
}

const shown = (asked: Asked, form: FormView, status?: number): Answer =>
  page('register/form.njk', { ...asked, form }, status);

/** Somebody with this number or name is on record: is it them? What was typed goes along. */
const whoIsIt = (visit: Visit, asked: Asked, known: readonly KnownPerson[], sent: Fields): Answer => {
  const asksAgain = one(sent, 'step') === 'who';
  const problems = asksAgain ? [{ field: 'who', message: 'Choose who it is' }] : [];
  const { summary, errors } = failedForm(visit, sent, problems);
  return page(
    'register/known.njk',
    {
      ...asked,
      known,
      sameNumber: known.some(({ sameNumber }) => sameNumber),
      sent: Object.entries(typed(sent))
        .filter(([name]) => name !== 'step' && name !== 'who')
        .flatMap(([name, value]) => [value ?? ''].flat().map((text) => ({ name, value: text }))),
      form: { marks: marksOf(visit, one(sent, 'commandId')), summary, errors, values: {} },
    },
    asksAgain ? 422 : 200,
  );
};

/** `Either personId …` from `either personId …`: what the API says within a list stands alone in a form. */
const sentence = (message: string): string => message.charAt(0).toUpperCase() + message.slice(1);
