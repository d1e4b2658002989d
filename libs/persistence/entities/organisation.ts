import { EntitySchema } from 'typeorm';
import { as, flag, id, primary, text, to, uuid } from './columns.js';

/** Where teams stand: a prison, a probation area, or nowhere in particular (`national`). */
export interface PlaceRow {
  code: string;
  kind: 'prison' | 'area' | 'national';
  name: string;
}
export const place = new EntitySchema<PlaceRow>({
  name: 'place',
  schema: 'throughcare',
  columns: { code: text(primary), kind: text(), name: text() },
  checks: [{ name: 'place_kind', expression: `kind IN ('prison', 'area', 'national')` }],
});

/** A kind of team at a place: the OMU of Hull, the PDU of York. */
export interface TeamRow {
  id: string;
  kind: string;
  place_code: string;
}
export const team = new EntitySchema<TeamRow>({
  name: 'team',
  schema: 'throughcare',
  columns: { id: id(), kind: text(), place_code: text(to('place', 'team_place_fk')) },
  uniques: [{ name: 'team_kind_place', columns: ['kind', 'place_code'] }],
});

/** Somebody who signs in. Not the person in prison: that is `person`. */
export interface PersonUserRow {
  id: string;
  username: string;
  display_name: string;
  active: boolean;
}
export const personUser = new EntitySchema<PersonUserRow>({
  name: 'person_user',
  schema: 'throughcare',
  columns: { id: id(), username: text(), display_name: text(), active: flag(as(true)) },
  uniques: [{ name: 'person_user_username', columns: ['username'] }],
});

export interface MembershipRow {
  user_id: string;
  team_id: string;
  role: string;
}
export const membership = new EntitySchema<MembershipRow>({
  name: 'membership',
  schema: 'throughcare',
  columns: {
    user_id: uuid({ ...primary, ...to('person_user', 'membership_user_fk', 'CASCADE') }),
    team_id: uuid({ ...primary, ...to('team', 'membership_team_fk', 'CASCADE') }),
    role: text(primary),
  },
  indices: [{ name: 'membership_team', columns: ['team_id'] }],
});
