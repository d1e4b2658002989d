import { type Role } from './roles.js';

/** What a gate is for, in words, and who may let somebody past it. What opens it is decided where it stands, in the stages. */
export interface GateRule {
  readonly stops: string;
  readonly until: string;
  /** Who may override it, with reason and expiry; nobody where it is not said. */
  readonly overriddenBy?: readonly Role[];
  /** That it stands, or has opened, tells that a victim is in the scheme of the case (004 L953). */
  readonly discloses?: 'victim';
  readonly source: string;
}

/** Every gate there is, by its public name (pathway.md, "Gates"). */
export const GATES: Readonly<Record<string, GateRule>> = {
  G1: {
    stops: 'the end of allocation',
    until: 'an offender manager and an offender supervisor are named',
    overriddenBy: ['area-manager'],
    source: 'pathway.md, Gates G1; 000 L387',
  },
  G2: {
    stops: 'the sentence planning board',
    until: 'the OASys is complete and to standard',
    overriddenBy: ['senior-probation-officer', 'head-of-omu'],
    source: 'pathway.md, Gates G2; 000 L439',
  },
  G3: {
    stops: 'the start of a programme',
    until: 'it is in the plan, or there is a reason',
    overriddenBy: ['head-of-omu'],
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
    discloses: 'victim',
    source: 'pathway.md, Gates G5; 000 L679',
  },
  G6: {
    stops: 'submitting licence conditions',
    until: 'the offender supervisor has contributed',
    overriddenBy: ['senior-probation-officer'],
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
    overriddenBy: ['head-of-omu'],
    source: 'pathway.md, Gates G9; 000 L579',
  },
  G10: {
    stops: 'closing an item of a risk meeting',
    until: 'it has a level, a decision, an action, an owner and a date',
    // The chair: of a MAPPA meeting, or of the prison's risk meeting, which the head of OMU chairs (000 L675).
    overriddenBy: ['mappa-chair', 'head-of-omu'],
    source: 'pathway.md, Gates G10',
  },
  G11: {
    stops: 'a discretionary decision',
    until: 'the views that must be asked for have been asked',
    overriddenBy: ['victim-liaison-manager'],
    discloses: 'victim',
    source: 'pathway.md, Gates G11',
  },
  G12: {
    stops: 'discharge',
    until: 'a monitor is named for each condition that needs one',
    discloses: 'victim',
    source: 'pathway.md, Gates G12; 002 L714',
  },
  G13: {
    stops: 'a planned move',
    until: 'the record is complete',
    overriddenBy: ['head-of-omu'],
    source: 'pathway.md, Gates G13',
  },
};

/** Gates that tell that a victim is in the scheme: in a case, shown only to those who may know it (persistence/queries/withheld.ts). */
export const VICTIM_GATES: readonly string[] = Object.keys(GATES).filter(
  (gate) => GATES[gate]?.discloses === 'victim',
);
const NAMES_ONE = new RegExp(`\\b(${VICTIM_GATES.join('|')})\\b`);

/** Whether a gate's name, or a key that names one, tells that a victim is in the scheme: `G11`, `custody#1/G11#curfew`. */
export const namesVictimGate = (key: string): boolean => NAMES_ONE.test(key);
