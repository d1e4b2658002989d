import { Injectable } from '@nestjs/common';
import { isVictimLiaison, type Actor } from '#identity/actor.js';
import { type Notice } from '#engine/commit/notices.js';
import { wouldTell } from '#engine/commit/would-tell.js';
import { taskId } from '#engine/ids.js';
import { Doors } from '#persistence/queries/doors.js';
import { type BlastSource } from '../pathways/blast.js';
import { mayKnow } from '../pathways/steps.js';

/** A notice that would be sent, before names are read. */
export interface ToldSource {
  readonly kind: string;
  readonly role: string | null;
  readonly userId: string | null;
  readonly teamId: string | null;
}

/** Who would hear of a turn that is only thought. */
@Injectable()
export class WouldTellService {
  constructor(private readonly db: Doors) {}

  /** Each person or team once for each kind of notice; what is behind the victim wall only to victim liaison. */
  async of({ pathwayId, after, batch }: BlastSource, actor: Actor): Promise<ToldSource[]> {
    const told = await wouldTell(this.db.app, pathwayId, after, batch);
    const hidden = new Set(
      [...after.steps.values()]
        .filter(({ type }) => !mayKnow(actor, type))
        .map(({ key, round }) => taskId(pathwayId, key, round)),
    );
    const shown = (notice: Notice): boolean => !hidden.has(String(notice.data['task']));
    const open = told.open.filter(shown);
    const notices = isVictimLiaison(actor) ? [...open, ...told.walled] : open;
    const once = new Map<string, ToldSource>();
    for (const { kind, role, user_id, team_id } of notices) {
      const userId = user_id;
      const teamId = user_id === null ? team_id : null;
      once.set(`${kind}/${userId ?? teamId}`, { kind, role, userId, teamId });
    }
    return [...once.values()];
  }
}
