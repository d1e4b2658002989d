import { formatLondon, spellDate } from '#calendar/index.js';
import {
  dateOf,
  ruleInWords,
  type Anchor,
  type Due,
  type Explanation,
  type Selection,
  type SetId,
  type StandardRow,
} from '#standards/index.js';

/** How `throughcare standards` puts its answers into words. */

/** A question the command will not answer, in words a person can act on. */
export class CliRefusal extends Error {
  override readonly name = 'CliRefusal';
  constructor(
    readonly code: string,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

/** Configured rows are one prison's or our own choice: the reader must see that. */
const statusInWords = ({ status }: StandardRow): string =>
  status === 'configured' ? 'local setting' : status;

/** The one line that other programs read: a London date, or a moment with its London offset. */
export const lastLine = (due: Due): string => ('dueOn' in due ? due.dueOn : formatLondon(due.dueAt));

function dueInWords(due: Due): string {
  if ('dueAt' in due) {
    const at = formatLondon(due.dueAt);
    return `Due at ${at.slice(11, 16)} on ${spellDate(dateOf(due.dueAt))} (London)`;
  }
  return due.atStart
    ? `Locks as ${spellDate(due.dueOn)} begins`
    : `Due by the end of ${spellDate(due.dueOn)}`;
}

/** Everything above the last line: rule, source, anchor, calendar, skipped days, notes, and the answer in words. */
export function describeDue({
  row,
  rule,
  anchor,
  calendarVersion,
  skipped,
  due,
  notes,
}: Explanation): string {
  const counted =
    anchor.given.slice(0, 10) === anchor.on ? '' : `, counted from ${spellDate(anchor.on)}: ${anchor.why}`;
  const given = anchor.given.length > 10 ? ` ${anchor.given.slice(11, 16)}` : '';
  const days = skipped.map(
    ({ date, why, projected }) => `  ${date} ${why}${projected ? ' (projected)' : ''}`,
  );
  return [
    `${row.id}: ${row.title}`,
    `Rule: ${rule}`,
    `Source: ${row.source} (${statusInWords(row)}), set ${row.set}`,
    `Anchor: ${anchor.text}, ${spellDate(anchor.given.slice(0, 10))}${given}${counted}`,
    `Calendar: ${calendarVersion}`,
    ...(days.length ? [`Days skipped: ${days.length}`, ...days] : ['Days skipped: none']),
    ...notes.map((note) => `Note: ${note}`),
    ...('beyondHorizon' in due ? [] : [dueInWords(due)]),
  ].join('\n');
}

/** The same as one object. */
export function jsonOf(
  { row, rule, anchor, calendarVersion, skipped, notes }: Explanation,
  due: Due,
): object {
  return {
    row: row.id,
    family: row.family,
    title: row.title,
    rule,
    source: row.source,
    status: row.status,
    set: row.set,
    anchor,
    calendarVersion,
    skipped,
    notes,
    ...('dueOn' in due
      ? { dueOn: due.dueOn, ...(due.atStart ? { atStart: true } : {}) }
      : { dueAt: formatLondon(due.dueAt) }),
  };
}

/** Two or more rows hold. */
export function describeSeveral(
  family: string,
  selection: Extract<Selection, { several: unknown }>,
): CliRefusal {
  const rows = selection.several.map((row) => row.id);
  return new CliRefusal(
    'SEVERAL_ROWS',
    `Several rows of ${family} hold for these facts: ${rows.join(', ')}. Ask for one of them by its id, or correct the facts.`,
    { rows },
  );
}

/** No row holds: for want of facts, or because all are ruled out. */
export function describeUndecided(
  family: string,
  selection: Extract<Selection, { none: true }>,
  anchor: Anchor,
  set: SetId | undefined,
): CliRefusal {
  const on = dateOf(anchor);
  if (selection.missing.length) {
    const open = selection.undecided.map(
      ({ row, missing }) => `  ${row.id} needs ${missing.join(', ')} ("${row.when}")`,
    );
    return new CliRefusal(
      'MISSING_FACTS',
      `Which row of ${family} holds cannot be told. Missing facts: ${selection.missing.join(', ')}. Give each with --fact name=value.\n${open.join('\n')}`,
      { missing: selection.missing },
    );
  }
  const why = selection.ruledOut.map(({ row, why: reason }) => {
    if (reason === 'set') return `  ${row.id} belongs to the set ${row.set}`;
    return reason === 'condition'
      ? `  ${row.id} asks for "${row.when}"`
      : `  ${row.id} is not in force for this date`;
  });
  return new CliRefusal(
    'NO_ROW',
    `No row of ${family} holds on ${on} (${set ? `set ${set}` : 'no set of rules is in force'}) for these facts:\n${why.join('\n')}`,
    { ruledOut: selection.ruledOut.map(({ row, why: reason }) => ({ row: row.id, why: reason })) },
  );
}

/** One row of the list, for other programs. */
export const listItem = (row: StandardRow): object => ({
  ...row,
  rule: ruleInWords(row),
  localSetting: row.status === 'configured',
});

/** The list for people, under its stages. */
export function describeList(rows: readonly StandardRow[]): string {
  const stages = [...new Set(rows.map((row) => row.stage))];
  const blocks = stages.map((stage) => {
    const lines = rows
      .filter((row) => row.stage === stage)
      .map(
        (row) =>
          `  ${row.id}${row.family === row.id ? '' : ` (${row.family})`}: ${row.title}\n      ${ruleInWords(row)}\n      ${row.owner}; ${statusInWords(row)}; set ${row.set}${row.appliesTo ? `; ${row.appliesTo}` : ''}`,
      );
    return `${stage}\n${lines.join('\n')}`;
  });
  return `${blocks.join('\n\n')}\n\n${rows.length} standards`;
}
