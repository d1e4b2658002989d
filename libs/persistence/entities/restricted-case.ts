import { EntitySchema } from 'typeorm';
import { id, instant, now, pathway, primary, text, to, uuid } from './columns.js';

/** A case that is open to named people only (docs/decisions/0023). */
export interface RestrictedCaseRow {
  pathway_id: string;
  ground: string;
  reason: string;
  restricted_at: Date;
  restricted_by: string;
}
export const restrictedCase = new EntitySchema<RestrictedCaseRow>({
  name: 'restricted_case',
  schema: 'throughcare',
  columns: {
    pathway_id: pathway('restricted_case', primary),
    ground: text(),
    reason: text(),
    restricted_at: instant(now),
    restricted_by: uuid(),
  },
  checks: [{ name: 'restricted_case_ground', expression: `ground IN ('staff-relative', 'high-profile')` }],
});

/** Somebody to whom a restricted case is open. */
export interface RestrictedCaseNameRow {
  pathway_id: string;
  user_id: string;
  named_at: Date;
  named_by: string;
}
export const restrictedCaseName = new EntitySchema<RestrictedCaseNameRow>({
  name: 'restricted_case_name',
  schema: 'throughcare',
  columns: {
    pathway_id: uuid({ ...primary, ...to('restricted_case', 'restricted_case_name_case_fk', 'CASCADE') }),
    user_id: uuid({ ...primary, ...to('person_user', 'restricted_case_name_user_fk', 'CASCADE') }),
    named_at: instant(now),
    named_by: uuid(),
  },
});

/** Somebody who was not named opened it, and why. */
export interface RestrictedCaseOpeningRow {
  id: string;
  pathway_id: string;
  user_id: string;
  reason: string;
  opened_at: Date;
  until: Date;
}
export const restrictedCaseOpening = new EntitySchema<RestrictedCaseOpeningRow>({
  name: 'restricted_case_opening',
  schema: 'throughcare',
  columns: {
    id: id(),
    pathway_id: pathway('restricted_case_opening'),
    user_id: uuid(to('person_user', 'restricted_case_opening_user_fk', 'CASCADE')),
    reason: text(),
    opened_at: instant(now),
    until: instant(),
  },
  indices: [{ name: 'restricted_case_opening_of', columns: ['pathway_id', 'user_id', 'until'] }],
});
