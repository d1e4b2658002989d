import { plainTitle } from '#domain/fact-kinds.js';
import { Get, Param, Post } from '@nestjs/common';
import { type ResultOf } from 'gql.tada';
import { blankForm, failedForm, type FieldProblem, type FormView } from '../forms/form.js';
import { one } from '../forms/marks.js';
import { isRefused, problemsOf } from '../operations/refusal.js';
import { goTo, page, type Answer } from '../visit/answer.js';
import { type Fields } from '../visit/http.js';
import { found } from '../visit/problem.js';
import { Screen, Sent, Visiting } from '../visit/screen.js';
import { Visit } from '../visit/visit.js';
import { dueWords } from '../words/dates.js';
import { plainWords } from '../standards/standards.words.js';
import { typedDay } from '../words/days.js';
import { byUse, factFields, isUsual, mayTry } from './fields/fact-fields.js';
import { type Choice, type FieldView } from './fields/field.js';
import { readFields } from './fields/read.js';
import { prefilled, TARGET_CHOICES, taskFields } from './fields/task-fields.js';
import { AnswerTask, FactPage, RecordFact, TaskPage } from './rehearsal.commands.js';
import { lastSeen } from './rehearsal.controller.js';
import { momentText } from './rehearsal.words.js';

/** The forms of a rehearsal: answering its tasks, and saying that something happened. */
@Screen('rehearsals')
export class RehearsalFormsController {
  @Get(':id/tasks/:task')
  async askTask(
    @Visiting() visit: Visit,
    @Param('id') id: string,
    @Param('task') task: string,
  ): Promise<Answer> {
    const read = await readTask(visit, id, task);
    return taskPage(read, blankForm(visit, prefilled(read.fields, read.clock)));
  }

  @Post(':id/tasks/:task')
  async answer(
    @Visiting() visit: Visit,
    @Param('id') id: string,
    @Param('task') task: string,
    @Sent() sent: Fields,
  ): Promise<Answer> {
    const read = await readTask(visit, id, task);
    const again = (problems: readonly FieldProblem[]): Answer =>
      taskPage(read, failedForm(visit, sent, problems), 422);
    const outcome = one(sent, 'outcome');
    const { data, problems } = readFields(read.fields, sent);
    if (outcome === '')
      return again([{ field: 'outcome', message: 'Choose how the task ended' }, ...problems]);
    if (problems.length > 0) return again(problems);
    const input = { task, outcome, data };
    const { answerInRehearsal: result } = await visit.ask(AnswerTask, { id, input, ...lastSeen(sent) });
    if (isRefused(result)) return again(atFields(result, read.fields));
    return goTo(`/rehearsals/${id}#happened`);
  }

  @Get(':id/facts')
  async kinds(@Visiting() visit: Visit, @Param('id') id: string): Promise<Answer> {
    const { rehearsal, factKinds } = await visit.ask(FactPage, { id });
    const { title } = found(rehearsal);
    const all = factKinds.filter((kind) => mayTry(kind.id));
    const link = (kind: { id: string; title: string; from: string }) => ({
      href: `/rehearsals/${id}/facts/${kind.id}`,
      title: plainTitle(kind.title),
      from: kind.from,
    });
    return page('rehearsal/facts.njk', {
      id,
      title,
      usual: all
        .filter((kind) => isUsual(kind.id))
        .sort(byUse)
        .map(link),
      others: all
        .filter((kind) => !isUsual(kind.id))
        .map(link)
        .sort((a, b) => a.title.localeCompare(b.title, 'en')),
    });
  }

  @Get(':id/facts/:kind')
  async askFact(
    @Visiting() visit: Visit,
    @Param('id') id: string,
    @Param('kind') kind: string,
  ): Promise<Answer> {
    return factPage(await readFact(visit, id, kind), blankForm(visit));
  }

  @Post(':id/facts/:kind')
  async record(
    @Visiting() visit: Visit,
    @Param('id') id: string,
    @Param('kind') kind: string,
    @Sent() sent: Fields,
  ): Promise<Answer> {
    const read = await readFact(visit, id, kind);
    const again = (problems: readonly FieldProblem[]): Answer =>
      factPage(read, failedForm(visit, sent, problems), 422);
    const { data, problems } = readFields(read.fields, sent);
    const on = one(sent, 'happenedOn');
    const happenedAt = on === '' ? undefined : typedDay(on);
    if (on !== '' && happenedAt === undefined)
      return again([
        ...problems,
        { field: 'happenedOn', message: 'Enter the day it happened like 9/12/2026' },
      ]);
    if (problems.length > 0) return again(problems);
    const input = { kind, data, happenedAt };
    const { factInRehearsal: result } = await visit.ask(RecordFact, { id, input, ...lastSeen(sent) });
    if (isRefused(result)) return again(atFields(result, read.fields));
    return goTo(`/rehearsals/${id}#happened`);
  }
}

/** Problems at the fields of the form; a part of a field of dates stands under its own name there. */
const atFields = (
  refusal: Parameters<typeof problemsOf>[0],
  fields: readonly FieldView[],
): readonly FieldProblem[] =>
  problemsOf(refusal).map(({ field, message }) => {
    const name = field === 'happenedAt' ? 'happenedOn' : field?.replaceAll('.', '-');
    const known = fields.find((one) => one.name === name || one.name === field?.split('.')[0]);
    const text = known && !/^[A-Z]/.test(message) ? `${known.label}: ${message}` : message;
    return name === 'outcome' || name === 'happenedOn' || known
      ? { field: known?.name ?? name, message: text }
      : { message: text };
  });

type Me = ResultOf<typeof TaskPage>['me'];
const colleagues = ({ id, displayName, memberships }: Me): Choice[] =>
  [
    ...new Map<string, string>([
      [id, displayName],
      ...memberships.flatMap(({ team }) =>
        team.members.map(({ user }) => [user.id, user.displayName] as const),
      ),
    ]),
  ].map(([value, text]) => ({ value, text }));

async function readTask(visit: Visit, id: string, task: string) {
  const { rehearsal, me } = await visit.ask(TaskPage, { id });
  const { tasks, title, step, clock: at } = found(rehearsal);
  const shown = found(tasks.find((one) => one.id === task));
  const clock = Date.parse(at);
  return { id, title, step, clock, task: shown, fields: taskFields(shown.type.fields, colleagues(me)) };
}

function taskPage(
  { id, title, step, clock, task, fields }: Awaited<ReturnType<typeof readTask>>,
  form: FormView,
  status?: number,
): Answer {
  const { type, role, standard, barred } = task;
  return page(
    'rehearsal/task.njk',
    {
      id,
      title,
      step,
      form,
      fields,
      targetChoices: TARGET_CHOICES,
      task: {
        title: type.title,
        role: plainWords(role),
        due: dueWords(task, clock),
        standard: standard && { href: `/standards/${standard.id}`, title: standard.title },
        day: momentText(clock),
      },
      outcomes: type.outcomes
        .filter((outcome) => !barred.includes(outcome.id))
        .map((outcome) => ({
          value: outcome.id,
          text: plainWords(outcome.id),
          hint: outcome.note === null ? undefined : { text: plainWords(outcome.note) },
        })),
      barred: barred.map(plainWords),
    },
    status,
  );
}

async function readFact(visit: Visit, id: string, kind: string) {
  const { rehearsal, factKinds, places, me } = await visit.ask(FactPage, { id });
  const shown = found(factKinds.find((one) => one.id === kind && mayTry(one.id)));
  const { title, step, clock } = found(rehearsal);
  const known = places.map(({ code, name }) => ({ value: code, text: name }));
  const fields = factFields(shown.fields, { places: known, people: colleagues(me) });
  return { id, title, step, day: momentText(Date.parse(clock)), fact: plainTitle(shown.title), fields };
}

const factPage = (read: Awaited<ReturnType<typeof readFact>>, form: FormView, status?: number): Answer =>
  page('rehearsal/fact.njk', { ...read, form }, status);
