import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { type AnsweredRequest } from '#graphql/shared/requests.plugin.js';
import { type Doors } from '#persistence/queries/doors.js';

/** What the API counts. */
export interface Metrics {
  readonly registry: Registry;
  readonly answered: (request: AnsweredRequest) => void;
}

/** @param doors read when somebody asks for the metrics */
export function createMetrics(doors: Doors): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'throughcare_graphql_seconds',
    help: 'Time to answer a GraphQL request',
    labelNames: ['kind', 'outcome'] as const,
    buckets: [0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });
  const errors = new Counter({
    name: 'throughcare_graphql_errors_total',
    help: 'GraphQL requests answered with errors',
    registers: [registry],
  });
  new Gauge({
    name: 'throughcare_sql_statements_total',
    help: 'Statements sent to PostgreSQL by reads',
    registers: [registry],
    collect() {
      this.set(doors.statements);
    },
  });
  return {
    registry,
    answered: ({ kind, milliseconds, errors: wrong }) => {
      seconds.observe({ kind, outcome: wrong ? 'errors' : 'done' }, milliseconds / 1_000);
      if (wrong) errors.inc();
    },
  };
}
