import { EntitySchema } from 'typeorm';
import { as, date, flag, id, instant, now, orNull, text, to, uuid } from './columns.js';

/**
 * One role in one team from a day until a day, both included. Rows are ended, never removed: who was in a team on a day stays known.
 * `throughcare.membership` is the view of those in force today in London. A period that ends before it begins never was.
 */
export interface MembershipPeriodRow {
  id: string;
  user_id: string;
  team_id: string;
  role: string;
  /** `-infinity`: since before the directory kept days. */
  from_on: string;
  until_on: string | null;
  /** Acting up: somebody else's role for a while. */
  acting: boolean;
  made_by: string | null;
  made_at: Date;
  ended_by: string | null;
  ended_at: Date | null;
}

const ended = { ended_by: uuid(orNull), ended_at: instant(orNull) };
const made = { made_by: uuid(orNull), made_at: instant(now) };
const inOrder = 'until_on IS NULL OR until_on >= from_on - 1';

export const membershipPeriod = new EntitySchema<MembershipPeriodRow>({
  name: 'membership_period',
  schema: 'throughcare',
  columns: {
    id: id(),
    user_id: uuid(to('person_user', 'membership_user_fk', 'CASCADE')),
    team_id: uuid(to('team', 'membership_team_fk', 'CASCADE')),
    role: text(),
    from_on: date(as('-infinity')),
    until_on: date(orNull),
    acting: flag(as(false)),
    ...made,
    ...ended,
  },
  checks: [
    { name: 'membership_period_order', expression: inOrder },
    { name: 'membership_period_acting', expression: 'NOT acting OR until_on IS NOT NULL' },
  ],
  indices: [
    { name: 'membership_team', columns: ['team_id'] },
    {
      name: 'membership_period_once',
      columns: ['user_id', 'team_id', 'role', 'from_on'],
      unique: true,
      where: 'until_on IS NULL OR until_on >= from_on',
    },
    { name: 'membership_period_ends', columns: ['until_on'], where: 'until_on IS NOT NULL' },
  ],
});

/** Who does the work of somebody away, in one team, from a day until a day. */
export interface CoverRow {
  id: string;
  user_id: string;
  covered_by: string;
  team_id: string;
  from_on: string;
  until_on: string;
  made_by: string | null;
  made_at: Date;
  ended_by: string | null;
  ended_at: Date | null;
}
export const cover = new EntitySchema<CoverRow>({
  name: 'cover',
  schema: 'throughcare',
  columns: {
    id: id(),
    user_id: uuid(to('person_user', 'cover_user_fk', 'CASCADE')),
    covered_by: uuid(to('person_user', 'cover_by_fk', 'CASCADE')),
    team_id: uuid(to('team', 'cover_team_fk', 'CASCADE')),
    from_on: date(),
    until_on: date(),
    ...made,
    ...ended,
  },
  checks: [
    { name: 'cover_order', expression: 'until_on >= from_on - 1' },
    { name: 'cover_other', expression: 'user_id <> covered_by' },
  ],
  indices: [
    { name: 'cover_of', columns: ['user_id'] },
    { name: 'cover_by', columns: ['covered_by', 'until_on'] },
  ],
});

/** Signed off as competent for high and very high risk of harm (003 L638). */
export interface SignOffRow {
  id: string;
  user_id: string;
  from_on: string;
  until_on: string | null;
  made_by: string | null;
  made_at: Date;
  ended_by: string | null;
  ended_at: Date | null;
}
export const signOff = new EntitySchema<SignOffRow>({
  name: 'high_roh_sign_off',
  schema: 'throughcare',
  columns: {
    id: id(),
    user_id: uuid(to('person_user', 'high_roh_sign_off_user_fk', 'CASCADE')),
    from_on: date(),
    until_on: date(orNull),
    ...made,
    ...ended,
  },
  checks: [{ name: 'high_roh_sign_off_order', expression: inOrder }],
  indices: [{ name: 'high_roh_sign_off_user', columns: ['user_id'] }],
});
