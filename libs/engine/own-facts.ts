import { FACT_KINDS, type FactKind } from '#domain/fact-kinds.js';
import { refuse } from './outcome.js';

/** Whether only the engine itself records facts of this kind: they follow from what the pathways of a person say. */
export const isOwnFact = (kind: FactKind): boolean => FACT_KINDS[kind].from === 'engine';

export const OWN_FACT = refuse(
  'NOT_ALLOWED',
  'This is recorded by the service itself: it follows from the pathways of the person.',
);
