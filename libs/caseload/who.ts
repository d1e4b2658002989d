import { beginsIn } from '#domain/episodes.js';
import { type CaseRecord, type Problem } from './record.js';
import { meaningOfStatus } from './statuses.js';

/** How a line says who it is about, and how people are told apart in a file. */

/** The prison number; without one the case reference number. `readRecord` takes no line that has neither. */
export const whoOf = ({ prisoner, probation }: CaseRecord): string =>
  prisoner.prisonerNumber ?? probation?.crn ?? '';

const given = (value: unknown): boolean => value !== undefined && value !== null && value !== '';
const objectOf = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;

/**
 * What is wrong with how a line says who it is about: whoever is sentenced to custody has a prison number; on an order or a hospital order
 * nobody has one for certain, and the case reference number will do.
 * @param value a parsed line, of any shape
 */
export function unnamed(value: unknown): Problem[] {
  const prisoner = objectOf(objectOf(value)?.['prisoner']);
  if (!prisoner || given(prisoner['prisonerNumber'])) return [];
  const status = meaningOfStatus(String(prisoner['imprisonmentStatus']));
  const custody = status === undefined || beginsIn(status.kind) === 'custody';
  if (!custody && given(objectOf(objectOf(value)?.['probation'])?.['crn'])) return [];
  return [
    {
      field: 'prisoner.prisonerNumber',
      reason: custody ? 'is missing' : 'is missing, and so is probation.crn: nobody can know who this is',
      mend: custody
        ? 'give the prison number: a letter, four digits, two letters, for example A1234BC'
        : 'give one of them: the case reference number (probation.crn, for example X123456), or the prison number (for example A1234BC)',
    },
  ];
}
