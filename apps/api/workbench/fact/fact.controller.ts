import { plainTitle } from '#domain/fact-kinds.js';
import { Get, Param, Post, Query } from '@nestjs/common';
import { blankForm, failedForm, type FieldProblem } from '../forms/form.js';
import { marksOf, one, typed } from '../forms/marks.js';
import { isRefused, problemsOf } from '../operations/refusal.js';
import { goTo, page, type Answer } from '../visit/answer.js';
import { type Fields } from '../visit/http.js';
import { found } from '../visit/problem.js';
import { Screen, Sent, Visiting } from '../visit/screen.js';
import { Visit } from '../visit/visit.js';
import { dayAsTyped } from '../words/days.js';
import { nameOf } from '../words/name.js';
import { blastView, doneWords } from './blast.view.js';
import { sentFact, sourcesOf, type SentFact } from './fact.form.js';
import { formFields, typedFrom } from './fact.fields.js';
import { kindsToChoose } from './fact.kinds.js';
import { FactChoice, FactsOnRecord, PreviewFact, RecordFact, type FactOnRecord } from './fact.query.js';
import { clockTime } from './fact.fields.js';
import { londonDateOf } from '#calendar/index.js';

/** Saying what happened, and correcting what was said: what would move is shown before anything is saved. */
@Screen('cases')
export class FactController {
  @Get(':id/facts/new')
  async choose(@Visiting() visit: Visit, @Param('id') id: string, @Query('find') find = ''): Promise<Answer> {
    const { pathway, factKinds } = await visit.ask(FactChoice, { id });
    const { person } = found(pathway);
    return page('fact/choose.njk', {
      id,
      name: nameOf(person),
      find,
      groups: kindsToChoose(factKinds, find),
    });
  }

  @Get(':id/facts/new/:kind')
  async form(
    @Visiting() visit: Visit,
    @Param('id') id: string,
    @Param('kind') kind: string,
  ): Promise<Answer> {
    const asked = await this.asked(visit, id, kind);
    const form = blankForm(visit, {
      source: asked.sources[0]?.value,
      of: 'case',
      happenedOn: dayAsTyped(visit.today),
    });
    return page('fact/form.njk', { ...asked, form });
  }

  @Post(':id/facts/new/:kind')
  async take(
    @Visiting() visit: Visit,
    @Param('id') id: string,
    @Param('kind') kind: string,
    @Sent() sent: Fields,
  ): Promise<Answer> {
    return this.taken(visit, await this.asked(visit, id, kind), sent);
  }

  @Get(':id/facts/:fact/correct')
  async correct(
    @Visiting() visit: Visit,
    @Param('id') id: string,
    @Param('fact') fact: string,
  ): Promise<Answer> {
    const old = await this.onRecord(visit, id, fact);
    const asked = await this.asked(visit, id, old.kind, old);
    const at = Date.parse(old.happenedAt);
    const form = blankForm(visit, {
      ...typedFrom(asked.fields, old.data as Record<string, unknown>),
      source: old.source,
      happenedOn: dayAsTyped(londonDateOf(at)),
      'happenedOn-time': clockTime(at),
    });
    return page('fact/form.njk', { ...asked, form });
  }

  @Post(':id/facts/:fact/correct')
  async takeCorrection(
    @Visiting() visit: Visit,
    @Param('id') id: string,
    @Param('fact') fact: string,
    @Sent() sent: Fields,
  ): Promise<Answer> {
    const old = await this.onRecord(visit, id, fact);
    return this.taken(visit, await this.asked(visit, id, old.kind, old), sent);
  }

  /** The form again, what would move, or, once somebody has seen that, the record. */
  private async taken(visit: Visit, asked: Asked, sent: Fields): Promise<Answer> {
    const again = (problems: readonly FieldProblem[]): Answer =>
      page('fact/form.njk', { ...asked, form: failedForm(visit, sent, problems) }, 422);
    if (one(sent, 'step') === 'change')
      return page('fact/form.njk', { ...asked, form: failedForm(visit, sent, []) });
    const read = sentFact(asked, sent, visit.now);
    if (!read.ok) return again(read.problems);
    const { previewFact } = await visit.ask(PreviewFact, {
      input: read.input,
      works: visit.worksOnCases,
    });
    const inForm = (problems: readonly { field: string; message: string }[]): Answer =>
      again(problemsOf({ message: '', problems }, (field) => fieldInForm(asked, field)));
    if (previewFact.problems.length > 0) return inForm(previewFact.problems);
    const cases = previewFact.cases?.map((one) => blastView(one, visit.now));
    if (one(sent, 'step') !== 'save')
      return page('fact/check.njk', {
        ...asked,
        cases,
        says: read.says,
        sent: hiddenFields(sent, read),
        form: { marks: marksOf(visit, one(sent, 'commandId')) },
      });
    const { recordFact } = await visit.ask(RecordFact, {
      input: read.input,
      commandId: one(sent, 'commandId'),
    });
    if (isRefused(recordFact)) {
      if ('problems' in recordFact && recordFact.problems.length > 0) return inForm(recordFact.problems);
      return again([{ message: recordFact.message }]);
    }
    const done = asked.corrects ? 'You have corrected' : 'You have recorded';
    return goTo(
      // Those outside bodies that are told of their task only have no page of the case to land on.
      visit.worksOnCases ? `/cases/${asked.id}/facts` : '/',
      `${done} “${asked.title}”.`,
      !cases
        ? []
        : recordFact.settled
          ? doneWords(cases)
          : ['It is safely recorded. What it changes shows on the case in a moment.'],
    );
  }

  private async asked(visit: Visit, id: string, kindId: string, corrects?: FactOnRecord): Promise<Asked> {
    const { pathway, factKinds, places } = await visit.ask(FactChoice, { id });
    const { person } = found(pathway);
    const kind = found(factKinds.find((one) => one.id === kindId && one.mayRecord));
    return {
      id,
      personId: person.id,
      name: nameOf(person),
      kind,
      title: plainTitle(kind.title),
      fields: formFields(
        kind,
        places.map(({ code, name }) => ({ value: code, text: name })),
      ),
      sources: sourcesOf(kind, corrects?.source),
      corrects: corrects?.id,
    };
  }

  private async onRecord(visit: Visit, id: string, factId: string): Promise<FactOnRecord> {
    const { pathway } = await visit.ask(FactsOnRecord, { id });
    return found(found(pathway).facts.find((fact) => fact.id === factId && fact.withdrawnAt === null));
  }
}

type Asked = SentFact & { readonly name: string; readonly title: string };

/** A part of a field has its own place in the form; what the form has not is said of the whole. */
function fieldInForm({ fields }: Asked, field: string): string {
  const dashed = field.replaceAll('.', '-');
  if (field === 'happenedAt') return 'happenedOn';
  return fields.some(({ name }) => name === dashed) ? dashed : (fields[0]?.name ?? 'happenedOn');
}

/** What was typed, to be sent again with the yes; the moment that was worked out stays the same one. */
const hiddenFields = (sent: Fields, { at }: { at: string }): { name: string; value: string }[] =>
  Object.entries({ ...typed(sent), at })
    .filter(([name]) => name !== 'step')
    .flatMap(([name, value]) => [value].flat().map((text) => ({ name, value: String(text ?? '') })));
