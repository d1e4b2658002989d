import { type Role } from '#domain/roles.js';

/** Who may override a closed gate, with reason and expiry (pathway.md, "Gates"). A gate that is not here nobody overrides. */
export const GATE_OVERRIDES: Readonly<Record<string, readonly Role[]>> = {
  G1: ['area-manager'],
  G2: ['senior-probation-officer', 'head-of-omu'],
  G3: ['head-of-omu'],
  G6: ['senior-probation-officer'],
  G9: ['head-of-omu'],
  // The chair: of a MAPPA meeting, or of the prison's risk meeting, which the head of OMU chairs (000 L675).
  G10: ['mappa-chair', 'head-of-omu'],
  G11: ['victim-liaison-manager'],
  G13: ['head-of-omu'],
};

/** An override holds for four weeks at the most; then it is asked for again. A local setting. */
export const LONGEST_OVERRIDE_DAYS = 28;
