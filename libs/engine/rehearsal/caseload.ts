import { v5 as uuidv5 } from 'uuid';
import { linesOf } from '#caseload/lines.js';
import { openingFacts } from '#caseload/opening-facts.js';
import { pictureOfRecord, type CasePicture, type Lookups } from '#caseload/picture.js';
import { readLine } from '#caseload/read-line.js';
import { type CaseRecord, type Problem } from '#caseload/record.js';
import { whoOf } from '#caseload/who.js';
import { viewOf } from '#domain/case.js';
import { type Instant } from '#domain/time.js';
import { samplePeople } from '#identity/sample-people.js';
import { type SetId } from '#standards/index.js';
import { releaseIsCarried } from '#workflows/policy/kinds.js';
import { type Command } from '#workflows/runtime/state.js';
import { rehearsedPathwayId } from './invented-ids.js';

/** A case of a caseload as a rehearsal adopts it: what travels to a workflow, and nothing of the person. */
export interface RehearsedCase {
  readonly pathwayId: string;
  readonly line: number;
  /** What is known at the start, numbered and accepted at the instant of adoption. */
  readonly commands: readonly Command[];
  readonly kind: CasePicture['kind'];
  /** Whether this engine carries the release path of this kind of sentence. */
  readonly carried: boolean;
}

export interface RefusedLine {
  readonly line: number;
  readonly problems: readonly Problem[];
}

/** The directory a rehearsal knows: the sample people and places. */
export function sampleLookups(): Lookups {
  const { people, places } = samplePeople();
  const codes = (kind: string): Set<string> =>
    new Set(places.filter((place) => place.kind === kind).map(({ code }) => code));
  return {
    users: new Map(people.map(({ username, id }) => [username.toLowerCase(), id])),
    prisons: codes('prison'),
    areas: codes('area'),
  };
}

/**
 * Reads a caseload file into cases adopted at an instant; lines that cannot be read are told apart.
 * @param set of rules to live by, instead of the one that each date chooses
 * @throws WrongFile or the file system's error, as the import does
 */
export async function rehearsedCases(
  file: string,
  seed: number,
  at: Instant,
  set?: SetId,
): Promise<{ cases: RehearsedCase[]; refused: RefusedLine[] }> {
  const lookups = sampleLookups();
  const cases = new Map<string, RehearsedCase>();
  const refused: RefusedLine[] = [];
  for await (const line of linesOf(file)) {
    const read = readLine(line);
    if ('problems' in read) {
      refused.push({ line: line.number, problems: read.problems });
      continue;
    }
    const adopted = adopt(read.record, line.number, lookups, seed, at, set);
    if (cases.has(adopted.pathwayId))
      refused.push({
        line: line.number,
        problems: [
          {
            field: 'prisoner.prisonerNumber',
            reason: 'the same person stands on an earlier line',
            mend: 'keep one line for each person',
          },
        ],
      });
    else cases.set(adopted.pathwayId, adopted);
  }
  return { cases: [...cases.values()], refused };
}

function adopt(
  record: CaseRecord,
  line: number,
  lookups: Lookups,
  seed: number,
  at: Instant,
  set: SetId | undefined,
): RehearsedCase {
  const picture = pictureOfRecord(record, lookups);
  const pathwayId = rehearsedPathwayId(seed, whoOf(record));
  const victims = (record.victims ?? []).map(({ reference, child, optedIn }) => ({
    id: uuidv5(`victim/${reference}`, pathwayId),
    child,
    in: optedIn,
  }));
  const forced = set && ({ kind: 'rules-changed', data: { what: 'set', set }, happenedAt: at } as const);
  const opening = [...openingFacts(picture, victims, at), ...(forced ? [forced] : [])];
  const facts = opening.map((fact) => ({ ...fact, learntAt: at }));
  const commands = facts.map((fact, i): Command => ({ n: i + 1, at, type: 'fact', fact }));
  const carried = releaseIsCarried(viewOf(facts.map((fact, i) => ({ ...fact, id: `c${i + 1}` }))));
  return { pathwayId, line, commands, kind: picture.kind, carried };
}
