import { Command, Option } from 'commander';
import { InvalidDate, isBeyondHorizon, isLondonDate, parseLondon } from '#calendar/index.js';
import {
  catalogue,
  CatalogueError,
  dateOf,
  explainDue,
  forceInWords,
  isInForce,
  parseFact,
  selectRow,
  SET_IDS,
  setOn,
  standard,
  StandardsRefusal,
  type Anchor,
  type Facts,
  type SetId,
} from '#standards/index.js';
import { assertCatalogue } from '#standards/validate.js';
import {
  CliRefusal,
  describeDue,
  describeList,
  describeSeveral,
  describeUndecided,
  jsonOf,
  lastLine,
  listItem,
} from './standards.output.js';
import { FAILED, REFUSED } from './failure.js';

/** `throughcare standards due|list`: the catalogue from the command line. It needs no server, and so imports none. */

interface DueOptions {
  readonly from?: string;
  readonly family?: string;
  readonly set?: SetId;
  readonly fact: Facts;
  readonly json?: boolean;
}
interface ListOptions {
  readonly set?: SetId;
  readonly on?: string;
  readonly json?: boolean;
}

/** The command with its subcommands, to be added to the program. Writes to stdout; sets `process.exitCode` to 2 when refused, 1 when it failed. */
export function standardsCommand(): Command {
  const set = (): Option =>
    new Option('--set <set>', 'set of rules, instead of the one in force on the date').choices(SET_IDS);
  const due = new Command('due')
    .description('when a standard is due, and why; the last line is the date')
    .argument('[row]', 'id of a row, for example LICENCE-HARD-STOP')
    .option(
      '--from <date>',
      'what it runs from: 2026-12-09, or 2026-12-09T14:00 (London time unless it says otherwise)',
    )
    .option('--family <family>', 'the row of a family that the facts single out, for example FTR')
    .option(
      '--fact <name=value>',
      'a fact of the case, for example roh=high; may be repeated',
      gatherFact,
      {},
    )
    .addOption(set())
    .option('--json', 'one JSON object')
    .action((row: string | undefined, options: DueOptions) =>
      answer(options.json, () => answerDue(row, options)),
    );
  const list = new Command('list')
    .description('every standard, its rule in words, and where it comes from')
    .addOption(set())
    .option('--on <date>', 'only those in force on a date')
    .option('--json', 'a JSON array')
    .action((options: ListOptions) => answer(options.json, () => answerList(options)));
  return new Command('standards').description('standards and their dates').addCommand(due).addCommand(list);
}

/** Collects `name=value`; what is wrong with it is said later, as a refusal like any other. */
function gatherFact(given: string, before: Record<string, string>): Record<string, string> {
  const at = given.indexOf('=');
  return { ...before, ...(at < 0 ? { [given]: '' } : { [given.slice(0, at).trim()]: given.slice(at + 1) }) };
}

function answer(json: boolean | undefined, work: () => string): void {
  try {
    assertCatalogue();
    console.log(work());
  } catch (error) {
    if (error instanceof CatalogueError) {
      process.exitCode = FAILED;
      console.error(error.message);
      return;
    }
    const refusal = asRefusal(error);
    process.exitCode = REFUSED;
    if (json)
      console.log(
        JSON.stringify({ refused: true, ...refusal.details, code: refusal.code, message: refusal.message }),
      );
    else console.error(`Refused: ${refusal.message}`);
  }
}

function asRefusal(error: unknown): CliRefusal {
  if (error instanceof CliRefusal) return error;
  if (error instanceof StandardsRefusal) return new CliRefusal(error.code, error.message);
  if (error instanceof InvalidDate) return new CliRefusal('BAD_DATE', error.message);
  throw error;
}

function answerDue(name: string | undefined, options: DueOptions): string {
  if (!name === !options.family)
    throw new CliRefusal('USAGE', 'Give either the id of a row or --family with the name of a family.');
  if (!options.from)
    throw new CliRefusal(
      'USAGE',
      'Give --from: the date the standard runs from, for example --from 2026-12-09.',
    );
  const anchor = readAnchor(options.from);
  const facts = readFacts(options.fact as Record<string, string>);
  const given = (name ?? options.family ?? '').trim().toUpperCase();
  const asFamily = !name || (!catalogue().byId.has(given) && catalogue().families.has(given));
  const { row, open } = asFamily
    ? rowOfFamily(given, anchor, facts, options.set)
    : { row: rowById(given, anchor, options.set), open: [] };
  const explained = explainDue(row, anchor, facts);
  const explanation = { ...explained, notes: [...open, ...explained.notes] };
  const { due } = explanation;
  if (isBeyondHorizon(due))
    throw new CliRefusal(
      'BEYOND_HORIZON',
      `${row.id} counts working days, and the bank holidays ${due.side === 'after' ? `so far ahead are not known yet; ask again on ${due.recheckOn}` : 'so long ago are not in the calendar'}.`,
      { row: row.id, recheckOn: due.recheckOn },
    );
  return options.json
    ? JSON.stringify(jsonOf(explanation, due))
    : `${describeDue(explanation)}\n${lastLine(due)}`;
}

function rowById(id: string, anchor: Anchor, set: SetId | undefined) {
  const row = standard(id);
  if (set && row.set !== 'any' && row.set !== set)
    throw new CliRefusal('NOT_IN_SET', `${id} belongs to the set ${row.set}, not to ${set}.`);
  if (isInForce(row, anchor)) return row;
  const others = (catalogue().families.get(row.family) ?? []).filter(
    (other) => other !== row && isInForce(other, anchor),
  );
  const instead = others.length ? ` In force then: ${others.map((other) => other.id).join(', ')}.` : '';
  throw new CliRefusal(
    'NOT_IN_FORCE',
    `${id} does not hold for ${dateOf(anchor)}: it is ${forceInWords(row)}.${instead}`,
  );
}

function rowOfFamily(family: string, anchor: Anchor, facts: Facts, set: SetId | undefined) {
  const selection = selectRow(family, anchor, facts, set ?? setOn(dateOf(anchor)));
  if ('row' in selection)
    return {
      row: selection.row,
      open: selection.undecided.map(
        (other) => `${other.row.id} is not ruled out: it would need ${other.missing.join(', ')}.`,
      ),
    };
  if ('several' in selection) throw describeSeveral(family, selection);
  throw describeUndecided(family, selection, anchor, set ?? setOn(dateOf(anchor)));
}

function readAnchor(text: string): Anchor {
  const given = text.trim();
  if (isLondonDate(given)) return given;
  if (/[T ]/i.test(given)) return parseLondon(given);
  throw new InvalidDate(
    `"${text}" is not a date: write 2026-12-09, or 2026-12-09T14:00 with a time; it must be in the calendar, between 1900 and 2199`,
  );
}

const readFacts = (given: Readonly<Record<string, string>>): Facts =>
  Object.fromEntries(Object.entries(given).map(([name, value]) => [name, parseFact(name, value)]));

function answerList({ set, on, json }: ListOptions): string {
  if (on !== undefined && !isLondonDate(on))
    throw new InvalidDate(`"${on}" is not a date: write it as YYYY-MM-DD`);
  const wanted = set ?? (on ? setOn(on) : undefined);
  const rows = catalogue().rows.filter(
    (row) =>
      (row.set === 'any' || (wanted ? row.set === wanted : on === undefined)) &&
      (on === undefined || isInForce(row, row.unit === 'hours' ? parseLondon(`${on}T12:00`) : on)),
  );
  return json ? JSON.stringify(rows.map(listItem), undefined, 2) : describeList(rows);
}
