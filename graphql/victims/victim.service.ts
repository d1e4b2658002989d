import { Injectable } from '@nestjs/common';
import { type Asked, type Refused } from '#engine/outcome.js';
import { rolesOf } from '#identity/actor.js';
import { writeAuditLines } from '#persistence/queries/audit-write.js';
import { Doors } from '#persistence/queries/doors.js';
import { type DisclosureDone } from '#victims/disclose.js';
import { disclosuresTo, victimsOf, type DisclosureRead, type VictimRead } from '#victims/read.js';
import { type VictimDone } from '#victims/record.js';
import { type PathwaySource } from '../pathways/ledger.service.js';
import { type RequestContext } from '../shared/context.js';
import { shownRefusal } from '../shared/refused.js';
import { SettleService } from '../shared/settle.service.js';

/** Victims and what is disclosed of them. Each victim and each item that is shown is a line in the audit, written before it is shown. */
@Injectable()
export class VictimService {
  constructor(
    private readonly db: Doors,
    private readonly settle: SettleService,
  ) {}

  async of(pathwayId: string, context: RequestContext, victimId?: string): Promise<VictimRead[]> {
    const victims = await victimsOf(this.db, context.actor, pathwayId, victimId);
    await this.seen(context, 'victim.read', 'victim', victims);
    return victims;
  }

  /** Only for whoever is named as offender manager now; as of an earlier moment nothing is told again. */
  async disclosedTo(source: PathwaySource, context: RequestContext): Promise<DisclosureRead[]> {
    if (source.asOf !== undefined) return [];
    const disclosures = await disclosuresTo(this.db, context.actor, source.id);
    await this.seen(context, 'disclosure.read', 'disclosure', disclosures);
    return disclosures;
  }

  async kept(result: VictimDone | DisclosureDone | Refused, context: RequestContext) {
    if (result.kind === 'refused') return shownRefusal(result, context);
    const [victim] = await this.of(result.pathwayId, context, result.victimId);
    if (!victim) return { code: 'NOT_FOUND', message: 'It was kept, and is no longer yours to read.' };
    const n = 'n' in result ? result.n : undefined;
    return { victim, settled: n === undefined || (await this.settle.settled(result.pathwayId, n)) };
  }

  asked(commandId: string | undefined, { correlationId }: RequestContext): Asked {
    return { commandId: commandId ?? undefined, correlationId };
  }

  private async seen(
    { actor, correlationId, origin }: RequestContext,
    action: string,
    subjectType: string,
    rows: readonly { readonly id: string; readonly pathwayId: string }[],
  ): Promise<void> {
    if (rows.length === 0) return;
    const lines = rows.map(({ id, pathwayId }) => ({
      actorId: actor.userId,
      role: rolesOf(actor),
      action,
      subjectType,
      subjectId: id,
      pathwayId,
      outcome: 'done',
      correlationId,
      ip: origin?.ip ?? undefined,
      agent: origin?.agent ?? undefined,
    }));
    await writeAuditLines(this.db, lines);
  }
}
