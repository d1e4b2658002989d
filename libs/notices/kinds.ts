import { type Role, type TeamKind } from '#domain/roles.js';

/** How a notice leaves the system; the inbox in it always has every notice. */
export const CHANNELS = ['email', 'sms', 'letter'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What must still be so when a notice is sent (still-true.ts). */
export type Holds =
  | 'always'
  /** The task it names is still to be done. */
  | 'task-live'
  /** The person is still where the notice says. */
  | 'prison'
  /** The level is still the one it tells. */
  | 'roh'
  | 'mappa'
  /** The notice it is about is still unread. */
  | 'unread';

export interface NoticeKind {
  readonly id: string;
  /** Channels used where the person has an address for them; a letter only for who has neither email nor telephone. */
  readonly channels: readonly Channel[];
  /** `now` knows no quiet hours, `day` waits for them to end, `digest` may be gathered into one message a day. */
  readonly pace: 'now' | 'day' | 'digest';
  /** Whether a person may refuse it outside the inbox. */
  readonly optOut: boolean;
  /** Working days within which it must be acknowledged, to the end of that day in London; then the manager is told. */
  readonly acknowledgeWithin?: number;
  /** Hours after which it is not sent any more. */
  readonly staleAfter: number;
  readonly holds: Holds;
  readonly source: string;
}

const kind = (
  id: string,
  channels: readonly Channel[],
  pace: NoticeKind['pace'],
  holds: Holds,
  source: string,
  more: Partial<NoticeKind> = {},
): NoticeKind => ({ id, channels, pace, optOut: pace === 'digest', staleAfter: 72, holds, source, ...more });

/** Kinds of notice. A duty is a task, not a notice: telling a victim is one, for example. */
// prettier-ignore
export const NOTICE_KINDS: readonly NoticeKind[] = [
  kind('milestone', ['email', 'letter'], 'day', 'always', 'pathway.md, "Victim contact": victim liaison at every release milestone'),
  kind('person-moved', ['email'], 'day', 'prison', 'pathway.md stage 6, moves; 000 L539', { optOut: true }),
  kind('category-changed', ['email'], 'digest', 'always', 'pathway.md stage 6, RECATEGORISE'),
  kind('recalled', ['email', 'sms', 'letter'], 'now', 'always', 'pathway.md stage 13: recall is told at once'),
  kind('recall-reasons', ['email', 'letter'], 'day', 'always', 'pathway.md stage 13: the prison learns why'),
  kind('oasys-changed', ['email'], 'digest', 'always', 'pathway.md stages 3 and 6, OASYS'),
  kind('roh-changed', ['email', 'letter'], 'day', 'roh', 'pathway.md, "Risk of harm": everyone on the case, acknowledged; the limit is a local setting', { acknowledgeWithin: 2 }),
  kind('mappa-changed', ['email', 'letter'], 'day', 'mappa', 'pathway.md, "MAPPA": as risk of harm; the limit is a local setting', { acknowledgeWithin: 2 }),
  kind('unread-escalated', ['email'], 'day', 'unread', 'issue 5: escalation when unread', { acknowledgeWithin: 2 }),
  kind('contact-failed', ['email'], 'day', 'always', 'issue 5: failures become work for somebody', { acknowledgeWithin: 2 }),
  kind('task-done', ['email'], 'digest', 'always', 'tasks.csv, column tells'),
  kind('victim-pass-on', ['email'], 'day', 'always', 'tasks.csv, column tells, for roles outside the victim wall'),
  kind('disclosed', ['email'], 'day', 'always', '004 L953: the named offender manager, of what victim liaison lets them know'),
  kind('confidential-part-added', ['email'], 'day', 'always', '000 L527: whoever holds the assessment, the offender manager and supervisor'),
  kind('restricted-case-opened', ['email'], 'day', 'always', 'issue 5, "Permission": restricted cases open only to named people, with a reason; they learn who else looked'),
  kind('task-escalated', ['email'], 'day', 'task-live', 'tasks.csv, column escalates_to'),
  kind('task-missed', ['email'], 'day', 'task-live', 'pathway.md, "Clocks"', { optOut: true }),
  kind('task-reminder', ['email'], 'digest', 'task-live', 'pathway.md, "Clocks"'),
  kind('help-asked', ['email'], 'day', 'always', 'issue 6, screen 2: a colleague who is asked for help is told'),
  kind('help-answered', ['email'], 'digest', 'always', 'issue 6, screen 2: whoever asked is told'),
  kind('task-withdrawn', ['email'], 'digest', 'always', 'design: the holder is told'),
  kind('task-passed-on', ['email'], 'digest', 'always', 'design: the holder is told'),
  kind('command-overtaken', ['email'], 'day', 'always', 'design: an overtaken command is told to its author'),
];

const BY_ID = new Map(NOTICE_KINDS.map((one) => [one.id, one]));

/** @returns undefined for a kind that nobody has described: it stays in the inbox, and nothing is sent */
export const noticeKind = (id: string): NoticeKind | undefined => BY_ID.get(id);

/** Who is told when a team leaves a notice unread, by kind of team; a team without a manager of its own is told again itself. */
export const MANAGER_OF: Readonly<Record<TeamKind, Role>> = {
  'court-team': 'area-manager',
  omu: 'head-of-omu',
  'prison-command': 'governor',
  'prison-public-protection': 'governor',
  reception: 'head-of-omu',
  'prison-departments': 'governor',
  pdu: 'senior-probation-officer',
  'area-programmes': 'head-of-pdu',
  enforcement: 'senior-probation-officer',
  'victim-liaison': 'victim-liaison-manager',
  mappa: 'mappa-chair',
  'approved-premises': 'ap-manager',
  ppcs: 'ppcs-caseworker',
  'witness-care': 'victim-liaison-manager',
  immigration: 'immigration',
  monitoring: 'em-provider',
  'area-management': 'area-manager',
  inspectorate: 'inspector',
};
