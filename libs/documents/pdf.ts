import fs from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { type Block, type Content, type Edition, type Language, type Line } from './content.js';
import { spellMoment } from './words.js';

/** Points: A4 with margins of 20 mm; the foot of the page lies below them. */
const MARGIN = 57;
const LABEL_WIDTH = 150;
const GAP = 12;
const INK = '#0b0c0c';
const QUIET = '#505a5f';

const require = createRequire(import.meta.url);
const font = (name: string): Buffer =>
  fs.readFileSync(require.resolve(`@expo-google-fonts/source-sans-3/${name}`));
let fonts: { readonly regular: Buffer; readonly bold: Buffer } | undefined;
/** Embedded, with every letter of Welsh; read once. */
const loaded = (): { readonly regular: Buffer; readonly bold: Buffer } =>
  (fonts ??= {
    regular: font('400Regular/SourceSans3_400Regular.ttf'),
    bold: font('600SemiBold/SourceSans3_600SemiBold.ttf'),
  });

const FOOT: Readonly<Record<Language, (edition: Edition, page: number, pages: number) => string>> = {
  en: ({ version, producedAt, producedBy, seq }, page, pages) =>
    `Version ${version} · made ${spellMoment(producedAt, 'en')} by ${producedBy} from entry ${seq} of the record · page ${page} of ${pages}`,
  cy: ({ version, producedAt, producedBy, seq }, page, pages) =>
    `Fersiwn ${version} · lluniwyd ${spellMoment(producedAt, 'cy')} gan ${producedBy} o gofnod ${seq} · tudalen ${page} o ${pages}`,
};

/**
 * Lays a document out as a tagged PDF, A4, fonts embedded.
 * The same content and edition give the same bytes: nothing in it depends on when or where it is laid out.
 */
export function toPdf(content: Content, edition: Edition): Promise<Buffer> {
  const { regular, bold } = loaded();
  const pdf = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    bufferPages: true,
    tagged: true,
    lang: content.language === 'cy' ? 'cy' : 'en-GB',
    displayTitle: true,
    pdfVersion: '1.7',
    info: {
      Title: content.title,
      Subject: content.kind,
      CreationDate: new Date(edition.producedAt),
      ModDate: new Date(edition.producedAt),
    },
  });
  const done = new Promise<Buffer>((resolve, reject) => {
    const parts: Buffer[] = [];
    pdf.on('data', (part: Buffer) => parts.push(part));
    pdf.on('end', () => resolve(Buffer.concat(parts)));
    pdf.on('error', reject);
  });
  pdf.registerFont('regular', regular).registerFont('bold', bold);
  new Layout(pdf).write(content);
  feet(pdf, content.language, edition);
  pdf.end();
  return done;
}

/** Version, maker and page at the foot of every page; for readers of the structure they are decoration. */
function feet(pdf: PDFKit.PDFDocument, language: Language, edition: Edition): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    pdf.switchToPage(page);
    const { bottom } = pdf.page.margins;
    pdf.page.margins.bottom = 0;
    pdf.markContent('Artifact', { type: 'Pagination' });
    pdf.font('regular').fontSize(8).fillColor(QUIET);
    pdf.text(FOOT[language](edition, page + 1, count), MARGIN, pdf.page.height - 36, {
      width: pdf.page.width - 2 * MARGIN,
      align: 'left',
      lineBreak: false,
    });
    pdf.endMarkedContent();
    pdf.page.margins.bottom = bottom;
  }
}

class Layout {
  private readonly width: number;
  private readonly root: PDFKit.PDFStructureElement;

  constructor(private readonly pdf: PDFKit.PDFDocument) {
    this.width = pdf.page.width - 2 * MARGIN;
    this.root = pdf.struct('Document');
    pdf.addStructure(this.root);
  }

  write({ title, marking, layout, sections }: Content): void {
    this.put('P', marking, { size: 9, colour: QUIET });
    this.space(6);
    if (layout === 'form') {
      this.put('H1', title, { bold: true, size: 20 });
      this.space(4);
    }
    for (const { heading, blocks } of sections) {
      if (heading) this.heading(heading);
      for (const [index, block] of blocks.entries()) this.block(block, layout === 'letter' && index === 3);
    }
    this.root.end();
  }

  /** A heading stays with the two lines after it. */
  private heading(text: string): void {
    this.space(12);
    this.room(64);
    this.put('H2', text, { bold: true, size: 13 });
    this.space(3);
  }

  private block(block: Block, strong: boolean): void {
    switch (block.type) {
      case 'lines':
        for (const line of block.lines) this.line(line);
        break;
      case 'text':
        for (const paragraph of block.text.split(/\n{2,}/)) {
          this.put('P', paragraph, { bold: strong, size: strong ? 13 : 11 });
          this.space(6);
        }
        break;
      case 'list':
        for (const [index, item] of block.items.entries())
          this.item(block.numbered ? `${index + 1}.` : '•', item);
        break;
      case 'items':
        for (const { title, lines } of block.items) {
          this.room(40);
          this.space(4);
          this.put('P', title, { bold: true, size: 11 });
          for (const line of lines) this.line(line, false);
        }
        break;
      case 'sign':
        for (const label of block.labels) this.signature(label);
        break;
    }
  }

  /** Label and value side by side; a value longer than half a page runs on below its label. */
  private line({ label, value }: Line, strong = true): void {
    const { pdf } = this;
    const valueWidth = this.width - LABEL_WIDTH - GAP;
    const height = Math.max(this.heightOf(label, LABEL_WIDTH, true), this.heightOf(value, valueWidth));
    if (height > (pdf.page.height - 2 * MARGIN) / 2) {
      this.room(40);
      this.put('P', label, { bold: true, size: 11 });
      this.put('P', value, { size: 11 });
      this.space(5);
      return;
    }
    this.room(height + 5);
    const top = pdf.y;
    this.put('P', label, { bold: strong, size: 11, width: LABEL_WIDTH, y: top });
    this.put('P', value, { size: 11, x: MARGIN + LABEL_WIDTH + GAP, width: valueWidth, y: top });
    this.pdf.y = top + height + 5;
  }

  private item(mark: string, text: string): void {
    const height = this.heightOf(text, this.width - 24);
    if (height < this.pdf.page.height / 2) this.room(height + 4);
    const top = this.pdf.y;
    this.put('P', mark, { size: 11, width: 20, y: top });
    this.put('P', text, { size: 11, x: MARGIN + 24, width: this.width - 24, y: top });
    this.space(4);
  }

  private signature(label: string): void {
    this.room(56);
    const { pdf } = this;
    const y = pdf.y + Math.max(34, this.heightOf(label, LABEL_WIDTH) + 12);
    pdf.markContent('Artifact', { type: 'Layout' });
    pdf
      .moveTo(MARGIN + LABEL_WIDTH + GAP, y)
      .lineTo(MARGIN + this.width, y)
      .lineWidth(0.7)
      .stroke(QUIET);
    pdf.endMarkedContent();
    this.put('P', label, { size: 11, width: LABEL_WIDTH, y: y - this.heightOf(label, LABEL_WIDTH) });
    pdf.y = y + 6;
  }

  private put(
    tag: 'P' | 'H1' | 'H2',
    text: string,
    at: { bold?: boolean; size: number; colour?: string; x?: number; y?: number; width?: number },
  ): void {
    const { pdf } = this;
    const element = pdf.struct(tag, {}, () => {
      pdf
        .font(at.bold ? 'bold' : 'regular')
        .fontSize(at.size)
        .fillColor(at.colour ?? INK);
      pdf.text(text, at.x ?? MARGIN, at.y ?? pdf.y, { width: at.width ?? this.width, lineGap: 1.5 });
    });
    this.root.add(element);
    element.end();
  }

  private heightOf(text: string, width: number, bold = false): number {
    return this.pdf
      .font(bold ? 'bold' : 'regular')
      .fontSize(11)
      .heightOfString(text, { width, lineGap: 1.5 });
  }

  private space(points: number): void {
    this.pdf.y += points;
  }

  /** Goes to a new page unless so much fits on this one. */
  private room(points: number): void {
    const { pdf } = this;
    if (pdf.y + points > pdf.page.height - pdf.page.margins.bottom) pdf.addPage();
  }
}
