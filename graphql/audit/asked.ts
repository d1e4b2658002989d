/** Reads from arguments and answers what a line of the audit is about. They come from GraphQL, so their shape is checked, not known. */

type Loose = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null;
const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** Not what a command is about: its own number, and whom it is given to. */
const NOT_THE_SUBJECT: ReadonlySet<string> = new Set(['commandId', 'userId', 'sourceId']);

export interface Subject {
  readonly type: string;
  readonly id?: string;
}

/**
 * What an operation is about: its `id`, or its first argument, or field of its input, that is the id of something.
 * @param name of the field, such as `claimTask`: its last word says of what an `id` is
 */
export function subjectOf(name: string, args: Loose): Subject {
  const input = args['input'];
  const given: [string, unknown][] = [
    ...Object.entries(args),
    ...(isObject(input) ? Object.entries(input) : []),
  ];
  const word = (/[A-Z]?[a-z]+$/.exec(name)?.[0] ?? name).toLowerCase();
  const own = given.find(([key, value]) => key === 'id' && textOf(value));
  if (own) return { type: word, id: textOf(own[1]) };
  const named = given.find(([key, value]) => /Id$/.test(key) && !NOT_THE_SUBJECT.has(key) && textOf(value));
  return named ? { type: named[0].slice(0, -2).toLowerCase(), id: textOf(named[1]) } : { type: word };
}

/** Why, where a reason was asked for. */
export function reasonOf(args: Loose): string | undefined {
  const input = args['input'];
  return textOf(args['reason']) ?? (isObject(input) ? textOf(input['reason']) : undefined);
}

/** The case an operation names, or its answer does. */
export function pathwayOf(args: Loose, answer: unknown): string | undefined {
  const input = args['input'];
  const from = (value: unknown): string | undefined =>
    isObject(value) ? (textOf(value['pathwayId']) ?? textOf(value['pathway'])) : undefined;
  const inside = isObject(answer) ? Object.values(answer).map(from).find(Boolean) : undefined;
  const opened =
    isObject(answer) && isObject(answer['pathway']) ? textOf(answer['pathway']['id']) : undefined;
  return from(args) ?? from(input) ?? from(answer) ?? opened ?? inside;
}

/** `done`, or the code of the refusal. */
export function outcomeOf(answer: unknown): string {
  if (!isObject(answer)) return 'done';
  return typeof answer['code'] === 'string' && typeof answer['message'] === 'string'
    ? answer['code']
    : 'done';
}

/** The code of an error that is thrown: its message may quote what was sent. */
export function errorCodeOf(error: unknown): string {
  const extensions = isObject(error) ? error['extensions'] : undefined;
  const code = isObject(extensions) ? extensions['code'] : undefined;
  return typeof code === 'string' ? code : 'ERROR';
}
