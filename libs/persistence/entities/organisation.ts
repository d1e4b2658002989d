import { EntitySchema } from 'typeorm';
import { as, date, flag, id, orNull, primary, text, to } from './columns.js';

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
  /** The last day somebody who leaves may sign in, whatever their issuer says. */
  last_day: string | null;
  /** The last day on which they are accredited to read ViSOR references; null: they are not. */
  visor_until: string | null;
}
export const personUser = new EntitySchema<PersonUserRow>({
  name: 'person_user',
  schema: 'throughcare',
  columns: {
    id: id(),
    username: text(),
    display_name: text(),
    active: flag(as(true)),
    last_day: date(orNull),
    visor_until: date(orNull),
  },
  uniques: [{ name: 'person_user_username', columns: ['username'] }],
});
