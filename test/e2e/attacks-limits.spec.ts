import { jest } from '@jest/globals';
import { signIn, post, type Client } from './support/client.js';
import { startEnvironment, type TestEnvironment } from '../support/environment.js';
import { Database } from '#persistence/database.js';
import { LIMITS } from '#graphql/limits/limits.js';
import { seedSamplePeople } from '#identity/sample-people.js';
import { CrookedIssuer } from './support/crooked-issuer.js';

jest.setTimeout(60_000);

const PERSON = 40;
const ADDRESS = 150;
const SIGN_IN = 5;
const ME = { query: '{ me { username } }' };

async function started(env: Record<string, string>): Promise<TestEnvironment> {
  const environment = await startEnvironment({ temporal: false, env });
  const owner = new Database({ url: environment.env['MIGRATION_DATABASE_URL'] ?? '', poolSize: 1 });
  await seedSamplePeople(owner);
  await owner.close();
  await environment.api.start();
  return environment;
}

describe('an api with small limits, behind a proxy on this machine', () => {
  let environment: TestEnvironment;
  let clerk: Client;
  /** As if from another address: the proxy on this machine is believed. */
  const from = (address: string, path: string, init: RequestInit = {}) =>
    fetch(`${environment.apiUrl}${path}`, {
      ...init,
      redirect: 'manual',
      headers: { 'x-forwarded-for': address, ...(init.headers as Record<string, string>) },
    });
  const ask = (address: string, token: string, body: unknown = ME) =>
    from(address, '/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });

  beforeAll(async () => {
    environment = await started({
      THROUGHCARE_TRUSTED_PROXIES: 'loopback',
      THROUGHCARE_RATE_PERSON: String(PERSON),
      THROUGHCARE_RATE_ADDRESS: String(ADDRESS),
      THROUGHCARE_RATE_SIGN_IN: String(SIGN_IN),
    });
    clerk = await signIn(environment.env, environment.apiUrl, 'omu.hli');
  }, 120_000);
  afterAll(() => environment?.stop(), 60_000);

  test('every answer has headers that let a browser do nothing it need not, and its number', async () => {
    for (const path of ['/health', '/graphql', '/nowhere', '/documents/x.pdf', '/metrics']) {
      const { headers } = await from('192.0.2.9', path);
      expect({
        path,
        policy: headers.get('content-security-policy'),
        sniff: headers.get('x-content-type-options'),
        frame: headers.get('x-frame-options'),
        by: headers.get('x-powered-by'),
        number: (headers.get('x-correlation-id') ?? '').length > 8,
      }).toEqual({
        path,
        policy: "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
        sniff: 'nosniff',
        frame: 'DENY',
        by: null,
        number: true,
      });
    }
    const own = await from('192.0.2.9', '/nowhere', { headers: { 'x-correlation-id': 'my-number-1' } });
    const body = (await own.json()) as { correlationId: string; message: string };
    expect([own.status, own.headers.get('x-correlation-id'), body.correlationId]).toEqual([
      404,
      'my-number-1',
      'my-number-1',
    ]);
    const foreign = await from('192.0.2.9', '/nowhere?x=<script>', {
      headers: { 'x-correlation-id': 'a\tb <script>' },
    });
    expect(await foreign.text()).not.toContain('script');
  });

  test('a person who asks too often waits, wherever they ask from, and nobody else does', async () => {
    const codes: number[] = [];
    for (let i = 0; i < PERSON + 5; i++) codes.push((await ask(`198.51.100.${i}`, clerk.token)).status);
    expect(codes.slice(0, PERSON - 5).every((code) => code === 200)).toBe(true);
    const last = await ask('198.51.100.200', clerk.token);
    const { errors } = (await last.json()) as { errors: { message: string; extensions: { code: string } }[] };
    expect([last.status, errors[0]?.extensions.code]).toEqual([429, 'TOO_MANY_REQUESTS']);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    const document = await from('198.51.100.201', '/documents/f0000000-0000-4000-8000-000000000000.pdf', {
      headers: { authorization: `Bearer ${clerk.token}` },
    });
    expect(document.status).toBe(429);
    const other = await signIn(environment.env, environment.apiUrl, 'governor.hli');
    expect((await ask('198.51.100.202', other.token)).status).toBe(200);
  });

  test('an address that asks too often waits, signed in or not; whoever watches the service does not', async () => {
    const codes = await Promise.all(
      Array.from({ length: ADDRESS + 20 }, async () => (await from('203.0.113.7', '/nowhere')).status),
    );
    expect(codes.filter((code) => code === 429)).toHaveLength(20);
    const refused = await from('203.0.113.7', '/nowhere');
    expect(await refused.json()).toMatchObject({
      code: 'TOO_MANY_REQUESTS',
      correlationId: expect.any(String),
    });
    expect((await from('203.0.113.7', '/health')).status).toBe(200);
    expect((await from('203.0.113.8', '/nowhere')).status).toBe(404);
    // Of IPv6 the network counts: its owner has as many addresses as they like.
    const six = await Promise.all(
      Array.from(
        { length: ADDRESS + 20 },
        async (_, i) => (await from(`2001:db8:1:2::${i.toString(16)}`, '/nowhere')).status,
      ),
    );
    expect(six.filter((code) => code === 429)).toHaveLength(20);
  });

  test('sign-ins are begun a few times a minute from one address', async () => {
    const codes: number[] = [];
    for (let i = 0; i < SIGN_IN + 3; i++) codes.push((await from('203.0.113.50', '/sign-in/start')).status);
    expect(codes.slice(-3)).toEqual([429, 429, 429]);
    expect(codes.slice(0, SIGN_IN)).not.toContain(429);
  });
});

describe('an api as in production', () => {
  let environment: TestEnvironment;
  let issuer: CrookedIssuer;
  let bearer: string;
  beforeAll(async () => {
    issuer = await CrookedIssuer.start();
    environment = await started({
      NODE_ENV: 'production',
      OIDC_ISSUER: issuer.issuer,
      OIDC_AUDIENCE: 'throughcare-api',
      THROUGHCARE_PUBLIC_URL: 'https://throughcare.example',
    });
    const claims = { aud: 'throughcare-api', exp: Math.floor(Date.now() / 1_000) + 600 };
    bearer = `Bearer ${await issuer.token({ ...claims, preferred_username: 'omu.hli' })}`;
  }, 120_000);
  afterAll(async () => {
    await environment?.stop();
    await issuer?.stop();
  }, 60_000);
  const refused = async (query: string) => {
    const { status, errors, data, text } = await post(environment.apiUrl, { query }, bearer);
    return { status, code: errors?.[0]?.extensions?.code, data, text };
  };

  test('shows nothing of its schema, not by asking and not by guessing', async () => {
    expect(await post(environment.apiUrl, ME, bearer)).toMatchObject({
      data: { me: { username: 'omu.hli' } },
    });
    for (const query of ['{ __schema { types { name } } }', '{ __type(name: "Task") { fields { name } } }']) {
      const { status, data, text } = await refused(query);
      expect({ status, data, leak: text.includes('"fields"') }).toEqual({
        status: 400,
        data: undefined,
        leak: false,
      });
    }
    expect((await refused('{ m { usernam } }')).text).not.toMatch(/did you mean|username/i);
  });

  test('tells browsers never to come without https', async () => {
    const { headers } = await fetch(`${environment.apiUrl}/health`);
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
  });

  test('counts tokens before it validates, so that no request is compared with itself for minutes', async () => {
    const from = Date.now();
    const overlapping = `{ ${'me { id } '.repeat(LIMITS.bodyBytes / 12)} }`;
    const { status, code, data } = await refused(overlapping);
    expect({ status, code, data }).toEqual({ status: 400, code: 'GRAPHQL_PARSE_FAILED', data: undefined });
    expect((await refused(`{ ${'me { id } '.repeat(LIMITS.tokens / 4 - 2)} }`)).code).toBe('TOO_COMPLEX');
    expect(Date.now() - from).toBeLessThan(5_000);
  });

  test('is not got round by names, variables, several operations, directives or stored queries', async () => {
    const deep = `${'tasks { nodes { pathway { '.repeat(5)}id${' } } }'.repeat(5)}`;
    const aliases = Array.from({ length: LIMITS.aliases + 1 }, (_, i) => `a${i}: me { id }`).join(' ');
    const codes = await Promise.all(
      [
        `query A { me { id } } query B { ${deep} }`,
        `{ ... { ... on Query { ${aliases} } } }`,
        `query ($no: Boolean = false) { ${aliases.replaceAll('{ id }', '@skip(if: $no) { id }')} }`,
        `{ ...f } fragment f on Query { ${aliases} }`,
        `query ($n: Int = 100) { pathways(first: $n) { nodes { timeline(first: $n) { nodes { seq event } } } } }`,
      ].map(
        async (query) =>
          (
            await post(
              environment.apiUrl,
              { query, operationName: query.startsWith('query A') ? 'A' : undefined },
              bearer,
            )
          ).errors?.[0]?.extensions?.code,
      ),
    );
    expect(codes).toEqual(Array<string>(5).fill('TOO_COMPLEX'));
    const hash = 'ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38';
    const stored = await post(
      environment.apiUrl,
      { extensions: { persistedQuery: { version: 1, sha256Hash: hash } } },
      bearer,
    );
    expect({ code: stored.errors?.[0]?.extensions?.code, data: stored.data }).toEqual({
      code: 'PERSISTED_QUERY_NOT_SUPPORTED',
      data: undefined,
    });
    const get = await fetch(
      `${environment.apiUrl}/graphql?query=${encodeURIComponent('mutation { acknowledgeNotice(id: "x") { __typename } }')}`,
      { headers: { authorization: bearer, 'apollo-require-preflight': '1' } },
    );
    expect(get.status).toBe(405);
  });
});
