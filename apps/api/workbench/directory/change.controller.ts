import { Get, Param, Post, Query } from '@nestjs/common';
import { blankForm, failedForm, type FormView } from '../forms/form.js';
import { one } from '../forms/marks.js';
import { isRefused, problemsOf } from '../operations/refusal.js';
import { goTo, page, type Answer } from '../visit/answer.js';
import { type Fields } from '../visit/http.js';
import { found } from '../visit/problem.js';
import { Screen, Sent, Visiting } from '../visit/screen.js';
import { Visit } from '../visit/visit.js';
import { CHANGES, type About, type Change } from './changes.js';
import { DirectoryPerson, DirectoryTeam } from './directory.query.js';
import { problemOf } from './problem.js';
import { readFields, shownFields } from './fields.js';

/** Joiners, movers, leavers, cover and sign-offs: one form for each change of somebody's place in the directory. */
@Screen('directory/people')
export class DirectoryChangeController {
  @Get(':id/:change')
  async show(
    @Visiting() visit: Visit,
    @Param('id') id: string,
    @Param('change') name: string,
    @Query('team') team?: string,
  ): Promise<Answer> {
    return this.page(changeOf(name), await aboutOf(visit, id, team), blankForm(visit));
  }

  @Post(':id/:change')
  async take(
    @Visiting() visit: Visit,
    @Param('id') id: string,
    @Param('change') name: string,
    @Sent() sent: Fields,
    @Query('team') team?: string,
  ): Promise<Answer> {
    const change = changeOf(name);
    const about = await aboutOf(visit, id, team);
    const { values, problems } = readFields(change.fields(about), sent);
    if (problems.length > 0) return this.page(change, about, failedForm(visit, sent, problems), 422);
    const { result } = await change.run(visit, about, values, one(sent, 'commandId'));
    if (isRefused(result))
      return this.page(change, about, failedForm(visit, sent, toForm(change, about, result)), 422);
    const { person, casesTold } = result as Extract<typeof result, { readonly casesTold: number }>;
    const told = casesTold === 0 ? [] : [`${casesTold} ${casesTold === 1 ? 'case was' : 'cases were'} told.`];
    const next = name === 'leave' ? '/work' : '';
    return goTo(`/directory/people/${person.user.id}${next}`, change.done(person.user.displayName), told);
  }

  private page(change: Change, about: About, form: FormView, status?: number): Answer {
    return page(
      'directory/change.njk',
      {
        title: change.title(about.name),
        what: change.what,
        button: change.button,
        back: { href: `/directory/people/${about.userId}`, text: about.name },
        fields: shownFields(change.fields(about), form.values),
        form,
      },
      status,
    );
  }
}

function changeOf(name: string): Change {
  return found(Object.hasOwn(CHANGES, name) ? CHANGES[name] : undefined);
}

/** A field of the API at the field of the form that it came from; what the form does not ask, at the top. */
function toForm(change: Change, about: About, refusal: Parameters<typeof problemsOf>[0]) {
  const fields = change.fields(about);
  const called: Readonly<Record<string, string>> = {
    teamId: 'place',
    role: 'place',
    toTeamId: 'place',
    toRole: 'place',
    lastDay: 'until',
  };
  return problemsOf(refusal).map(({ field, message }) => {
    const own = fields.find(({ name }) => name === field || name === called[field ?? '']);
    if (!own) return { message };
    return { field: own.kind === 'day' ? `${own.name}-day` : own.name, message: `${own.label}: ${message}` };
  });
}

/** @throws Problem where whoever asks may not know them */
async function aboutOf(visit: Visit, id: string, team = ''): Promise<About> {
  const { directoryPerson, directoryTeams } = await visit.ask(DirectoryPerson, { who: id });
  if (isRefused(directoryPerson)) throw problemOf(directoryPerson);
  const { user } = directoryPerson;
  const role = visit.query.get('role') ?? '';
  if (team === '')
    return {
      userId: user.id,
      name: user.displayName,
      teamId: '',
      role,
      teams: directoryTeams,
      colleagues: [],
    };
  const { teamOnDay } = await visit.ask(DirectoryTeam, { team });
  if (isRefused(teamOnDay)) throw problemOf(teamOnDay);
  const others = new Map(
    teamOnDay.members
      .filter(({ period }) => period.user.id !== user.id)
      .map(({ period }) => [period.user.id, period.user.displayName]),
  );
  return {
    userId: user.id,
    name: user.displayName,
    teamId: team,
    role,
    teams: directoryTeams,
    colleagues: [...others].map(([value, text]) => ({ value, text })),
  };
}
