import { type Keys } from '#config/key-ring.js';
import { type Database } from '#persistence/database.js';
import { SECOND } from '#domain/time.js';
import { type Log } from '../relay.js';
import { stepCampaign } from './step.js';

export interface RunnerSettings {
  readonly database: Database;
  readonly key: Keys;
  readonly log: Log;
  /** How often it looks for work, in milliseconds. */
  readonly every?: number;
}

/**
 * Takes campaigns on, each no faster than its rate. Where it stands is in PostgreSQL: a killed one goes on where it was, and two
 * beside each other do no case twice.
 */
export class CampaignRunner {
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private passing: Promise<void> = Promise.resolve();

  constructor(private readonly settings: RunnerSettings) {}

  start(): void {
    this.passing = this.pass().catch((error: unknown) =>
      this.settings.log.warn(
        { name: (error as Error).name },
        'A campaign could not go on: it will be tried again',
      ),
    );
    void this.passing.finally(() => {
      if (!this.stopped) this.timer = setTimeout(() => this.start(), this.settings.every ?? SECOND);
    });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.passing;
  }

  /** A second's worth of every campaign under way. */
  async pass(): Promise<void> {
    const { database, key, log } = this.settings;
    const running = await database.query<{ id: string; rate: number }>(
      `SELECT id, rate FROM throughcare.campaign WHERE state = 'planning' OR (state = 'applying' AND coalesce(not_before, now()) <= now()) ORDER BY created_at`,
    );
    for (const { id, rate } of running) {
      if (this.stopped) return;
      const { campaign } = await stepCampaign(database, key, id, rate);
      if (campaign && ['planned', 'done'].includes(campaign.state)) {
        const { change, state, applied, failed } = campaign;
        log.info(
          { campaign: id, change, state, applied, failed },
          'A campaign has come to the end of its cases',
        );
      }
    }
  }
}
