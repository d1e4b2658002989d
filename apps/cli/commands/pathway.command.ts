import { Command } from 'commander';
import { readConfig } from '#config/config.js';
import { completeEnvironment } from '#config/environment.js';
import { Database } from '#persistence/database.js';
import { describePathway } from './pathway.output.js';
import { readPathway } from './pathway.read.js';
import { pathwayWhyCommand } from './pathway-why.command.js';
import { fail, refuse } from './failure.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const JOURNAL_LINES = 10;

interface ShowOptions {
  readonly journal: string;
  readonly json?: boolean;
}

/**
 * `throughcare pathway show <id>`: for the operator of the engine. It asks as throughcare_app, so that nothing about victims
 * is behind this door; names of people are left out too.
 */
export function pathwayCommand(): Command {
  const show = new Command('show')
    .description('stage, open tasks with their clocks, gates, what is stuck, and the end of the journal')
    .argument('<id>', 'id of the pathway, a uuid')
    .option('--journal <n>', 'how many turns of the journal to show', String(JOURNAL_LINES))
    .option('--json', 'one JSON object')
    .action(run);
  return new Command('pathway').description('one pathway').addCommand(show).addCommand(pathwayWhyCommand());
}

async function run(id: string, { journal, json }: ShowOptions): Promise<void> {
  const turns = Number(journal);
  if (!UUID.test(id))
    return refuse(
      json,
      'NOT_AN_ID',
      `"${id}" is not the id of a pathway: give the uuid, as lists and Temporal show it (pathway/<uuid>).`,
    );
  if (!Number.isInteger(turns) || turns < 0)
    return refuse(json, 'BAD_NUMBER', `--journal ${journal} is not a number of turns: give 0 or more.`);
  let database: Database | undefined;
  try {
    database = new Database({
      url: readConfig(completeEnvironment(process.env)).databases.app,
      poolSize: 1,
      applicationName: 'throughcare-pathway',
    });
    const pathway = await readPathway(database, id, turns);
    if (!pathway) return refuse(json, 'NOT_FOUND', `There is no pathway ${id}.`);
    console.log(json ? JSON.stringify(pathway, undefined, 2) : describePathway(pathway));
  } catch (error) {
    fail(error, 'The pathway cannot be read');
  } finally {
    await database?.close();
  }
}
