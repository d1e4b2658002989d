import { TEAM_KINDS } from '#domain/roles.js';
import { type Actor } from '#identity/actor.js';
import { type Database } from '#persistence/database.js';

/** Somebody as a page shows them to themselves. */
export interface Who {
  readonly name: string;
  readonly username: string;
  readonly teams: readonly { readonly title: string; readonly place: string; readonly role: string }[];
}

/** Puts names to an actor's ids and codes. */
export async function describeActor(app: Database, { userId, username, memberships }: Actor): Promise<Who> {
  const [[person], places] = await Promise.all([
    app.query<{ name: string }>('SELECT display_name AS name FROM throughcare.person_user WHERE id = $1', [
      userId,
    ]),
    app.query<{ code: string; name: string }>(
      'SELECT code, name FROM throughcare.place WHERE code = ANY ($1::text[])',
      [memberships.map(({ place }) => place)],
    ),
  ]);
  const nameOf = new Map(places.map(({ code, name }) => [code, name]));
  return {
    name: person?.name ?? username,
    username,
    teams: memberships.map(({ kind, place, role }) => ({
      title: TEAM_KINDS[kind].title,
      place: nameOf.get(place) ?? place,
      role: role.replaceAll('-', ' '),
    })),
  };
}
