import { randomUUID } from 'node:crypto';
import { londonDateOf } from '#calendar/index.js';
import { beginsIn } from '#domain/episodes.js';
import { type Instant } from '#domain/time.js';
import {
  carriedOver,
  changedFacts,
  changedVictims,
  movedDates,
  unexplainedStep,
  type ChangedFact,
  type DateMove,
} from '../changed-facts.js';
import { fingerprint } from '../fingerprint.js';
import { heldReasons, type HeldReason } from '../held.js';
import { openingFacts } from '../opening-facts.js';
import { pictureOfRecord, type CasePicture, type Lookups } from '../picture.js';
import { type CaseRecord, type Problem } from '../record.js';
import { type Known, type KnownCase, type KnownVictim } from './known.js';

/** What the import will do with one case. */
export interface Judgement {
  readonly outcome: 'created' | 'updated' | 'unchanged';
  readonly record: CaseRecord;
  readonly picture: CasePicture;
  readonly hash: string;
  readonly personId: string;
  readonly newPerson: boolean;
  readonly pathwayId: string;
  readonly newPathway: boolean;
  readonly facts: readonly ChangedFact[];
  readonly victims: readonly KnownVictim[];
  readonly moved: readonly DateMove[];
  readonly held: readonly HeldReason[];
}

/**
 * Compares a record with what the database knows.
 * @param at instant of the import: what the facts say was learnt then
 * @returns what to do, or why this case must be left out
 */
export function judge(
  record: CaseRecord,
  known: Known,
  lookups: Lookups,
  at: Instant,
): Judgement | { readonly problems: readonly Problem[] } {
  const { prisonerNumber } = record.prisoner;
  const holder = record.probation?.crn === undefined ? undefined : known.byCrn.get(record.probation.crn);
  const numbered = holder?.prisonNumber;
  if (numbered && prisonerNumber !== undefined && numbered !== prisonerNumber)
    return { problems: [CRN_TAKEN] };
  const byNumber = prisonerNumber === undefined ? undefined : known.byPrisonNumber.get(prisonerNumber);
  if (byNumber && holder && holder.personId !== byNumber.personId) return { problems: [CRN_TAKEN] };
  const person = byNumber ?? holder;
  const picture = pictureOfRecord(record, lookups);
  const theirs = person?.of(beginsIn(picture.kind));
  const hash = fingerprint(record, picture);
  const anew = !theirs?.pathwayId || startsAgain(theirs, picture);
  const pathwayId = anew ? randomUUID() : (theirs.pathwayId as string);
  const before = anew ? [] : (known.victims.get(pathwayId) ?? []);
  const victims = victimsIn(record, before);
  const story = openingFacts(picture, victims, at);
  const last = anew ? null : (theirs.picture ?? blank(picture));
  const step = last && unexplainedStep(last.stage, picture.stage);
  const held = [...heldReasons(record, picture, story, lookups, londonDateOf(at)), ...(step ? [step] : [])];
  const base = {
    record,
    picture,
    hash,
    pathwayId,
    victims,
    held,
    personId: person?.personId ?? randomUUID(),
    newPerson: !person,
    newPathway: anew,
  };
  if (!last || (!theirs?.sentenced && !theirs?.picture))
    return {
      ...base,
      outcome: anew ? 'created' : 'updated',
      moved: [],
      facts: withContradictions(story, held),
    };
  if (theirs.importHash === hash) return { ...base, outcome: 'unchanged', facts: [], moved: [] };
  const facts = [
    ...changedFacts(last, picture, at, theirs.importedAt),
    ...changedVictims(before, victims, at),
  ];
  // Only what people read has changed, such as a name: the pathway has nothing to learn, the person's row does.
  return {
    ...base,
    picture: carriedOver(last, picture),
    outcome: 'updated',
    facts,
    moved: movedDates(last, picture),
  };
}

const CRN_TAKEN: Problem = {
  field: 'probation.crn',
  reason: 'the case reference number belongs to somebody with another prison number',
  mend: 'find out which of the two numbers is wrong, or whether two records are one person, and correct it',
};

/** An ended pathway and a later sentence: a new pathway. A change to the old sentence reopens the old one. */
const startsAgain = ({ ended, picture }: KnownCase, now: CasePicture): boolean =>
  ended && (picture === null || now.sentencedOn > picture.sentencedOn);

/** For a pathway that was opened by hand: its sentence stands, and all that the record says beside it is news. */
const blank = ({
  kind,
  months,
  sentencedOn,
  receivedOn,
  stage,
  recallType,
  prison,
  area,
  offences,
  victimScheme,
  registeredSexOffender,
  requirements,
}: CasePicture): CasePicture => ({
  kind,
  months,
  sentencedOn,
  receivedOn,
  stage,
  recallType,
  prison,
  area,
  offences,
  victimScheme,
  registeredSexOffender,
  requirements,
  dates: {},
  hospital: false,
  unknownUsernames: 0,
});

/** The record's victims under our ids: those already known keep theirs. */
function victimsIn({ victims }: CaseRecord, before: readonly KnownVictim[]): KnownVictim[] {
  return (victims ?? []).map(({ reference, child, optedIn }) => {
    const known = before.find((victim) => victim.reference === reference);
    return {
      id: known?.id ?? randomUUID(),
      reference,
      child: child ?? known?.child,
      in: optedIn ?? known?.in,
    };
  });
}

/** The adopted case carries why it is held, so that the one task to confirm it can ask. */
const withContradictions = (facts: readonly ChangedFact[], held: readonly HeldReason[]): ChangedFact[] =>
  facts.map((fact) =>
    fact.kind === 'imported' && held.length > 0
      ? { ...fact, data: { ...fact.data, contradictions: [...held] } }
      : fact,
  );
