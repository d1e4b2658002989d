/** Headers of a request, as Node gives them. */
export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Whether a page of this service made the request. Browsers say so themselves and no page can lie about it:
 * `Sec-Fetch-Site` (to https and localhost) and `Origin` (with everything but plain GETs).
 * A request that says neither came from no browser we know, and is not believed.
 * @param origin of this service, such as `https://throughcare.example.org`
 */
export function fromOurselves(headers: Headers, origin: string): boolean {
  const site = headers['sec-fetch-site'];
  const from = headers['origin'];
  // A page without referrer says `Origin: null` even to itself; then Sec-Fetch-Site must speak.
  if (from !== undefined && from !== 'null' && from !== origin) return false;
  return site === undefined ? from === origin : site === 'same-origin';
}

/** Header that a page's own code sends and a foreign form cannot: asking to send it costs a preflight, which is refused. */
export const OWN_HEADER = 'x-requested-with';
export const OWN_HEADER_VALUE = 'throughcare';
