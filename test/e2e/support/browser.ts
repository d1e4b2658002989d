import fs from 'node:fs';
import path from 'node:path';
import { CookieJar } from 'tough-cookie';
import { Database } from '#persistence/database.js';
import { seedSamplePeople } from '#identity/sample-people.js';
import { startEnvironment, type TestEnvironment } from '../../support/environment.js';

/** What a browser shows after it has followed every redirect. */
export interface Shown {
  readonly status: number;
  readonly url: URL;
  readonly headers: Headers;
  readonly html: string;
  /** First heading. */
  readonly heading: string;
  /** Every address it went through, the first included. */
  readonly through: readonly URL[];
}

export interface Going {
  readonly form?: Record<string, string>;
  readonly headers?: Record<string, string>;
  /** Stop before an address that begins so, as if the person closed the window; `url` is that address. */
  readonly until?: string;
}

/** A browser without script: cookies as RFC 6265 has them, redirects, forms. Fetch metadata as a browser sends it from our own page. */
export class Browser {
  constructor(
    readonly origin: string,
    readonly jar = new CookieJar(),
  ) {}

  async go(address: string, { form, headers = {}, until }: Going = {}): Promise<Shown> {
    let url = new URL(address, this.origin);
    let body = form && new URLSearchParams(form).toString();
    const through: URL[] = [];
    for (let hop = 0; hop < 15; hop++) {
      through.push(url);
      const own = { origin: this.origin, 'sec-fetch-site': 'same-origin' };
      const response = await fetch(url, {
        method: body === undefined ? 'GET' : 'POST',
        body,
        redirect: 'manual',
        headers: {
          cookie: await this.jar.getCookieString(url.toString()),
          ...(body === undefined ? {} : { ...own, 'content-type': 'application/x-www-form-urlencoded' }),
          ...headers,
        },
      });
      for (const cookie of response.headers.getSetCookie()) await this.jar.setCookie(cookie, url.toString());
      const location = response.headers.get('location');
      const html = await response.text();
      if (!location) {
        const heading = (/<h1[^>]*>([^<]*)</.exec(html)?.[1] ?? '').trim();
        return { status: response.status, url, headers: response.headers, html, heading, through };
      }
      url = new URL(location, url);
      body = undefined;
      if (until && url.toString().startsWith(until))
        return { status: response.status, url, headers: response.headers, html, heading: '', through };
    }
    throw new Error(`Round and round: ${through.map(String).join(' → ')}`);
  }

  /** Through the whole flow of the development issuer, to where it ends. */
  async signIn(username: string, password: string, returnTo = '/'): Promise<Shown> {
    const asked = await this.go(`/sign-in/start?return-to=${encodeURIComponent(returnTo)}`);
    const action = /<form method="post" action="(\/development-issuer[^"]+)"/.exec(asked.html)?.[1];
    return action ? this.go(action, { form: { username, password } }) : asked;
  }

  /** The form of the first page, by where it leads. */
  async press(action: '/sign-out' | '/sign-out-everywhere', going: Going = {}): Promise<Shown> {
    const home = await this.go('/');
    const csrf = /name="csrf" value="([^"]+)"/.exec(home.html)?.[1] ?? '';
    return this.go(action, { ...going, form: { csrf } });
  }

  cookie(name = 'throughcare-session'): string | undefined {
    return this.jar.getCookiesSync(this.origin).find(({ key }) => key === name)?.value;
  }

  /** GraphQL as a page of ours asks it. */
  async graphql(query: string, headers: Record<string, string> = {}) {
    const response = await fetch(`${this.origin}/graphql`, {
      method: 'POST',
      body: JSON.stringify({ query }),
      headers: {
        'content-type': 'application/json',
        cookie: await this.jar.getCookieString(this.origin),
        'x-requested-with': 'throughcare',
        'sec-fetch-site': 'same-origin',
        origin: this.origin,
        ...headers,
      },
    });
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read into whatever they asked for
    return { status: response.status, ...((await response.json()) as { data?: any; errors?: any[] }) };
  }
}

/** An api with the sample people, its development issuer, and its database; no Temporal and no worker. */
export interface Door {
  readonly environment: TestEnvironment;
  readonly origin: string;
  readonly owner: Database;
  readonly password: string;
  browser(): Browser;
  close(): Promise<void>;
}

/** @param env settings for the api */
export async function openDoor(env: Record<string, string> = {}): Promise<Door> {
  const environment = await startEnvironment({ temporal: false, env });
  const owner = new Database({ url: environment.env['MIGRATION_DATABASE_URL'] ?? '', poolSize: 2 });
  await seedSamplePeople(owner);
  await environment.api.start();
  const origin = `http://localhost:${environment.env['THROUGHCARE_PORT'] ?? ''}`;
  const file = path.join(environment.env['THROUGHCARE_DATA'] ?? '', 'identity/development-password');
  if (!env['OIDC_ISSUER']) await fetch(`${origin}/development-issuer/.well-known/openid-configuration`);
  return {
    environment,
    origin,
    owner,
    password: fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : '',
    browser: () => new Browser(origin),
    close: async () => {
      await owner.close();
      await environment.stop();
    },
  };
}
