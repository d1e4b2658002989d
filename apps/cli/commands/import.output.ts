import { HELD_REASONS, type HeldReason } from '#caseload/held.js';
import { type ImportResult } from '#caseload/import/run.js';
import { type Counts } from '#caseload/import/summary.js';

export interface Delivery {
  readonly state: 'delivered' | 'waiting';
  readonly left: number;
}

interface Mode {
  readonly dryRun?: boolean;
}

const SHOWN = 10;
const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** The whole result for a machine. */
export const jsonOfImport = (
  file: string,
  { dryRun }: Mode,
  result: ImportResult,
  delivery: Delivery | undefined,
): object => ({
  file,
  dryRun: dryRun === true,
  ...result,
  ...(delivery ? { delivery } : {}),
});

/** How many open cases a file would re-date, in one sentence. */
export const describeShare = ({ datesMoved }: Counts, openCases: number): string =>
  `This file would re-date ${count(datesMoved.cases, 'case')} of ${openCases} open ones (${((datesMoved.cases / openCases) * 100).toFixed(1)}%). ${describeDates(datesMoved)}`;

const describeDates = (moved: Counts['datesMoved']): string =>
  `${count(moved.dates, 'date')}: ${moved.earlier} earlier, ${moved.later} later (median ${count(moved.medianDays, 'day')}, furthest ${count(moved.furthestDays, 'day')}), ` +
  `${moved.cameKnown} newly known, ${moved.noLongerKnown} no longer known.`;

/** The result in words, for a terminal. */
export function describeImport(
  { dryRun }: Mode,
  result: ImportResult,
  delivery: Delivery | undefined,
): string {
  const { held, heldReasons, refused, refusals, datesMoved, unknownUsernames } = result;
  const would = dryRun || result.ended === 'not-confirmed';
  const refusalLines = refusals
    .slice(0, SHOWN)
    .flatMap(({ line, problems }) =>
      problems.map(
        ({ field, reason, mend }) =>
          `  line ${line}${field ? `, ${field}` : ''}: ${reason}. To mend: ${mend}.`,
      ),
    );
  return [
    ...(would ? [dryRun ? 'Dry run: nothing was written.' : 'Nothing was written.'] : []),
    `created    ${result.created}`,
    `updated    ${result.updated}`,
    `unchanged  ${result.unchanged}`,
    `refused    ${refused}`,
    `held       ${held}${held > 0 ? '  (of the cases above: their record contradicts itself)' : ''}`,
    ...Object.entries(heldReasons).map(([reason, n]) => `  ${n} × ${HELD_REASONS[reason as HeldReason]}`),
    ...(datesMoved.cases > 0
      ? [
          `Dates of ${count(datesMoved.cases, 'case')} ${would ? 'would move' : 'moved'}. ${describeDates(datesMoved)}`,
        ]
      : []),
    ...(unknownUsernames.length > 0
      ? [`Managers not in the directory, to be confirmed on each case: ${unknownUsernames.join(', ')}.`]
      : []),
    ...(refused > 0
      ? ['Refused lines:', ...refusalLines, ...(refused > SHOWN ? [`  … and ${refused - SHOWN} more.`] : [])]
      : []),
    ...(result.refusedFile
      ? [`They are in ${result.refusedFile}: mend them there and import that file.`]
      : []),
    ...(result.ended === 'stopped'
      ? ['Stopped before the end of the file. Run the same command again to go on.']
      : []),
    ...(delivery?.state === 'delivered' ? ['All pathways have been told.'] : []),
    ...(delivery?.state === 'waiting'
      ? [
          `${count(delivery.left, 'command')} not yet handed to the pathways: no worker seems to be running. They are safe, and go out when one starts (npm start).`,
        ]
      : []),
  ].join('\n');
}
