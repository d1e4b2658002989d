import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { subjectRecord } from '#audit/subject-access/record.js';
import { subjectText } from '#audit/subject-access/text.js';
import { readConfig } from '#config/config.js';
import { completeEnvironment } from '#config/environment.js';
import { Database } from '#persistence/database.js';
import { fail, refuse } from './failure.js';

const OWNER_ONLY = 0o600;

interface Options {
  readonly by?: string;
  readonly reason?: string;
  readonly out?: string;
  readonly json?: boolean;
}

/** `throughcare subject-access <id>`: a person's record, as text or JSON, or both as files. In the audit before it is shown. */
export function subjectAccessCommand(): Command {
  return new Command('subject-access')
    .description('what is on record of a person, for that person: without what is of others or of victims')
    .argument('<id>', 'prison number, CRN, or id of a pathway')
    .option('--by <username>', 'who makes it, as the directory has them')
    .option('--reason <words>', 'why: the reference of the request')
    .option('--out <folder>', 'writes record.json and record.txt there, readable by their owner only')
    .option('--json', 'one JSON object')
    .action(run);
}

async function run(id: string, { by, reason, out, json }: Options): Promise<void> {
  let database: Database | undefined;
  try {
    database = new Database({
      url: readConfig(completeEnvironment(process.env)).databases.app,
      poolSize: 1,
      applicationName: 'throughcare-subject-access',
    });
    const [user] = by
      ? await database.query<{ id: string }>('SELECT id FROM throughcare.person_user WHERE username = $1', [
          by,
        ])
      : [];
    if (by && !user) return refuse(json, 'UNKNOWN_USER', `Nobody here is called "${by}".`);
    const found = await subjectRecord(database, id);
    if (!found)
      return refuse(
        json,
        'NOT_FOUND',
        `Nobody is known by "${id}": give a prison number, a CRN or the id of a pathway.`,
      );
    const { record, personId, held } = found;
    await database.query(
      `INSERT INTO audit.event (actor_id, action, subject_type, subject_id, outcome, reason, detail) VALUES ($1, 'subject-access.make', 'person', $2, 'done', $3, $4)`,
      [
        user?.id ?? null,
        personId,
        reason ?? null,
        JSON.stringify({ operator: os.userInfo().username, held }),
      ],
    );
    const asJson = JSON.stringify(record, undefined, 2);
    if (out !== undefined) {
      fs.mkdirSync(out, { recursive: true });
      fs.writeFileSync(path.join(out, 'record.json'), asJson, { mode: OWNER_ONLY });
      fs.writeFileSync(path.join(out, 'record.txt'), subjectText(record), { mode: OWNER_ONLY });
      console.log(json ? JSON.stringify({ files: ['record.json', 'record.txt'] }) : `Written to ${out}.`);
    } else console.log(json ? asJson : subjectText(record));
    console.error(
      `Kept back for somebody to look at: ${held.facts} facts, ${held.tasks} tasks, ${held.fields} fields, ${held.documents} documents, ${held.words} notes and questions. Read the record before it leaves the building.`,
    );
  } catch (error) {
    fail(error, 'The record cannot be made');
  } finally {
    await database?.close();
  }
}
