import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { type CommitResult } from '#workflows/activities.types.js';

/** What the worker counts. */
export interface Metrics {
  readonly registry: Registry;
  readonly committed: (milliseconds: number, kind: CommitResult['kind']) => void;
  readonly delivered: (commands: number, oldestAcceptedAt: number) => void;
  readonly reconciled: (found: number) => void;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'throughcare_commit_seconds',
    help: 'Time to commit a turn, by what the journal answered',
    labelNames: ['kind'] as const,
    buckets: [0.001, 0.002, 0.004, 0.008, 0.016, 0.05, 0.25, 1],
    registers: [registry],
  });
  const delivered = new Counter({
    name: 'throughcare_relay_commands_total',
    help: 'Commands given to Temporal',
    registers: [registry],
  });
  const lag = new Histogram({
    name: 'throughcare_relay_lag_seconds',
    help: 'From acceptance of the oldest command of a batch until Temporal had it',
    buckets: [0.005, 0.01, 0.05, 0.25, 1, 5, 60, 600],
    registers: [registry],
  });
  const stuck = new Gauge({
    name: 'throughcare_reconciler_found',
    help: 'Pathways absent, failing or behind at the last look',
    registers: [registry],
  });
  return {
    registry,
    committed: (milliseconds, kind) => seconds.observe({ kind }, milliseconds / 1_000),
    delivered: (commands, oldestAcceptedAt) => {
      delivered.inc(commands);
      lag.observe((Date.now() - oldestAcceptedAt) / 1_000);
    },
    reconciled: (found) => stuck.set(found),
  };
}
