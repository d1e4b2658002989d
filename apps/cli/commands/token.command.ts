import { Command } from 'commander';
import { completeEnvironment } from '#config/environment.js';
import { readConfig } from '#config/config.js';
import { mintToken } from '#identity/development-issuer.js';
import { Directory } from '#identity/directory.js';
import { readIdentityConfig } from '#identity/identity-config.js';
import { Database } from '#persistence/database.js';
import { REFUSED } from './failure.js';

const DEFAULT_HOURS = 12;

/** `throughcare token <username>`: a bearer token from the development issuer, alone on the last line. */
export function tokenCommand(): Command {
  return new Command('token')
    .description('a bearer token for a sample person (development issuer only)')
    .argument('<username>', 'for example omu.hli, vlo.yor, s.lister')
    .option('--hours <hours>', 'how long it is good for', String(DEFAULT_HOURS))
    .option('--json', 'as JSON')
    .action(async (username: string, options: { hours: string; json?: boolean }) => {
      const hours = Number(options.hours);
      if (!(hours > 0 && hours <= 24 * 30))
        return refuse(`--hours ${options.hours}: give a number of hours up to 720.`);
      const env = completeEnvironment(process.env);
      const identity = readIdentityConfig(env);
      if (identity.kind !== 'development') {
        return refuse(
          `Tokens come from ${identity.issuer}: the development issuer is off while OIDC_ISSUER is set.`,
        );
      }
      const database = new Database({
        url: readConfig(env).databases.app,
        poolSize: 1,
        applicationName: 'throughcare-token',
      });
      try {
        const directory = new Directory(database);
        const actor = await directory.actor(username);
        if (!actor) return refuse(unknown(username, await directory.near(username)));
        const token = await mintToken(identity, username, hours * 3_600);
        console.log(options.json ? JSON.stringify({ username, token, hours }) : token);
      } finally {
        await database.close();
      }
    });
}

function unknown(username: string, near: readonly string[]): string {
  const hint = near.length
    ? `Near it: ${near.join(', ')}.`
    : 'A username is a role and a place, such as omu.hli, vlo.yor or ppcs.national.';
  return `Nobody here is called "${username}". ${hint}`;
}

function refuse(message: string): void {
  console.error(message);
  process.exitCode = REFUSED;
}
