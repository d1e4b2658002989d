import { Get, Param, Post, Req } from '@nestjs/common';
import { type Upload } from '../../session/upload.js';
import { LARGEST_FILE } from '#caseload/import/jobs.js';
import { blankForm, failedForm, type FieldProblem } from '../forms/form.js';
import { marksOf, one } from '../forms/marks.js';
import { isRefused, problemsOf } from '../operations/refusal.js';
import { spreadsheet } from '../performance/figures.js';
import { csv, goTo, page, type Answer } from '../visit/answer.js';
import { type Fields } from '../visit/http.js';
import { found, Problem } from '../visit/problem.js';
import { Screen, Sent, Visiting } from '../visit/screen.js';
import { Visit } from '../visit/visit.js';
import { Imports, MoveImport, OneImport, StartImport } from './import.query.js';
import { importPage, importView, lineView, whichOf } from './import.view.js';

const MEGABYTES = LARGEST_FILE / 1_024 / 1_024;
const TOO_LARGE = `The file is larger than ${MEGABYTES} MB: cut it into parts, each with whole lines`;
const MOST_LINES = 100;

/** Taking in a caseload file: it runs on its own, and says of each line what became of it. */
@Screen('import')
export class ImportController {
  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit);
  }

  @Post()
  async take(
    @Visiting() visit: Visit,
    @Sent() sent: Fields,
    @Req() { upload }: { readonly upload?: Upload | 'too-large' },
  ): Promise<Answer> {
    const again = (message: string): Promise<Answer> => this.page(visit, sent, [{ field: 'file', message }]);
    if (upload === 'too-large') return again(TOO_LARGE);
    if (!upload || upload.name === '') return again('Choose a caseload file');
    const { startImport } = await visit.ask(StartImport, {
      fileName: upload.name,
      content: upload.bytes.toString('base64'),
      commandId: one(sent, 'commandId'),
    });
    if (isRefused(startImport)) return again(problemsOf(startImport)[0]?.message ?? startImport.message);
    return goTo(`/import/${startImport.import?.id ?? ''}`);
  }

  @Get(':id')
  async one(@Visiting() visit: Visit, @Param('id') id: string): Promise<Answer> {
    const which = whichOf(visit.query.get('show'));
    const after = visit.query.get('after') ?? undefined;
    const { caseloadImport } = await visit.ask(OneImport, { id, which, after });
    const view = importPage(found(caseloadImport), which, visit.now, visit.address);
    return page('import/one.njk', { ...view, form: { marks: marksOf(visit) } });
  }

  @Get(':id/lines.csv')
  async table(@Visiting() visit: Visit, @Param('id') id: string): Promise<Answer> {
    const rows = [['Line', 'Person', 'What became of it', 'Why', 'How to mend it']];
    for (let after: string | undefined, more = true; more;) {
      const { caseloadImport } = await visit.ask(OneImport, { id, first: MOST_LINES, after });
      const { lines } = found(caseloadImport);
      for (const { line, who, outcome, why } of lines.nodes.map(lineView))
        rows.push([
          String(line),
          who,
          outcome,
          why.map(({ text }) => text).join('; '),
          why.map(({ mend }) => mend).join('; '),
        ]);
      after = lines.pageInfo.endCursor ?? undefined;
      more = lines.pageInfo.hasNextPage;
    }
    return csv(`import-${id.slice(0, 8)}.csv`, spreadsheet(rows));
  }

  @Post(':id')
  async move(@Visiting() visit: Visit, @Param('id') id: string, @Sent() sent: Fields): Promise<Answer> {
    const move = one(sent, 'move') === 'stop' ? 'STOP' : 'GO_ON';
    const { moveImport } = await visit.ask(MoveImport, { id, move, commandId: one(sent, 'commandId') });
    if (isRefused(moveImport)) throw new Problem('conflict', moveImport.message);
    return goTo(`/import/${id}`);
  }

  private async page(visit: Visit, sent?: Fields, problems: readonly FieldProblem[] = []): Promise<Answer> {
    const { caseloadImports } = await visit.ask(Imports);
    const form = sent ? failedForm(visit, sent, problems) : blankForm(visit);
    return page(
      'import/import.njk',
      { form, megabytes: MEGABYTES, imports: caseloadImports.map((one) => importView(one, visit.now)) },
      sent ? 422 : 200,
    );
  }
}
