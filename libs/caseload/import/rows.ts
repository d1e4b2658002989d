import { randomUUID } from 'node:crypto';
import { londonDateOf } from '#calendar/index.js';
import { viewOf } from '#domain/case.js';
import { beginsIn } from '#domain/episodes.js';
import { type Fact } from '#domain/fact.js';
import { isoInstant, type Instant } from '#domain/time.js';
import { type Codes } from '#domain/values.js';
import { earliestRelease, sentenceEnd } from '#workflows/policy/dates.js';
import { policySees } from '../held.js';
import { dropAbsent } from '../picture.js';
import { type Judgement } from './judge.js';
import { importKey } from './known.js';

type Row = Readonly<Record<string, unknown>>;

/** What one batch writes, by table. */
export interface BatchRows {
  readonly persons: readonly Row[];
  readonly newPathways: readonly Row[];
  readonly pathways: readonly Row[];
  readonly victims: readonly Row[];
  readonly facts: readonly Row[];
  readonly victimFacts: readonly Row[];
  readonly commands: readonly Row[];
  readonly notices: readonly Row[];
  readonly audit: readonly Row[];
}

export interface ReplacedSentence {
  readonly id: string;
  readonly ref: string;
  readonly data: Codes;
}

/** What no record says of a sentence: corrected by one, it stays as somebody recorded it. */
const NEVER_IN_A_RECORD = ['purposes', 'domesticAbuse', 'hateCrime', 'terrorism'] as const;
const keptOf = ({ data }: ReplacedSentence): Codes =>
  dropAbsent(Object.fromEntries(NEVER_IN_A_RECORD.map((name) => [name, data[name]])));

/** Where the numbers of a pathway stand, under its lock. */
export interface Numbers {
  readonly lastCommand: number;
  /** The fact of the sentence that a correction replaces. */
  readonly sentence?: ReplacedSentence;
}

/** Of each fact, the source: corrections and repeats are told apart by it. */
export const SOURCE = 'import';

/**
 * Rows for the cases of a batch that have something to write.
 * @param numbers of pathways that are already there
 * @param at instant of the import, PostgreSQL's
 * @param by whoever asked for it, where somebody did
 */
export function rowsOf(
  judgements: readonly Judgement[],
  numbers: ReadonlyMap<string, Numbers>,
  at: Instant,
  by: string | null = null,
): BatchRows {
  const changed = judgements.filter(({ outcome }) => outcome !== 'unchanged');
  const told = changed.flatMap((judgement) => tell(judgement, numbers.get(judgement.pathwayId), at));
  return {
    persons: changed.map((judgement) => personRow(judgement, at)),
    newPathways: changed.filter(({ newPathway }) => newPathway).map((judgement) => pathwayRow(judgement, at)),
    pathways: changed
      .filter(({ newPathway }) => !newPathway)
      .map(({ pathwayId, hash, facts }) => ({ id: pathwayId, import_hash: hash, commands: facts.length })),
    victims: changed.flatMap(({ pathwayId, victims }) =>
      victims.map(({ id, reference, child, in: optedIn }) => ({
        id,
        pathway_id: pathwayId,
        // The case knows the victim by our id; the file's number is victim liaison's own.
        reference: id,
        details: dropAbsent({ child }),
        imported: dropAbsent({ number: reference, child, in: optedIn }),
      })),
    ),
    facts: told.filter(({ victim }) => !victim).map(({ fact }) => fact),
    victimFacts: told.filter(({ victim }) => victim).map(({ fact }) => fact),
    commands: told.map(({ command }) => command),
    notices: changed.flatMap(noticeRow),
    audit: changed.map(({ pathwayId, outcome, facts, held }) => ({
      actor_id: by,
      action: 'import.case',
      subject_type: 'pathway',
      subject_id: pathwayId,
      pathway_id: pathwayId,
      outcome,
      detail: { facts: facts.length, ...(held.length > 0 ? { held } : {}) },
    })),
  };
}

/** One command for each fact, numbered on from the last. */
function tell(
  { pathwayId, facts }: Judgement,
  numbers: Numbers | undefined,
  at: Instant,
): { victim: boolean; fact: Row; command: Row }[] {
  return facts.map(({ kind, data: said, happenedAt, corrects }, i) => {
    const n = (numbers?.lastCommand ?? 0) + i + 1;
    const victim = kind === 'victim-opted';
    const replaced = corrects ? numbers?.sentence : undefined;
    const data = replaced ? { ...keptOf(replaced), ...said } : said;
    const confidentiality = victim ? 'victim' : 'ordinary';
    const travels = {
      kind,
      data,
      happenedAt,
      learntAt: at,
      ...(replaced ? { supersedes: replaced.ref } : {}),
    };
    return {
      victim,
      fact: {
        id: randomUUID(),
        pathway_id: pathwayId,
        command_n: n,
        ref: `c${n}`,
        kind,
        data,
        happened_at: isoInstant(happenedAt),
        learnt_at: isoInstant(at),
        source: SOURCE,
        source_id: `${kind}/${n}`,
        supersedes: replaced?.id ?? null,
        confidentiality,
      },
      command: {
        pathway_id: pathwayId,
        n,
        type: 'fact',
        payload: { type: 'fact', fact: travels },
        accepted_at: isoInstant(at),
        confidentiality,
      },
    };
  });
}

/** The columns people search by, and in `details` what else the record says and what it came to mean. Victims are never here. */
function personRow({ personId, newPerson, pathwayId, record, picture }: Judgement, at: Instant): Row {
  const { prisoner, probation } = record;
  const {
    prisonerNumber,
    pncNumber,
    firstName,
    lastName,
    dateOfBirth,
    gender,
    ethnicity,
    nationality,
    ...rest
  } = prisoner;
  const offences = (rest.allConvictedOffences ?? []).flatMap(
    ({ offenceDescription }) => offenceDescription ?? [],
  );
  return {
    id: personId,
    is_new: newPerson,
    prison_number: prisonerNumber ?? null,
    crn: probation?.crn ?? null,
    pnc: pncNumber ?? null,
    first_name: firstName,
    last_name: lastName,
    date_of_birth: dateOfBirth ?? null,
    gender: gender ?? null,
    ethnicity: ethnicity ?? null,
    nationality: nationality ?? null,
    details: dropAbsent({
      bookingId: rest.bookingId,
      youthOffender: rest.youthOffender,
      imprisonmentStatus: rest.imprisonmentStatus,
      mostSeriousOffence: rest.mostSeriousOffence,
      offences: offences.length > 0 ? offences : undefined,
      [importKey(beginsIn(picture.kind))]: { pathway: pathwayId, picture, at },
    }),
  };
}

/** A new pathway already shows in lists as its facts have it; the first commit then writes the same again. */
function pathwayRow({ pathwayId, personId, hash, facts }: Judgement, at: Instant): Row {
  const view = viewOf(facts.map((fact, i): Fact => ({ ...fact, id: String(i), learntAt: at })));
  const sentenced = facts.find(({ kind }) => kind === 'sentenced');
  return {
    id: pathwayId,
    person_id: personId,
    kind: view.kind,
    months: view.months,
    prison_code: view.prison,
    area_code: view.area,
    om_id: view.om,
    os_id: view.os,
    roh: view.roh,
    tier: view.tier,
    ppo: view.ppo,
    mappa_category: view.mappaCategory,
    mappa_level: view.mappaLevel,
    release_on: earliestRelease(view),
    sentence_end: sentenceEnd(view),
    sentenced_on: sentenced && londonDateOf(sentenced.happenedAt),
    last_command: facts.length,
    opened_at: isoInstant(at),
    import_hash: hash,
  };
}

/** Contradictions that the facts do not show are told to the OMU: the pathway could not know of them. */
function noticeRow({ pathwayId, picture, held }: Judgement): Row[] {
  const reasons = held.filter((reason) => !policySees(reason));
  if (reasons.length === 0) return [];
  return [
    { pathway_id: pathwayId, place_code: picture.prison ?? null, kind: 'import-held', data: { reasons } },
  ];
}
