import { londonDateOf, startOfDay } from '#calendar/index.js';
import { type FactKind } from '#domain/fact-kinds.js';
import { type Instant, type LondonDate } from '#domain/time.js';
import { type Codes } from '#domain/values.js';
import { isViolent } from './offences.js';
import { dropAbsent, type CasePicture } from './picture.js';

/** A fact of one case, before it has a number and an id. `data` holds codes, dates and ids only, and may travel. */
export interface CaseFact {
  readonly kind: FactKind;
  readonly data: Codes;
  readonly happenedAt: Instant;
}

/** A victim as the case may know one: our id, never the name or reference. */
export interface CaseVictim {
  readonly id: string;
  readonly child?: boolean;
  readonly in?: boolean;
}

/**
 * The facts that tell a case from its sentence to the import, in the order they happened; the last is `imported`.
 * The record gives days, not hours: a fact stands at the start of its London day, later ones of that day a millisecond on.
 * A day that the record does not give is the day of the last arrival in prison. Nothing stands after the import.
 * @param at instant of the import
 */
export function openingFacts(picture: CasePicture, victims: readonly CaseVictim[], at: Instant): CaseFact[] {
  const arrived = startOfDay(picture.receivedOn);
  const sentenced = sentenceFact(picture);
  const moves = climbing([sentenced, ...journey(picture, londonDateOf(at))]);
  const story = [
    ...moves,
    // The calculation is the one that holds after the last move: a release ends the dates of the recall before it.
    { kind: 'dates-changed' as const, data: { dates: { ...picture.dates } }, happenedAt: lastMove(moves) },
    ...standing(picture, arrived),
    ...victims.map((victim) => victimFact(victim, arrived)),
  ].sort((a, b) => a.happenedAt - b.happenedAt);
  const imported: CaseFact = {
    kind: 'imported',
    happenedAt: at,
    data: dropAbsent({
      stage: picture.stage,
      oasysCompletedOn: picture.oasysCompletedOn,
      lastRohReviewOn: picture.lastRohReviewOn,
      unknownUsernames: picture.unknownUsernames || undefined,
    }),
  };
  return inOrder([...story, imported], at);
}

const lastMove = (moves: readonly CaseFact[]): Instant => moves.at(-1)?.happenedAt ?? 0;

/** The sentence as the record has it. */
export const sentenceFact = (picture: CasePicture): CaseFact => ({
  kind: 'sentenced',
  happenedAt: startOfDay(picture.sentencedOn),
  data: dropAbsent({
    kind: picture.kind,
    months: picture.months,
    offences: picture.offences,
    prison: picture.prison,
    area: picture.area,
    victimScheme: picture.victimScheme,
    registeredSexOffender: picture.registeredSexOffender,
    violent: picture.offences?.some(isViolent),
    requirements: picture.requirements,
  }),
});

/** In and out of prison. The first reception of a recalled person is not on record: they were received on sentence. */
function journey(picture: CasePicture, today: LondonDate): CaseFact[] {
  const { prison, receivedOn, sentencedOn, stage } = picture;
  if (stage === 'order' || stage === 'hospital') return [];
  const received: CaseFact = {
    kind: 'received',
    happenedAt: startOfDay(stage === 'recalled' ? sentencedOn : receivedOn),
    data: dropAbsent({ prison }),
  };
  if (stage === 'custody') return [received];
  if (stage === 'licence') return [received, departure(picture, today)];
  return [received, departure(picture, today), ...recallFacts(picture, today)];
}

/**
 * The release before a licence or a recall: the first day of the calculation that is past by then (the last arrival in prison
 * of a recalled person, else today). Where none is, the day is unknown and the arrival stands for it.
 */
export function departure(picture: CasePicture, today: LondonDate): CaseFact {
  const { dates, kind, prison, receivedOn } = picture;
  const by = picture.stage === 'recalled' ? receivedOn : today;
  const parole = kind !== 'determinate';
  const days: [LondonDate | undefined, string][] = [
    [dates.confirmed, parole ? 'parole' : 'crd'],
    [dates.hdcad, 'hdc'],
    [parole ? dates.ped : undefined, 'parole'],
    [dates.crd, 'crd'],
    [dates.ard, 'ard'],
    [dates.npd, 'crd'],
    // Out between half and two thirds of an older sentence, only the Board can have let them out.
    [dates.ped, 'parole'],
  ];
  const [on, authority] = days.find(([day]) => day !== undefined && day <= by) ?? [
    undefined,
    parole ? 'parole' : 'crd',
  ];
  return {
    kind: 'released',
    happenedAt: startOfDay(on ?? receivedOn),
    data: dropAbsent({ on: authority, prison }),
  };
}

/** Revoked, by the latest, on the day of the return; while at large, by today. */
export function recallFacts(picture: CasePicture, today: LondonDate): CaseFact[] {
  const { dates, prison, recallType, receivedOn, stage } = picture;
  const by = stage === 'recalled' ? receivedOn : today;
  const curfew = dates.hdcad !== undefined && dates.crd !== undefined && dates.hdcad <= by && by < dates.crd;
  const happenedAt = startOfDay(by);
  return [
    {
      kind: 'recall-revoked',
      happenedAt,
      data: dropAbsent({ recallType, from: curfew ? 'hdc' : 'licence' }),
    },
    ...(stage === 'recalled'
      ? [{ kind: 'returned' as const, happenedAt, data: dropAbsent({ prison }) }]
      : []),
  ];
}

/** An OASys older than the sentence was made for another one. */
export const oasysOfThisSentence = ({
  oasysCompletedOn,
  sentencedOn,
}: CasePicture): LondonDate | undefined =>
  oasysCompletedOn !== undefined && oasysCompletedOn >= sentencedOn ? oasysCompletedOn : undefined;

/** What a record calls completed is taken as to standard. */
export const COMPLETED_OASYS = { tool: 'oasys', complete: true } as const;

/** What holds now; when it came to hold is not on record, but for the last review of the risk of harm. */
function standing(picture: CasePicture, arrived: Instant): CaseFact[] {
  const { category, hospital, mappa, om, os, ppo, roh, tier } = picture;
  const reviewed =
    picture.lastRohReviewOn === undefined ? arrived : Math.max(arrived, startOfDay(picture.lastRohReviewOn));
  const oasysOn = oasysOfThisSentence(picture);
  const fact = (kind: FactKind, data: Codes, happenedAt = arrived): CaseFact => ({ kind, data, happenedAt });
  return [
    ...(category ? [fact('category-changed', { ...category })] : []),
    ...(tier === undefined ? [] : [fact('tier-changed', { tier })]),
    ...(ppo === undefined ? [] : [fact('ppo-changed', { ppo })]),
    ...(mappa ? [fact('mappa-changed', { ...mappa })] : []),
    ...(om ? [fact('om-changed', dropAbsent({ username: om, area: picture.area }))] : []),
    ...(os ? [fact('os-changed', { username: os })] : []),
    ...(hospital ? [fact('hospital-transfer', { in: true })] : []),
    ...(roh === undefined ? [] : [fact('roh-changed', { level: roh }, reviewed)]),
    ...(oasysOn === undefined
      ? []
      : [fact('oasys-completed', COMPLETED_OASYS, Math.max(arrived, startOfDay(oasysOn)))]),
  ];
}

export const victimFact = (victim: CaseVictim, happenedAt: Instant): CaseFact => ({
  kind: 'victim-opted',
  happenedAt,
  data: dropAbsent({ victim: victim.id, in: victim.in, child: victim.child || undefined }),
});

/** What follows in the story happened no earlier than what goes before, even where the record's days say otherwise. */
function climbing(facts: readonly CaseFact[]): CaseFact[] {
  let last = -Infinity;
  return facts.map((fact) => ({ ...fact, happenedAt: (last = Math.max(last, fact.happenedAt)) }));
}

/** Each fact at an instant of its own, none after `at`: the fold must not depend on how a tie is broken. */
export function inOrder(facts: readonly CaseFact[], at: Instant): CaseFact[] {
  let last = -Infinity;
  const times = facts.map(({ happenedAt }) => (last = Math.max(Math.min(happenedAt, at), last + 1)));
  for (let i = times.length - 1, limit = at; i >= 0; i--, limit--)
    times[i] = Math.min(times[i] as Instant, limit);
  return facts.map((fact, i) => ({ ...fact, happenedAt: times[i] as Instant }));
}
