import { readdirSync, readFileSync } from 'node:fs';
import { formatLondon, isBeyondHorizon, isLondonDate, parseLondon } from '#calendar/index.js';
import {
  catalogue,
  dueFor,
  selectRow,
  standard,
  type Anchor,
  type Due,
  type Facts,
  type StandardRow,
} from '#standards/index.js';

/**
 * Cases worked out from the rule and a wall calendar, never from this code: `because` is the working. A wrong date here may
 * be a person held unlawfully, so a change to an expectation needs a reason in its `because`.
 */
interface GoldenCase {
  readonly from: string;
  readonly because: string;
  readonly row?: string;
  readonly family?: string;
  readonly facts?: Facts;
  readonly due?: string;
  readonly dueAt?: string;
  readonly beyond?: true;
  readonly refused?: 'none' | 'several';
  readonly missing?: readonly string[];
}

const folder = new URL('.', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const cases = files.map(
  (name) => [name, JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as readonly GoldenCase[]] as const,
);

const anchorOf = (from: string): Anchor => (isLondonDate(from) ? from : parseLondon(from));
const outcomeOf = (due: Due): object =>
  'dueOn' in due ? { due: due.dueOn } : { dueAt: formatLondon(due.dueAt) };

function rowOf({ row, family, from, facts }: GoldenCase): StandardRow {
  if (family === undefined) return standard(row ?? '');
  const selection = selectRow(family, anchorOf(from), facts ?? {});
  if (!('row' in selection)) throw new Error(`no single row of ${family}: ${JSON.stringify(selection)}`);
  return selection.row;
}

describe.each(cases)('golden standards: %s', (_file, list) => {
  test.each(
    list.filter(({ refused }) => !refused).map((one) => [`${one.row} from ${one.from}`, one] as const),
  )('%s', (_name, one) => {
    const row = rowOf(one);
    const due = dueFor(row, anchorOf(one.from));
    expect(one.because).toMatch(/\S/);
    if (one.beyond) {
      expect(due).toMatchObject({ beyondHorizon: true, recheckOn: '2035-01-02' });
      return;
    }
    if (isBeyondHorizon(due)) throw new Error('beyond the horizon');
    expect({ row: row.id, ...outcomeOf(due) }).toEqual({
      row: one.row,
      ...(one.due === undefined ? { dueAt: one.dueAt } : { due: one.due }),
    });
  });

  const refusals = list.filter(({ refused }) => refused);
  if (refusals.length)
    test.each(refusals.map((one) => [`${one.family} from ${one.from} is refused`, one] as const))(
      '%s',
      (_name, one) => {
        const selection = selectRow(one.family ?? '', anchorOf(one.from), one.facts ?? {});
        expect(one.refused && one.refused in selection).toBe(true);
        if ('none' in selection) expect(selection.missing).toEqual(one.missing);
      },
    );
});

test('every row of the catalogue has a golden case', () => {
  const covered = new Set(cases.flatMap(([, list]) => list.map(({ row }) => row)));
  expect(
    catalogue()
      .rows.map(({ id }) => id)
      .filter((id) => !covered.has(id)),
  ).toEqual([]);
});
