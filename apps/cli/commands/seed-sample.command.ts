import { Command } from 'commander';
import { completeEnvironment } from '#config/environment.js';
import { readConfig } from '#config/config.js';
import { seedSamplePeople } from '#identity/sample-people.js';
import { Database } from '#persistence/database.js';

/** `throughcare seed-sample`: the sample's teams and people; run by the first start, and harmless afterwards. */
export function seedSampleCommand(): Command {
  return new Command('seed-sample').description('puts in the sample teams and people').action(async () => {
    const { databases, isRehearsal, rehearsal } = readConfig(completeEnvironment(process.env));
    for (const urls of isRehearsal || !rehearsal ? [databases] : [databases, rehearsal]) {
      const database = new Database({ url: urls.engine, poolSize: 1, applicationName: 'throughcare-seed' });
      try {
        const { people, added } = await seedSamplePeople(database);
        console.log(
          added === 0
            ? `All ${people} sample people are there.`
            : `Added ${added} of ${people} sample people.`,
        );
      } finally {
        await database.close();
      }
    }
  });
}
