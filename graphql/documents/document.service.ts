import { Injectable } from '@nestjs/common';
import { rolesOf } from '#identity/actor.js';
import { mayRead, readableKinds } from '#documents/access.js';
import { DOCUMENT_KINDS } from '#documents/kinds.js';
import { produceDocument, type ProduceInput } from '#documents/produce.js';
import { writeAudit } from '#persistence/queries/audit-write.js';
import { Doors } from '#persistence/queries/doors.js';
import { documentById, type DocumentBytes, type DocumentRead } from '#persistence/queries/documents.js';
import { pathwaysByIds } from '#persistence/queries/pathway-list.js';
import { type PathwaySource } from '../pathways/ledger.service.js';
import { type RequestContext } from '../shared/context.js';
import { shownRefusal } from '../shared/refused.js';

/** Documents with their reader's rights: made, listed, and read whole. */
@Injectable()
export class DocumentService {
  constructor(private readonly db: Doors) {}

  /** Every version the reader may read, newest first; as of a moment, those made by then. */
  async of(source: PathwaySource, kind: string | undefined, { actor, loaders }: RequestContext) {
    const readable = readableKinds(actor, source);
    const rows = await loaders.documents.load(source.id);
    return rows.filter(
      (row) =>
        readable.has(row.kind) &&
        (kind === undefined || row.kind === kind) &&
        (source.asOf === undefined || row.producedAt <= source.asOf),
    );
  }

  /**
   * One version with its bytes. Every reading is in the audit: documents are what leaves the building.
   * @returns undefined when there is none, which looks the same as one the reader may not read
   */
  async whole(id: string, format: string, context: RequestContext): Promise<DocumentBytes | undefined> {
    const { actor, reader, correlationId, origin } = context;
    const row = await documentById(this.db, reader, id);
    const kind = row && DOCUMENT_KINDS.get(row.kind);
    const [pathway] = row ? await pathwaysByIds(this.db, reader, [row.pathwayId]) : [];
    if (!row || !kind || !pathway || !mayRead(actor, kind, pathway)) return undefined;
    await writeAudit(this.db, {
      actorId: actor.userId,
      action: `document.read.${format}`,
      subjectType: 'document',
      subjectId: id,
      pathwayId: row.pathwayId,
      outcome: 'done',
      role: rolesOf(actor),
      ip: origin?.ip ?? undefined,
      agent: origin?.agent ?? undefined,
      correlationId,
    });
    return row;
  }

  async produce(input: ProduceInput, commandId: string | undefined, context: RequestContext) {
    const { actor, reader, correlationId } = context;
    const [pathway] = await pathwaysByIds(this.db, reader, [input.pathwayId]);
    const result = await produceDocument(this.db, actor, input, pathway, { commandId, correlationId });
    if (result.kind === 'refused') return shownRefusal(result, context);
    const document: DocumentRead | undefined = await documentById(this.db, reader, result.documentId);
    if (!document) return { code: 'NOT_FOUND', message: 'It was made, and is no longer yours to read.' };
    return { document, fresh: result.fresh };
  }
}

/** What a download of data holds: nothing that changes later, so that a version is always the same bytes. */
export function asData(document: DocumentBytes): Record<string, unknown> {
  const { id, pathwayId, kind, subject, language, version, title, seq, sha256, producedAt, content } =
    document;
  return {
    id,
    kind,
    version,
    language,
    title,
    pathwayId,
    subject,
    seq,
    producedAt: new Date(producedAt).toISOString(),
    producedBy: content['producedBy'],
    sha256,
    marking: content['marking'],
    sections: content['sections'],
    data: content['data'],
  };
}
