import { Controller, Get, Header, HttpException, Inject } from '@nestjs/common';
import { ChangeFeed } from '#graphql/live/change-feed.js';
import { Doors } from '#persistence/queries/doors.js';
import { type Metrics } from './metrics.js';

export const METRICS = Symbol('metrics');

/** For those who run the service: whether it works, and what it counts. Nothing about anybody. */
@Controller()
export class OperationsController {
  constructor(
    private readonly doors: Doors,
    private readonly feed: ChangeFeed,
    @Inject(METRICS) private readonly metrics: Metrics,
  ) {}

  @Get('health')
  async health() {
    const began = performance.now();
    try {
      const rows = await this.doors.app.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM throughcare.command WHERE delivered_at IS NULL AND accepted_at < now() - interval '1 minute'`,
      );
      return {
        status: 'ok',
        postgres: { status: 'ok', milliseconds: Math.round(performance.now() - began) },
        commandsWaiting: rows[0]?.n ?? 0,
        lastChangeHeardAt: this.feed.heardAt === undefined ? null : new Date(this.feed.heardAt).toISOString(),
      };
    } catch {
      throw new HttpException({ status: 'failing', postgres: { status: 'failing' } }, 503);
    }
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4')
  scrape(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
