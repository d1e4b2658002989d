import { type Database, type Sql } from '../database.js';

/** One way to ask PostgreSQL. Rows come as the query names them: dates as London text, instants as epoch milliseconds. */
export interface Reads {
  rows<Row>(text: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

/** What a reader may ask of the victim schema: the teams and areas the database checks again by row-level security. */
export interface VictimReach {
  readonly teamIds: readonly string[];
  readonly areas: readonly string[];
}

/** The two doors of the API: the app role, which has no right on the victim schema, and the victim role. Counts statements. */
export class Doors implements Reads {
  /** Statements sent since the process started, for the metrics and the proof that lists do not ask once a row. */
  statements = 0;

  constructor(
    readonly app: Database,
    readonly victim: Database,
  ) {}

  rows<Row>(text: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    this.statements += 1;
    return this.app.query<Row>(text, parameters);
  }

  /**
   * Reads through the victim door, with the reader's areas set for this transaction only.
   * @param work must read and not write
   */
  throughVictimDoor<T>(reach: VictimReach, work: (reads: Reads) => Promise<T>): Promise<T> {
    return this.victim.transaction((sql) => work(this.counted(sql)), {
      'throughcare.areas': reach.areas.join(','),
    });
  }

  /** Reads through the victim door for those who have its key, and through the ordinary one for everybody else. */
  asReader<T>(victim: VictimReach | undefined, work: (reads: Reads) => Promise<T>): Promise<T> {
    return victim ? this.throughVictimDoor(victim, work) : work(this);
  }

  private counted(sql: Sql): Reads {
    return {
      rows: <Row>(text: string, parameters: readonly unknown[] = []) => {
        this.statements += 1;
        return sql.query<Row>(text, parameters);
      },
    };
  }
}
