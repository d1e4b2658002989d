import { type Headers } from '#identity/oidc/same-origin.js';
import { guard, sendPage } from '../workbench/pages/send.js';
import { type Reply } from '../workbench/visit/http.js';
import { languageOf } from '../workbench/words/language.js';
import { renderPage, type Page } from './pages.js';

/** What the session pages need of express. */
export interface Request {
  readonly headers: Headers;
  readonly originalUrl: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body?: Readonly<Record<string, unknown>>;
}
export interface Response extends Reply {
  readonly req: Request;
}

/** Answers with a page about signing in or out. */
export function show(response: Response, status: number, page: Page, data: object): void {
  const { headers, originalUrl } = response.req;
  sendPage(response, status, renderPage(page, data, languageOf(headers['cookie']), originalUrl));
}

/** Sends the browser on with a GET, whatever it came with. */
export function goTo(response: Response, url: string, cookies: readonly string[] = []): void {
  guard(response);
  if (cookies.length > 0) response.setHeader('set-cookie', [...cookies]);
  response.redirect(303, url);
}

/** What went wrong and what to do about it, in words for whoever reads the page. */
export interface Problem {
  readonly status: number;
  readonly heading: string;
  readonly lines: readonly string[];
}

export const PROBLEMS = {
  stale: {
    status: 400,
    heading: 'Start signing in again',
    lines: [
      'This sign-in was started in another browser, or more than ten minutes ago, or was used already. Nobody has been signed in by it.',
    ],
  },
  declined: {
    status: 403,
    heading: 'You were not signed in',
    lines: [
      'The sign-in service sent you back without signing you in. If you did not stop it yourself, ask whoever looks after users.',
    ],
  },
  'not-believed': {
    status: 403,
    heading: 'You were not signed in',
    lines: [
      'What the sign-in service sent could not be verified. Try again; if it happens twice, tell whoever runs this service.',
    ],
  },
  unreachable: {
    status: 503,
    heading: 'The sign-in service does not answer',
    lines: ['Try again in a few minutes. Whatever you were doing is kept.'],
  },
  unknown: {
    status: 403,
    heading: 'You are not known here',
    lines: [
      'The sign-in service knows you, but this service does not, or no longer. Ask your manager to add you, then sign in again.',
    ],
  },
  foreign: {
    status: 403,
    heading: 'Nothing was done',
    lines: [
      'The request did not come from a page of this service. Go back, load the page again and try once more.',
    ],
  },
} as const satisfies Record<string, Problem>;
