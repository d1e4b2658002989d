import { Command } from 'commander';
import { londonDateOf } from '#calendar/index.js';
import { readConfig } from '#config/config.js';
import { completeEnvironment } from '#config/environment.js';
import { openPathway } from '#engine/open-pathway.js';
import { Directory } from '#identity/directory.js';
import { Database } from '#persistence/database.js';
import { demoCases, type DemoCase } from './demo-cases.js';
import { REFUSED } from './failure.js';

/**
 * `throughcare demo`: opens the sample cases that a caseload file cannot show, as the sample people would. Run again it opens
 * nothing twice. Exit code 2 when a case was refused, with the reason.
 */
export function demoCommand(): Command {
  return new Command('demo')
    .description('two cases each before sentence, on licence, recalled and unlawfully at large')
    .action(run);
}

async function run(): Promise<void> {
  const { databases } = readConfig(completeEnvironment(process.env));
  const at = (url: string): Database =>
    new Database({ url, poolSize: 2, applicationName: 'throughcare-demo' });
  const doors = { app: at(databases.app), victim: at(databases.victim) };
  try {
    const directory = new Directory(doors.app as never);
    for (const demo of demoCases(londonDateOf(Date.now()))) {
      const refusal = await open(doors, directory, demo);
      if (refusal === undefined) continue;
      process.exitCode = REFUSED;
      console.error(`${demo.name}: ${refusal}`);
    }
  } finally {
    await doors.app.close();
    await doors.victim.close();
  }
}

/** @returns why it was refused, when it was */
async function open(
  doors: { app: Database; victim: Database },
  directory: Directory,
  { name, by, input }: DemoCase,
): Promise<string | undefined> {
  const actor = await directory.actor(by);
  if (!actor) return `there is no sample person ${by}: run npm start once, or the command seed-sample`;
  const result = await openPathway(doors, actor, input, { commandId: `demo-${name}` });
  if (result.kind !== 'done') return result.message;
  console.log(`${name}: pathway ${result.pathwayId}`);
  return undefined;
}
