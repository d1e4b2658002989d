import { isHighRoh, type RohLevel, type SentenceKind } from './sentence.js';

/** High and very high risk of harm, and IPP, go to probation-officer grade (003 L701; 000 L337; pathway.md, "Teams and roles"). */
export const needsProbationOfficer = ({
  kind,
  roh,
}: {
  readonly kind?: SentenceKind;
  readonly roh?: RohLevel;
}): boolean => kind === 'ipp' || isHighRoh(roh);
