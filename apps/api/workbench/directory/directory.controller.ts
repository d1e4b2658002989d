import { Get, Param, Post, Query } from '@nestjs/common';
import { blankForm, failedForm, type FormView } from '../forms/form.js';
import { one } from '../forms/marks.js';
import { isRefused, problemsOf } from '../operations/refusal.js';
import { goTo, page, type Answer } from '../visit/answer.js';
import { type Fields } from '../visit/http.js';
import { found } from '../visit/problem.js';
import { Screen, Sent, Visiting } from '../visit/screen.js';
import { Visit } from '../visit/visit.js';
import { AddPerson } from './changes.query.js';
import { placesOf } from './changes.js';
import { DirectoryPerson, DirectoryTeam, DirectoryTeams, type TeamName } from './directory.query.js';
import { personView, teamsView, teamText, teamView } from './directory.view.js';
import { problemOf } from './problem.js';
import { readFields, shownFields, type Field } from './fields.js';

const newPerson = (team: TeamName): readonly Field[] => [
  {
    name: 'displayName',
    kind: 'text',
    label: 'Name',
    hint: 'As colleagues know them',
    required: 'Enter their name',
  },
  {
    name: 'username',
    kind: 'text',
    label: 'Name they sign in with',
    required: 'Enter the name they sign in with',
  },
  { name: 'place', kind: 'choice', label: 'Role', required: 'Choose a role', choices: placesOf([team]) },
  { name: 'from', kind: 'day', label: 'First day', hint: 'Today when you leave it empty' },
  { name: 'until', kind: 'day', label: 'Last day', hint: 'Leave it empty if it is for good' },
];
const CALLED: Readonly<Record<string, string>> = { role: 'place', from: 'from-day', until: 'until-day' };

/** People and teams, for those who answer for them (docs/how-to/keep-the-directory.md). */
@Screen('directory')
export class DirectoryController {
  @Get()
  async teams(@Visiting() visit: Visit, @Query('who') asked?: string): Promise<Answer> {
    const who = typeof asked === 'string' ? asked.trim() : undefined;
    const show = async (notFound?: string): Promise<Answer> => {
      const { directoryTeams } = await visit.ask(DirectoryTeams);
      return page(
        'directory/directory.njk',
        { ...teamsView(directoryTeams), who, notFound },
        notFound ? 422 : 200,
      );
    };
    if (who === undefined) return show();
    if (who === '') return show('Enter the name they sign in with');
    const { directoryPerson } = await visit.ask(DirectoryPerson, { who });
    if (isRefused(directoryPerson)) return show(`Nobody signs in as ${who}`);
    return goTo(`/directory/people/${directoryPerson.user.id}`);
  }

  @Get('teams/:id')
  async team(@Visiting() visit: Visit, @Param('id') id: string): Promise<Answer> {
    const { teamOnDay } = await visit.ask(DirectoryTeam, { team: id });
    if (isRefused(teamOnDay)) throw problemOf(teamOnDay);
    const { directoryTeams } = await visit.ask(DirectoryTeams);
    const mine = directoryTeams.some((team) => team.id === id);
    return page('directory/team.njk', { ...teamView(teamOnDay), mine });
  }

  @Get('people/:id')
  async person(@Visiting() visit: Visit, @Param('id') id: string): Promise<Answer> {
    const { directoryPerson, directoryTeams } = await visit.ask(DirectoryPerson, { who: id });
    if (isRefused(directoryPerson)) throw problemOf(directoryPerson);
    return page('directory/person.njk', personView(directoryPerson, directoryTeams, visit.today));
  }

  @Get('teams/:id/add')
  async toAdd(@Visiting() visit: Visit, @Param('id') id: string): Promise<Answer> {
    return addPage(await ownTeam(visit, id), blankForm(visit));
  }

  @Post('teams/:id/add')
  async add(@Visiting() visit: Visit, @Param('id') id: string, @Sent() sent: Fields): Promise<Answer> {
    const team = await ownTeam(visit, id);
    const { values, problems } = readFields(newPerson(team), sent);
    if (problems.length > 0) return addPage(team, failedForm(visit, sent, problems), 422);
    const { displayName = '', username = '', place = '', from, until } = values;
    const [teamId = '', role = ''] = place.split(' ');
    const { result } = await visit.ask(AddPerson, {
      input: { displayName, username, teamId, role, from, until },
      commandId: one(sent, 'commandId'),
    });
    if (isRefused(result)) {
      const wrong = problemsOf(result, (field) => CALLED[field] ?? field);
      return addPage(team, failedForm(visit, sent, wrong), 422);
    }
    const { person } = result as Extract<typeof result, { readonly casesTold: number }>;
    return goTo(`/directory/people/${person.user.id}`, `${person.user.displayName} is in the directory.`);
  }
}

/** A team that whoever asks may change. @throws Problem `not-found` for any other */
async function ownTeam(visit: Visit, id: string): Promise<TeamName> {
  const { directoryTeams } = await visit.ask(DirectoryTeams);
  return found(directoryTeams.find((team) => team.id === id));
}

const addPage = (team: TeamName, form: FormView, status?: number): Answer =>
  page(
    'directory/change.njk',
    {
      title: 'Add somebody',
      what: `They can sign in as soon as their first day has come, and are in ${teamText(team)}.`,
      button: 'Add them',
      back: { href: `/directory/teams/${team.id}`, text: teamText(team) },
      fields: shownFields(newPerson(team), form.values),
      form,
    },
    status,
  );
