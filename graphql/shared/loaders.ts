import DataLoader from 'dataloader';
import { type Doors } from '#persistence/queries/doors.js';
import { stagesOf, workersOf, type StageRead, type WorkerRead } from '#persistence/queries/case-parts.js';
import { documentsOf, type DocumentRead } from '#persistence/queries/documents.js';
import {
  pathwaysOfTasks,
  personsByIds,
  type PathwayRead,
  type PersonRead,
} from '#persistence/queries/pathway-list.js';
import {
  factsOf,
  gatesOf,
  milestonesOf,
  schemeKnownIn,
  stuckOf,
  type FactRead,
  type GateRead,
  type MilestoneRead,
  type StuckRead,
} from '#persistence/queries/pathway-parts.js';
import {
  placeNames,
  teamsByIds,
  usersByIds,
  type TeamRead,
  type UserRead,
} from '#persistence/queries/people.js';
import { requestsOfTasks, type DeferralRequestRead } from '#persistence/queries/deferral-requests.js';
import { taskWords, type TaskWords } from '#persistence/queries/task-by-id.js';
import { notesOfTasks, type TaskNoteRead } from '#persistence/queries/task-notes.js';
import { questionsOfTasks, type TaskQuestionRead } from '#persistence/queries/task-questions.js';
import { type Reader } from '#persistence/queries/reader.js';

/** What one request has read already: each kind asked for once, however many rows want it. */
export interface Loaders {
  readonly user: DataLoader<string, UserRead | undefined>;
  readonly team: DataLoader<string, TeamRead | undefined>;
  readonly place: DataLoader<string, { code: string; kind: string; name: string } | undefined>;
  /** Cases behind rows the reader has already been allowed to see. */
  readonly pathway: DataLoader<string, PathwayRead | undefined>;
  readonly person: DataLoader<string, PersonRead | undefined>;
  readonly words: DataLoader<string, TaskWords | undefined>;
  /** Whether the reader may know that a victim is in the scheme of a case. */
  readonly schemeKnown: DataLoader<string, boolean>;
  readonly notes: DataLoader<string, TaskNoteRead[]>;
  readonly questions: DataLoader<string, TaskQuestionRead[]>;
  /** Requests to put tasks off that the reader has already been allowed to see. */
  readonly deferrals: DataLoader<string, DeferralRequestRead[]>;
  readonly facts: DataLoader<string, FactRead[]>;
  readonly gates: DataLoader<string, GateRead[]>;
  readonly milestones: DataLoader<string, MilestoneRead[]>;
  readonly stuck: DataLoader<string, StuckRead[]>;
  readonly documents: DataLoader<string, DocumentRead[]>;
  readonly stages: DataLoader<string, StageRead[]>;
  readonly workers: DataLoader<string, WorkerRead[]>;
}

/** Loaders of one request, with its reader's rights. */
export function createLoaders(db: Doors, reader: Reader): Loaders {
  return {
    user: byId((ids) => usersByIds(db, ids)),
    team: byId((ids) => teamsByIds(db, ids)),
    place: new DataLoader(async (codes) => {
      const places = new Map((await placeNames(db)).map((place) => [place.code, place]));
      return codes.map((code) => places.get(code));
    }),
    pathway: byId((ids) => pathwaysOfTasks(db, ids)),
    person: byId((ids) => personsByIds(db, ids)),
    words: byId((ids) => taskWords(db, reader, ids)),
    schemeKnown: new DataLoader(async (ids) => {
      const known = await schemeKnownIn(db, reader, ids);
      return ids.map((id) => known.has(id));
    }),
    notes: grouped((ids) => notesOfTasks(db, reader, ids), 'taskId'),
    questions: grouped((ids) => questionsOfTasks(db, reader, ids), 'taskId'),
    deferrals: grouped((ids) => requestsOfTasks(db, ids), 'forTaskId'),
    facts: byPathway((ids) => factsOf(db, reader, ids)),
    gates: byPathway((ids) => gatesOf(db, reader, ids)),
    milestones: byPathway((ids) => milestonesOf(db, ids)),
    stuck: byPathway((ids) => stuckOf(db, reader, ids)),
    documents: byPathway((ids) => documentsOf(db, reader, ids)),
    stages: byPathway((ids) => stagesOf(db, ids)),
    workers: byPathway((ids) => workersOf(db, ids)),
  };
}

function byId<Row extends { readonly id: string }>(
  read: (ids: readonly string[]) => Promise<Row[]>,
): DataLoader<string, Row | undefined> {
  return new DataLoader(async (ids) => {
    const rows = new Map((await read(ids)).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id));
  });
}

const byPathway = <Row extends { readonly pathwayId: string }>(
  read: (ids: readonly string[]) => Promise<Row[]>,
): DataLoader<string, Row[]> => grouped(read, 'pathwayId');

/** All rows of each, in the order they were read. @param of the column that names whose they are */
function grouped<Of extends string, Row extends Readonly<Record<Of, string>>>(
  read: (ids: readonly string[]) => Promise<Row[]>,
  of: Of,
): DataLoader<string, Row[]> {
  return new DataLoader(async (ids) => {
    const rows = await read(ids);
    return ids.map((id) => rows.filter((row) => row[of] === id));
  });
}
