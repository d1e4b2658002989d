import { codeInWords } from '../case/case-words.js';

/**
 * How the fields of the forms are asked for. A field is named in the catalogue by what it holds (`explainedOn`); most names say
 * it in plain words once they are written out, and those that do not are put into words here.
 */
const LABELS: Readonly<Record<string, string>> = {
  on: 'Date and time',
  when: 'Date and time',
  how: 'How',
  kind: 'Kind',
  to: 'To',
  what: 'What was checked',
  who: 'Who takes part',
  form: 'Form it was given in',
  level: 'Level',
  public: 'Risk to the public',
  children: 'Children',
  knownAdults: 'Risk to known adults',
  staff: 'Risk to staff',
  prisoners: 'Risk to other prisoners',
  rohLevel: 'Level of risk of harm',
  roh: 'Level of risk of harm',
  rohAtEnd: 'Level of risk of harm at the end',
  rohCurrent: 'Is the risk of harm assessment current?',
  riskNow: 'Risk of harm now',
  whyNot: 'Why not',
  answer: 'What they answered',
  words: 'Their words',
  item: 'What may be known',
  ground: 'Ground for sharing it',
  note: 'Reference of the note',
  victim: 'Victim',
  reopen: 'Steps to do again',
  reason: 'Reason',
  reasonCode: 'Reason',
  concern: 'What the concern is',
  result: 'Result',
  home: 'Home',
  job: 'Job',
  work: 'Work',
  health: 'Health',
  money: 'Money',
  motivation: 'Motivation',
  newDate: 'New date',
  needLeft: 'Need that is left',
  oasys: 'OASys assessment is here',
  ppo: 'Prolific or other priority offender',
  selfHarm: 'Self-harm status',
  immigration: 'Immigration status',
  mappa: 'MAPPA',
  facts: 'Records that contradict each other',
  whichStands: 'Which one stands',
  later: 'Risk management plan for later',
  now: 'Risk management plan for now',
  noPpoLabel: 'The report does not use the PPO label',
  psychiatricReport: 'Psychiatric report is here',
  previousConvictions: 'Previous convictions are here',
  prosecutionPapers: 'Prosecution papers are here',
  helpAndControl: 'Help and control',
  onTheList: 'The offence is on the list',
  minutes: 'Reference of the minutes',
  review: 'Review',
  vloAdvice: 'Advice of the victim liaison officer',
  ownerMatched: 'The owner is right',
  levelAndTierRight: 'Level and tier are right',
  endorsedAt: 'When it was endorsed',
  revokedAt: 'When the licence was revoked',
  ownView: 'Their own view',
  areasNotAllowed: 'Areas they may not go to',
};

const CAPITALS = /\b(ppo|rsr|rm2000|sara|ogrs|vlo)\b/gi;

/** `not-needed` as `Not needed`. */
export const inWords = (code: string): string =>
  codeInWords(code).replaceAll(CAPITALS, (short) => short.toUpperCase());

/** What a field is called on the screen: `explainedOn` as `Explained on`. */
export function labelOf(name: string): string {
  const known = Object.hasOwn(LABELS, name) ? LABELS[name] : undefined;
  return known ?? inWords(name.replaceAll(/([A-Z])/g, (capital) => ` ${capital.toLowerCase()}`));
}
