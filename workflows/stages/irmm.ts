import { addDays, londonDateOf } from '#calendar/index.js';
import { setsMappaLevel } from '#domain/mappa.js';
import { isHighRoh } from '#domain/sentence.js';
import { type Role } from '#domain/roles.js';
import { type LondonDate } from '#domain/time.js';
import { gate } from '../policy/gate.js';
import { dateIn } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Answer } from '../runtime/state.js';
import { type Pass } from '../runtime/pass.js';

const DECIDE = 'irmm.decide-item';
const ACT = 'irmm.carry-out-action';
/** Days before a meeting on which its item and the asking for evidence appear; evidence comes two working days before (a setting). */
const LEAD = 14;
const EVIDENCE = -2;

/**
 * The internal risk management meeting, one item for one case, every month while the case is listed: risk of harm high or more, a
 * child or a named person at risk, or MAPPA (000 L655, L669–677). An extract holds this case only.
 */
export function irmm(p: Pass): void {
  const listed = listedOn(p);
  const last = p.answered(DECIDE, 'anywhere');
  earlierActions(p, last);
  if (listed === undefined) return;
  const from = last && last.on > listed ? last.on : listed;
  const meetingOn = p.due('IRMM', from);
  p.together([
    () => p.every(DECIDE, { within: 'IRMM', first: listed, basis: 'last', lead: LEAD }),
    () => contributions(p, meetingOn),
    () => last && closeItem(p, last),
  ]);
}

/** The supervisor writes or comes; the offender manager is always invited, as themselves (000 L673–677). */
function contributions(p: Pass, meetingOn: LondonDate | undefined): void {
  if (meetingOn === undefined) return;
  p.until(addDays(meetingOn, -LEAD));
  const invited: readonly Role[] = [
    'offender-supervisor',
    ...(p.prisonOwns ? [] : (['offender-manager'] as const)),
  ];
  p.together(
    invited.map(
      (role) => () =>
        p.task('irmm.contribute', {
          key: role,
          role,
          before: workingDays(meetingOn, EVIDENCE),
          rests: { meetingDate: meetingOn },
        }),
    ),
  );
}

/** Who may be named on an item, and the field of the form that names them. */
const OWNERS: readonly (readonly [field: string, role: Role])[] = [
  ['publicProtectionActs', 'public-protection'],
  ['supervisorActs', 'offender-supervisor'],
  ['managerActs', 'offender-manager'],
  ['securityActs', 'security'],
];

/** G10: an item with actions is closed with level, decision, action, owner and date; until then the meeting's clerk is asked for them. */
function closeItem(p: Pass, item: Answer): void {
  if (item.assumed || item.outcome !== 'actions-set') return;
  const by = dateIn(item, 'actionsBy');
  const owners = OWNERS.filter(([field]) => item.data[field] === true).map(([, role]) => role);
  const complete = by !== undefined && owners.length > 0;
  p.together([
    () =>
      !complete &&
      p.task(DECIDE, {
        key: `mend-${item.on}`,
        before: workingDays(item.on, 2),
        sentBack: { ...item, at: item.at + 1 },
      }),
    () => {
      gate(p, 'G10', complete, { opens: DECIDE, key: item.on });
      p.milestone('risk-meeting-item-closed', item.on, item.on);
    },
    ...owners.map(
      (role) => () => p.task(ACT, { key: `${item.on}|${role}`, role, before: by ?? workingDays(item.on, 5) }),
    ),
  ]);
}

/** An action of an earlier meeting stays its owner's until it is done. */
function earlierActions(p: Pass, last: Answer | undefined): void {
  const earlier = p.openKeys(ACT).filter((key) => !last || !key.startsWith(`${last.on}|`));
  p.together(
    earlier.map((key) => () => {
      const role = OWNERS.find(([, one]) => key.endsWith(`|${one}`))?.[1];
      p.task(ACT, { key, role, before: p.dueOf(ACT, key) });
    }),
  );
}

/** The day the case came onto the list: what put it there last; taken off, it comes back only with a new reason. */
function listedOn(p: Pass): LondonDate | undefined {
  const { here } = p;
  const { roh, mappaLevel, mappaCategory, childSafeguarding } = p.case;
  if (here?.kind !== 'custody' || !(isHighRoh(roh) || childSafeguarding || mappaLevel || mappaCategory))
    return undefined;
  const reasons = [
    ...(p.case.rohChanged && isHighRoh(roh) ? [p.case.rohChanged] : []),
    ...p.facts('child-concern', 'ever').slice(-1),
    ...p
      .facts('mappa-changed', 'ever')
      .filter((fact) => Boolean(fact.data['category']) || (setsMappaLevel(fact) && fact.data['level'] !== 0))
      .slice(-1),
  ];
  const latest = Math.max(here.at, ...reasons.map(({ happenedAt }) => happenedAt));
  const off = p.answered(DECIDE, 'anywhere');
  if (off?.outcome === 'off-the-list') return latest > off.at ? londonDateOf(latest) : undefined;
  const first = Math.min(...reasons.map(({ happenedAt }) => happenedAt), latest);
  return londonDateOf(Math.max(here.at, first));
}
