import { createHash, randomUUID } from 'node:crypto';
import { type Sql } from '#persistence/database.js';
import { type Actor } from '#identity/actor.js';
import { audit, type AuditLine } from '#engine/accept.js';
import { once, type ActingDoors, type Door } from '#engine/doors.js';
import { isUuid } from '#engine/ids.js';
import { invalid, refuse, type Asked, type Refused } from '#engine/outcome.js';
import { liaisonDoor } from '#victims/door.js';
import { mayProduce, type CasePlaces } from './access.js';
import { compose } from './compose.js';
import { LANGUAGES, type Content, type Edition, type Language } from './content.js';
import { DOCUMENT_KINDS } from './kinds.js';
import { isWalled, type DocumentKind } from './kind.js';
import { namesNobodyElse } from './names.js';
import { toPdf } from './pdf.js';
import { readRecord } from './read-record.js';
import { spellCode } from './words.js';

export interface ProduceInput {
  readonly pathwayId: string;
  readonly kind: string;
  /** Id, key or subject of the step it is about; without it, the latest. */
  readonly subject?: string;
  readonly language?: string;
}

export interface DocumentProduced {
  readonly kind: 'done';
  readonly documentId: string;
  /** False: the record says what the last version says, so that one stands. */
  readonly fresh: boolean;
}

const NO_SUCH_CASE = refuse('NOT_FOUND', 'There is no such case, or it is not one you work with.');

/**
 * Makes a document from the record, as the next version of its kind about that step, and keeps it for ever as it was.
 * When nothing it says has changed, the version there is is given again.
 * @param places of the case, once the actor is known to see it; undefined: they do not
 * @returns the version's id, or what is missing and how to mend it
 */
export async function produceDocument(
  doors: ActingDoors,
  actor: Actor,
  input: ProduceInput,
  places: CasePlaces | undefined,
  asked: Asked = {},
): Promise<DocumentProduced | Refused> {
  const kind = DOCUMENT_KINDS.get(input.kind);
  if (!kind) {
    const known = [...DOCUMENT_KINDS.keys()].join(', ');
    return invalid([
      { field: 'kind', message: `"${input.kind}" is not a kind of document; there are: ${known}` },
    ]);
  }
  const language = languageOf(kind, input.language);
  if (typeof language === 'object') return language;
  if (!isUuid(input.pathwayId) || !places) return NO_SUCH_CASE;
  const door = doorFor(doors, actor, kind);
  if (!door || !mayProduce(actor, kind, places)) {
    const makers = kind.producedBy.map((role) => spellCode(role).toLowerCase()).join(', ');
    return refuse(
      'NOT_ALLOWED',
      `This document is made by: ${makers}, at the prison or in the area of the case.`,
    );
  }
  const what = `document:${input.pathwayId}:${kind.id}:${input.subject ?? ''}:${language}`;
  return once(door, actor, what, asked.commandId, (sql) =>
    produce(sql, door, actor, kind, language, input, asked),
  );
}

function languageOf(kind: DocumentKind, asked: string | undefined): Language | Refused {
  const language = LANGUAGES.find((one) => one === (asked ?? 'en'));
  if (!language)
    return invalid([
      { field: 'language', message: `one of ${LANGUAGES.join(', ')} is expected, not "${asked}"` },
    ]);
  if (language === 'cy' && !kind.welsh)
    return invalid([
      { field: 'language', message: 'this kind is made in English only: ask for a translation' },
    ]);
  return language;
}

/** The ordinary door; for a kind behind the wall the victim door, opened with victim liaison's own areas only. */
function doorFor(doors: ActingDoors, actor: Actor, kind: DocumentKind): Door | undefined {
  if (!isWalled(kind)) return { schema: 'throughcare', run: (work) => doors.app.transaction(work) };
  return liaisonDoor(doors, actor);
}

async function produce(
  sql: Sql,
  door: Door,
  actor: Actor,
  kind: DocumentKind,
  language: Language,
  { pathwayId, subject }: ProduceInput,
  asked: Asked,
): Promise<DocumentProduced | Refused> {
  // Two who produce the same at once: the second finds the first's version.
  await sql.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `document:${pathwayId}:${kind.id}`,
  ]);
  const record = await readRecord(sql, kind, pathwayId);
  if (!record) return NO_SUCH_CASE;
  const composed = compose(kind, record, subject, language);
  if (!('content' in composed)) return invalid(composed);
  const { content, about } = composed;
  const named = await namesNobodyElse(sql, kind, content, record);
  if (named.length > 0) {
    // Kept, so that nobody finds out names by trying.
    await note(sql, actor, asked, { subjectId: kind.id, pathwayId, outcome: 'refused', detail: {} });
    return invalid(named);
  }
  const fingerprint = fingerprintOf(content);
  const [last] = await sql.query<{ id: string; version: number; fingerprint: string }>(
    `SELECT id, version, fingerprint FROM ${door.schema}.document
      WHERE pathway_id = $1 AND kind = $2 AND subject = $3 AND language = $4 ORDER BY version DESC LIMIT 1`,
    [pathwayId, kind.id, about.key, language],
  );
  if (last?.fingerprint === fingerprint) return { kind: 'done', documentId: last.id, fresh: false };
  const edition: Edition = {
    id: randomUUID(),
    version: (last?.version ?? 0) + 1,
    seq: record.seq,
    producedAt: record.now,
    producedBy: await nameOf(sql, actor),
  };
  const pdf = await toPdf(content, edition);
  await sql.query(
    `INSERT INTO ${door.schema}.document (id, pathway_id, kind, subject, language, version, title, seq, content, fingerprint, pdf, sha256, produced_at, produced_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      edition.id,
      pathwayId,
      kind.id,
      about.key,
      language,
      edition.version,
      content.title,
      edition.seq,
      JSON.stringify({ ...content, producedBy: edition.producedBy }),
      fingerprint,
      pdf,
      createHash('sha256').update(pdf).digest('hex'),
      new Date(edition.producedAt),
      actor.userId,
    ],
  );
  const detail = { version: edition.version, seq: edition.seq, ...(isWalled(kind) ? {} : { kind: kind.id }) };
  await note(sql, actor, asked, { subjectId: edition.id, pathwayId, outcome: 'done', detail });
  return { kind: 'done', documentId: edition.id, fresh: true };
}

const note = (
  sql: Sql,
  actor: Actor,
  { correlationId }: Asked,
  line: Pick<AuditLine, 'subjectId' | 'pathwayId' | 'outcome' | 'detail'>,
): Promise<void> =>
  audit(sql, {
    actor: actor.userId,
    action: 'document.produce',
    subjectType: 'document',
    correlationId,
    ...line,
  });

/** Of what it says; the day a letter is dated is no part of it. */
function fingerprintOf({ title, sections, data }: Content): string {
  const lasting = sections.map(({ heading, blocks }) => ({
    heading,
    blocks: blocks.filter((block) => !('dated' in block)),
  }));
  return createHash('sha256').update(JSON.stringify({ title, lasting, data })).digest('hex');
}

async function nameOf(sql: Sql, { userId, username }: Actor): Promise<string> {
  const [user] = await sql.query<{ name: string }>(
    'SELECT display_name AS name FROM throughcare.person_user WHERE id = $1',
    [userId],
  );
  return user?.name ?? username;
}
