import { Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { SENTENCE_KINDS } from '#domain/sentence.js';
import { blankForm, failedForm, readForm, type FieldProblem } from '../forms/form.js';
import { one } from '../forms/marks.js';
import { isRefused, problemsOf } from '../operations/refusal.js';
import { goTo, page, type Answer } from '../visit/answer.js';
import { type Fields } from '../visit/http.js';
import { found } from '../visit/problem.js';
import { Screen, Sent, Visiting } from '../visit/screen.js';
import { Visit } from '../visit/visit.js';
import { typedDay } from '../words/days.js';
import { plainWords } from '../standards/standards.words.js';
import { CaseToCopy, Rehearsals, StartPage, StartRehearsal } from './rehearsal.query.js';
import { KIND_CHOICES } from './rehearsal.words.js';
import { rehearsalsView, startView } from './rehearsals.view.js';
import { nameOf } from '../words/name.js';

const day = (what: string) =>
  z.string().transform((text, context) => {
    const read = typedDay(text);
    if (read !== undefined) return read;
    context.addIssue({ code: 'custom', message: `Enter ${what} like 9/12/2026` });
    return z.NEVER;
  });
const maybe = <T extends z.ZodType>(inner: T) =>
  z.union([z.literal('').transform(() => undefined), inner]).optional();
const title = z
  .string()
  .trim()
  .min(1, { error: 'Enter a name for the rehearsal' })
  .max(100, { error: 'Use at most 100 characters' });
const Copy = z.object({ title });
const Invented = z.object({
  title,
  kind: z.enum(Object.keys(SENTENCE_KINDS), { error: 'Choose a kind of sentence' }),
  months: z.coerce
    .number({ error: 'Enter a number of months' })
    .int()
    .min(1, { error: 'Enter a number of months' }),
  sentencedOn: day('the day of the sentence'),
  prison: maybe(z.string()),
  area: maybe(z.string()),
  releaseOn: maybe(day('the day of release')),
  endsOn: maybe(day('the day it ends')),
  roh: maybe(z.string()),
});

/** Rehearsals, and where one begins: a copy of a case, or an invented one. */
@Screen('rehearsals')
export class RehearsalsController {
  @Get()
  async list(@Visiting() visit: Visit): Promise<Answer> {
    const data = await visit.ask(Rehearsals, { after: visit.query.get('after') });
    return page('rehearsal/rehearsals.njk', rehearsalsView(data, visit.actor.userId, visit.address));
  }

  @Get('new')
  async choose(@Visiting() visit: Visit): Promise<Answer> {
    const search = visit.query.get('search')?.trim() ?? '';
    const data = await visit.ask(StartPage, { search, find: search !== '' });
    return page('rehearsal/new.njk', startView(data, search));
  }

  @Get('copy/:id')
  async askCopy(@Visiting() visit: Visit, @Param('id') id: string): Promise<Answer> {
    return page('rehearsal/copy.njk', await copyPage(visit, id, blankForm(visit)));
  }

  @Post('copy/:id')
  async copy(@Visiting() visit: Visit, @Param('id') id: string, @Sent() sent: Fields): Promise<Answer> {
    const again = async (problems: readonly FieldProblem[]): Promise<Answer> =>
      page('rehearsal/copy.njk', await copyPage(visit, id, failedForm(visit, sent, problems)), 422);
    const read = readForm(Copy, sent);
    if (!read.ok) return again(read.problems);
    return start(visit, { title: read.data.title, pathwayId: id }, sent, again);
  }

  @Get('invent')
  async askInvented(@Visiting() visit: Visit): Promise<Answer> {
    return page('rehearsal/invent.njk', await inventPage(visit, blankForm(visit, { kind: 'determinate' })));
  }

  @Post('invent')
  async invent(@Visiting() visit: Visit, @Sent() sent: Fields): Promise<Answer> {
    const again = async (problems: readonly FieldProblem[]): Promise<Answer> =>
      page('rehearsal/invent.njk', await inventPage(visit, failedForm(visit, sent, problems)), 422);
    const read = readForm(Invented, sent);
    if (!read.ok) return again(read.problems);
    const { title, ...invented } = read.data;
    return start(visit, { title, invented }, sent, again);
  }
}

async function start(
  visit: Visit,
  input: { title: string; pathwayId?: string; invented?: Omit<z.output<typeof Invented>, 'title'> },
  sent: Fields,
  again: (problems: readonly FieldProblem[]) => Promise<Answer>,
): Promise<Answer> {
  const commandId = one(sent, 'commandId');
  const { startRehearsal } = await visit.ask(StartRehearsal, { input, commandId });
  if (isRefused(startRehearsal)) return again(problemsOf(startRehearsal));
  return goTo(`/rehearsals/${'id' in startRehearsal ? startRehearsal.id : ''}`);
}

async function copyPage(visit: Visit, id: string, form: object): Promise<object> {
  const { pathway } = await visit.ask(CaseToCopy, { id });
  const { person, stage } = found(pathway);
  return {
    form,
    caseHref: `/cases/${id}`,
    name: nameOf(person),
    number: person.prisonNumber ?? person.crn ?? '',
    stage: stage === null ? undefined : plainWords(stage).toLowerCase(),
  };
}

async function inventPage(visit: Visit, form: object): Promise<object> {
  const { prisons, areas } = startView(await visit.ask(StartPage, { find: false }), '');
  return { form, prisons, areas, kinds: KIND_CHOICES };
}
