import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { londonDateOf } from '#calendar/index.js';
import { forecastOf, type Forecast } from '#engine/forecast/forecast.js';
import { LedgerService, type PathwaySource } from './ledger.service.js';

/** So many cases are remembered, each until its next turn or the end of the day. */
const REMEMBERED = 500;

/** Forecasts of cases, worked out once for a turn and a day: the same case asked twice is looked up. */
@Injectable()
export class ForecastService {
  private readonly known = new LRUCache<string, Promise<Forecast>>({ max: REMEMBERED });

  constructor(private readonly ledgers: LedgerService) {}

  /** How the case goes on from now, or from the moment it is shown as of; for nobody in particular: filter before showing. */
  async of(source: PathwaySource): Promise<Forecast> {
    const now = source.asOf ?? Date.now();
    const state = await this.ledgers.of(source);
    if (source.asOf !== undefined) return forecastOf(state, now);
    const name = `${source.id}/${state.seq}/${londonDateOf(now)}`;
    const known = this.known.get(name);
    if (known) return known;
    const working = forecastOf(state, now);
    this.known.set(name, working);
    working.catch(() => this.known.delete(name));
    return working;
  }
}
