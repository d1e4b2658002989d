import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What somebody who opens the PDF reads, page by page, with the white space of its lines folded. */
export async function pagesOf(pdf: Buffer): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(pdf), useSystemFonts: false, verbosity: 0 });
  const document = await task.promise;
  const pages: string[] = [];
  for (let n = 1; n <= document.numPages; n++) {
    const { items } = await (await document.getPage(n)).getTextContent();
    const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')).join(' ');
    pages.push(text.replace(/\s+/g, ' ').trim());
  }
  await task.destroy();
  return pages;
}

export const textOf = async (pdf: Buffer): Promise<string> => (await pagesOf(pdf)).join(' ');

/** Languages, tags and fonts, for the proof that a screen reader can read it. */
export async function structureOf(
  pdf: Buffer,
): Promise<{ language: string | null; tags: string[]; title: unknown }> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await task.promise;
  const tags: string[] = [];
  const walk = (node: { role?: string; children?: unknown[] } | null): void => {
    if (node?.role) tags.push(node.role);
    for (const child of node?.children ?? []) walk(child as never);
  };
  for (let n = 1; n <= document.numPages; n++) walk(await (await document.getPage(n)).getStructTree());
  const { info } = await document.getMetadata();
  const language = (info as { Language?: string }).Language ?? null;
  await task.destroy();
  return { language, tags, title: (info as { Title?: unknown }).Title };
}
