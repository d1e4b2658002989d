import { addDays, addMonths, addWeeks, formatLondon } from '#calendar/index.js';
import { type CaseView } from '#domain/case.js';
import { ROH_LEVELS, type RohLevel } from '#domain/sentence.js';
import { type Field, type TaskType } from '#domain/task-type.js';
import { type Instant, type LondonDate } from '#domain/time.js';
import { type Codes, type Scalar } from '#domain/values.js';
import { sampleUserId } from '#identity/sample-people.js';
import { licenceStart, sentenceEnd } from '#workflows/policy/dates.js';
import { isParoleCase, reviewTarget } from '#workflows/policy/parole.js';
import { workedOnOrBefore, workingDays } from '#workflows/policy/working-days.js';
import { type OpenRound } from '#workflows/runtime/state.js';
import { type Chance } from './chance.js';

/** What an answer is written from. */
export interface AnswerContext {
  readonly pathwayId: string;
  readonly type: TaskType;
  readonly outcome: string;
  readonly at: Instant;
  readonly on: LondonDate;
  readonly view: CaseView;
  readonly open: Pick<OpenRound, 'clock' | 'rests'>;
  readonly chance: Chance;
  readonly about: readonly (string | number)[];
}

const MANAGERS = ['s.lister', 'd.pryce', 'm.farooq', 'j.ibbotson', 'c.okoro'];
const SUPERVISORS = ['os.quinn', 'os.bains', 'os.marsden'];
const ids = new Map<string, string>();

/** The same named person for the same case and part, whoever asks. */
function somebody(names: readonly string[], context: AnswerContext): string {
  const name = names[Math.floor(context.chance(context.pathwayId, names[0] ?? '') * names.length)] ?? '';
  const known = ids.get(name) ?? sampleUserId(name);
  ids.set(name, known);
  return known;
}

type Fill = (context: AnswerContext) => Scalar | undefined;
const manager: Fill = (context) => context.view.om ?? somebody(MANAGERS, context);

/** What policy reads of an answer and a plain "yes, today" would get wrong. */
const BY_TYPE: Readonly<Record<string, Readonly<Record<string, Fill>>>> = {
  'board.set-date': { boardOn },
  'rotl.issue-licence': { backBy: ({ open, on }) => `${outing(open.rests?.['outing'], on)}T17:00` },
  'rotl.write-report': {
    escort: ({ view }) => (view.victims.length > 0 ? 'may-be-unescorted' : 'no-direct-victim'),
  },
  'rotl.give-views': {
    vloAdvice: ({ outcome }) => (outcome === 'unescorted-not-opposed' ? 'unescorted-acceptable' : 'escorted'),
  },
  'release.discharge': {
    authority: ({ view, on }) =>
      on >= (sentenceEnd(view) ?? '9999')
        ? 'expiry'
        : view.recalled
          ? 're-release'
          : view.curfew === 'granted'
            ? 'hdc'
            : view.dates.confirmed !== undefined && isParoleCase(view)
              ? 'parole'
              : 'crd',
  },
  'release.check-date': { releaseDate: ({ view }) => licenceStart(view) },
  'hdc.decide': { releaseDate: ({ view }) => view.dates.hdced },
  'ap.place': {
    arriveOn: (context) => arrival(context),
    leaveBy: (context) => addWeeks(arrival(context), 12),
  },
  'ap.hold-key-work': { nextSession: ({ on }) => addDays(on, 7) },
  'ap.plan-move-on': { leavingOn: ({ on }) => addDays(on, 14), nextReview: ({ on }) => addDays(on, 28) },
  'licence.decide-change': { startsOn: ({ on }) => addDays(on, 7) },
  'parole.open-review': { targetHearing: ({ view, on }) => hearing(view, on) },
  'parole.write-om-report': { mappaAskedOn: ({ on }) => on },
  'parole.record-decision': {
    // The first answer to a release may still be challenged; a tried one is final.
    provisional: ({ about, outcome }) =>
      outcome === 'release' && !String(about[1]).includes('record-decision#'),
    releaseOn: ({ outcome, on }) => (outcome === 'release' ? workingDays(on, 20) : undefined),
    nextReview: ({ outcome, on }) =>
      outcome === 'release' ? undefined : addMonths(on, NEXT_REVIEW[outcome] ?? 6),
    openConditionsAccepted: ({ outcome }) => (outcome === 'open-conditions' ? 'accepted' : undefined),
  },
  'recall.check-fixed-term-date': { prisonReleaseDate: ({ view }) => view.dates.prrd },
  'recall.review-recall': { releaseOn: ({ on }) => workingDays(on, 10) },
  'recall.report-search': { nextReport: ({ on }) => addDays(on, 28) },
  'enforce.judge-absence': { reviewOn: ({ on }) => workingDays(on, 10) },
  'allocation.set-tier': {
    tier: ({ view, chance, about }) =>
      view.roh === 'very-high'
        ? '4'
        : view.roh === 'high'
          ? '3'
          : String(1 + Math.floor(chance(...about, 'tier') * 3)),
  },
  'irmm.decide-item': {
    supervisorActs: () => true,
    actionsBy: ({ on }) => workingDays(on, 10),
    nextOn: ({ on }) => addMonths(on, 1),
  },
  'manager.unblock': { reviewOn: ({ on }) => workingDays(on, 10) },
  'order.run-requirement': { willFinishBy: ({ on }) => addDays(on, 180) },
  'category.propose-first': { category: () => 'c' },
  'category.approve': {
    category: ({ view, on }) =>
      (licenceStart(view) ?? '9999') < addMonths(on, 18) || view.category?.toLowerCase() === 'd' ? 'd' : 'c',
  },
  'mappa.hold-meeting': { level: ({ view }) => String(view.mappaLevel ?? 2) },
  'licence.make-plan': { contactLevel: () => 'fortnightly' },
};

/** Fields that mean the same wherever they stand. */
const BY_FIELD: Readonly<Record<string, Fill>> = {
  level: levelAfter,
  rohLevel: levelAfter,
  roh: ({ view }) => view.roh ?? 'medium',
  riskNow: ({ view }) => view.roh ?? 'medium',
  rohAtEnd: ({ view }) => view.roh ?? 'medium',
  manager,
  acceptedBy: manager,
  supervisor: (context) => somebody(SUPERVISORS, context),
  // A home is visited about once a quarter; "again today" would be a visit without end.
  nextVisit: ({ on }) => addMonths(on, 3),
  selfHarmConcern: () => false,
  childrenConcern: () => false,
  childSafeguarding: () => false,
  lowMoodRaisesRiskToOthers: () => false,
};

/**
 * The typed part of an answer: every required field, and those that policy reads. Words are not written in a rehearsal.
 */
export function answerOf(context: AnswerContext): Codes {
  const data: Record<string, Scalar> = {};
  for (const [name, fill] of fillsOf(context.type)) {
    const value = fill(context);
    if (value !== undefined) data[name] = value;
  }
  return data;
}

type Fills = readonly (readonly [string, Fill])[];
const fillsByType = new WeakMap<TaskType, Fills>();

/** What fills the fields of a type that are filled at all, found once for each type. */
function fillsOf(type: TaskType): Fills {
  let fills = fillsByType.get(type);
  if (!fills) {
    const special = BY_TYPE[type.id];
    fills = type.fields.flatMap((field) => {
      const usual = special && !field.required ? undefined : BY_FIELD[field.name];
      const fill = special?.[field.name] ?? usual ?? plain(field);
      return fill ? [[field.name, fill] as const] : [];
    });
    fillsByType.set(type, fills);
  }
  return fills;
}

/** Fields that make the instant of a fact are given even where the form lets them be left out. */
const WHEN: ReadonlySet<string> = new Set(['returnedAt', 'reportedAt', 'revokedAt', 'visitedOn']);

/** What fills a field of which nothing more is known than its form. */
function plain({ name, required, type }: Field): Fill | undefined {
  if (!required && !WHEN.has(name)) return undefined;
  if (typeof type === 'object') return () => type.choice[0];
  switch (type) {
    case 'yesno':
      return () => true;
    case 'date':
      return ({ on }) => on;
    case 'datetime':
      return ({ at }) => formatLondon(at);
    case 'number':
      return () => 1;
    case 'person':
      return (context) => somebody(MANAGERS, context);
    default:
      return undefined;
  }
}

/** Before the clock of the plan runs out, with room to invite everybody. */
function boardOn({ open, on }: AnswerContext): LondonDate {
  const due = open.clock?.dueOn;
  const notice = workingDays(on, 12);
  if (due === undefined) return notice;
  const wanted = workedOnOrBefore(addDays(due, -7));
  return wanted > notice ? wanted : notice < due ? notice : workedOnOrBefore(due);
}

/** To the premises on the day of release; from the community in two days. */
const arrival = ({ view, on }: AnswerContext): LondonDate => {
  const start = licenceStart(view);
  return start !== undefined && start > on ? start : workingDays(on, 2);
};

/** Where a hearing or the tariff lies far enough ahead it is kept; else half a year on. */
function hearing(view: CaseView, on: LondonDate): LondonDate {
  const target = reviewTarget(view);
  return target !== undefined && target >= addMonths(on, 3) ? target : workingDays(addMonths(on, 6), 0);
}
/** Months to the next review, by what was decided: a setting of the rehearsal. */
const NEXT_REVIEW: Readonly<Record<string, number>> = {
  refused: 20,
  'open-conditions': 14,
  adjourned: 3,
  deferred: 4,
};

const outing = (planned: string | undefined, on: LondonDate): LondonDate =>
  planned !== undefined && planned > on ? planned : workingDays(on, 1);

/** The level that an assessment finds: as known, a step up or down where the outcome says so, else drawn. */
function levelAfter({ view, outcome, chance, about }: AnswerContext): RohLevel {
  if (view.roh === undefined) {
    const draw = chance(...about, 'level');
    return draw < 0.3 ? 'low' : draw < 0.75 ? 'medium' : draw < 0.95 ? 'high' : 'very-high';
  }
  const step = outcome === 'raised' ? 1 : outcome === 'lowered' ? -1 : 0;
  return ROH_LEVELS[ROH_LEVELS.indexOf(view.roh) + step] ?? view.roh;
}
