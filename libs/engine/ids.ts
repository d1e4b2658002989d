import { v5 } from 'uuid';

/**
 * Ids made from what they name, so that every engine and every retry makes the same.
 * The pathway's own uuid is the name space.
 */
export const taskId = (pathwayId: string, key: string, round: number): string =>
  v5(`task:${key}#${round}`, pathwayId);

/** Id by which `overrideGate` names a closed gate. */
export const gateId = (pathwayId: string, key: string): string => v5(`gate:${key}`, pathwayId);

/** Temporal's id of a pathway's workflow: nothing personal. */
export const workflowId = (pathwayId: string): string => `pathway/${pathwayId}`;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const isUuid = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);

/** The value if it is a user's id, else null: scripted staff and imports may name people we do not know. */
export const uuidOrNull = (value: unknown): string | null => (isUuid(value) ? value : null);
