import { readIdentityConfig } from '#identity/identity-config.js';
import { mintToken } from '#identity/development-issuer.js';

/** What a request brought back: the HTTP status and the GraphQL answer as it is. */
export interface Answer {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read into whatever they asked for
  readonly data: any;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
  readonly text: string;
}

/** Asks as somebody, over real HTTP. */
export interface Client {
  readonly token: string;
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>;
}

/** @param env of the installation: the development issuer's key lies in its data folder */
export async function signIn(env: Record<string, string>, url: string, username: string): Promise<Client> {
  const token = await mintToken(readIdentityConfig(env), username);
  return { token, ask: (query, variables) => post(url, { query, variables }, `Bearer ${token}`) };
}

/** One request with whatever authorisation it is given. */
export async function post(url: string, body: unknown, authorization?: string): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  let read: Partial<Answer> = {};
  try {
    read = JSON.parse(text) as Partial<Answer>;
  } catch {
    // Not GraphQL: the test looks at the text.
  }
  return { status: response.status, data: read.data, errors: read.errors, text };
}

/** Asks again until the answer will do. @throws with the last answer when it does not within the time */
export async function eventually<T>(
  ask: () => Promise<T>,
  good: (value: T) => boolean,
  milliseconds = 20_000,
): Promise<T> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const value = await ask();
    if (good(value)) return value;
    if (Date.now() > end)
      throw new Error(`Not within ${milliseconds} ms; last: ${JSON.stringify(value)?.slice(0, 2_000)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
