import { Get, Param, Post } from '@nestjs/common';
import { blankForm, failedForm, type FieldProblem } from '../forms/form.js';
import { one } from '../forms/marks.js';
import { goTo, page, type Answer } from '../visit/answer.js';
import { type Fields } from '../visit/http.js';
import { found } from '../visit/problem.js';
import { Screen, Sent, Visiting } from '../visit/screen.js';
import { Visit } from '../visit/visit.js';
import { momentOf } from './case.controller.js';
import { documentItems, kindItems } from './documents.view.js';
import { caseHeadView } from './header.view.js';
import { CaseDocuments, ProduceDocument } from './plan.query.js';

/** Documents made from a case: to read, and to make. */
@Screen('cases')
export class CaseDocumentsController {
  @Get(':id/documents')
  show(@Visiting() visit: Visit, @Param('id') id: string): Promise<Answer> {
    return this.page(visit, id);
  }

  @Post(':id/documents')
  async make(@Visiting() visit: Visit, @Param('id') id: string, @Sent() sent: Fields): Promise<Answer> {
    const kind = one(sent, 'kind');
    if (kind === '') return this.page(visit, id, sent, [{ field: 'kind', message: 'Choose what to make' }]);
    const { produceDocument: made } = await visit.ask(ProduceDocument, {
      id,
      kind,
      language: one(sent, 'language') === 'WELSH' ? 'WELSH' : 'ENGLISH',
      commandId: one(sent, 'commandId') || undefined,
    });
    if (made.__typename === 'DocumentProduced') {
      const { title, version } = made.document;
      const done = made.fresh
        ? `“${title}”, version ${version}, was made.`
        : `Nothing that “${title}” says has changed, so version ${version} stands.`;
      return goTo(`/cases/${id}/documents`, done);
    }
    const more = made.__typename === 'InvalidInputRefusal' ? made.problems : [];
    return this.page(visit, id, sent, [
      { field: 'kind', message: made.message },
      ...more.map(({ message }) => ({ message })),
    ]);
  }

  private async page(
    visit: Visit,
    id: string,
    sent?: Fields,
    problems: readonly FieldProblem[] = [],
  ): Promise<Answer> {
    const { asOf, at, now } = momentOf(visit);
    const { pathway, documentKinds } = await visit.ask(CaseDocuments, { id, asOf: at });
    const data = found(pathway);
    const shown = {
      head: caseHeadView(data, 'documents', asOf, now),
      documents: documentItems(data.documents),
      kinds: at === undefined ? kindItems(documentKinds, visit.actor) : [],
      form: sent ? failedForm(visit, sent, problems) : blankForm(visit),
    };
    return page('case/documents.njk', shown, sent && 422);
  }
}
