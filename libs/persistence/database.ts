import pg from 'pg';

/** A statement that PostgreSQL plans once for each connection. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/** Whoever can be asked: the pool, or one transaction of it. */
export interface Sql {
  /** Dates come as `YYYY-MM-DD`, instants as epoch milliseconds. */
  query<T = Record<string, unknown>>(
    statement: Statement | string,
    values?: readonly unknown[],
  ): Promise<T[]>;
}

export interface DatabaseSettings {
  readonly url: string;
  readonly poolSize?: number;
  readonly applicationName?: string;
  /** Settings of the connections, such as `-c synchronous_commit=off` for marks that may be lost. */
  readonly options?: string;
  /** Told of connections lost while idle: the pool mends itself. */
  readonly onLost?: (error: Error) => void;
}

const DATE = 1082;
const TIMESTAMPTZ = 1184;
const INT8 = 20;

/** Dates stay London dates, instants become epoch milliseconds: one kind of time for one meaning. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === DATE) return (text: string) => text;
    if (oid === TIMESTAMPTZ) return (text: string) => new Date(text).getTime();
    if (oid === INT8) return Number;
    return pg.types.getTypeParser(oid, format as 'text');
  }) as pg.CustomTypesConfig['getTypeParser'],
};

/** Connections of one role to one database, for the code that writes SQL by hand: commits, commands, relay. */
export class Database implements Sql {
  private readonly pool: pg.Pool;

  constructor(private readonly settings: DatabaseSettings) {
    this.pool = new pg.Pool({
      connectionString: settings.url,
      max: settings.poolSize ?? 10,
      application_name: settings.applicationName ?? 'throughcare',
      connectionTimeoutMillis: 10_000,
      options: settings.options,
      types,
    });
    this.pool.on('error', (error) => settings.onLost?.(error));
    // A connection lost while it is checked out rejects its query; without a listener it would end the process too.
    this.pool.on('connect', (client) => client.on('error', () => undefined));
  }

  async query<T>(statement: Statement | string, values: readonly unknown[] = []): Promise<T[]> {
    return ask<T>(this.pool, statement, values);
  }

  /**
   * Runs work in one transaction; a throw rolls it back.
   * @param settings set for this transaction only, such as `throughcare.areas`
   */
  async transaction<T>(
    work: (sql: Sql) => Promise<T>,
    settings: Readonly<Record<string, string>> = {},
  ): Promise<T> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('BEGIN');
      for (const [name, value] of Object.entries(settings))
        await client.query('SELECT set_config($1, $2, true)', [name, value]);
      const result = await work({ query: (statement, values = []) => ask(client, statement, values) });
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch((lost: Error) => (broken = lost));
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /**
   * Listens on channels with a connection of its own, and again after it is lost.
   * @param onReconnected told after a gap, in which notifications may have been missed
   * @returns stops listening
   */
  async listen(
    channels: readonly string[],
    onNotice: (channel: string, payload: string) => void,
    onReconnected: () => void = () => undefined,
  ): Promise<() => Promise<void>> {
    let stopped = false;
    let client: pg.Client | undefined;
    let timer: NodeJS.Timeout | undefined;
    const connect = async (): Promise<void> => {
      const next = new pg.Client({
        connectionString: this.settings.url,
        application_name: `${this.settings.applicationName ?? 'throughcare'}-listen`,
        connectionTimeoutMillis: 10_000,
        keepAlive: true,
      });
      next.on('notification', ({ channel, payload }) => onNotice(channel, payload ?? ''));
      next.on('error', () => undefined);
      await next.connect();
      for (const channel of channels) await next.query(`LISTEN ${next.escapeIdentifier(channel)}`);
      client = next;
      next.on('end', again);
    };
    const again = (): void => {
      if (stopped) return;
      timer = setTimeout(() => {
        connect().then(onReconnected, again);
      }, 500);
    };
    await connect();
    return async () => {
      stopped = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    };
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}

async function ask<T>(
  to: pg.Pool | pg.PoolClient,
  statement: Statement | string,
  values: readonly unknown[],
): Promise<T[]> {
  const query = typeof statement === 'string' ? { text: statement } : statement;
  const { rows } = await to.query({ ...query, values: [...values] });
  return rows as T[];
}
