import { spawn } from 'node:child_process';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { checkoutRoot } from '#config/checkout.js';
import { startNotifyServer, type NotifyServer } from '#infra/notify/server.js';
import { localNotify } from '#infra/notify/local-settings.js';
import { type Sent } from '#infra/notify/store.js';
import { readNotify } from '#config/notify.js';
import { type Instant } from '#domain/time.js';
import { type Actor } from '#identity/actor.js';
import { Post } from '#notices/post.js';
import { NotifyTransport } from '#notices/transport.js';
import { at } from './offered.js';
import { scratchDatabase, type Scratch } from './scratch.js';

/** Tuesday, in nobody's quiet hours. */
export const NOON = at('2026-06-02T12:00');
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A database and a carrier of a test's own, and a post between them that looks when it is told to, at a time it is told. */
export interface Posting {
  readonly scratch: Scratch;
  readonly notify: NotifyServer;
  /** One look at a time. */
  pass(now: Instant): Promise<void>;
  /** A process that looks once and may be killed in it. @returns the signal that ended it, if one did */
  die(when: 'before' | 'after' | 'never'): Promise<NodeJS.Signals | null>;
  /** A notice that was made at a time. @returns its id */
  notice(
    to: { user?: Actor; team?: Actor; role?: string },
    kind: string,
    more?: { data?: object; at?: Instant; pathway?: string; schema?: string },
  ): Promise<string>;
  contact(who: Actor, more?: object): Promise<string>;
  sent(): Sent[];
  states(): Promise<{ state: string; reason: string | null; channel: string; kind: string }[]>;
  end(): Promise<void>;
}

export async function posting(): Promise<Posting> {
  const scratch = await scratchDatabase();
  const settings = localNotify(1, 'a secret of this test');
  const apiKey = settings['NOTIFY_API_KEY'] ?? '';
  const notify = await startNotifyServer({ port: 0, apiKey, delay: 5 });
  const { notify: config } = readNotify({ ...settings, NOTIFY_URL: notify.url }, false);
  if (!config) throw new Error('The stand-in cannot be configured');
  const transport = new NotifyTransport(config);
  return {
    scratch,
    notify,
    pass: (now) =>
      new Post({
        database: scratch.engine,
        transport,
        publicUrl: 'http://localhost:3000',
        log: { warn: () => undefined },
        now: () => now,
      }).pass(),
    die: (when) =>
      new Promise((resolve, reject) => {
        const child = spawn(
          process.execPath,
          [path.join(checkoutRoot(), 'dist/test/guarantees/support/dying-post.js')],
          {
            env: {
              ...process.env,
              NODE_OPTIONS: '',
              DIE: when,
              ENGINE_URL: engineUrl(scratch),
              NOTIFY_URL: notify.url,
              NOTIFY_API_KEY: apiKey,
            },
            stdio: ['ignore', 'ignore', 'inherit'],
          },
        );
        child.once('error', reject);
        child.once('exit', (code, signal) =>
          code ? reject(new Error(`It ended with ${code}`)) : resolve(signal),
        );
      }),
    notice: async (
      { user, team, role },
      kind,
      { data = {}, at: when = NOON, pathway, schema = 'throughcare' } = {},
    ) => {
      const id = randomUUID();
      const of = (user ?? team)?.memberships[0]?.teamId ?? null;
      await scratch.owner.query(
        `INSERT INTO ${schema}.notice (id, user_id, team_id, of_team, role, kind, data, pathway_id, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, to_timestamp($9 / 1000.0))`,
        [
          id,
          user?.userId ?? null,
          user ? null : of,
          of,
          role ?? null,
          kind,
          JSON.stringify(data),
          pathway ?? null,
          when,
        ],
      );
      return id;
    },
    contact: async (who, more = {}) => {
      const row = { email: `${who.username}@throughcare.example`, digest: true, ...more };
      const names = Object.keys(row);
      await scratch.owner.query(
        `INSERT INTO throughcare.notice_contact (user_id, ${names.join(', ')})
         SELECT $1, ${names.map((name) => `r.${name}`).join(', ')} FROM jsonb_populate_record(NULL::throughcare.notice_contact, $2) r
         ON CONFLICT (user_id) DO UPDATE SET ${names.map((name) => `${name} = excluded.${name}`).join(', ')}`,
        [who.userId, JSON.stringify(row)],
      );
      return row.email;
    },
    sent: () => notify.store.all(),
    states: () =>
      scratch.owner.query(
        'SELECT state, reason, channel, kind FROM throughcare.notice_delivery ORDER BY created_at, channel',
      ),
    end: async () => {
      await notify.close();
      await scratch.drop();
    },
  };
}

/** The engine's URL of the scratch database. */
function engineUrl(scratch: Scratch): string {
  const url = new URL(scratch.url);
  const engine = new URL(process.env['ENGINE_DATABASE_URL'] ?? scratch.url);
  url.username = engine.username;
  url.password = engine.password;
  return url.toString();
}
