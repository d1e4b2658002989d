import { Get, Param, Post } from '@nestjs/common';
import { blankForm, readForm } from '../forms/form.js';
import { one } from '../forms/marks.js';
import { page, type Answer } from '../visit/answer.js';
import { type Fields } from '../visit/http.js';
import { found } from '../visit/problem.js';
import { Sent, Visiting } from '../visit/screen.js';
import { Visit } from '../visit/visit.js';
import { Details, DETAIL_LABELS, detailValues, inputOf } from './details.form.js';
import { LiaisonScreen } from './liaison-screen.js';
import { AddVictim, CaseForVictim, ChangeVictim } from './victim.query.js';
import { afterKept, formAgain, victimFor } from './victim-forms.js';
import { offenderView } from './victims.view.js';

/** Enters a victim, and changes what is known of one. */
@LiaisonScreen('victims')
export class VictimDetailsController {
  @Get(':id/add')
  async blank(@Visiting() visit: Visit, @Param('id') id: string): Promise<Answer> {
    const reference = visit.query.get('reference') ?? '';
    const values = { reference, language: 'ENGLISH', child: 'no' };
    return page('victims/details.njk', { ...(await this.head(visit, id)), form: blankForm(visit, values) });
  }

  @Post(':id/add')
  async add(@Visiting() visit: Visit, @Param('id') id: string, @Sent() sent: Fields): Promise<Answer> {
    const again = formAgain(visit, 'victims/details.njk', await this.head(visit, id), sent);
    const read = readForm(Details, sent);
    if (!read.ok) return again(read.problems);
    const reference = one(sent, 'reference') || undefined;
    const { kept } = await visit.ask(AddVictim, {
      input: { pathwayId: id, reference, ...inputOf(read.data) },
      commandId: one(sent, 'commandId'),
    });
    const done =
      reference === undefined
        ? 'The victim was entered. Contact is to be offered.'
        : 'The details were entered.';
    return afterKept(kept, (victim) => `/victims/${id}/${victim}`, done, DETAIL_LABELS, again);
  }

  @Get(':id/:victim/details')
  async show(
    @Visiting() visit: Visit,
    @Param('id') id: string,
    @Param('victim') victimId: string,
  ): Promise<Answer> {
    const { head, victim } = await victimFor(visit, id, victimId);
    return page('victims/details.njk', {
      ...head,
      change: true,
      form: blankForm(visit, detailValues(victim)),
    });
  }

  @Post(':id/:victim/details')
  async change(
    @Visiting() visit: Visit,
    @Param('id') id: string,
    @Param('victim') victimId: string,
    @Sent() sent: Fields,
  ): Promise<Answer> {
    const { head } = await victimFor(visit, id, victimId);
    const again = formAgain(visit, 'victims/details.njk', { ...head, change: true }, sent);
    const read = readForm(Details, sent);
    if (!read.ok) return again(read.problems);
    const { kept } = await visit.ask(ChangeVictim, {
      id: victimId,
      input: inputOf(read.data),
      commandId: one(sent, 'commandId'),
    });
    return afterKept(
      kept,
      () => head.href,
      'The details were changed. How they stood before stays on record.',
      DETAIL_LABELS,
      again,
    );
  }

  private async head(visit: Visit, id: string) {
    const { pathway } = await visit.ask(CaseForVictim, { id });
    const offender = offenderView(found(pathway));
    return { offender, name: 'a victim', href: offender.href, change: false };
  }
}
