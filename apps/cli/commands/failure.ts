import { ConfigError } from '#config/config.js';

/** Exit codes of the command line (design: public contract): 1 failed, 2 some refused. */
export const FAILED = 1;
export const REFUSED = 2;

/** Says why something was not done. @param json as one JSON object */
export function refuse(json: boolean | undefined, code: string, message: string): void {
  process.exitCode = REFUSED;
  if (json) console.log(JSON.stringify({ refused: true, code, message }));
  else console.error(`Refused: ${message}`);
}

/**
 * Says what went wrong, and what to look at first: a setting says so itself, anything else may be a database that is not there.
 * @param what what could not be done, as the beginning of a sentence
 * @param aside a sentence more, where there is something to be reassured of
 */
export function fail(error: unknown, what: string, aside = ''): void {
  process.exitCode = FAILED;
  const { message, code } = error as { message: string; code?: string };
  console.error(
    error instanceof ConfigError
      ? message
      : `${what}: ${message || code || 'unknown'}. ${aside}Is PostgreSQL running (npm start)?`,
  );
}
