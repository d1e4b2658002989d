import DataLoader from 'dataloader';
import { rolesOf } from '#identity/actor.js';
import { isUuid } from '#engine/ids.js';
import { writeAuditLines, type AuditEntry } from '#persistence/queries/audit-write.js';
import { type Doors } from '#persistence/queries/doors.js';
import { type RequestContext } from '../shared/context.js';

/** What was read or done; who, as what and from where is the request's. */
export interface Seen {
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId?: string;
  readonly pathwayId?: string;
  readonly outcome: string;
  readonly reason?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

const LONGEST_REASON = 2_000;
/** Ids are ours or a source's; anything else in the place of one is not kept, whatever it may be. */
const AN_ID = /^[\w.:/#@-]{1,200}$/;

/** Adds lines to the audit for one installation of the API. */
export class AuditRecorder {
  private readonly reads = new WeakMap<RequestContext, DataLoader<Seen, true, string>>();

  constructor(private readonly db: Doors) {}

  /** Adds a line. @throws when it cannot: what must be audited and cannot be is not shown */
  async write(context: RequestContext, seen: Seen): Promise<void> {
    await writeAuditLines(this.db, [this.entry(context, seen)]);
  }

  /** A read, once for a request however many of its fields are asked for; those of one moment go in one statement. */
  async read(context: RequestContext, seen: Seen): Promise<void> {
    let loader = this.reads.get(context);
    if (!loader) {
      loader = new DataLoader<Seen, true, string>(
        async (lines) => {
          await writeAuditLines(
            this.db,
            lines.map((line) => this.entry(context, line)),
          );
          return lines.map(() => true as const);
        },
        { cacheKeyFn: ({ action, subjectId, outcome }) => `${action} ${subjectId ?? ''} ${outcome}` },
      );
      this.reads.set(context, loader);
    }
    await loader.load(seen);
  }

  private entry(context: RequestContext, seen: Seen): AuditEntry {
    const { actor, correlationId, origin, reader } = context;
    // A reason given by those who work with victims may speak of one: it stays with the record, behind the wall.
    const walled = reader.victim !== undefined || reader.liaison !== undefined;
    return {
      actorId: actor.userId,
      role: rolesOf(actor),
      action: seen.action,
      subjectType: seen.subjectType,
      subjectId: seen.subjectId !== undefined && AN_ID.test(seen.subjectId) ? seen.subjectId : undefined,
      pathwayId: seen.pathwayId !== undefined && isUuid(seen.pathwayId) ? seen.pathwayId : undefined,
      outcome: seen.outcome,
      reason: walled ? undefined : seen.reason?.trim().slice(0, LONGEST_REASON) || undefined,
      detail: { ...seen.detail, ...(walled && seen.reason ? { reason: 'kept with the record' } : {}) },
      ip: origin?.ip ?? undefined,
      agent: origin?.agent ?? undefined,
      correlationId,
    };
  }
}
