import { type ChartView } from './chart.js';

/** A cell of a table of figures: words or a number, with a link where there is more to see. */
export interface Cell {
  readonly text: string;
  readonly href?: string;
  readonly numeric?: boolean;
}

/** A table as it stands on the page and in the file. */
export interface FigureTable {
  readonly caption: string;
  readonly columns: readonly { readonly text: string; readonly numeric?: boolean }[];
  readonly rows: readonly (readonly Cell[])[];
  /** What the file is called, without its ending; also what the address asks for. */
  readonly name: string;
}

/** One figure: a sentence that says what it shows, a picture of it, and the table behind. */
export interface FigureView {
  readonly heading: string;
  readonly sentence: string;
  readonly chart?: ChartView;
  readonly table: FigureTable;
  /** Where there is more of it, below the table. */
  readonly more?: { readonly text: string; readonly href: string };
  /** Said where there is nothing to show. */
  readonly empty?: string;
}

export const words = (text: string, href?: string): Cell => ({ text, href });
export const number = (value: number | null): Cell => ({
  text: value === null ? '–' : value.toLocaleString('en-GB'),
  numeric: true,
});
export const column = (text: string) => ({ text });
export const numbers = (...texts: readonly string[]) => texts.map((text) => ({ text, numeric: true }));

/** `1 case`, `2 cases`. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

/**
 * A table for a spreadsheet (RFC 4180), with a mark of its encoding. A cell that a spreadsheet would take for a formula is kept words
 * by an apostrophe.
 */
export const csvOf = ({ columns, rows }: FigureTable): string =>
  spreadsheet([columns, ...rows].map((cells) => cells.map(({ text }) => plain(text))));

/** Any rows of words, in the same way. */
export const spreadsheet = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`;

const plain = (text: string): string => (/^\d{1,3}(,\d{3})+$/.test(text) ? text.replaceAll(',', '') : text);
function quoted(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
