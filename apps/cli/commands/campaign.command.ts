import { Command } from 'commander';
import { type Keys } from '#config/key-ring.js';
import { readConfig } from '#config/config.js';
import { completeEnvironment } from '#config/environment.js';
import { campaignNames } from '#engine/campaign/choose.js';
import { moveCampaign, planCampaign, type Asks, type CampaignStep } from '#engine/campaign/manage.js';
import { campaignById, casesOf, listCampaigns, type Campaign } from '#engine/campaign/rows.js';
import { stepCampaign } from '#engine/campaign/step.js';
import { readKey } from '#engine/crypto.js';
import { type Refused } from '#engine/outcome.js';
import { Directory } from '#identity/directory.js';
import { Database } from '#persistence/database.js';
import { SECOND } from '#domain/time.js';
import { describeCampaign, describeCampaigns } from './campaign.output.js';
import { Progress } from './progress.js';
import { REFUSED, fail } from './failure.js';

const USUAL_RATE = '20';

interface Options {
  readonly by?: string;
  readonly place?: string;
  readonly rate?: string;
  readonly wait?: boolean;
  readonly json?: boolean;
}

/**
 * `throughcare campaign …`: a change of the rules brought into many cases, looked at first. For the operator of the engine, on
 * behalf of a named person. Exit code 0 done, 2 refused or some cases failed, 1 failed.
 */
export function campaignCommand(): Command {
  const json = (command: Command): Command => command.option('--json', 'one JSON object');
  const onBehalf = (command: Command): Command =>
    json(command).requiredOption('--by <username>', 'the person who answers for it');
  const plan = onBehalf(new Command('plan'))
    .description(
      `look what a change would do, case by case, and change nothing (${campaignNames().join(', ')})`,
    )
    .argument('<change>', 'id of the change, or "rules" for all that this release brought')
    .option('--place <code>', 'only the cases of a prison or home area')
    .option('--rate <cases>', 'cases a second, at most', USUAL_RATE)
    .option('--no-wait', 'leave it to the worker')
    .action((change: string, options: Options) =>
      run(options, async (door) => {
        const { place, rate } = options;
        const planned = await planCampaign(door.database, await asker(door, options), {
          change,
          rate: Number(rate),
          ...(place === undefined ? {} : { place }),
        });
        return 'kind' in planned ? planned : options.wait === false ? planned : toItsEnd(door, planned);
      }),
    );
  const move = (step: CampaignStep, about: string): Command =>
    onBehalf(new Command(step))
      .description(about)
      .argument('<id>', 'id of the campaign')
      .option('--no-wait', 'leave it to the worker')
      .action((id: string, options: Options) =>
        run(options, async (door) => {
          const moved = await moveCampaign(door.database, await asker(door, options), id, step);
          return 'kind' in moved || options.wait === false ? moved : toItsEnd(door, moved);
        }),
      );
  const list = json(new Command('list'))
    .description('every campaign, the newest first')
    .action((options: Options) => run(options, ({ database }) => listCampaigns(database)));
  const show = json(new Command('show'))
    .description('how far a campaign is, what moves, and what failed')
    .argument('<id>', 'id of the campaign')
    .action((id: string, options: Options) => run(options, ({ database }) => shown(database, id)));
  return new Command('campaign')
    .description('a change of the rules, brought into the cases under way')
    .addCommand(plan)
    .addCommand(move('start', 'let a planned campaign into its cases'))
    .addCommand(move('pause', 'hold it; cases done stay done'))
    .addCommand(move('resume', 'go on where it was'))
    .addCommand(move('retry', 'try the cases that failed again'))
    .addCommand(move('cancel', 'give it up; cases done stay done'))
    .addCommand(show)
    .addCommand(list);
}

interface Door {
  readonly database: Database;
  readonly key: Keys;
  readonly progress: Progress;
}

async function asker({ database }: Door, { by = '' }: Options): Promise<Asks> {
  const directory = new Directory(database);
  const actor = await directory.actor(by);
  if (!actor) throw new NobodyOfThatName(by, await directory.near(by));
  return { actor, operator: true };
}

class NobodyOfThatName extends Error {
  constructor(username: string, near: readonly string[]) {
    super(`Nobody here is called "${username}".${near.length ? ` Near it: ${near.join(', ')}.` : ''}`);
  }
}

/** Goes with it, no faster than its rate, until it has come to the end of its cases or is held. A worker may help. */
async function toItsEnd({ database, key, progress }: Door, { id, rate }: Campaign): Promise<Campaign> {
  for (;;) {
    const began = performance.now();
    const { campaign, cases } = await stepCampaign(database, key, id, rate);
    if (!campaign) throw new Error(`The campaign ${id} is gone`);
    const { state, looked, total, applied, skipped, failed, touched } = campaign;
    if (state === 'planning') progress.show('Looking', looked, total, `% of ${total} cases`);
    if (state === 'applying')
      progress.show('Bringing in', applied + skipped + failed, touched, `% of ${touched} cases`);
    if (!['planning', 'applying'].includes(state)) return campaign;
    // Its day has not come: the worker takes it up then.
    if (cases === 0 && state === 'applying') return campaign;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, SECOND - (performance.now() - began))));
  }
}

const FIRST_CASES = 20;

async function shown(database: Database, id: string): Promise<object | undefined> {
  const campaign = await campaignById(database, id);
  if (!campaign) return undefined;
  const failed = await casesOf(database, id, { first: FIRST_CASES, state: 'failed' });
  return { ...campaign, cases: await casesOf(database, id, { first: FIRST_CASES }), failedCases: failed };
}

async function run(
  options: Options,
  work: (door: Door) => Promise<object | Refused | undefined>,
): Promise<void> {
  const progress = new Progress(process.stderr);
  let database: Database | undefined;
  try {
    const env = completeEnvironment(process.env);
    const config = readConfig(env);
    database = new Database({
      url: config.databases.engine,
      poolSize: 2,
      applicationName: 'throughcare-campaign',
    });
    const key = config.codec.key ?? readKey(env['THROUGHCARE_CODEC_KEY']);
    const result = await work({ database, key, progress });
    progress.done();
    answer(options, result);
  } catch (error) {
    progress.done();
    if (error instanceof NobodyOfThatName) {
      process.exitCode = REFUSED;
      console.error(error.message);
    } else fail(error, 'The campaign could not be asked', 'What is done stays done. ');
  } finally {
    await database?.close();
  }
}

function answer({ json }: Options, result: object | Refused | undefined): void {
  const refused =
    result === undefined
      ? { code: 'NOT_FOUND', message: 'There is no such campaign.' }
      : 'kind' in result
        ? (result as Refused)
        : undefined;
  if (refused) {
    process.exitCode = REFUSED;
    if (json) console.log(JSON.stringify({ refused: true, code: refused.code, message: refused.message }));
    else console.error(`Refused: ${refused.message}`);
    return;
  }
  if (json) console.log(JSON.stringify(result, undefined, 2));
  else
    console.log(
      Array.isArray(result) ? describeCampaigns(result as Campaign[]) : describeCampaign(result as Campaign),
    );
  if ((result as Partial<Campaign>).failed) process.exitCode = REFUSED;
}
