import { type Role } from '#domain/roles.js';
import { type Row } from '../kind.js';

/** Who the document is about, by the numbers of both services. */
export const IDENTITY: readonly Row[] = [
  ['Name', 'case#name'],
  ['Date of birth', 'case#dateOfBirth?'],
  ['Prison number', 'case#prisonNumber?'],
  ['CRN', 'case#crn?'],
];
export const SENTENCE: readonly Row[] = [
  ['Sentence', 'case#sentence?'],
  ['Sentenced on', 'case#sentencedOn?'],
  ['Earliest release', 'case#releaseOn?'],
  ['Sentence ends', 'case#sentenceEnd?'],
];
export const MANAGERS: readonly Row[] = [
  ['Prison', 'case#prison?'],
  ['Home area', 'case#area?'],
  ['Offender manager', 'case#om?'],
  ['Offender supervisor', 'case#os?'],
];
export const RISK: readonly Row[] = [
  ['Risk of harm', 'case#roh?'],
  ['MAPPA category', 'case#mappaCategory?'],
  ['MAPPA level', 'case#mappaLevel?'],
];

export const OMU: readonly Role[] = ['case-administrator', 'offender-supervisor', 'head-of-omu'];
export const COMMAND: readonly Role[] = ['governor', 'deputy-governor', 'duty-governor'];
export const PROBATION: readonly Role[] = [
  'offender-manager',
  'senior-probation-officer',
  'duty-manager',
  'head-of-pdu',
];
/** Beside those who work the case: who answers for the area, and inspectors, whose every look is in the audit. */
export const OVERSIGHT: readonly Role[] = ['area-manager', 'inspector'];

export const TO_THE_PERSON = 'For the person it is about, and those who work with them';
export const OFFICIAL = 'Official – sensitive: for the staff and agencies who work the case';
