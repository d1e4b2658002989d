import { TEAM_KINDS, type TeamKind } from '#domain/roles.js';
import { type Visit } from '../visit/visit.js';
import {
  ActUp,
  ChangeMembership,
  EndCover,
  EndSignOff,
  Leave,
  SetCover,
  SignOffHighRoh,
  type Changed,
} from './changes.query.js';
import { type TeamName } from './directory.query.js';
import { roleText, teamText } from './directory.view.js';
import { type Choice, type Field, type Values } from './fields.js';

/** Whom a change is about: they, the team and role it was begun from, the teams of whoever asks, and that team's people. */
export interface About {
  readonly userId: string;
  readonly name: string;
  readonly teamId: string;
  readonly role: string;
  readonly teams: readonly TeamName[];
  readonly colleagues: readonly Choice[];
}

/** A change to somebody's place in the directory (docs/how-to/keep-the-directory.md): what is asked, and what is done. */
export interface Change {
  readonly title: (name: string) => string;
  readonly what: string;
  readonly button: string;
  readonly fields: (about: About) => readonly Field[];
  readonly run: (
    visit: Visit,
    about: About,
    values: Values,
    commandId: string,
  ) => Promise<{ readonly result: Changed }>;
  /** Said on the next page. */
  readonly done: (name: string) => string;
}

const FROM: Field = { name: 'from', kind: 'day', label: 'First day', hint: 'Today when you leave it empty' };
const UNTIL: Field = {
  name: 'until',
  kind: 'day',
  label: 'Last day',
  hint: 'Leave it empty if it is for good',
};
const REASON: Field = { name: 'reason', kind: 'reason', label: 'Why', hint: 'It stays on record.' };
const lastDay = (label: string): Field => ({
  ...UNTIL,
  label,
  hint: undefined,
  required: `Enter the ${label.toLowerCase()}`,
});

/** Every role of teams, as one choice: `team role`. */
export const placesOf = (teams: readonly TeamName[]): readonly Choice[] =>
  teams.flatMap((team) =>
    TEAM_KINDS[team.kind as TeamKind].roles.map((role) => ({
      value: `${team.id} ${role}`,
      text: `${roleText(role)}, ${teamText(team)}`,
    })),
  );
const placeField = (label: string, { teams }: About): Field => ({
  name: 'place',
  kind: 'choice',
  label,
  required: 'Choose a team and role',
  choices: placesOf(teams),
});
const placeIn = ({ place = '' }: Values): { teamId: string; role: string } => {
  const [teamId = '', role = ''] = place.split(' ');
  return { teamId, role };
};

/** By the last part of the address of its page. */
export const CHANGES: Readonly<Record<string, Change>> = {
  join: {
    title: (name) => `${name} joins a team`,
    what: 'What is meant for that role there comes to their work from the first day.',
    button: 'Let them join',
    fields: (about) => [placeField('Team and role', about), FROM, UNTIL, REASON],
    run: (visit, { userId }, { from, until, reason, ...rest }, commandId) =>
      visit.ask(ChangeMembership, {
        input: { change: 'JOIN', userId, ...placeIn(rest), from, until, reason },
        commandId,
      }),
    done: (name) => `${name} joins the team.`,
  },
  move: {
    title: (name) => `${name} moves to another team`,
    what: 'They leave this role the day before, and nothing they hold is lost: give it to others from their page.',
    button: 'Move them',
    fields: (about) => [placeField('Where they move to', about), FROM, REASON],
    run: (visit, { userId, teamId, role }, { from, reason, ...rest }, commandId) => {
      const to = placeIn(rest);
      return visit.ask(ChangeMembership, {
        input: { change: 'MOVE', userId, teamId, role, toTeamId: to.teamId, toRole: to.role, from, reason },
        commandId,
      });
    },
    done: (name) => `${name} moves.`,
  },
  'leave-team': {
    title: (name) => `${name} leaves this team`,
    what: 'They stay in their other teams. What they still hold here can be given to others from their page.',
    button: 'End their time here',
    fields: () => [lastDay('Last day here'), REASON],
    run: (visit, { userId, teamId, role }, { until, reason }, commandId) =>
      visit.ask(ChangeMembership, {
        input: { change: 'LEAVE', userId, teamId, role, until, reason },
        commandId,
      }),
    done: (name) => `${name} leaves the team.`,
  },
  'act-up': {
    title: (name) => `${name} acts up`,
    what: 'They do another’s role for a while, beside their own.',
    button: 'Let them act up',
    fields: (about) => [placeField('Role they do', about), FROM, lastDay('Last day of it'), REASON],
    run: (visit, { userId }, { from, until = '', reason, ...rest }, commandId) =>
      visit.ask(ActUp, { input: { userId, ...placeIn(rest), from, until, reason }, commandId }),
    done: (name) => `${name} acts up.`,
  },
  cover: {
    title: (name) => `Cover for ${name}`,
    what: 'While they are away, what is meant for them is among the work of whoever covers them too.',
    button: 'Set cover',
    fields: ({ colleagues }) => [
      {
        name: 'coveredBy',
        kind: 'choice',
        label: 'Who covers them',
        required: 'Choose who covers them',
        choices: colleagues,
      },
      { ...FROM, label: 'First day away' },
      lastDay('Last day away'),
      REASON,
    ],
    run: (visit, { userId, teamId }, { coveredBy = '', from, until = '', reason }, commandId) =>
      visit.ask(SetCover, { input: { userId, teamId, coveredBy, from, until, reason }, commandId }),
    done: (name) => `Cover for ${name} is set.`,
  },
  'end-cover': {
    title: (name) => `${name} is back sooner`,
    what: 'Cover ends after its last day.',
    button: 'End the cover',
    fields: () => [{ ...UNTIL, label: 'Last day away', hint: 'Yesterday when you leave it empty' }],
    run: (visit, { userId, teamId }, { until }, commandId) =>
      visit.ask(EndCover, { userId, teamId, lastDay: until, commandId }),
    done: (name) => `The cover for ${name} ends.`,
  },
  'sign-off': {
    title: (name) => `Sign ${name} off for high risk of harm`,
    what: 'Only people who are signed off may be given cases of high and very high risk of harm.',
    button: 'Sign off',
    fields: () => [FROM, UNTIL, { ...REASON, label: 'What shows that they are ready' }],
    run: (visit, { userId }, { from, until, reason }, commandId) =>
      visit.ask(SignOffHighRoh, { userId, from, until, reason, commandId }),
    done: (name) => `${name} is signed off.`,
  },
  'end-sign-off': {
    title: (name) => `End the sign-off of ${name}`,
    what: 'Cases of high risk that they hold stay with them until you give them to somebody else.',
    button: 'End the sign-off',
    fields: () => [{ ...UNTIL, hint: 'Today when you leave it empty' }, REASON],
    run: (visit, { userId }, { until, reason }, commandId) =>
      visit.ask(EndSignOff, { userId, lastDay: until, reason, commandId }),
    done: (name) => `The sign-off of ${name} ends.`,
  },
  leave: {
    title: (name) => `${name} leaves the service`,
    what: 'After their last day they can no longer sign in. Each of their cases is told, and opens its tasks for the handover. What else they hold you give to others on the next page.',
    button: 'Record that they leave',
    fields: () => [lastDay('Last day'), REASON],
    run: (visit, { userId }, { until = '', reason }, commandId) =>
      visit.ask(Leave, { userId, lastDay: until, reason, commandId }),
    done: (name) => `It is on record that ${name} leaves.`,
  },
};
