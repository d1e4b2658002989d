import os from 'node:os';
import { Command } from 'commander';
import { erase, expired, liftHold, placeHold, type HoldResult } from '#audit/retention/retention.js';
import { isLondonDate, londonDateOf } from '#calendar/index.js';
import { type Database } from '#persistence/database.js';
import { withOwner } from './owner-database.js';
import { REFUSED, refuse } from './failure.js';

const SAY_EVERY = 2_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface Options {
  readonly asOf?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** `throughcare retention`: lists what has been kept long enough; `--yes` erases it. `hold` and `lift` for legal holds. */
export function retentionCommand(): Command {
  const operator = { name: os.userInfo().username };
  return new Command('retention')
    .description('cases that have been kept as long as their rule says')
    .option('--as-of <date>', 'what would be over by then; for looking only')
    .option('--yes', 'erase them; without it they are only listed')
    .option('--json', 'one JSON object')
    .action(list)
    .addCommand(
      holding('hold', 'keep a case whatever its rule says', (db, id, why) =>
        placeHold(db, id, why, operator),
      ),
    )
    .addCommand(holding('lift', 'end the hold on a case', (db, id, why) => liftHold(db, id, why, operator)));

  async function list({ asOf, yes, json }: Options): Promise<void> {
    if (asOf !== undefined && !isLondonDate(asOf))
      return refuse(json, 'BAD_DATE', `--as-of ${asOf}: give a date, such as 2032-12-09.`);
    if (asOf !== undefined && yes)
      return refuse(json, 'NOT_YET', '--as-of is for looking: with --yes only what is over today is erased.');
    await withOwner('look at what has been kept long enough', async (database) => {
      const day = asOf ?? londonDateOf(Date.now());
      const cases = await expired(database, day);
      const erased: string[] = [];
      let said = Date.now();
      for (const { pathwayId } of yes ? cases : []) {
        if (await erase(database, pathwayId, day, operator)) erased.push(pathwayId);
        if (Date.now() - said < SAY_EVERY) continue;
        said = Date.now();
        console.error(`  … ${erased.length} of ${cases.length} erased`);
      }
      if (yes && erased.length < cases.length) process.exitCode = REFUSED;
      if (json) return console.log(JSON.stringify({ asOf: day, dryRun: !yes, cases, erased }, undefined, 2));
      for (const { pathwayId, kind, endedOn, keptUntil, heldSince } of cases)
        console.log(
          `${pathwayId}  ${kind}, ended ${endedOn}, kept until ${keptUntil}${heldSince === null ? '' : '  under legal hold: stays'}`,
        );
      console.log(
        yes
          ? `${erased.length} of ${cases.length} cases erased.`
          : `${cases.length} cases have been kept long enough on ${day}; nothing was erased (--yes erases).`,
      );
    });
  }
}

function holding(
  name: 'hold' | 'lift',
  about: string,
  act: (database: Database, id: string, reason: string) => Promise<HoldResult>,
): Command {
  return new Command(name)
    .description(about)
    .argument('<pathway>', 'id of the pathway, a uuid')
    .requiredOption('--reason <words>', 'why: the matter it is held for, or that is over')
    .action(async (id: string, { reason }: { reason: string }) => {
      if (!UUID.test(id)) return refuse(false, 'NOT_AN_ID', `"${id}" is not the id of a pathway.`);
      if (!reason.trim()) return refuse(false, 'NO_REASON', 'Say why with --reason.');
      await withOwner(`${name} a case`, async (database) => {
        const result = await act(database, id, reason.trim());
        if (result === 'done')
          return console.log(name === 'hold' ? `${id} is under legal hold.` : `The hold on ${id} is lifted.`);
        refuse(
          false,
          result === 'already' ? 'ALREADY_HELD' : 'NOT_FOUND',
          result === 'already'
            ? `${id} is under legal hold already.`
            : name === 'hold'
              ? `There is no pathway ${id}.`
              : `No hold stands on ${id}.`,
        );
      });
    });
}
