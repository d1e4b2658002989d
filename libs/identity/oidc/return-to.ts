/** Only for reading addresses: nothing is ever sent there. */
const BASE = 'http://own.invalid';
const LONGEST = 1_000;

/**
 * Where to go after signing in: a path of this service, never somebody else's address (an open redirect).
 * @param given what the address bar says
 * @returns path with query, `/` for everything that is not plainly one of ours
 */
export function ownPath(given: unknown): string {
  if (typeof given !== 'string' || given.length > LONGEST || !/^\/(?![/\\])/.test(given)) return '/';
  // Browsers drop tabs and line ends, and take a backslash for a slash.
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u0020\u007f\\]/.test(given)) return '/';
  let url: URL;
  try {
    url = new URL(given, BASE);
  } catch {
    return '/';
  }
  if (url.origin !== BASE || /^\/\//.test(url.pathname)) return '/';
  return /^\/(sign-in|sign-out|signed-out)/.test(url.pathname) ? '/' : `${url.pathname}${url.search}`;
}
