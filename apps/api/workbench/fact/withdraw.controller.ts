import { plainTitle } from '#domain/fact-kinds.js';
import { Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { factInWords } from '../case/fact-words.js';
import { nameOf } from '../words/name.js';
import { blankForm, failedForm, readForm, type FieldProblem } from '../forms/form.js';
import { one } from '../forms/marks.js';
import { isRefused, problemsOf } from '../operations/refusal.js';
import { goTo, page, type Answer } from '../visit/answer.js';
import { type Fields } from '../visit/http.js';
import { found, Problem } from '../visit/problem.js';
import { Screen, Sent, Visiting } from '../visit/screen.js';
import { Visit } from '../visit/visit.js';
import { dateAndTime } from '../words/dates.js';
import { blastView, doneWords, type BlastView } from './blast.view.js';
import { FactsOnRecord, PreviewWithdrawal, WithdrawFact } from './fact.query.js';

const Reason = z.object({
  reason: z.string().trim().min(1, { error: 'Enter why it is taken back' }).max(2_000, {
    error: 'Say it in 2,000 characters or fewer',
  }),
});

/** Taking a fact back: what would move stands above the reason. */
@Screen('cases')
export class WithdrawFactController {
  @Get(':id/facts/:fact/withdraw')
  async show(
    @Visiting() visit: Visit,
    @Param('id') id: string,
    @Param('fact') factId: string,
  ): Promise<Answer> {
    const shown = await this.shown(visit, id, factId);
    return page('fact/withdraw.njk', { ...shown, form: blankForm(visit, { reason: '' }) });
  }

  @Post(':id/facts/:fact/withdraw')
  async take(
    @Visiting() visit: Visit,
    @Param('id') id: string,
    @Param('fact') factId: string,
    @Sent() sent: Fields,
  ): Promise<Answer> {
    const shown = await this.shown(visit, id, factId);
    const again = (problems: readonly FieldProblem[]): Answer =>
      page('fact/withdraw.njk', { ...shown, form: failedForm(visit, sent, problems) }, 422);
    const read = readForm(Reason, { reason: one(sent, 'reason') });
    if (!read.ok) return again(read.problems);
    const commandId = one(sent, 'commandId');
    const { withdrawFact } = await visit.ask(WithdrawFact, { id: factId, ...read.data, commandId });
    if (isRefused(withdrawFact)) return again(problemsOf(withdrawFact));
    return goTo(
      `/cases/${id}/facts`,
      `You have taken back “${shown.title}”. It stays on record, marked as taken back.`,
      withdrawFact.settled ? doneWords(shown.cases) : [],
    );
  }

  private async shown(visit: Visit, id: string, factId: string) {
    const pathway = found((await visit.ask(FactsOnRecord, { id })).pathway);
    const fact = found(pathway.facts.find((one) => one.id === factId));
    const { previewWithdrawal } = await visit.ask(PreviewWithdrawal, {
      id: factId,
      works: visit.worksOnCases,
    });
    const [problem] = previewWithdrawal.problems;
    if (problem) throw new Problem('conflict', problem.message);
    const cases: BlastView[] = (previewWithdrawal.cases ?? []).map((one) => blastView(one, visit.now));
    return {
      id,
      cases,
      name: nameOf(pathway.person),
      title: plainTitle(fact.title),
      says: [
        ...factInWords(fact.kind, fact.data as Record<string, unknown>),
        { name: 'Happened', value: dateAndTime(Date.parse(fact.happenedAt)) },
      ],
    };
  }
}
