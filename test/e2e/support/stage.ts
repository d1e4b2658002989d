import { Database } from '#persistence/database.js';
import { seedSamplePeople } from '#identity/sample-people.js';
import { startEnvironment, type TestEnvironment } from '../../support/environment.js';
import { signIn, type Client } from './client.js';

/** A whole installation of its own, with the sample people, and whoever a test needs signed in. */
export interface Stage {
  readonly environment: TestEnvironment;
  readonly url: string;
  as(username: string): Promise<Client>;
  /** Opens a case at Hull prison, home area York, as its case administrator. @returns its id */
  openCase(more?: {
    surname?: string;
    victimScheme?: boolean;
    months?: number;
    crd?: string;
  }): Promise<string>;
  close(): Promise<void>;
}

const OPEN = `mutation ($input: OpenPathwayInput!) { openPathway(input: $input) {
  ... on PathwayOpened { settled pathway { id } } ... on Refusal { code message } } }`;

export async function setStage(): Promise<Stage> {
  const environment = await startEnvironment();
  const { env, apiUrl } = environment;
  const engine = new Database({ url: env['ENGINE_DATABASE_URL'] ?? '', poolSize: 1 });
  await seedSamplePeople(engine);
  await engine.close();
  await environment.worker.start();
  await environment.api.start();
  let opened = 0;
  const as = (username: string): Promise<Client> => signIn(env, apiUrl, username);
  return {
    environment,
    url: apiUrl,
    as,
    close: () => environment.stop(),
    async openCase({ surname = 'Bloggs', victimScheme = false, months = 30, crd = '2030-03-01' } = {}) {
      opened += 1;
      const omu = await as('omu.hli');
      const now = Date.now();
      const at = (minutesAgo: number): string => new Date(now - minutesAgo * 60_000).toISOString();
      const input = {
        person: { prisonNumber: `A${String(1_000 + opened)}AA`, firstName: 'Joe', lastName: surname },
        facts: [
          {
            kind: 'sentenced',
            happenedAt: at(120),
            source: 'court',
            data: {
              kind: 'determinate',
              months,
              prison: 'HLI',
              area: 'YOR',
              victimScheme,
              dates: { crd, sled: '2031-09-01' },
            },
          },
          { kind: 'received', happenedAt: at(60), source: 'prison-record', data: { prison: 'HLI' } },
        ],
      };
      const { data, errors } = await omu.ask(OPEN, { input });
      const id = data?.openPathway?.pathway?.id as string | undefined;
      if (!id) throw new Error(`The case was not opened: ${JSON.stringify(data ?? errors)}`);
      return id;
    },
  };
}
