import { addDays, addMonths, atLondon, daysBetween, londonDateOf } from '#calendar/index.js';
import { type FactKind } from '#domain/fact-kinds.js';
import { isCustodial } from '#domain/sentence.js';
import { HOUR, MINUTE, type Instant } from '#domain/time.js';
import { type Codes } from '#domain/values.js';
import { sentenceEnd } from '#workflows/policy/dates.js';
import { workedOnOrAfter, workedOnOrBefore, workingDays } from '#workflows/policy/working-days.js';
import { clockMaker } from '#workflows/runtime/clock.js';
import { type JournalEvent } from '#workflows/runtime/events.js';
import { pictureOf } from '#workflows/runtime/picture.js';
import { type Planned, type State } from '#workflows/runtime/state.js';
import { between, type Chance } from './chance.js';
import { sentenceAfterBreach, sentenceAfterReport, type Told } from './court.js';
import { victimOf } from './invented-ids.js';
import { DESK_HOUR, onDay } from './when-answered.js';

/** What a happening is worked out from: the turn that led to it, and the case after that turn. */
export interface Turned {
  readonly pathwayId: string;
  readonly at: Instant;
  readonly chance: Chance;
  readonly after: () => State;
  /** The case was taken over in this very turn, as it stood outside. */
  readonly adopting: boolean;
}

type Event<K extends JournalEvent['e']> = Extract<JournalEvent, { e: K }>;
type Happens<E> = (event: E, turned: Turned) => readonly Planned[];

// How often things happen. Settings of the rehearsal, not findings.
const MISSES_CONTACT = 0.04;
const GIVES_REASON = 0.5;
const APPLIES_FOR_ROTL = 0.2;
const MOVES_PRISON = 0.08;
const CHANGES = 0.1;
const PRISONS = ['HLI', 'NHI', 'EVI', 'WTI'];

/** Something that happens outside at an instant, and is known at once. */
export const happens = (at: Instant, kind: FactKind, data: Codes): Planned => ({
  at,
  command: { n: 0, at, type: 'fact', fact: { kind, data, happenedAt: at, learntAt: at } },
});

/** Facts that follow from facts: received after sentence, brought back after a recall, dates calculated on return. */
const AFTER_FACT: Partial<Record<FactKind, Happens<Event<'FactRecorded'>['fact']>>> = {
  sentenced: (fact, { after, adopting }) => {
    const { view } = pictureOf(after());
    if (adopting || view.months === undefined || !isCustodial(view.kind)) return [];
    const on = londonDateOf(fact.happenedAt);
    const received = atLondon(on, '18:00');
    const calculated = atLondon(workingDays(on, 2), DESK_HOUR);
    return [
      happens(Math.max(received, fact.happenedAt + HOUR), 'received', { prison: view.prison ?? 'HLI' }),
      ...(view.dates.crd === undefined
        ? [happens(calculated, 'dates-changed', { dates: calculation(on, view.months) })]
        : []),
    ];
  },
  imported: (_fact, turned) =>
    pictureOf(turned.after()).episodes.at(-1)?.kind === 'at-large' ? broughtBack(turned) : [],
  'recall-revoked': (_fact, turned) =>
    !turned.adopting && pictureOf(turned.after()).episodes.at(-1)?.kind === 'at-large'
      ? broughtBack(turned)
      : [],
  returned: (fact, turned) => {
    const state = turned.after();
    if (turned.adopting || !pictureOf(state).view.recalled) return [];
    const day = workingDays(londonDateOf(fact.happenedAt), 1);
    const dates = recalculated(state, fact.happenedAt);
    return [happens(atLondon(day, DESK_HOUR), 'dates-changed', { dates })];
  },
  'failed-to-return': (_fact, { at, chance, pathwayId, after }) => [
    happens(onDay(at, between(1, 12, chance(pathwayId, 'recaptured', at)), '15:00'), 'recaptured', {
      prison: pictureOf(after()).view.prison ?? 'HLI',
    }),
  ],
};

const calculation = (on: string, months: number): Record<string, string> => ({
  crd: addMonths(on, Math.round(months / 2)),
  sled: addDays(addMonths(on, months), -1),
});

const broughtBack = ({ at, chance, pathwayId, after }: Turned): readonly Planned[] => [
  happens(onDay(at, between(2, 45, chance(pathwayId, 'returned', at)), '16:00'), 'returned', {
    prison: pictureOf(after()).view.prison ?? 'HLI',
  }),
];

/**
 * What the prison calculates on a return: the time at large does not count towards the sentence; re-release on the law's
 * plain date for a fixed term, at the end of the sentence for a standard recall, and never after that.
 */
function recalculated(state: State, returnedAt: Instant): Record<string, string | null> {
  const picture = pictureOf(state);
  const revoked = picture.facts.findLast(({ kind }) => kind === 'recall-revoked');
  const on = londonDateOf(returnedAt);
  const atLarge = revoked ? daysBetween(londonDateOf(revoked.happenedAt), on) : 0;
  const before = sentenceEnd(picture.view);
  const end = before === undefined ? undefined : addDays(before, atLarge);
  const law =
    picture.view.recallType === 'fixed' ? clockMaker(state, picture).standard('FTR', on)?.dueOn : undefined;
  const prrd = law !== undefined && (end === undefined || law < end) ? law : end;
  return { prrd: prrd ?? null, ...(end === undefined ? {} : { sled: end }) };
}

const asPlanned = ({ at, kind, data }: Told): Planned => happens(at, kind, data);

/** What follows from somebody's answer. */
const AFTER_ANSWER: Readonly<Record<string, Happens<Event<'TaskDone'>>>> = {
  'psr.record-result': ({ outcome }, { at, chance, pathwayId }) =>
    sentenceAfterReport(outcome, at, (what) => chance(pathwayId, what), PRISONS).map(asPlanned),
  'enforce.record-result': ({ key, outcome }, { at, after, chance, pathwayId }) =>
    sentenceAfterBreach(outcome, at, pictureOf(after()).view, PRISONS, chance(pathwayId, key)).map(asPlanned),
  'victim.refer': ({ outcome }, { at, pathwayId }) =>
    outcome === 'sent' ? [happens(onDay(at, 2), 'victim-opted', { victim: victimOf(pathwayId) })] : [],
  'reception.settle-dates': ({ outcome }, { at, after }) => {
    const { view } = pictureOf(after());
    if (outcome !== 'corrected' || view.kind !== 'determinate' || view.sentencedAt === undefined) return [];
    if (view.months === undefined || view.recalled) return [];
    const dates = calculation(londonDateOf(view.sentencedAt), view.months);
    return [happens(at + MINUTE, 'dates-changed', { dates: { ...dates, confirmed: null, hdced: null } })];
  },
};

/** What may happen in a stage. */
const IN_STAGE: Readonly<Record<string, Happens<Event<'StageReached'>>>> = {
  custody: (_event, { at, chance, pathwayId, after }) => {
    const state = after();
    const draw = (what: string): number => chance(pathwayId, state.episode ?? '', what);
    const asked = onDay(at, between(20, 200, draw('asked')));
    const { prison } = pictureOf(state).view;
    const to = PRISONS[Math.floor(draw('to') * PRISONS.length)];
    return [
      ...(draw('rotl') < APPLIES_FOR_ROTL
        ? [
            happens(asked, 'rotl-applied', {
              type: 'day',
              firstOuting: workedOnOrAfter(addDays(londonDateOf(asked), 45)),
            }),
          ]
        : []),
      ...(draw('moves') < MOVES_PRISON && to !== prison
        ? [
            happens(onDay(at, between(30, 250, draw('moved')), '14:00'), 'moved', {
              from: prison,
              to,
              planned: true,
              reason: 'progression',
            }),
          ]
        : []),
    ];
  },
  licence: (_event, { at, chance, pathwayId, after }) => {
    const { episode = '' } = after();
    if (chance(pathwayId, episode, 'changes') >= CHANGES) return [];
    const days = between(20, 180, chance(pathwayId, episode, 'change'));
    return [happens(onDay(at, days, '12:00'), 'significant-change', { change: 'partner' })];
  },
};

/** Who sees the person, and how many days before the clock runs out: earlier than the day on which the task would appear. */
const CONTACTS: Readonly<Record<string, { by: string; how: string; lead: number }>> = {
  'supervisor.keep-contact': { by: 'offender-supervisor', how: 'prison-visit', lead: 8 },
  'licence.make-contact': { by: 'offender-manager', how: 'office', lead: 2 },
};

/** A standing clock of contact: kept before it rings, so that a cycle in order never becomes a task; now and then missed. */
function contact(
  { standing: { type, clock } }: Event<'StandingSet'>,
  { at, chance, pathwayId, after }: Turned,
): readonly Planned[] {
  const kept = CONTACTS[type];
  if (kept === undefined || clock.dueOn === undefined) return [];
  const day = workedOnOrBefore(addDays(clock.dueOn, -kept.lead));
  const when = Math.max(atLondon(day, DESK_HOUR), at + MINUTE);
  if (after().planned.some((planned) => planned.at <= when && isContact(planned, kept.by))) return [];
  if (type === 'licence.make-contact' && chance(pathwayId, type, clock.dueOn, 'kept') < MISSES_CONTACT)
    return [
      happens(when, 'absence', {
        what: 'appointment',
        reasonGiven: chance(pathwayId, clock.dueOn, 'reason') < GIVES_REASON,
      }),
    ];
  return [happens(when, 'contact-made', { by: kept.by, how: kept.how })];
}

const isContact = ({ command }: Planned, by: string): boolean =>
  command.type === 'fact' && command.fact.kind === 'contact-made' && command.fact.data['by'] === by;

/** Everything that follows from one event of a turn, apart from answers to tasks. */
export function happeningsAfter(event: JournalEvent, turned: Turned): readonly Planned[] {
  switch (event.e) {
    case 'FactRecorded':
      return AFTER_FACT[event.fact.kind]?.(event.fact, turned) ?? [];
    case 'TaskDone':
      return AFTER_ANSWER[event.type]?.(event, turned) ?? [];
    case 'StageReached':
      return IN_STAGE[event.stage]?.(event, turned) ?? [];
    case 'StandingSet':
      return contact(event, turned);
    default:
      return [];
  }
}
