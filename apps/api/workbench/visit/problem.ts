/** Why a page cannot be shown; each has words of its own in the locale files, or leads elsewhere. */
export type ProblemKind =
  | 'session-over'
  | 'form-of-before'
  | 'unknown'
  | 'no-team'
  | 'foreign'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'bad-request'
  | 'failed';

export const STATUS_OF: Readonly<Record<ProblemKind, number>> = {
  'session-over': 401,
  'form-of-before': 409,
  unknown: 403,
  'no-team': 403,
  foreign: 403,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'bad-request': 400,
  failed: 500,
};

/** Thrown where a page cannot be shown; somebody reads what is said here. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly kind: ProblemKind,
    /** What is shown beside the words of its kind, such as a refusal's message. */
    readonly said?: string,
  ) {
    super(said ?? kind);
  }
}

/** What is not there, or not for whoever asks. Takes what a query gave. @throws Problem `not-found` for null */
export function found<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Problem('not-found');
  return value;
}

/** How the codes of failed operations (graphql/shared/errors.ts) are shown. */
const KIND_OF: Readonly<Record<string, ProblemKind>> = {
  UNAUTHENTICATED: 'unknown',
  FORBIDDEN: 'forbidden',
  NOT_FOUND: 'not-found',
  BAD_USER_INPUT: 'bad-request',
  TOO_COMPLEX: 'bad-request',
};

export const problemKindOf = (code: string): ProblemKind => KIND_OF[code] ?? 'failed';
