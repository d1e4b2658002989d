import { atLondon } from '#calendar/index.js';
import { compose } from '#documents/compose.js';
import { type Edition, type Language } from '#documents/content.js';
import { DOCUMENT_KINDS } from '#documents/kinds.js';
import { type DocumentKind } from '#documents/kind.js';
import { toPdf } from '#documents/pdf.js';
import { type CaseRecord } from '#documents/record.js';
import { textOf } from './pdf-text.js';

/** Version 2 of Niamh Quinn's. */
export const EDITION: Edition = {
  id: 'a-document',
  version: 2,
  seq: 17,
  producedAt: atLondon('2026-03-09', '14:05'),
  producedBy: 'Niamh Quinn',
};

export const kindOf = (id: string): DocumentKind => {
  const kind = DOCUMENT_KINDS.get(id);
  if (!kind) throw new Error(`No kind ${id}`);
  return kind;
};

/** What somebody reads who opens the PDF, or the reasons why there is none. */
export async function read(
  kind: string,
  from: CaseRecord,
  subject?: string,
  language: Language = 'en',
): Promise<string> {
  const composed = compose(kindOf(kind), from, subject, language);
  if (!('content' in composed)) return composed.map(({ message }) => message).join(' | ');
  return textOf(await toPdf(composed.content, EDITION));
}
