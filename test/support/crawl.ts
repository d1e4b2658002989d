import { type Got, type Person } from './workbench.js';

/** A page that was come to. */
export interface Stop {
  /** Its address without what differs from one case, task or person to the next. */
  readonly kind: string;
  readonly address: string;
  readonly person: Person;
}

export interface Crawling {
  /** How many pages of one kind are looked at, by all people together. Links of the frame are always followed. */
  readonly ofAKind: number;
  /** How many pages one person looks at, the links of the frame included. */
  readonly each: number;
}

const ID = /^(?:[0-9a-f]{8}-[0-9a-f-]{27}|\d+|\d{4}-\d{2}-\d{2})$/;
/** Below these stands one name for each thing. */
const NAMED = ['standards', 'help', 'languages'];
/** What is no page of the workbench, or changes something. */
const NO_PAGE = /^\/(?:assets|graphql|sign-out|sign-in|language|development-issuer|docs)\b/;

/** `/cases/:id/tasks?after,state` of `/cases/6f…/tasks?state=OPEN&after=x`. */
export function kindOf({ pathname, searchParams }: URL): string {
  const parts = pathname.split('/');
  const path = parts.map((part, at) =>
    ID.test(part) || (at > 1 && NAMED.includes(parts[at - 1] ?? '')) ? ':id' : part,
  );
  const asked = [...new Set(searchParams.keys())].sort().join(',');
  return `${path.join('/')}${asked === '' ? '' : `?${asked}`}`;
}

/**
 * Walks what people can reach by links alone, breadth first, and shows each page to `look`, as a browser without script got it.
 * @param seen how often each kind of page was looked at; goes on where an earlier person left off
 */
export async function crawl(
  person: Person,
  { ofAKind, each }: Crawling,
  seen: Map<string, number>,
  look: (page: Got, stop: Stop) => void,
): Promise<void> {
  const known = new Set(['/']);
  const mine = new Set<string>();
  const queue: { address: string; always: boolean }[] = [{ address: '/', always: true }];
  for (let next = queue.shift(), looked = 0; next && looked < each; next = queue.shift()) {
    const kind = kindOf(new URL(next.address, person.browser.origin));
    const often = seen.get(kind) ?? 0;
    if (!next.always && (often >= ofAKind || mine.has(kind))) continue;
    const page = await person.see(next.address);
    looked += 1;
    mine.add(kind);
    seen.set(kind, often + 1);
    if (!(page.headers.get('content-type') ?? '').startsWith('text/html')) continue;
    look(page, { kind, address: next.address, person });
    for (const link of page.$('a[href]').toArray()) {
      const url = new URL(page.$(link).attr('href') ?? '', page.url);
      const address = `${url.pathname}${url.search}`;
      if (url.origin !== page.url.origin || NO_PAGE.test(url.pathname) || known.has(address)) continue;
      known.add(address);
      queue.push({ address, always: page.$(link).closest('main').length === 0 });
    }
  }
}
