/** Where a page ended: the values of the last row's order, opaque to whoever carries it. */
export type Cursor = readonly (string | number | null)[];

/** A cursor that this list did not give. */
export class BadCursor extends Error {
  override readonly name = 'BadCursor';
  constructor() {
    super('The cursor "after" is not one this list gave. Ask for the first page without it.');
  }
}

/** @param list name of the list and its order: a cursor of another list is refused */
export const encodeCursor = (list: string, values: Cursor): string =>
  Buffer.from(JSON.stringify([list, ...values])).toString('base64url');

/** @throws BadCursor when it is not one of this list's */
export function decodeCursor(list: string, length: number, text: string): Cursor {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    throw new BadCursor();
  }
  if (!Array.isArray(value) || value[0] !== list || value.length !== length + 1 || !value.every(isScalar))
    throw new BadCursor();
  return value.slice(1) as Cursor;
}

const isScalar = (value: unknown): boolean =>
  value === null || typeof value === 'string' || typeof value === 'number';

/** One page: its rows, whether more follow, and how to count them all (asked only when somebody wants to know). */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly more: boolean;
  readonly cursorOf: (row: Row) => string;
  readonly total: () => Promise<number>;
}
