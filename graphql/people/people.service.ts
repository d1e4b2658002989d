import { Injectable } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import { Doors } from '#persistence/queries/doors.js';
import { membersOf, workloadOf, type UserRead, type WorkloadRead } from '#persistence/queries/people.js';
import { type RequestContext } from '../shared/context.js';

export type UserSource = UserRead;

/** People, teams and what they hold, as far as the asker may know. */
@Injectable()
export class PeopleService {
  constructor(private readonly db: Doors) {}

  async me({ actor, loaders }: RequestContext): Promise<UserSource> {
    return (
      (await loaders.user.load(actor.userId)) ?? {
        id: actor.userId,
        username: actor.username,
        displayName: actor.username,
      }
    );
  }

  /** Your own memberships; of others nothing. */
  async memberships(userId: string, { actor, loaders }: RequestContext) {
    if (userId !== actor.userId) return [];
    return Promise.all(
      actor.memberships.map(async ({ teamId, role }) => ({ team: await loaders.team.load(teamId), role })),
    );
  }

  /** Members of one of the asker's own teams; nobody of others. */
  async members(teamId: string, { reader }: RequestContext) {
    if (!reader.teamIds.includes(teamId)) return [];
    return (await membersOf(this.db, teamId)).map(({ role, ...user }) => ({ user, role }));
  }

  /** @throws GraphQLError FORBIDDEN for a team the asker is not in */
  async workload(teamId: string, { reader }: RequestContext): Promise<WorkloadRead[]> {
    if (!reader.teamIds.includes(teamId)) {
      throw new GraphQLError(
        'You see the workload of your own teams only. `me { memberships { team { id } } }` lists them.',
        { extensions: { code: 'FORBIDDEN' } },
      );
    }
    const { victim } = reader;
    const both = victim?.teamIds.includes(teamId) ?? false;
    return this.db.asReader(both ? victim : undefined, (reads) =>
      workloadOf(reads, reader.userId, teamId, both),
    );
  }
}
