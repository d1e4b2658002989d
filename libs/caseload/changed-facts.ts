import { isDeepStrictEqual } from 'node:util';
import { londonDateOf, startOfDay } from '#calendar/index.js';
import { type FactKind } from '#domain/fact-kinds.js';
import { DATE_NAMES, type DateName } from '#domain/sentence.js';
import { type Instant, type LondonDate } from '#domain/time.js';
import { type Codes, type Scalar } from '#domain/values.js';
import {
  departure,
  inOrder,
  recallFacts,
  sentenceFact,
  victimFact,
  type CaseFact,
  type CaseVictim,
} from './opening-facts.js';
import { dropAbsent, type AdoptedStage, type CasePicture } from './picture.js';

/** A fact of a later import; `corrects` means it replaces what the first import said of the sentence. */
export interface ChangedFact extends CaseFact {
  readonly corrects?: true;
}

/** A date of the calculation that moved, came or went. */
export interface DateMove {
  readonly name: DateName;
  readonly from?: LondonDate;
  readonly to?: LondonDate;
}

/** Which dates differ between two pictures. */
export const movedDates = (before: CasePicture, after: CasePicture): DateMove[] =>
  DATE_NAMES.filter((name) => before.dates[name] !== after.dates[name]).map((name) =>
    dropAbsent({ name, from: before.dates[name], to: after.dates[name] }),
  );

/**
 * What is now known of a case: the later picture, completed from the one before. A field that is now absent is unknown, not
 * undone; only the dates are always given whole. That someone is owed victim contact, or registered, is never forgotten
 * because a record falls silent. A step that cannot be explained is not taken.
 */
export function carriedOver(before: CasePicture, after: CasePicture): CasePicture {
  const { recallType, oasysCompletedOn, lastRohReviewOn, ...known } = before;
  const stage = unexplainedStep(before.stage, after.stage) ? before.stage : after.stage;
  return dropAbsent<CasePicture>({
    ...known,
    ...dropAbsent(after),
    stage,
    recallType: after.recallType ?? (stage === before.stage ? recallType : undefined),
    victimScheme: after.victimScheme ?? (before.victimScheme || undefined),
    registeredSexOffender: after.registeredSexOffender ?? (before.registeredSexOffender || undefined),
    oasysCompletedOn: laterOf(oasysCompletedOn, after.oasysCompletedOn),
    lastRohReviewOn: laterOf(lastRohReviewOn, after.lastRohReviewOn),
  });
}

const laterOf = (a: LondonDate | undefined, b: LondonDate | undefined): LondonDate | undefined =>
  a !== undefined && (b === undefined || a > b) ? a : b;

/**
 * What a later record says that the one before did not; nothing where they agree.
 * @param later as read; it is completed from the one before (`carriedOver`)
 * @param at instant of the import; a fact whose day is not on record stands there
 * @param since instant of the import before
 */
export function changedFacts(
  before: CasePicture,
  later: CasePicture,
  at: Instant,
  since: Instant,
): ChangedFact[] {
  const after = carriedOver(before, later);
  const { months, kind, area, om, os, ppo, tier, mappa, category, hospital } = after;
  const fact = (of: FactKind, data: Codes): CaseFact => ({ kind: of, data, happenedAt: at });
  const { requirements } = after;
  const amended = requirements !== undefined && !same(requirements, before.requirements);
  const sentenceMoved = kind !== before.kind || (months !== undefined && months !== before.months) || amended;
  const dates: [DateName, Scalar][] = movedDates(before, after).map(({ name, to }) => [name, to ?? null]);
  const areaMoved = area !== undefined && area !== before.area;
  const facts: ChangedFact[] = [
    ...(correctsSentence(before, after) ? [correction(after, at)] : []),
    ...(sentenceMoved
      ? [
          fact(
            'sentence-varied',
            dropAbsent({ how: 'varied', kind, months, requirements: amended ? requirements : undefined }),
          ),
        ]
      : []),
    ...journeyOn(before, after, at, since),
    ...(dates.length > 0 ? [fact('dates-changed', { dates: Object.fromEntries(dates) })] : []),
    ...(category && !same(category, before.category) ? [fact('category-changed', { ...category })] : []),
    ...(tier !== undefined && tier !== before.tier ? [fact('tier-changed', { tier })] : []),
    ...(ppo !== undefined && ppo !== before.ppo ? [fact('ppo-changed', { ppo })] : []),
    ...(mappa === null && before.mappa ? [fact('mappa-changed', { category: 0, level: 0 })] : []),
    ...(mappa && !same(mappa, before.mappa) ? [fact('mappa-changed', { ...mappa })] : []),
    ...(om !== undefined && (om !== before.om || areaMoved) && (om !== null || before.om)
      ? [fact('om-changed', dropAbsent({ username: om, area }))]
      : []),
    ...(os !== undefined && os !== before.os && (os !== null || before.os)
      ? [fact('os-changed', { username: os })]
      : []),
    ...(hospital === before.hospital ? [] : [fact('hospital-transfer', { in: hospital })]),
    ...assessments(before, after, at, since),
  ];
  // A correction stands where the sentence stands; the rest follows in time.
  return [
    ...facts.filter(({ corrects }) => corrects),
    ...inOrder(
      facts.filter(({ corrects }) => !corrects).sort((a, b) => a.happenedAt - b.happenedAt),
      at,
    ),
  ];
}

/** The sentence as it now stands on record, in the place of what the first import said of it. */
function correction(after: CasePicture, at: Instant): ChangedFact {
  const sentence = sentenceFact(after);
  return { ...sentence, happenedAt: Math.min(sentence.happenedAt, at), corrects: true };
}

/** Victims that are new, or have said something else. One that is no longer named has not opted out. */
export function changedVictims(
  before: readonly CaseVictim[],
  after: readonly CaseVictim[],
  at: Instant,
): CaseFact[] {
  return after
    .filter((victim) => {
      const known = before.find(({ id }) => id === victim.id);
      return (
        !known ||
        (victim.in !== undefined && victim.in !== known.in) ||
        (victim.child === true && !known.child)
      );
    })
    .map((victim) => victimFact(victim, at));
}

/** What was stored comes back with its fields in another order. */
const same = isDeepStrictEqual;

/** What only the fact of the sentence itself can tell. The area goes with the manager where one is known. */
function correctsSentence(before: CasePicture, after: CasePicture): boolean {
  return (
    after.sentencedOn !== before.sentencedOn ||
    !same(after.offences, before.offences) ||
    after.victimScheme !== before.victimScheme ||
    after.registeredSexOffender !== before.registeredSexOffender ||
    (after.area !== undefined && after.area !== before.area && !after.om)
  );
}

/**
 * Assessments made since. The same level found again stands on its day; another level cannot have been found before the import
 * that still had the old one.
 */
function assessments(before: CasePicture, after: CasePicture, at: Instant, since: Instant): CaseFact[] {
  const { roh } = after;
  const completed = newer(after.oasysCompletedOn, before.oasysCompletedOn);
  const reviewed = newer(after.lastRohReviewOn, before.lastRohReviewOn);
  const changed = roh !== before.roh;
  const told = completed !== undefined && (!changed || completed >= since);
  const oasys: CaseFact = {
    kind: 'oasys-completed',
    happenedAt: Math.min(completed ?? at, at),
    data: dropAbsent({ level: told ? roh : undefined, complete: true, tool: 'oasys' }),
  };
  const level: CaseFact = {
    kind: 'roh-changed',
    happenedAt: reviewed === undefined || (changed && reviewed < since) ? at : Math.min(reviewed, at),
    data: { level: roh },
  };
  return [
    ...(completed === undefined ? [] : [oasys]),
    ...(roh !== undefined && (changed || reviewed !== undefined) ? [level] : []),
  ];
}

/** The start of a day that is later than the one known before. */
const newer = (on: LondonDate | undefined, was: LondonDate | undefined): Instant | undefined =>
  on !== undefined && (was === undefined || on > was) ? startOfDay(on) : undefined;

/** Why a step from one stage to the next cannot be told from the record; undefined when it can. */
export const unexplainedStep = (
  from: AdoptedStage,
  to: AdoptedStage,
): 'recall-no-longer-on-record' | 'back-in-custody-without-recall' | undefined =>
  to === 'custody' && from !== 'custody'
    ? from === 'recalled'
      ? 'recall-no-longer-on-record'
      : 'back-in-custody-without-recall'
    : undefined;

/** Moves, releases, recalls and returns since. What the record cannot explain is left to people (held.ts). */
function journeyOn(before: CasePicture, after: CasePicture, at: Instant, since: Instant): CaseFact[] {
  const today = londonDateOf(at);
  const from = before.stage;
  const to = after.stage;
  if (from === to)
    return from === 'custody' || from === 'recalled'
      ? [...moves(before, after, at, since), ...retyped(before, after, at)]
      : [];
  const left = {
    ...departure(after, today),
    happenedAt: Math.min(startOfDay(lastOf(departureDay(after, today), before.receivedOn)), at),
  };
  const released: CaseFact =
    from === 'recalled' ? { ...left, data: { ...left.data, on: 're-release' } } : left;
  switch (to) {
    case 'licence':
      return from === 'at-large' ? [{ kind: 'recall-rescinded', data: {}, happenedAt: at }] : [released];
    case 'at-large':
      return [...(from === 'licence' ? [] : [released]), ...recallFacts(after, today)];
    default: {
      const back = recallFacts(after, today);
      if (from === 'at-large') return back.filter(({ kind }) => kind === 'returned');
      return [...(from === 'licence' ? [] : [released]), ...back];
    }
  }
}

const departureDay = (picture: CasePicture, today: LondonDate): LondonDate =>
  londonDateOf(departure(picture, today).happenedAt);
const lastOf = (a: LondonDate, b: LondonDate): LondonDate => (a > b ? a : b);

function moves(before: CasePicture, after: CasePicture, at: Instant, since: Instant): CaseFact[] {
  const arrivedAnew = after.receivedOn > before.receivedOn;
  const arrival = startOfDay(after.receivedOn);
  const happenedAt = arrivedAnew && arrival >= startOfDay(londonDateOf(since)) ? Math.min(arrival, at) : at;
  if (after.prison !== undefined && after.prison !== before.prison)
    return [{ kind: 'moved', happenedAt, data: dropAbsent({ from: before.prison, to: after.prison }) }];
  return arrivedAnew ? [{ kind: 'received', happenedAt, data: dropAbsent({ prison: after.prison }) }] : [];
}

/** The same recall, now said to be of another type. */
const retyped = (before: CasePicture, after: CasePicture, at: Instant): CaseFact[] =>
  after.recallType !== undefined && after.recallType !== before.recallType
    ? [{ kind: 'recall-revoked', happenedAt: at, data: { recallType: after.recallType, from: 'licence' } }]
    : [];
