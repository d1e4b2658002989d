import { createHash } from 'node:crypto';
import { type Database, type Sql, type Statement } from '../database.js';

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
    return this.app.query<Row>(planned(text), parameters);
  }

  /**
   * Reads through the victim door, with the reader's areas and teams set for this transaction only.
   * @param work must read and not write
   */
  throughVictimDoor<T>(reach: VictimReach, work: (reads: Reads) => Promise<T>): Promise<T> {
    return this.victim.transaction((sql) => work(this.counted(sql)), {
      'throughcare.areas': reach.areas.join(','),
      'throughcare.teams': reach.teamIds.join(','),
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
        return sql.query<Row>(planned(text), parameters);
      },
    };
  }
}

/** Reads as the queries here ask for them, within a transaction that does more. */
export const readsWithin = (sql: Sql): Reads => ({
  rows: (text, parameters = []) => sql.query(planned(text), parameters),
});

/**
 * Connection options for whoever reads through the doors: a text is planned once for a connection, whatever its values. A condition that is
 * not asked for is not in the text, and each list follows an index whatever is asked, so that a plan for these very values would be no
 * better, and making it costs more than answering (docs/decisions/0018).
 */
export const PLANNED_ONCE = '-c plan_cache_mode=force_generic_plan';

/** Texts seen, each under a name that is the same in every process: PostgreSQL then plans a text once for each connection. */
const statements = new Map<string, Statement>();
/** A filter may be there or not, so a list has some hundreds of texts and no more. */
const MOST_TEXTS = 2_000;

function planned(text: string): Statement | string {
  const known = statements.get(text);
  if (known) return known;
  if (statements.size >= MOST_TEXTS) return text;
  const statement = { name: `read-${createHash('sha256').update(text).digest('hex').slice(0, 24)}`, text };
  statements.set(text, statement);
  return statement;
}
