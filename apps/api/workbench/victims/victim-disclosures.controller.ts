import { Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { blankForm, readForm } from '../forms/form.js';
import { one } from '../forms/marks.js';
import { page, type Answer } from '../visit/answer.js';
import { type Fields } from '../visit/http.js';
import { found } from '../visit/problem.js';
import { Sent, Visiting } from '../visit/screen.js';
import { Visit } from '../visit/visit.js';
import { LiaisonScreen } from './liaison-screen.js';
import { Disclose, TakeBack } from './victim.query.js';
import { afterKept, formAgain, victimFor } from './victim-forms.js';
import { disclosureItem } from './victim.view.js';
import { GROUNDS, PURPOSES } from './victims.words.js';

const words = (missing: string) =>
  z
    .string({ error: missing })
    .trim()
    .min(1, { error: missing })
    .max(10_000, { error: 'It must have 10,000 characters or fewer' });
const key = (words: Readonly<Record<string, string>>, missing: string) =>
  z.enum(Object.keys(words) as [string, ...string[]], { error: missing });

const Item = z.object({
  item: words('Enter what the offender manager may know'),
  purpose: key(PURPOSES, 'Choose what it may be used for'),
  ground: key(GROUNDS, 'Choose the ground'),
  mayReachOffender: z.enum(['yes', 'no'], { error: 'Choose whether it may be told to the offender' }),
});
const Reason = z.object({ reason: words('Enter why it is taken back') });

const options = (from: Readonly<Record<string, string>>) =>
  Object.entries(from).map(([value, text]) => ({ value, text }));
const CHOICES = { purposes: options(PURPOSES), grounds: options(GROUNDS) };
const LABELS = { item: 'What they may know', purpose: 'Purpose', ground: 'Ground', reason: 'Reason' };

/** What the named offender manager is let know of a victim, item by item, and taken back (004 L953). */
@LiaisonScreen('victims/:id/:victim')
export class VictimDisclosuresController {
  @Get('disclose')
  async show(
    @Visiting() visit: Visit,
    @Param('id') id: string,
    @Param('victim') victimId: string,
  ): Promise<Answer> {
    const { head } = await victimFor(visit, id, victimId);
    return page('victims/disclose.njk', { ...head, ...CHOICES, form: blankForm(visit) });
  }

  @Post('disclose')
  async disclose(
    @Visiting() visit: Visit,
    @Param('id') id: string,
    @Param('victim') victimId: string,
    @Sent() sent: Fields,
  ): Promise<Answer> {
    const { head } = await victimFor(visit, id, victimId);
    const again = formAgain(visit, 'victims/disclose.njk', { ...head, ...CHOICES }, sent);
    const read = readForm(Item, sent);
    if (!read.ok) return again(read.problems);
    const { mayReachOffender, ...item } = read.data;
    const { kept } = await visit.ask(Disclose, {
      input: { ...item, victimId, mayReachOffender: mayReachOffender === 'yes' },
      commandId: one(sent, 'commandId'),
    });
    const done = 'The offender manager may know it, and is told that there is something to read.';
    return afterKept(kept, () => `${head.href}#disclosures`, done, LABELS, again);
  }

  @Get('take-back/:disclosure')
  async ask(
    @Visiting() visit: Visit,
    @Param('id') id: string,
    @Param('victim') victimId: string,
    @Param('disclosure') disclosure: string,
  ): Promise<Answer> {
    return page('victims/take-back.njk', {
      ...(await this.item(visit, id, victimId, disclosure)),
      form: blankForm(visit),
    });
  }

  @Post('take-back/:disclosure')
  async takeBack(
    @Visiting() visit: Visit,
    @Param('id') id: string,
    @Param('victim') victimId: string,
    @Param('disclosure') disclosure: string,
    @Sent() sent: Fields,
  ): Promise<Answer> {
    const data = await this.item(visit, id, victimId, disclosure);
    const again = formAgain(visit, 'victims/take-back.njk', data, sent);
    const read = readForm(Reason, sent);
    if (!read.ok) return again(read.problems);
    const { kept } = await visit.ask(TakeBack, {
      id: disclosure,
      reason: read.data.reason,
      commandId: one(sent, 'commandId'),
    });
    const done = 'It was taken back. The offender manager can no longer read it.';
    return afterKept(kept, () => `${data.href}#disclosures`, done, LABELS, again);
  }

  private async item(visit: Visit, id: string, victimId: string, disclosure: string) {
    const { head, victim } = await victimFor(visit, id, victimId);
    const one = found(victim.disclosures.find((given) => given.id === disclosure));
    return { ...head, item: disclosureItem(one) };
  }
}
