import { randomUUID } from 'node:crypto';
import { type IncomingMessage, type ServerResponse } from 'node:http';
import { type NestExpressApplication } from '@nestjs/platform-express';
import helmet from 'helmet';
import { type Logger } from 'pino';
import { DEVELOPMENT_ISSUER_PATH } from '#identity/development-issuer.js';
import { withCorrelation } from '#graphql/shared/correlation.js';
import { type Rates } from './rates.js';
import { SafeErrors } from './safe-errors.filter.js';
import { type HardeningSettings } from './settings.js';

type Request = IncomingMessage & { readonly ip?: string; readonly path: string };
type Next = (error?: unknown) => void;

export interface Hardening {
  readonly settings: HardeningSettings;
  readonly rates: Rates;
  readonly log: Logger;
  /** Whether browsers reach us over https: only then are they told never to try without. */
  readonly secure: boolean;
}

const CORRELATION = /^[\w-]{8,64}$/;
const HEADER = 'x-correlation-id';
const YEAR = 31_536_000;
/** Asked every few seconds by whoever watches the service: never refused for asking too often. */
const WATCHED = '/health';

/**
 * Puts in front of every route: a number for each request, headers that let a browser do nothing it need not, a limit for each
 * address, and errors that tell nothing of what lies behind. Pages loosen the policy for themselves (session/pages.ts).
 * @param nest not yet initialised; nothing else mounted before
 */
export function mountHardening(
  nest: NestExpressApplication,
  { settings, rates, log, secure }: Hardening,
): void {
  nest.set('trust proxy', settings.trustedProxies.length > 0 ? [...settings.trustedProxies] : false);
  nest.use(correlate);
  nest.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'none'"],
          frameAncestors: ["'none'"],
        },
      },
      // Without a referrer a browser says `Origin: null` even to us, and our own forms would not be known.
      referrerPolicy: { policy: 'same-origin' },
      frameguard: { action: 'deny' },
      hsts: secure ? { maxAge: YEAR, includeSubDomains: false } : false,
    }),
  );
  nest.use((request: Request, response: ServerResponse, next: Next) => {
    response.setHeader('permissions-policy', 'camera=(), geolocation=(), microphone=()');
    limit(rates, request, response, next).catch(next);
  });
  nest.useGlobalFilters(new SafeErrors(log));
}

/** The number a caller gave, or a new one, for the answer, the log and the audit. */
function correlate(request: Request, response: ServerResponse, next: Next): void {
  const given = request.headers[HEADER];
  const id = typeof given === 'string' && CORRELATION.test(given) ? given : randomUUID();
  request.headers[HEADER] = id;
  response.setHeader(HEADER, id);
  withCorrelation(id, () => next());
}

async function limit(rates: Rates, request: Request, response: ServerResponse, next: Next): Promise<void> {
  const { path } = request;
  const ip = request.ip ?? request.socket.remoteAddress ?? 'unknown';
  if (path === WATCHED) return next();
  const signingIn = path.startsWith('/sign-') || path.startsWith(DEVELOPMENT_ISSUER_PATH);
  const seconds = (await rates.address(ip)) ?? (signingIn ? await rates.signIn(ip) : undefined);
  if (seconds === undefined) return next();
  const body = {
    code: 'TOO_MANY_REQUESTS',
    message: `Too many requests came from your address. Wait ${seconds} seconds, then try again.`,
    correlationId: request.headers[HEADER],
  };
  response.writeHead(429, {
    'retry-after': String(seconds),
    'content-type': 'application/json; charset=utf-8',
  });
  response.end(JSON.stringify(body));
}
