import { type LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';
import { correlationHere } from '#graphql/shared/correlation.js';

/** The process's log: JSON lines on standard output; ids and codes, never names or what somebody wrote. */
export const createLog = (level: string): Logger =>
  pino({
    name: 'api',
    level,
    // Whatever is said while a request is served carries its number.
    mixin: () => {
      const correlationId = correlationHere();
      return correlationId === undefined ? {} : { correlationId };
    },
    serializers: {
      // A message of PostgreSQL may quote a value somebody typed: its code and place say enough.
      err: (error: { name?: string; code?: string; message?: string; stack?: string }) =>
        typeof error?.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code)
          ? { type: 'PostgreSQL', code: error.code, at: error.stack?.split('\n').slice(1, 6) }
          : { type: error?.name, message: error?.message, stack: error?.stack },
    },
  });

/** Nest's own messages in the same log; its start-up chatter only when debugging. */
export const nestLog = (log: Logger): LoggerService => ({
  log: (message: unknown) => log.debug(String(message)),
  verbose: (message: unknown) => log.trace(String(message)),
  debug: (message: unknown) => log.debug(String(message)),
  warn: (message: unknown) => log.warn(String(message)),
  // An error of a resolver is reported once, by what shows it to the client (graphql/shared/errors.ts).
  error: (message: unknown) =>
    message instanceof Error ? log.debug({ err: message }, 'Nest saw an error') : log.error(String(message)),
  fatal: (message: unknown) => log.fatal(String(message)),
});
