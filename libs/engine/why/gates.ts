import { GATE_OVERRIDES, LONGEST_OVERRIDE_DAYS } from '../gate-rules.js';
import { roleInWords } from '#domain/roles.js';

/** Who may let somebody past a closed gate, in words. */
export function overridesInWords(gate: string): string {
  const roles = GATE_OVERRIDES[gate] ?? [];
  return roles.length === 0
    ? 'nobody may override it'
    : `it may be overridden, with a reason and for ${LONGEST_OVERRIDE_DAYS} days at most, by: ${roles.map(roleInWords).join(', ')}`;
}
