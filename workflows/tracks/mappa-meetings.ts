import { addDays, londonDateOf } from '#calendar/index.js';
import { keyOf, type Fact } from '#domain/fact.js';
import { setsMappaLevel } from '#domain/mappa.js';
import { isVictimRole, ROLES, type Role } from '#domain/roles.js';
import { type LondonDate } from '#domain/time.js';
import { dateIn, untilSettled } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';
import { placedBefore } from './approved-premises.js';

/** The day the present level was first decided: confirmed again, it moves no meeting. */
export function levelSince(changed: readonly Fact[]): LondonDate | undefined {
  let since: Fact | undefined;
  for (const fact of changed)
    if (setsMappaLevel(fact) && fact.data['level'] !== since?.data['level']) since = fact;
  return since && londonDateOf(since.happenedAt);
}

/** Every meeting is dated, announced to the holding prison, minuted there even if nobody came, and answered in the risk plan (002 L237; 003 L449). */
export function meetings(p: Pass, since: string | undefined): void {
  const held = p.facts('mappa-meeting-held', 'ever');
  const next = nextMeeting(p);
  p.together([
    () => {
      p.until(next && addDays(next, -28));
      if (next) inviteAndHear(p, next);
    },
    () =>
      p.every('mappa.hold-meeting', {
        within: 'MAPPA-REVIEW',
        first: since,
        lead: 14,
        seen: held,
        basis: 'last',
      }),
  ]);
}

/** The day by which the agencies meet next at level 2 or 3; undefined below it. */
export function nextMeeting(p: Pass): LondonDate | undefined {
  if (!p.case.mappaCategory || (p.case.mappaLevel ?? 0) < 2) return undefined;
  const since = levelSince(p.facts('mappa-changed', 'ever'));
  const last = p.facts('mappa-meeting-held', 'ever').at(-1);
  const lastOn = last && londonDateOf(last.happenedAt);
  return p.due('MAPPA-REVIEW', lastOn && (since === undefined || lastOn > since) ? lastOn : since);
}

/** Each agency by its own person, by the day the invitation names; victim liaison answers by victim.disclose (002 L698). */
function inviteAndHear(p: Pass, next: LondonDate): void {
  const rests = { meetingDate: next };
  const invited = p.task('mappa.invite', { key: next, within: 'MAPPA-INVITE', from: next, rests });
  const before = dateIn(invited, 'reportsBy') ?? workingDays(next, -2);
  p.together(
    agencies(p).map(
      (role) => () => p.task('mappa.contribute', { key: `${next}-${role}`, role, before, rests }),
    ),
  );
}

const agencies = (p: Pass): readonly Role[] => [
  ...(p.prisonOwns ? [] : (['offender-manager'] as const)),
  ...(p.here?.kind === 'custody' ? (['offender-supervisor'] as const) : []),
  'police-contact',
  ...(inPremises(p) ? (['ap-manager'] as const) : []),
];

/** A place in approved premises is booked, or the person was released to one. */
export const inPremises = (p: Pass): boolean =>
  p.episodes.slice(-2).some(({ id }) => placedBefore(p, id) !== undefined);

/**
 * One task for each action, to whoever was given it in any agency; what is not done goes back to the chair (003 L656). One of victim
 * liaison is no task that others could see: they are asked by victim.disclose (004 L953; docs/decisions/0013).
 */
export function actions(p: Pass): readonly (() => unknown)[] {
  return p
    .facts('action-given', 'ever')
    .filter(({ data }) => data['from'] === 'mappa' && !isVictimRole(data['role']))
    .map((given) => () => {
      const { action, by, role } = given.data;
      const known = londonDateOf(p.knownAt(given));
      untilSettled(
        p,
        'mappa.do-action',
        {
          key: keyOf(given),
          subject: typeof action === 'string' ? action : undefined,
          ...(isRole(role) ? { role } : {}),
          before: typeof by === 'string' ? by : workingDays(known, 10),
        },
        (answer) =>
          answer.outcome === 'not-done'
            ? { role: 'mappa-chair', before: workingDays(answer.on, 5) }
            : undefined,
      );
    });
}
const isRole = (role: unknown): role is Role => ROLES.includes(role as Role);

/** Minuted to the holding prison even if nobody came, and answered in the risk plan within 48 hours (002 L237; 003 L449). */
export function writeUp(p: Pass, meeting: Fact, isLast: boolean): void {
  const key = keyOf(meeting);
  const on = londonDateOf(meeting.happenedAt);
  const owed = (type: string): boolean => isLast || p.openKeys(type).includes(key);
  p.together([
    () =>
      owed('mappa.circulate-minutes') &&
      p.task('mappa.circulate-minutes', { key, within: 'MAPPA-MINUTES', from: on }),
    () =>
      owed('mappa.update-rmp') &&
      p.task('mappa.update-rmp', { key, within: 'MAPPA-RMP', from: meeting.happenedAt }),
  ]);
}
