/** What the pathway itself decides and a victim is told of; its other milestones are the staff's alone (pathway.md, "Victim contact"). */
export const DECISIONS_TOLD: ReadonlySet<string> = new Set([
  'licence-set',
  'licence-varied',
  'hdc-decided',
  'rotl-decided',
  'breach-answered',
  'hospital-leave',
  'discharged-from-hospital',
]);
