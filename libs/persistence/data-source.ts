import { DataSource, type DataSourceOptions } from 'typeorm';
import { ENTITIES } from './entities/index.js';
import { MIGRATIONS } from './migrations/index.js';
import { Naming } from './naming.js';

export interface DataSourceSettings {
  /** PostgreSQL URL; its role decides what can be seen (throughcare_app, throughcare_victim, throughcare_engine, or the owner). */
  readonly url: string;
  /** Most connections held at once. */
  readonly poolSize?: number;
  /** Seen in pg_stat_activity. */
  readonly applicationName?: string;
}

/** Options of a data source that runs no migration by itself: `migrate.ts` does, as the owner. */
export const dataSourceOptions = ({
  url,
  poolSize = 10,
  applicationName = 'throughcare',
}: DataSourceSettings): DataSourceOptions => ({
  type: 'postgres',
  url,
  poolSize,
  applicationName,
  entities: ENTITIES,
  migrations: MIGRATIONS,
  migrationsTableName: 'throughcare_migration',
  namingStrategy: new Naming(),
  uuidExtension: 'pgcrypto', // the name of built-in gen_random_uuid() here: nothing is installed
  installExtensions: false,
  synchronize: false,
  logging: false,
  connectTimeoutMS: 10_000,
});

/** A data source, not yet connected: call `initialize()`. */
export const createDataSource = (settings: DataSourceSettings): DataSource =>
  new DataSource(dataSourceOptions(settings));
