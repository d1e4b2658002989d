import { createClient, type Client as Live } from 'graphql-ws';
import WebSocket from 'ws';
import { type Database } from '#persistence/database.js';
import { type MatrixCase } from './cases.js';

const HEARD: Readonly<Record<string, string>> = {
  'Subscription.taskChanged': 'subscription { taskChanged { task { pathway { id } } } }',
  'Subscription.noticeAdded': 'subscription { noticeAdded { pathway { id } } }',
};
export const SUBSCRIPTIONS = [...Object.keys(HEARD), 'Subscription.pathwayChanged'];
/** Nothing comes for whoever may not hear it, so silence is waited for. */
const SILENCE = 2_000;
/** A socket does not say when its subscriptions stand: who was late hears it the next time. */
const TIMES = 3;

/** One person listening to everything of all cases. */
export interface Ear {
  /** Whether this case was heard of through a subscription. */
  heard(subscription: string, of: MatrixCase): boolean;
  close(): Promise<void>;
}

/** Subscribes as somebody over a websocket, once for each subscription and, where it names one, case. */
export async function listen(url: string, token: string, cases: readonly MatrixCase[]): Promise<Ear> {
  const said = new Map<string, string>();
  const client: Live = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: 0,
  });
  const connected = new Promise<void>((resolve, reject) => {
    client.on('connected', () => resolve());
    client.on('closed', (event) => reject(new Error(`The socket closed: ${JSON.stringify(event)}`)));
  });
  const subscribe = (name: string, query: string): void => {
    client.subscribe(
      { query },
      {
        next: (message) => said.set(name, (said.get(name) ?? '') + JSON.stringify(message.data ?? null)),
        error: () => undefined,
        complete: () => undefined,
      },
    );
  };
  for (const [name, query] of Object.entries(HEARD)) subscribe(name, query);
  for (const { id } of cases)
    subscribe(
      'Subscription.pathwayChanged',
      `subscription { pathwayChanged(id: "${id}") { pathway { id } } }`,
    );
  await connected;
  return {
    heard: (subscription, of) => (said.get(subscription) ?? '').includes(of.id),
    close: async () => {
      await client.dispose();
    },
  };
}

/** Says to all processes, as the database does, that each task, notice and case has changed. */
export async function stir(owner: Database, cases: readonly MatrixCase[]): Promise<void> {
  const tell = (channel: string, payload: object): Promise<unknown> =>
    owner.query('SELECT pg_notify($1, $2)', [channel, JSON.stringify(payload)]);
  for (let time = 0; time < TIMES; time++) {
    for (const { id, tasks, notices } of cases) {
      await tell('throughcare_committed', { p: id, seq: 1, applied: 0 });
      for (const [team, t] of tasks) await tell('throughcare_task', { t, team });
      for (const [team, n] of notices) await tell('throughcare_notice', { n, user: null, team });
    }
    await new Promise((resolve) => setTimeout(resolve, SILENCE));
  }
}
