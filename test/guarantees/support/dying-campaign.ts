import { stepCampaign } from '#engine/campaign/step.js';
import { Database, type Sql } from '#persistence/database.js';

/**
 * A campaign's process that is killed in the middle of a case: its work is done, its transaction is not yet committed.
 * CAMPAIGN: its id. DIE_IN: the case in which it dies. ENGINE_URL and KEY: where, and what opens the saved cases.
 */
const dieIn = Number(process.env['DIE_IN']);
let cases = 0;

class Dying extends Database {
  override transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return super.transaction(async (sql) => {
      const result = await work(sql);
      cases += 1;
      if (cases === dieIn) process.kill(process.pid, 'SIGKILL');
      return result;
    });
  }
}

const database = new Dying({ url: process.env['ENGINE_URL'] ?? '', poolSize: 1 });
await stepCampaign(
  database,
  Buffer.from(process.env['KEY'] ?? '', 'base64'),
  process.env['CAMPAIGN'] ?? '',
  1_000,
);
await database.close();
