import { createHash } from 'node:crypto';

/** Where a request came from, as far as the audit keeps it. */
export interface Origin {
  readonly ip: string | null;
  /** The first half of a digest of the user agent. */
  readonly agent: string | null;
}

/** What express and a WebSocket's first request have in common. */
export interface Requested {
  /** Express's own, which follows the `trust proxy` setting. */
  readonly ip?: string;
  readonly socket?: { readonly remoteAddress?: string };
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** @returns address and agent; a header that names another address is believed only where express is told to */
export function originOf({ ip, socket, headers }: Requested): Origin {
  const agent = headers['user-agent'];
  return {
    ip: ip ?? socket?.remoteAddress ?? null,
    agent: typeof agent === 'string' ? createHash('sha256').update(agent).digest('hex').slice(0, 32) : null,
  };
}
