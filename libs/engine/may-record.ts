import { FACT_KINDS, type FactKind } from '#domain/fact-kinds.js';
import { isInspector, isVictimLiaison, type Actor } from '#identity/actor.js';
import { isVictimFact } from './commit/wall.js';
import { isOwnFact } from './own-facts.js';

/** Said by a campaign and by an import alone: nobody types them in. */
const BY_MACHINE: ReadonlySet<string> = new Set(['campaign', 'import']);

/**
 * Whether somebody may say facts of this kind at all, before anything is known of the case: what follows from the pathways of a
 * person, what a campaign or an import brings, and what is about victims unless they are victim liaison, are not theirs to say
 * (recordFact, which decides; 004 L953).
 */
export const mayRecord = (actor: Actor, kind: FactKind): boolean =>
  !isInspector(actor) &&
  !isOwnFact(kind) &&
  !BY_MACHINE.has(FACT_KINDS[kind].from) &&
  (isVictimLiaison(actor) || !isVictimFact({ kind, data: {} }));
