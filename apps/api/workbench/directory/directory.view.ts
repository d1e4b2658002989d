import { type LondonDate } from '#domain/time.js';
import { roleWords } from '#identity/permission/who.js';
import { date } from '../words/dates.js';
import { type PersonRead, type TeamName, type TeamOnDay } from './directory.query.js';

type Role = Parameters<typeof roleWords>[0][number];

/** `Head of OMU` from `head-of-omu`. */
export const roleText = (role: string): string => {
  const words = roleWords([role as Role]);
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** `Offender management unit, Hull (HMP)`; a national team by its title alone. */
export const teamText = ({ title, place }: TeamName): string =>
  place.code === 'national' ? title : `${title}, ${place.name}`;

/** `from 1 June 2026 until 30 June 2026`, `since before days were kept`. */
export function daysText(from: LondonDate | null, until: LondonDate | null): string {
  const begin = from === null ? '' : `From ${date(from)}`;
  const end = until === null ? '' : `${begin === '' ? 'Until' : ' until'} ${date(until)}`;
  return begin + end || 'For good';
}

export interface TeamsView {
  readonly places: readonly {
    readonly name: string;
    readonly teams: readonly { readonly href: string; readonly title: string }[];
  }[];
}

/** Teams under the name of their place, in the order they came. */
export function teamsView(teams: readonly TeamName[]): TeamsView {
  const places = new Map<string, { href: string; title: string }[]>();
  for (const { id, title, place } of teams) {
    const there = places.get(place.name) ?? [];
    there.push({ href: `/directory/teams/${id}`, title });
    places.set(place.name, there);
  }
  return { places: [...places].map(([name, of]) => ({ name, teams: of })) };
}

/** Who is in a team on a day, who is away, and who may be given high risk. */
export const teamView = ({ team, on, members }: TeamOnDay) => ({
  id: team.id,
  title: teamText(team),
  on: date(on),
  away: members.filter(({ awayUntil }) => awayUntil !== null).length,
  members: members.map(({ period, signedOff, awayUntil, coveredBy }) => ({
    href: `/directory/people/${period.user.id}`,
    name: period.user.displayName,
    role: `${roleText(period.role)}${period.acting ? ', acting up' : ''}`,
    days: daysText(period.from, period.until),
    away:
      awayUntil === null
        ? ''
        : `Away until ${date(awayUntil)}${coveredBy ? `, covered by ${coveredBy.displayName}` : ''}`,
    signedOff,
  })),
});

const isOver = (until: LondonDate | null, today: LondonDate): boolean => until !== null && until < today;

/** Somebody's page: where they were, are and will be. @param mine teams whoever looks may change */
export function personView(person: PersonRead, mine: readonly TeamName[], today: LondonDate) {
  const own = new Set(mine.map(({ id }) => id));
  const { user } = person;
  const here = `/directory/people/${user.id}`;
  const ofTeam = (team: string, role: string): string => `team=${team}&role=${encodeURIComponent(role)}`;
  const current = (until: LondonDate | null): boolean => !isOver(until, today);
  return {
    id: user.id,
    name: user.displayName,
    username: user.username,
    state: person.lastDay
      ? `${isOver(person.lastDay, today) ? 'Left' : 'Leaves'} the service on ${date(person.lastDay)}`
      : person.active
        ? ''
        : 'Cannot sign in',
    managed: person.periods.some(({ team, until }) => own.has(team.id) && current(until)),
    periods: person.periods.map(({ team, role, from, until, acting }) => ({
      team: teamText(team),
      teamHref: own.has(team.id) ? `/directory/teams/${team.id}` : undefined,
      role: `${roleText(role)}${acting ? ', acting up' : ''}`,
      days: daysText(from, until),
      over: isOver(until, today),
      changes:
        own.has(team.id) && current(until)
          ? [
              { href: `${here}/cover?${ofTeam(team.id, role)}`, text: 'Set cover' },
              { href: `${here}/move?${ofTeam(team.id, role)}`, text: 'Move' },
              { href: `${here}/leave-team?${ofTeam(team.id, role)}`, text: 'End' },
            ]
          : [],
    })),
    cover: person.cover.map(({ user: away, coveredBy, team, from, until }) => ({
      text:
        away.id === user.id
          ? `${coveredBy.displayName} covers ${user.displayName}`
          : `${user.displayName} covers ${away.displayName}`,
      team: teamText(team),
      days: daysText(from, until),
      end:
        away.id === user.id && own.has(team.id) && current(until)
          ? `${here}/end-cover?${ofTeam(team.id, '')}`
          : undefined,
    })),
    signOffs: person.signOffs.map(({ from, until, by }) => ({
      days: daysText(from, until),
      by: by?.displayName ?? 'As the service began',
    })),
    signedOff: person.signOffs.some(({ from, until }) => from <= today && current(until)),
  };
}
