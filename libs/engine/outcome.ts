/** Why something was not done, in words a person can act on. Expected refusals are values; only the unexpected throws. */
export interface Refused {
  readonly kind: 'refused';
  readonly code: RefusalCode;
  readonly message: string;
  /** Who holds it (ALREADY_CLAIMED). */
  readonly holder?: { readonly userId: string; readonly displayName: string };
  /** The state it is in (WRONG_STATE, NOT_HELD). */
  readonly state?: string;
  /** Each field that is wrong, and how to mend it (INVALID). */
  readonly problems?: readonly Problem[];
  /** Id of what it contradicts (CONFLICT). */
  readonly with?: string;
}

export interface Problem {
  readonly field: string;
  readonly message: string;
}

export type RefusalCode =
  'NOT_FOUND' | 'NOT_ALLOWED' | 'ALREADY_CLAIMED' | 'NOT_HELD' | 'WRONG_STATE' | 'INVALID' | 'CONFLICT';

export const refuse = (code: RefusalCode, message: string, more: Partial<Refused> = {}): Refused => ({
  kind: 'refused',
  code,
  message,
  ...more,
});

export const invalid = (problems: readonly Problem[]): Refused =>
  refuse(
    'INVALID',
    `Not taken: ${problems.map(({ field, message }) => `${field}: ${message}`).join('; ')}.`,
    { problems },
  );

/** Leaves a transaction with a refusal: everything in it is undone, and the refusal is the result. */
export class Backout extends Error {
  constructor(readonly refused: Refused) {
    super(refused.message);
  }
}

/** What every command may carry. */
export interface Asked {
  /** Chosen by the caller: the same one again gets the first answer again. */
  readonly commandId?: string;
  /** Of the request, for the audit. */
  readonly correlationId?: string;
}
