import { GATES } from '#domain/gates.js';
import { type Role } from '#domain/roles.js';

/** Who may override each closed gate, with reason and expiry (pathway.md, "Gates"). A gate that is not here nobody overrides. */
export const GATE_OVERRIDES: Readonly<Record<string, readonly Role[]>> = Object.fromEntries(
  Object.entries(GATES).flatMap(([gate, { overriddenBy }]) => (overriddenBy ? [[gate, overriddenBy]] : [])),
);

/** An override holds for four weeks at the most; then it is asked for again. A local setting. */
export const LONGEST_OVERRIDE_DAYS = 28;
