import { Injectable } from '@nestjs/common';
import { type Asking, type DirectoryResult } from '#identity/directory/change.js';
import { managedTeams, managesSomething, mayManage, notYours } from '#identity/directory/managers.js';
import { NO_SUCH_PERSON, NO_SUCH_TEAM, todayInLondon } from '#identity/directory/records.js';
import { type LondonDate } from '#domain/time.js';
import { type TeamKind } from '#domain/roles.js';
import { refuse } from '#engine/outcome.js';
import {
  coverOfPerson,
  directoryPerson,
  periodsOfPerson,
  signOffsOfPerson,
  teamOnDay,
  type DirectoryPersonRead,
  type MemberOnDay,
} from '#persistence/queries/directory.js';
import { Doors } from '#persistence/queries/doors.js';
import { type TeamRead } from '#persistence/queries/people.js';
import { type RequestContext } from '../shared/context.js';
import { shownRefusal, type RefusalSource } from '../shared/refused.js';

export interface ChangedSource {
  readonly person: DirectoryPersonRead;
  readonly casesTold: number;
}
export interface TeamOnDaySource {
  readonly teamId: string;
  readonly on: LondonDate;
  readonly members: readonly MemberOnDay[];
}

/** The directory as its managers read and change it. */
@Injectable()
export class DirectoryService {
  constructor(private readonly db: Doors) {}

  /** Runs a change and shows the person as they are after it, or why not. */
  async change(
    context: RequestContext,
    commandId: string | undefined,
    change: (asking: Asking) => Promise<DirectoryResult>,
  ): Promise<ChangedSource | RefusalSource> {
    const { actor, correlationId } = context;
    const result = await change({
      doors: this.db,
      actor,
      asked: { commandId: commandId ?? undefined, correlationId },
    });
    if (result.kind === 'refused') return shownRefusal(result, context);
    const person = await directoryPerson(this.db, result.userId);
    return person ? { person, casesTold: result.told } : shownRefusal(NO_SUCH_PERSON, context);
  }

  /** Somebody by id or username, for managers. */
  async person(who: string, context: RequestContext): Promise<DirectoryPersonRead | RefusalSource> {
    if (!managesSomething(context.actor))
      return shownRefusal(refuse('NOT_ALLOWED', 'The directory is read by managers.'), context);
    return (await directoryPerson(this.db, who)) ?? shownRefusal(NO_SUCH_PERSON, context);
  }

  /** Every team that somebody maintains, by the name of its place. */
  async teams({ actor, loaders }: RequestContext): Promise<TeamRead[]> {
    const managed = await managedTeams(this.db.app, actor);
    const teams = await Promise.all(managed.map(({ id }) => loaders.team.load(id)));
    return teams
      .filter((team) => team !== undefined)
      .sort((a, b) => a.placeName.localeCompare(b.placeName) || a.kind.localeCompare(b.kind));
  }

  /** Who is in a team on a day: for its members and whoever maintains it. */
  async team(
    teamId: string,
    on: LondonDate | undefined,
    context: RequestContext,
  ): Promise<TeamOnDaySource | RefusalSource> {
    const team = await context.loaders.team.load(teamId);
    if (!team) return shownRefusal(NO_SUCH_TEAM, context);
    const ref = { kind: team.kind as TeamKind, place: team.placeCode };
    if (!context.reader.teamIds.includes(teamId) && !mayManage(context.actor, ref))
      return shownRefusal(notYours(ref), context);
    const day = on ?? todayInLondon();
    return { teamId, on: day, members: await teamOnDay(this.db, teamId, day) };
  }

  periods = (userId: string) => periodsOfPerson(this.db, userId);
  cover = (userId: string) => coverOfPerson(this.db, userId);
  signOffs = (userId: string) => signOffsOfPerson(this.db, userId);
}
