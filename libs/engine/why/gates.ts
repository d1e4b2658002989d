import { GATE_OVERRIDES, LONGEST_OVERRIDE_DAYS } from '../gate-rules.js';
import { roleInWords } from './words.js';

/** What a gate is for, in words (pathway.md, "Gates"). */
export interface GateRule {
  readonly stops: string;
  readonly until: string;
  readonly source: string;
}

/** Wording only: what opens a gate is decided where it stands, in the stages. */
export const GATE_RULES: Readonly<Record<string, GateRule>> = {
  G1: {
    stops: 'the end of allocation',
    until: 'an offender manager and an offender supervisor are named',
    source: 'pathway.md, Gates G1; 000 L387',
  },
  G2: {
    stops: 'the sentence planning board',
    until: 'the OASys is complete and to standard',
    source: 'pathway.md, Gates G2; 000 L439',
  },
  G3: {
    stops: 'the start of a programme',
    until: 'it is in the plan, or there is a reason',
    source: 'pathway.md, Gates G3',
  },
  G4: {
    stops: 'temporary release',
    until: 'risk of harm is current and confirmed',
    source: 'pathway.md, Gates G4; 000 L679',
  },
  G5: {
    stops: 'unescorted temporary release',
    until: 'the offender manager and victim liaison have both answered',
    source: 'pathway.md, Gates G5; 000 L679',
  },
  G6: {
    stops: 'submitting licence conditions',
    until: 'the offender supervisor has contributed',
    source: 'pathway.md, Gates G6; 000 L663',
  },
  G7: {
    stops: 'discharge',
    until: 'the licence has been explained',
    source: 'pathway.md, Gates G7; 000 L663, L721',
  },
  G8: {
    stops: 'discharge',
    until: 'the provider and the police are informed',
    source: 'pathway.md, Gates G8; 002 L588',
  },
  G9: {
    stops: 're-induction after recall',
    until: 'the reason for the recall is with the OMU',
    source: 'pathway.md, Gates G9; 000 L579',
  },
  G10: {
    stops: 'closing an item of a risk meeting',
    until: 'it has a level, a decision, an action, an owner and a date',
    source: 'pathway.md, Gates G10',
  },
  G11: {
    stops: 'a discretionary decision',
    until: 'the views that must be asked for have been asked',
    source: 'pathway.md, Gates G11',
  },
  G12: {
    stops: 'discharge',
    until: 'a monitor is named for each condition that needs one',
    source: 'pathway.md, Gates G12; 002 L714',
  },
  G13: { stops: 'a planned move', until: 'the record is complete', source: 'pathway.md, Gates G13' },
};

/** Who may let somebody past a closed gate, in words. */
export function overridesInWords(gate: string): string {
  const roles = GATE_OVERRIDES[gate] ?? [];
  return roles.length === 0
    ? 'nobody may override it'
    : `it may be overridden, with a reason and for ${LONGEST_OVERRIDE_DAYS} days at most, by: ${roles.map(roleInWords).join(', ')}`;
}
