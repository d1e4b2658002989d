import { type LoggerService } from '@nestjs/common';
import { type Logger as TemporalLogger } from '@temporalio/worker';
import { pino, type Logger } from 'pino';

/** JSON lines on standard output; ids and codes, never names or what somebody wrote. */
export const createLog = (level: string): Logger => pino({ name: 'worker', level });

/** What the SDK may tell besides its message: nothing that could carry a payload. */
const SAFE = new Set([
  'sdkComponent',
  'taskQueue',
  'namespace',
  'workflowId',
  'runId',
  'workflowType',
  'activityType',
  'attempt',
  'isLocal',
]);

/** Temporal's messages in the same log. */
export function temporalLog(log: Logger): TemporalLogger {
  const say = (
    level: 'trace' | 'debug' | 'info' | 'warn' | 'error',
    message: string,
    about: Record<string, unknown> = {},
  ): void => {
    const { error } = about as { error?: Error };
    const safe = Object.fromEntries(Object.entries(about).filter(([name]) => SAFE.has(name)));
    log[level]({ ...safe, ...(error ? { error: `${error.name}: ${error.message}` } : {}) }, message);
  };
  return {
    log: (level, message, about) => say(level.toLowerCase() as 'info', message, about),
    trace: (message, about) => say('trace', message, about),
    debug: (message, about) => say('debug', message, about),
    info: (message, about) => say('debug', message, about),
    warn: (message, about) => say('warn', message, about),
    error: (message, about) => say('error', message, about),
  };
}

/** Nest's messages in the same log; its start-up chatter only when debugging. */
export const nestLog = (log: Logger): LoggerService => ({
  log: (message: unknown) => log.debug(String(message)),
  verbose: (message: unknown) => log.trace(String(message)),
  debug: (message: unknown) => log.debug(String(message)),
  warn: (message: unknown) => log.warn(String(message)),
  error: (message: unknown) => log.error(String(message)),
  fatal: (message: unknown) => log.fatal(String(message)),
});
