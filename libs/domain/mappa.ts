import { type FactKind } from './fact-kinds.js';

/**
 * Whether a fact sets a MAPPA level. The agencies set it together, or probation where it manages alone; a prison never does, alone
 * (002 L243). Such a fact is refused when it is recorded; one on record from before sets nothing.
 */
export const setsMappaLevel = ({
  kind,
  data,
}: {
  readonly kind: FactKind;
  readonly data: Readonly<Record<string, unknown>>;
}): boolean =>
  kind === 'mappa-changed' && typeof data['level'] === 'number' && data['decidedBy'] !== 'prison';
