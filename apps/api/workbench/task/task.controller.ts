import { Get, Param, Post } from '@nestjs/common';
import { isInspector } from '#identity/actor.js';
import { blankForm, failedForm, type FieldProblem, type FormView } from '../forms/form.js';
import { one, typed } from '../forms/marks.js';
import { isRefused } from '../operations/refusal.js';
import { goTo, page, type Answer } from '../visit/answer.js';
import { type Fields } from '../visit/http.js';
import { found, Problem } from '../visit/problem.js';
import { Screen, Sent, Visiting } from '../visit/screen.js';
import { Visit } from '../visit/visit.js';
import { colleaguesOf } from './colleagues.js';
import { draftOf, typedOf } from './draft.js';
import { effectSentences } from './effects.js';
import { fieldsOf, type Offers } from './form-fields.js';
import { apiProblems, readAnswers } from './form-read.js';
import { targetsAsked, withTarget, withoutTarget } from './targets-read.js';
import { CompleteTask, ReleaseThis, SaveDraft } from './task-commands.query.js';
import { AssumedSteps, Consequences, TaskPage, type TaskOfPage } from './task.query.js';
import { taskView, type TaskView } from './task.view.js';

const WRONG = 422;
const REFUSED = 409;
type Checked = { readonly outcome: string; readonly sentences: readonly string[] };

/** A task: what is asked and why, the case in brief, the form, and what each answer brings (issue 6, screen 2). */
@Screen('tasks')
export class TaskController {
  @Get(':id')
  async show(@Visiting() visit: Visit, @Param('id') id: string): Promise<Answer> {
    const task = await this.read(visit, id);
    return this.page(visit, task, blankForm(visit, typedOf(task.draft)));
  }

  /** The form: completed, kept for later, looked at before it is sent, or with one target more or less. */
  @Post(':id')
  async send(@Visiting() visit: Visit, @Param('id') id: string, @Sent() sent: Fields): Promise<Answer> {
    const doing = one(sent, 'do');
    const leaving = SAVED_FIRST.exec(doing)?.[1];
    if (doing === 'save' || leaving !== undefined) return this.save(visit, id, sent, leaving);
    const task = await this.read(visit, id);
    const targets = task.type.fields.find(({ type }) => type === 'targets')?.name;
    if (targets !== undefined && targetsAsked(doing)) {
      const drop = Number(/^drop-target-(\d+)$/.exec(doing)?.[1] ?? '0');
      const changed =
        drop > 0 ? withoutTarget(targets, typed(sent), drop - 1) : withTarget(targets, typed(sent));
      return this.page(visit, task, failedForm(visit, changed, []));
    }
    const { data, problems } = readAnswers(task.type.fields, sent);
    const outcome = one(sent, 'outcome');
    const all = outcome === '' ? [...problems, NO_OUTCOME] : problems;
    if (all.length > 0) return this.page(visit, task, failedForm(visit, sent, all), { status: WRONG });
    if (doing === 'check') return this.check(visit, task, sent, outcome, data);
    const { completeTask } = await visit.ask(CompleteTask, {
      id,
      outcome,
      data,
      commandId: one(sent, 'commandId'),
    });
    if (!isRefused(completeTask)) return goTo(`/tasks/${id}/done`);
    const said =
      'problems' in completeTask
        ? apiProblems(task.type.fields, completeTask.problems)
        : [{ message: completeTask.message }];
    const now = await this.read(visit, id);
    return this.page(visit, now, failedForm(visit, sent, said), {
      status: 'problems' in completeTask ? WRONG : REFUSED,
    });
  }

  /** Keeps what was typed, for later or for the way out that was taken from the half-filled form. */
  private async save(visit: Visit, id: string, sent: Fields, leaving?: string): Promise<Answer> {
    const task = await this.read(visit, id);
    const typed = draftOf(task.type.fields, sent);
    const kept = Object.keys(typed).length > 0 || one(sent, 'outcome') !== '';
    const { saveDraft } = await visit.ask(SaveDraft, {
      id,
      outcome: one(sent, 'outcome') || undefined,
      data: typed,
      commandId: `${one(sent, 'commandId')}:draft`,
    });
    if (!isRefused(saveDraft) && leaving !== undefined)
      return leaving === GIVE_BACK
        ? this.giveBack(visit, task, sent)
        : goTo(`/tasks/${id}/${leaving}`, ...(kept ? ['What you have written in the form is kept.'] : []));
    if (!isRefused(saveDraft))
      return goTo('/', `What you wrote for “${task.title}” is kept. Open the task to go on with it.`);
    return this.page(visit, task, failedForm(visit, sent, [{ message: saveDraft.message }]), {
      status: REFUSED,
    });
  }

  private async giveBack(visit: Visit, task: TaskOfPage, sent: Fields): Promise<Answer> {
    const { id, title } = task;
    const { releaseTask } = await visit.ask(ReleaseThis, { id, commandId: one(sent, 'commandId') });
    if (isRefused(releaseTask)) throw new Problem('conflict', releaseTask.message);
    return goTo('/', `“${title}” is back in the queue of its team.`, [
      'What was written so far stays with it.',
    ]);
  }

  private async check(
    visit: Visit,
    task: TaskOfPage,
    sent: Fields,
    outcome: string,
    data: Readonly<Record<string, unknown>>,
  ): Promise<Answer> {
    const answer = await visit.ask(Consequences, {
      id: task.id,
      data,
      outcome,
      works: visit.worksOnCases,
    });
    const [consequence] = answer.outcomeConsequences ?? [];
    if (consequence && consequence.problems.length > 0) {
      const problems = apiProblems(task.type.fields, consequence.problems);
      return this.page(visit, task, failedForm(visit, sent, problems), { status: WRONG });
    }
    const sentences = consequence ? effectSentences(consequence) : [];
    return this.page(visit, task, failedForm(visit, sent, []), { checked: { outcome, sentences } });
  }

  private async page(
    visit: Visit,
    task: TaskOfPage,
    form: FormView,
    { status, checked }: { readonly status?: number; readonly checked?: Checked } = {},
  ): Promise<Answer> {
    const open = task.state === 'OPEN' || task.state === 'CLAIMED';
    const writes = !isInspector(visit.actor);
    const acts = open && writes;
    const told = acts ? await visit.ask(Consequences, { id: task.id, works: visit.worksOnCases }) : undefined;
    const view = taskView(task, told?.outcomeConsequences ?? [], visit.actor.userId, visit.now);
    // What was typed is shown again even where the task has passed to somebody else: no word is lost.
    const asks = view.standing === 'mine' || form.summary.length > 0;
    const fields = asks ? fieldsOf(task.type.fields, form, await this.offers(visit, task)) : [];
    return page(
      'task/task.njk',
      { ...view, form, fields, asks, acts, writes, checked, otherWays: otherWays(view) },
      status,
    );
  }

  private async read(visit: Visit, id: string): Promise<TaskOfPage> {
    return found((await visit.ask(TaskPage, { id })).task);
  }

  private async offers(visit: Visit, task: TaskOfPage): Promise<Offers> {
    const asksSteps = task.type.fields.some(({ type }) => type === 'steps');
    const steps = asksSteps ? (await visit.ask(AssumedSteps, { pathway: task.pathway.id })).pathway : null;
    return {
      people: colleaguesOf(task),
      steps: (steps?.tracks ?? []).flatMap((track) =>
        track.steps.filter(({ assumed }) => assumed).map(({ key, type }) => ({ key, title: type.title })),
      ),
    };
  }
}

const GIVE_BACK = 'give-back';
/** Ways out of a half-filled form: what was typed is kept before they are taken. */
const SAVED_FIRST = /^save-and-(ask|put-off|hand-over|notes|give-back)$/;

/** Ways out for who cannot do a task now, by the last part of their address. */
const otherWays = ({ standing }: TaskView): { to: string; text: string }[] => {
  const handOver = { to: 'hand-over', text: 'Hand it over' };
  if (standing === 'to-claim') return [{ ...handOver, text: 'Give it to a colleague' }];
  if (standing === 'theirs') return [handOver];
  if (standing !== 'mine') return [];
  return [
    { to: 'ask', text: 'Ask a colleague for help' },
    { to: 'put-off', text: 'Ask for more time' },
    handOver,
  ];
};

const NO_OUTCOME: FieldProblem = { field: 'outcome', message: 'Select how it ended' };
