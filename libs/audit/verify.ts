import { MINUTE, type Instant } from '#domain/time.js';
import { type Sql } from '#persistence/database.js';
import { EVENT_TEXT, leafOf, linkDigest, type EventText, type LinkText } from './canonical.js';
import { Horizon } from './horizon.js';

export type FindingKind =
  'changed' | 'removed' | 'inserted' | 'seal-broken' | 'seal-missing' | 'unsealed' | 'head-not-found';

/** Something that is not as it was sealed. */
export interface Finding {
  readonly kind: FindingKind;
  /** Id of the line in audit.event, where it is one line. */
  readonly event?: number;
  readonly seal?: number;
  readonly message: string;
}

export interface Verified {
  readonly ok: boolean;
  readonly seals: number;
  readonly lines: number;
  /** Lines written since the last seal. */
  readonly waiting: number;
  readonly head?: { readonly n: number; readonly digest: string };
  readonly findings: readonly Finding[];
}

interface LinkRow extends LinkText {
  readonly digest: string;
  readonly count: number;
  readonly sealed_at: Instant;
}

export interface VerifyOptions {
  /** A head noted elsewhere, such as in the worker's log: this link must still be there, with this digest. */
  readonly head?: { readonly n: number; readonly digest: string };
  readonly onProgress?: (seals: number) => void;
  /** Tells whether to stop at so many findings. */
  readonly most?: number;
}

/** A line that has waited so long was not sealed by a sealer that works, unless a transaction is open that long. */
const LONGEST_WAIT = 10 * MINUTE;
const MOST_FINDINGS = 1_000;
const FIRST_XACT = '-9223372036854775808';

/**
 * Works the whole chain out again from the lines, without the functions of the database.
 * @param sql one connection or transaction that may read schema audit: the owner's
 * @returns every line that was changed, removed or put in since it was sealed, and links that are broken
 */
export async function verifyAudit(sql: Sql, options: VerifyOptions = {}): Promise<Verified> {
  const findings: Finding[] = [];
  const horizon = new Horizon();
  const most = options.most ?? MOST_FINDINGS;
  let seals = 0;
  let lines = 0;
  let last: LinkRow | undefined;
  let headSeen = options.head === undefined;
  for (;;) {
    const link = await nextLink(sql, last);
    if (!link || findings.length >= most) break;
    seals += 1;
    findings.push(...linkFindings(link, last));
    const there = await eventsOf(sql, last === undefined ? FIRST_XACT : link.from_xact, link.before_xact);
    lines += there.length;
    findings.push(...lineFindings(link, there, horizon));
    horizon.add({
      seal: Number(link.n),
      nextXact: Number(link.next_xact),
      sealedAt: link.sealed_at,
      highestId: Math.max(...link.ids.map(Number)),
    });
    headSeen ||= Number(link.n) === options.head?.n && link.digest === options.head.digest;
    last = link;
    options.onProgress?.(seals);
  }
  const tail = await tailFindings(sql, last?.before_xact ?? FIRST_XACT, horizon);
  findings.push(...tail.findings);
  if (!headSeen && options.head)
    findings.push({
      kind: 'head-not-found',
      seal: options.head.n,
      message: `Seal ${options.head.n} with digest ${options.head.digest} is not in the chain: it was written anew, or the database was restored from before it.`,
    });
  return {
    ok: findings.length === 0,
    seals,
    lines,
    waiting: tail.waiting,
    head: last && { n: Number(last.n), digest: last.digest },
    findings: findings.slice(0, most),
  };
}

async function nextLink(sql: Sql, last: LinkRow | undefined): Promise<LinkRow | undefined> {
  const [row] = await sql.query<LinkRow>(
    `SELECT n::text AS n, from_xact::text AS from_xact, before_xact::text AS before_xact, next_xact::text AS next_xact,
            (extract(epoch FROM sealed_at) * 1000000)::bigint::text AS micros, ids::text[] AS ids, encode(leaves, 'hex') AS leaves,
            previous, digest, count, sealed_at FROM audit.seal s WHERE s.n > $1::bigint ORDER BY s.n LIMIT 1`,
    [last?.n ?? '0'],
  );
  return row;
}

const eventsOf = (sql: Sql, from: string, before: string): Promise<EventText[]> =>
  sql.query<EventText>(
    `SELECT ${EVENT_TEXT} FROM audit.event e WHERE e.xact >= $1::bigint AND e.xact < $2::bigint ORDER BY e.xact, e.id`,
    [from, before],
  );

/** The link itself: its place in the chain, and its own digest. */
function linkFindings(link: LinkRow, last: LinkRow | undefined): Finding[] {
  const out: Finding[] = [];
  const n = Number(link.n);
  const expected = Number(last?.n ?? 0) + 1;
  if (n !== expected)
    out.push({
      kind: 'seal-missing',
      seal: expected,
      message: `Seal ${expected}${n - expected > 1 ? ` to ${n - 1}` : ''} is missing.`,
    });
  else if (link.previous !== (last?.digest ?? '') || (last && link.from_xact !== last.before_xact))
    out.push({ kind: 'seal-broken', seal: n, message: `Seal ${n} does not follow from the one before it.` });
  if (linkDigest(link) !== link.digest || link.count !== link.ids.length)
    out.push({ kind: 'seal-broken', seal: n, message: `Seal ${n} was changed: its digest is not its own.` });
  return out;
}

/** The lines of a link against what was sealed. */
function lineFindings(link: LinkRow, there: readonly EventText[], horizon: Horizon): Finding[] {
  const seal = Number(link.n);
  const sealed = new Map(link.ids.map((id, i) => [id, link.leaves.slice(64 * i, 64 * (i + 1))]));
  const out: Finding[] = [];
  for (const line of there) {
    const event = Number(line.id);
    const leaf = sealed.get(line.id);
    sealed.delete(line.id);
    if (leaf === undefined)
      out.push({
        kind: 'inserted',
        event,
        seal,
        message: `Line ${event} was put in after seal ${seal} was made.`,
      });
    else if (leaf !== leafOf(line))
      out.push({
        kind: 'changed',
        event,
        seal,
        message: `Line ${event} was changed after seal ${seal} was made.`,
      });
    else out.push(...impossible(line, horizon));
  }
  for (const id of sealed.keys())
    out.push({ kind: 'removed', event: Number(id), seal, message: `Line ${id}, of seal ${seal}, is gone.` });
  return out;
}

/** A line that says what cannot be: written after a seal, and older than it. */
function impossible(line: EventText, horizon: Horizon): Finding[] {
  const why = horizon.contradiction({
    id: Number(line.id),
    xact: Number(line.xact),
    at: Number(line.micros) / 1_000,
  });
  return why === undefined
    ? []
    : [{ kind: 'inserted', event: Number(line.id), message: `Line ${line.id} was put in by hand: ${why}.` }];
}

/** What is not sealed yet. */
async function tailFindings(
  sql: Sql,
  from: string,
  horizon: Horizon,
): Promise<{ waiting: number; findings: Finding[] }> {
  // The moment is read after the lines: by then, each of them has a transaction that has begun.
  const rows = await sql.query<EventText>(
    `SELECT ${EVENT_TEXT} FROM audit.event e WHERE e.xact >= $1::bigint ORDER BY e.xact, e.id`,
    [from],
  );
  const [now] = await sql.query<{ next: string; at: Instant }>(
    `SELECT (pg_current_xact_id()::text::bigint + e."offset")::text AS next, clock_timestamp() AS at FROM audit.epoch e`,
  );
  const findings = rows.flatMap((line) => impossible(line, horizon));
  const next = Number(now?.next ?? 0);
  const at = now?.at ?? 0;
  for (const { id, xact } of rows.filter((line) => Number(line.xact) >= next))
    findings.push({
      kind: 'inserted',
      event: Number(id),
      message: `Line ${id} was put in by hand: transaction ${xact} has not begun.`,
    });
  const late = rows.filter((line) => at - Number(line.micros) / 1_000 > LONGEST_WAIT);
  if (late.length)
    findings.push({
      kind: 'unsealed',
      message: `${late.length} lines have waited for a seal for more than ten minutes, the first is ${late[0]?.id ?? ''}: does a worker run, and is no transaction left open (pg_stat_activity)?`,
    });
  return { waiting: rows.length, findings };
}
