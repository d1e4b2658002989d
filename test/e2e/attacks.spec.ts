import { jest } from '@jest/globals';
import { generateKeyPair, SignJWT } from 'jose';
import WebSocket from 'ws';
import { readIdentityConfig } from '#identity/identity-config.js';
import { mintToken } from '#identity/development-issuer.js';
import { LIMITS } from '#graphql/limits/limits.js';
import { post, type Client } from './support/client.js';
import { setStage, type Stage } from './support/stage.js';

jest.setTimeout(60_000);

let stage: Stage;
let clerk: Client;
const ME = { query: '{ me { username } }' };
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const claims = {
  iss: 'urn:throughcare:development',
  aud: 'throughcare',
  sub: 'governor.hli',
  preferred_username: 'governor.hli',
  exp: 4_000_000_000,
};

beforeAll(async () => {
  stage = await setStage();
  clerk = await stage.as('omu.hli');
}, 120_000);
afterAll(() => stage?.close(), 60_000);

describe('a request is refused', () => {
  const config = () => readIdentityConfig(stage.environment.env);
  test.each<[string, () => Promise<string | undefined>]>([
    ['without a token', async () => undefined],
    ['with a password instead', async () => 'Basic b211LmhsaTp4'],
    ['with an unsigned token', async () => `Bearer ${part({ alg: 'none' })}.${part(claims)}.`],
    [
      'with a token under another key',
      async () =>
        `Bearer ${await new SignJWT(claims).setProtectedHeader({ alg: 'ES256' }).sign((await generateKeyPair('ES256')).privateKey)}`,
    ],
    [
      'with a token for another audience',
      async () => `Bearer ${await mintToken({ ...config(), audience: 'elsewhere' }, 'omu.hli')}`,
    ],
    ['with an expired token', async () => `Bearer ${await mintToken(config(), 'omu.hli', -60)}`],
    ['with a token for nobody', async () => `Bearer ${await mintToken(config(), 'nobody.here')}`],
  ])('%s', async (_name, make) => {
    const { status, errors, data } = await post(stage.url, ME, await make());
    expect({ status, code: errors?.[0]?.extensions?.code, data }).toEqual({
      status: 401,
      code: 'UNAUTHENTICATED',
      data: undefined,
    });
  });
});

test('a websocket without a good token is closed', async () => {
  const socket = new WebSocket(`${stage.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const code = await new Promise<number>((resolve) => {
    socket.on('open', () =>
      socket.send(
        JSON.stringify({
          type: 'connection_init',
          payload: { authorization: `Bearer ${part({ alg: 'none' })}.${part(claims)}.` },
        }),
      ),
    );
    socket.on('close', resolve);
  });
  expect(code).toBe(4403);
});

describe('a request is too much', () => {
  const refused = async (query: string): Promise<string | undefined> => {
    const { errors, data } = await clerk.ask(query);
    expect(data?.tasks).toBeUndefined();
    return errors?.[0]?.extensions?.code;
  };
  test('when it is too deep', async () => {
    const deep = `${'{ tasks { nodes { pathway '.repeat(5)}{ id }${' } } }'.repeat(5)}`;
    expect(await refused(deep)).toBe('TOO_COMPLEX');
  });
  test('when it renames a field over and over', async () => {
    const many = Array.from({ length: LIMITS.aliases + 1 }, (_, i) => `a${i}: username`).join(' ');
    expect(await refused(`{ me { ${many} } }`)).toBe('TOO_COMPLEX');
  });
  test('when it asks many things at once', async () => {
    expect(await refused(`{ ${'me { id } '.repeat(LIMITS.rootFields + 1)} }`)).toBe('TOO_COMPLEX');
  });
  test('when its lists multiply', async () => {
    expect(
      await refused('{ pathways(first: 100) { nodes { timeline(first: 100) { nodes { seq event } } } } }'),
    ).toBe('TOO_COMPLEX');
  });
  test('when fragments multiply', async () => {
    const fragments = Array.from(
      { length: 12 },
      (_, i) => `fragment f${i} on Task { ...f${i + 1} ...f${i + 1} }`,
    ).join(' ');
    expect(await refused(`{ tasks { nodes { ...f0 } } } ${fragments} fragment f12 on Task { id }`)).toBe(
      'TOO_COMPLEX',
    );
  });
  test('when fragments go round', async () => {
    const code = await refused(
      '{ tasks { nodes { ...a } } } fragment a on Task { ...b } fragment b on Task { ...a }',
    );
    expect(code).toBe('GRAPHQL_VALIDATION_FAILED');
  });
  test('when it is too large', async () => {
    const { status, data } = await post(
      stage.url,
      { query: `# ${'x'.repeat(LIMITS.bodyBytes)}\n{ me { id } }` },
      `Bearer ${clerk.token}`,
    );
    expect({ status, data }).toEqual({ status: 413, data: undefined });
  });
  test('when a batch is sent', async () => {
    const { status, data } = await post(stage.url, [ME, ME], `Bearer ${clerk.token}`);
    expect({ status, data }).toEqual({ status: 400, data: undefined });
  });
  test('when a page is', async () => {
    expect(await refused('{ tasks(first: 101) { totalCount } }')).toBe('BAD_USER_INPUT');
    expect(await refused('{ tasks(first: 0) { totalCount } }')).toBe('BAD_USER_INPUT');
  });
});

test('mistakes are told in words that say nothing of what lies behind', async () => {
  const answers = await Promise.all([
    clerk.ask(`{ task(id: "' OR 1=1 --") { id } }`),
    clerk.ask(
      `{ tasks(after: "${Buffer.from('["tasks/DUE_SOONEST","x","y"]').toString('base64url')}") { totalCount edges { cursor } } }`,
    ),
    clerk.ask(
      '{ tasks(filter: { pathway: "1; DROP TABLE throughcare.task" }) { totalCount edges { cursor } } }',
    ),
    clerk.ask('{ pathways(filter: { search: "%\' UNION SELECT 1 --\\\\" }) { totalCount } }'),
    clerk.ask('{ tasks(filter: { dueBefore: "2026-13-45" }) { totalCount } }'),
    post(stage.url, '{"query": ', `Bearer ${clerk.token}`),
  ]);
  for (const { text } of answers)
    expect(text).not.toMatch(/SELECT|uuid|throughcare\.|node_modules|\.ts:|\.js:|stack|pg_|syntax error at/i);
  expect(answers[0]?.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  expect(answers[3]?.data.pathways.totalCount).toBe(0);
  expect((await clerk.ask('{ me { username } }')).data.me.username).toBe('omu.hli');
});

test('health and metrics answer without a token and say nothing of anybody', async () => {
  const health = (await (await fetch(`${stage.url}/health`)).json()) as { status: string };
  expect(health.status).toBe('ok');
  const metrics = await (await fetch(`${stage.url}/metrics`)).text();
  expect(metrics).toContain('throughcare_graphql_seconds');
  expect(metrics).not.toContain('omu.hli');
});
