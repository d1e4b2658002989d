import { Get, Param } from '@nestjs/common';
import { page, type Answer } from '../visit/answer.js';
import { found } from '../visit/problem.js';
import { Screen, Visiting } from '../visit/screen.js';
import { Visit } from '../visit/visit.js';
import { StandardChoices, StandardPage, Standards } from './standards.query.js';
import { askedIn, standardView, withTime } from './standard.view.js';
import { chosenIn, standardsView } from './standards.view.js';

/** The catalogue of standards, for whoever wants to know what must be done by when, and why. */
@Screen('standards')
export class StandardsController {
  @Get()
  async list(@Visiting() visit: Visit): Promise<Answer> {
    const asked = chosenIn(visit.query);
    const [data, choices] = [
      await visit.ask(Standards, { ...asked.chosen }),
      await visit.ask(StandardChoices),
    ];
    const status = asked.wrongDay === undefined ? 200 : 422;
    return page(
      'standards/standards.njk',
      standardsView(data, choices.standards, asked, visit.address),
      status,
    );
  }

  @Get(':id')
  async show(@Visiting() visit: Visit, @Param('id') id: string): Promise<Answer> {
    let asked = askedIn(visit.query, visit.today);
    let data = await visit.ask(StandardPage, { id, from: asked.from });
    const row = found(data.standard);
    // An hour's clock needs a time of day: the example, and whoever gave none, begins at nine.
    if (row.needsTime && !asked.from.includes('T')) {
      asked = withTime(asked);
      data = await visit.ask(StandardPage, { id, from: asked.from });
    }
    const status = asked.wrongDay || asked.wrongTime ? 422 : 200;
    return page('standards/standard.njk', standardView(row, data.standardDue, asked), status);
  }
}
