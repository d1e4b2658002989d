import { type State, type Step } from './state.js';
import { Steps } from './steps.js';

/** Layout of the carried state; a change of it needs an upgrader here and a history saved before it. */
const SCHEMA = 1;

const LISTS = ['steps', 'standing', 'gates', 'milestones', 'stuck', 'faults'] as const;

/** Plain JSON for continue-as-new and for PostgreSQL: a Map does not survive either. */
export function carry(state: State): string {
  const plain: Record<string, unknown> = {
    ...state,
    schema: SCHEMA,
    withdrawnFacts: [...state.withdrawnFacts],
  };
  for (const name of LISTS) plain[name] = [...state[name]];
  return JSON.stringify(plain);
}

/**
 * Reads a carried state.
 * @throws Error when it was written by a layout this code does not know: it must not be guessed at
 */
export function uncarry(text: string): State {
  const plain = JSON.parse(text) as Record<string, unknown> & { schema: number };
  if (plain.schema !== SCHEMA)
    throw new Error(`Carried state has layout ${plain.schema}; this code reads ${SCHEMA}`);
  const { schema: _, ...rest } = plain;
  for (const name of LISTS) rest[name] = new Map(rest[name] as [string, unknown][]);
  rest['steps'] = new Steps(rest['steps'] as Map<string, Step>);
  rest['withdrawnFacts'] = new Set(rest['withdrawnFacts'] as string[]);
  return rest as unknown as State;
}
