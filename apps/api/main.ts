import { completeEnvironment } from '#config/environment.js';
import { readConfig } from '#config/config.js';
import { readIdentityConfig } from '#identity/identity-config.js';
import { startApi } from './api.js';

/** The API process: it runs until it is told to stop. */
async function main(): Promise<void> {
  const env = completeEnvironment(process.env);
  const api = await startApi(readConfig(env), readIdentityConfig(env));
  const stop = (): void => {
    api.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
