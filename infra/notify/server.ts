/**
 * A stand-in for GOV.UK Notify on this machine: its HTTP, its tokens, its errors and its callbacks, and a page that shows what would
 * have been sent. Nothing leaves the machine. (docs.notifications.service.gov.uk, REST API)
 */
import http from 'node:http';
import { messagesPage } from './page.js';
import { authenticate, bodyOf, Problem, read } from './request.js';
import { outcomeOf, Store, type Sent } from './store.js';

export interface NotifyServerOptions {
  readonly port: number;
  /** `name-<service id>-<secret>`, as Notify gives them. */
  readonly apiKey: string;
  /** Where what was sent is kept, one line each; left out, in memory. */
  readonly file?: string;
  /** Told what became of each message, with this bearer token. */
  readonly callback?: { readonly url: string; readonly token: string };
  /** How long a message is under way, in milliseconds. */
  readonly delay?: number;
}
export interface NotifyServer {
  readonly url: string;
  readonly store: Store;
  close(): Promise<void>;
}

/** Serves on this machine only. @param port 0 takes a free one */
export async function startNotifyServer(options: NotifyServerOptions): Promise<NotifyServer> {
  const store = new Store(options.file);
  const timers = new Set<NodeJS.Timeout>();
  const server = http.createServer((request, response) => {
    answer(request, options, store, timers).then(
      ({ status, body, type }) =>
        response
          .writeHead(status, {
            'content-type': type ?? 'application/json',
            'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
          })
          .end(type ? String(body) : JSON.stringify(body)),
      (error: unknown) => {
        const {
          status,
          error: name,
          message,
        } = error instanceof Problem ? error : new Problem(500, 'Exception', 'Internal server error');
        response
          .writeHead(status, { 'content-type': 'application/json' })
          .end(JSON.stringify({ status_code: status, errors: [{ error: name, message }] }));
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  return {
    url: `http://127.0.0.1:${port}`,
    store,
    close: () => {
      for (const timer of timers) clearTimeout(timer);
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly type?: string;
}

async function answer(
  request: http.IncomingMessage,
  options: NotifyServerOptions,
  store: Store,
  timers: Set<NodeJS.Timeout>,
): Promise<Answer> {
  const url = new URL(request.url ?? '/', 'http://local');
  if (request.method === 'GET' && url.pathname === '/')
    return { status: 200, body: messagesPage(store.all()), type: 'text/html; charset=utf-8' };
  if (request.method === 'GET' && url.pathname === '/messages.json')
    return { status: 200, body: store.all() };
  if (request.method === 'GET' && url.pathname === '/health') return { status: 200, body: { ok: true } };
  await authenticate(request, options.apiKey);
  const [, , what, which] = url.pathname.split('/');
  if (what !== 'notifications')
    throw new Problem(404, 'NotFound', 'The requested URL was not found on the server.');
  if (request.method === 'GET') {
    if (which === undefined) return { status: 200, body: listed(store, url) };
    const found = store.all().find(({ id }) => id === which);
    if (!found) throw new Problem(404, 'NoResultFound', 'No result found');
    return { status: 200, body: shown(found) };
  }
  if (request.method !== 'POST' || (which !== 'email' && which !== 'sms' && which !== 'letter'))
    throw new Problem(405, 'MethodNotAllowed', 'The method is not allowed for the requested URL.');
  const sent = read(which, await bodyOf(request));
  store.add(sent);
  const timer = setTimeout(() => {
    timers.delete(timer);
    void finish(sent, store, options);
  }, options.delay ?? 500);
  timers.add(timer);
  const { id, reference, template_id, body, subject } = sent;
  return {
    status: 201,
    body: {
      id,
      reference,
      content: { body, ...(subject === undefined ? {} : { subject }) },
      uri: `/v2/notifications/${id}`,
      template: { id: template_id, version: 1, uri: `/v2/template/${template_id}` },
    },
  };
}

const shown = ({ to, template_id, ...sent }: Sent): object => ({
  ...sent,
  email_address: sent.type === 'email' ? to : null,
  phone_number: sent.type === 'sms' ? to : null,
  line_1: sent.type === 'letter' ? (to.split('\n')[0] ?? null) : null,
  template: { id: template_id, version: 1, uri: `/v2/template/${template_id}` },
});

function listed(store: Store, url: URL): object {
  const asked = (name: string): string | null => url.searchParams.get(name);
  const older = asked('older_than');
  let all = store.all().toReversed();
  if (older !== null) all = all.slice(all.findIndex(({ id }) => id === older) + 1);
  const found = all.filter(
    (sent) =>
      (asked('reference') === null || sent.reference === asked('reference')) &&
      (asked('template_type') === null || sent.type === asked('template_type')) &&
      (asked('status') === null || sent.status === asked('status')),
  );
  return { notifications: found.slice(0, 250).map(shown), links: { current: url.toString() } };
}

/** The message arrives or fails, and whoever asked is called back; that call is tried five times. */
async function finish(sent: Sent, store: Store, { callback }: NotifyServerOptions): Promise<void> {
  const done = { ...sent, status: outcomeOf(sent), completed_at: new Date().toISOString() };
  store.change(done);
  if (!callback || sent.type === 'letter') return;
  const { id, reference, to, status, created_at, completed_at, type, template_id } = done;
  const body = JSON.stringify({
    id,
    reference,
    to,
    status,
    created_at,
    completed_at,
    sent_at: created_at,
    notification_type: type,
    template_id,
    template_version: 1,
  });
  for (let tries = 0; tries < 5; tries++) {
    const ok = await fetch(callback.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${callback.token}` },
      body,
      signal: AbortSignal.timeout(5_000),
    }).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 1_000 * 2 ** tries));
  }
}
