import { Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { blankForm, readForm } from '../forms/form.js';
import { one } from '../forms/marks.js';
import { page, type Answer } from '../visit/answer.js';
import { type Fields } from '../visit/http.js';
import { Sent, Visiting } from '../visit/screen.js';
import { Visit } from '../visit/visit.js';
import { dayAsTyped, typedDay } from '../words/days.js';
import { LiaisonScreen } from './liaison-screen.js';
import { AddComplaintInformation, AddVictimNote, SetVictimChoice } from './victim.query.js';
import { afterKept, formAgain, victimFor } from './victim-forms.js';
import { HOW } from './victims.words.js';

const day = (missing: string) =>
  z
    .string({ error: missing })
    .trim()
    .min(1, { error: missing })
    .transform((typed, context) => {
      const read = typedDay(typed);
      if (read === undefined)
        context.addIssue({ code: 'custom', message: 'Enter a real date, like 9/12/2026' });
      return read ?? '';
    });
const how = z.enum(Object.keys(HOW) as [string, ...string[]], { error: 'Choose how' });

const Choice = z.object({ choice: z.enum(['in', 'out'], { error: 'Choose what they want' }) });
const Note = z
  .object({
    on: day('Enter the day of the contact'),
    words: z
      .string({ error: 'Enter the note' })
      .trim()
      .min(1, { error: 'Enter the note' })
      .max(10_000, { error: 'The note must have 10,000 characters or fewer' }),
    agreed: z.enum(['yes', 'no'], { error: 'Choose whether they agreed the note' }),
    givenOn: z.union([z.literal('').transform(() => undefined), day('Enter the day')]).optional(),
    givenHow: z.union([z.literal('').transform(() => undefined), how]).optional(),
  })
  .superRefine(({ agreed, givenOn, givenHow }, context) => {
    const add = (path: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (givenOn && agreed === 'no')
      add('agreed', 'A note is agreed with the victim before it is given to them');
    if (givenOn && !givenHow) add('givenHow', 'Choose how it was given');
    if (!givenOn && givenHow) add('givenOn', 'Enter the day it was given');
  });
const Complaint = z.object({ on: day('Enter the day they were told'), how });

const WAYS = Object.entries(HOW).map(([value, text]) => ({ value, text }));
const LABELS = {
  on: 'Day',
  words: 'Note',
  agreed: 'Agreed',
  givenOn: 'Given on',
  givenHow: 'How it was given',
  how: 'How',
};

/** What a victim chooses, what was said with them, and that they know how to complain. */
@LiaisonScreen('victims/:id/:victim')
export class VictimContactController {
  @Get('choice')
  async choice(
    @Visiting() visit: Visit,
    @Param('id') id: string,
    @Param('victim') victimId: string,
  ): Promise<Answer> {
    const { head, victim } = await victimFor(visit, id, victimId);
    const stands = victim.optedIn === null ? '' : victim.optedIn ? 'in' : 'out';
    return page('victims/choice.njk', { ...head, form: blankForm(visit, { choice: stands }) });
  }

  @Post('choice')
  async choose(
    @Visiting() visit: Visit,
    @Param('id') id: string,
    @Param('victim') victimId: string,
    @Sent() sent: Fields,
  ): Promise<Answer> {
    const { head } = await victimFor(visit, id, victimId);
    const again = formAgain(visit, 'victims/choice.njk', head, sent);
    const read = readForm(Choice, sent);
    if (!read.ok) return again(read.problems);
    const optIn = read.data.choice === 'in';
    const { kept } = await visit.ask(SetVictimChoice, {
      id: victimId,
      optIn,
      commandId: one(sent, 'commandId'),
    });
    const done = optIn
      ? 'They want to hear from us. They are told of each step from now on.'
      : 'They do not want to hear. Contact ends; what protects them stays.';
    return afterKept(kept, () => head.href, done, LABELS, again);
  }

  @Get('note')
  async note(
    @Visiting() visit: Visit,
    @Param('id') id: string,
    @Param('victim') victimId: string,
  ): Promise<Answer> {
    const { head } = await victimFor(visit, id, victimId);
    return page('victims/note.njk', {
      ...head,
      ways: WAYS,
      form: blankForm(visit, { on: dayAsTyped(visit.today) }),
    });
  }

  @Post('note')
  async keepNote(
    @Visiting() visit: Visit,
    @Param('id') id: string,
    @Param('victim') victimId: string,
    @Sent() sent: Fields,
  ): Promise<Answer> {
    const { head } = await victimFor(visit, id, victimId);
    const again = formAgain(visit, 'victims/note.njk', { ...head, ways: WAYS }, sent);
    const read = readForm(Note, sent);
    if (!read.ok) return again(read.problems);
    const { agreed, ...note } = read.data;
    const { kept } = await visit.ask(AddVictimNote, {
      input: { ...note, victimId, agreed: agreed === 'yes' },
      commandId: one(sent, 'commandId'),
    });
    return afterKept(kept, () => `${head.href}#notes`, 'The note was kept.', LABELS, again);
  }

  @Get('complaint')
  async complaint(
    @Visiting() visit: Visit,
    @Param('id') id: string,
    @Param('victim') victimId: string,
  ): Promise<Answer> {
    const { head } = await victimFor(visit, id, victimId);
    const form = blankForm(visit, { on: dayAsTyped(visit.today) });
    return page('victims/complaint.njk', { ...head, ways: WAYS, form });
  }

  @Post('complaint')
  async keepComplaint(
    @Visiting() visit: Visit,
    @Param('id') id: string,
    @Param('victim') victimId: string,
    @Sent() sent: Fields,
  ): Promise<Answer> {
    const { head } = await victimFor(visit, id, victimId);
    const again = formAgain(visit, 'victims/complaint.njk', { ...head, ways: WAYS }, sent);
    const read = readForm(Complaint, sent);
    if (!read.ok) return again(read.problems);
    const { kept } = await visit.ask(AddComplaintInformation, {
      victimId,
      ...read.data,
      commandId: one(sent, 'commandId'),
    });
    return afterKept(
      kept,
      () => `${head.href}#complaints`,
      'It was recorded that they know how to complain.',
      LABELS,
      again,
    );
  }
}
