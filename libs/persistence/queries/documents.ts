import { type Instant } from '#domain/time.js';
import { type Doors, type Reads } from './doors.js';
import { type Reader } from './reader.js';

/** A version of a document, without its bytes. */
export interface DocumentRead {
  readonly id: string;
  readonly pathwayId: string;
  readonly kind: string;
  readonly subject: string;
  readonly language: string;
  readonly version: number;
  readonly title: string;
  readonly seq: number;
  readonly fingerprint: string;
  readonly sha256: string;
  readonly producedAt: Instant;
  readonly producedById: string;
}
export interface DocumentBytes extends DocumentRead {
  readonly pdf: Buffer;
  readonly content: Record<string, unknown>;
}

export const DOCUMENT = `d.id, d.pathway_id AS "pathwayId", d.kind, d.subject, d.language, d.version, d.title, d.seq, d.fingerprint, d.sha256,
  d.produced_at AS "producedAt", d.produced_by AS "producedById"`;

/** Reads the ordinary documents, and for victim liaison theirs too, through their door. */
async function behindBoth<Row>(
  db: Doors,
  { liaison }: Reader,
  ask: (schema: string) => string,
  parameters: readonly unknown[],
): Promise<Row[]> {
  const ordinary = await db.rows<Row>(ask('throughcare'), parameters);
  if (!liaison) return ordinary;
  const walled = await db.throughVictimDoor(liaison, (reads: Reads) =>
    reads.rows<Row>(ask('victim'), parameters),
  );
  return [...ordinary, ...walled];
}

/** Documents of cases the reader may see, newest first. Which kinds they may read is for the caller to decide. */
export async function documentsOf(
  db: Doors,
  reader: Reader,
  pathwayIds: readonly string[],
): Promise<DocumentRead[]> {
  const rows = await behindBoth<DocumentRead>(
    db,
    reader,
    (schema) => `SELECT ${DOCUMENT} FROM ${schema}.document d WHERE d.pathway_id = ANY($1::uuid[])`,
    [pathwayIds],
  );
  return rows.sort((a, b) => b.producedAt - a.producedAt || b.version - a.version || (a.id < b.id ? -1 : 1));
}

/** One version, whole; undefined when there is none behind the reader's doors. */
export async function documentById(
  db: Doors,
  reader: Reader,
  id: string,
): Promise<DocumentBytes | undefined> {
  const rows = await behindBoth<DocumentBytes>(
    db,
    reader,
    (schema) => `SELECT ${DOCUMENT}, d.pdf, d.content FROM ${schema}.document d WHERE d.id = $1`,
    [id],
  );
  return rows[0];
}
