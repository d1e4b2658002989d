import fs from 'node:fs';
import path from 'node:path';
import { v5 as uuidv5 } from 'uuid';
import { z } from 'zod';
import { checkoutRoot } from '#config/checkout.js';
import {
  PLACE_KINDS,
  roleInWords,
  ROLES,
  TEAM_KINDS,
  teamKindOf,
  type PlaceKind,
  type Role,
  type TeamKind,
} from '#domain/roles.js';
import { type Sql } from './sql.js';

/** Namespace of the sample's ids: the same people have the same ids on every machine. */
const NAMESPACE = '6f3b6a0e-3c8f-5a44-9d5c-2f0f1c7c9a11';

const Places = z.record(z.string().min(1), z.string().min(1));
const Sample = z.object({
  places: z.object({ prison: Places, area: Places, national: Places }),
  usernames: z.partialRecord(z.enum(ROLES as [Role, ...Role[]]), z.string().regex(/^[a-z-]+$/)),
  managers: z.array(
    z.object({
      username: z.string().regex(/^[a-z.-]+$/),
      name: z.string(),
      role: z.enum(ROLES as [Role, ...Role[]]),
    }),
  ),
});

export interface SampleTeam {
  readonly id: string;
  readonly kind: TeamKind;
  readonly place: string;
}

export interface SamplePerson {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly memberships: readonly { readonly teamId: string; readonly role: Role }[];
}

export interface SamplePeople {
  readonly places: readonly { readonly code: string; readonly kind: PlaceKind; readonly name: string }[];
  readonly teams: readonly SampleTeam[];
  readonly people: readonly SamplePerson[];
  /** Those of them the caseload names as managers of cases. */
  readonly managers: readonly SamplePerson[];
}

export const sampleTeamId = (kind: TeamKind, place: string): string =>
  uuidv5(`team/${kind}/${place}`, NAMESPACE);
export const sampleUserId = (username: string): string => uuidv5(`user/${username}`, NAMESPACE);

/**
 * The people of the sample caseload: every kind of team at every place of its kind, one person for each role in it,
 * and the managers the caseload names, who belong to every team of their kind.
 * @throws Error when infra/sample/people.json cannot be read as such
 */
export function samplePeople(file = path.join(checkoutRoot(), 'infra/sample/people.json')): SamplePeople {
  const sample = Sample.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
  const places = PLACE_KINDS.flatMap((kind) =>
    Object.entries(sample.places[kind]).map(([code, name]) => ({ code, kind, name })),
  );
  const teams = Object.entries(TEAM_KINDS).flatMap(([kind, info]) =>
    places
      .filter((place) => place.kind === info.place)
      .map(({ code }) => ({ id: sampleTeamId(kind as TeamKind, code), kind: kind as TeamKind, place: code })),
  );
  const nameOf = (code: string): string => places.find((place) => place.code === code)?.name ?? code;
  const everyRole = teams.flatMap((team) =>
    TEAM_KINDS[team.kind].roles.map((role) => {
      const username = `${sample.usernames[role] ?? role}.${team.place.toLowerCase()}`;
      const title = roleInWords(role);
      return {
        id: sampleUserId(username),
        username,
        name: `${title.charAt(0).toUpperCase()}${title.slice(1)}, ${nameOf(team.place)}`,
        memberships: [{ teamId: team.id, role }],
      };
    }),
  );
  const managers = sample.managers.map(({ username, name, role }) => ({
    id: sampleUserId(username),
    username,
    name,
    memberships: teams
      .filter(({ kind }) => kind === teamKindOf(role))
      .map(({ id }) => ({ teamId: id, role })),
  }));
  return { places, teams, people: [...everyRole, ...managers], managers };
}

/**
 * Puts the sample people in. Run again it changes nothing; people and teams that are already there stay as they are.
 * @param sql a connection with the owner's or the engine's rights
 * @returns how many people the sample has and how many of them are new
 */
export async function seedSamplePeople(sql: Sql): Promise<{ people: number; added: number }> {
  const { places, teams, people, managers } = samplePeople();
  await sql.query(
    `INSERT INTO throughcare.place (code, kind, name) SELECT code, kind, name FROM jsonb_to_recordset($1::jsonb) AS p(code text, kind text, name text)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(places)],
  );
  await sql.query(
    `INSERT INTO throughcare.team (id, kind, place_code) SELECT id, kind, place FROM jsonb_to_recordset($1::jsonb) AS t(id uuid, kind text, place text)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(teams)],
  );
  const added = (await sql.query(
    `WITH added AS (
       INSERT INTO throughcare.person_user (id, username, display_name, active)
       SELECT id, username, name, true FROM jsonb_to_recordset($1::jsonb) AS u(id uuid, username text, name text)
       ON CONFLICT DO NOTHING RETURNING 1)
     SELECT count(*)::int AS n FROM added`,
    [JSON.stringify(people)],
  )) as { n: number }[];
  await sql.query(
    `INSERT INTO throughcare.membership (user_id, team_id, role)
     SELECT u.id, (m->>'teamId')::uuid, m->>'role'
       FROM jsonb_to_recordset($1::jsonb) AS s(id uuid, username text, memberships jsonb)
       JOIN throughcare.person_user u ON u.id = s.id AND u.username = s.username, jsonb_array_elements(s.memberships) m
      WHERE EXISTS (SELECT 1 FROM throughcare.team t WHERE t.id = (m->>'teamId')::uuid)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(people)],
  );
  // The managers the caseload names are signed off for high risk of harm (003 L638); whoever holds a place's role is not.
  await sql.query(
    `INSERT INTO throughcare.high_roh_sign_off (user_id, from_on)
     SELECT u.id, '2020-01-01' FROM jsonb_to_recordset($1::jsonb) AS s(id uuid, username text)
       JOIN throughcare.person_user u ON u.id = s.id AND u.username = s.username
      WHERE NOT EXISTS (SELECT FROM throughcare.high_roh_sign_off o WHERE o.user_id = u.id)`,
    [JSON.stringify(managers)],
  );
  // Addresses that lead nowhere: the local stand-in for GOV.UK Notify shows what they would be sent.
  await sql.query(
    `INSERT INTO throughcare.notice_contact (user_id, email)
     SELECT u.id, u.username || '@throughcare.example' FROM jsonb_to_recordset($1::jsonb) AS s(id uuid, username text)
       JOIN throughcare.person_user u ON u.id = s.id AND u.username = s.username
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(people)],
  );
  return { people: people.length, added: added[0]?.n ?? 0 };
}
