import { type EntitySchemaColumnOptions } from 'typeorm';

/** Column shapes, so that an entity reads like its table. Property names are the column names: SQL and code say the same words. */
type Column = EntitySchemaColumnOptions;
type More = Partial<Column>;

const column =
  (type: Column['type'], base: More = {}) =>
  (more: More = {}): Column => ({ type, ...base, ...more });

export const id = column('uuid', { primary: true, generated: 'uuid' });
export const uuid = column('uuid');
export const text = column('text');
export const int = column('int');
export const flag = column('boolean');
export const date = column('date');
export const instant = column('timestamptz');
export const json = column('jsonb');
export const bytes = column('bytea');

export const orNull: More = { nullable: true };
export const now: More = { default: () => 'now()' };
export const primary: More = { primary: true };
export const as = (value: string | number | boolean): More => ({ default: value });

/** A reference that the database keeps: the row it names is always there. */
export const to = (target: string, name: string, onDelete: 'CASCADE' | 'NO ACTION' = 'NO ACTION'): More => ({
  foreignKey: { target, name, onDelete },
});

/** The pathway a row belongs to: rows go when a pathway is erased. */
export const pathway = (table: string, more: More = {}): Column =>
  uuid({ ...to('pathway', `${table}_pathway_fk`, 'CASCADE'), ...more });
