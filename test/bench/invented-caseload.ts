import fs from 'node:fs';
import path from 'node:path';
import { checkoutRoot } from '#config/checkout.js';

/** As many as six prisons of Yorkshire had in scope (source 000, appendix 1). */
export const YORKSHIRE = 1_044;

const LETTERS = 26;
const letter = (n: number): string => String.fromCharCode(65 + (n % LETTERS));

/** Numbers that no other round has used, in the shape the import asks for. */
export function numbers(round: number, i: number): { prisonNumber: string; crn: string } {
  const n = round * 10_000 + i;
  const digits = String(n % 10_000).padStart(4, '0');
  const rest = Math.floor(n / 10_000);
  return {
    prisonNumber: `${letter(rest)}${digits}${letter(i)}${letter(round + 7)}`,
    crn: `${letter(rest + 3)}${String(n % 1_000_000).padStart(6, '0')}`,
  };
}

interface Line {
  prisoner: Record<string, unknown>;
  probation?: Record<string, unknown>;
  victims?: Record<string, unknown>[];
}

/** The lines of the sample that comes with the project: people in prison, IPP and life among them. */
const sampleLines = (): string[] =>
  fs
    .readFileSync(path.join(checkoutRoot(), 'infra/sample/caseload-small.ndjson'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');

/** A line of the sample, as another person. */
function another(line: string, round: number, i: number): string {
  const { prisoner: known, probation, victims } = JSON.parse(line) as Line;
  const { prisonNumber, crn } = numbers(round, i);
  const { pncNumber: _pnc, bookingId: _booking, ...prisoner } = known;
  return JSON.stringify({
    prisoner: { ...prisoner, prisonerNumber: prisonNumber },
    probation: { ...probation, crn },
    victims: (victims ?? []).map((victim, v) => ({ ...victim, reference: `V${round}-${i}-${v}` })),
  });
}

/** The nth person in prison: the sample's cases again and again. */
export function inPrison(round: number): (n: number) => string {
  const sample = sampleLines();
  return (n) => another(sample[n % sample.length] as string, round, n);
}

/** Writes as many lines as asked. */
export function writeLines(file: string, size: number, lineOf: (i: number) => string): void {
  fs.writeFileSync(file, `${Array.from({ length: size }, (_, i) => lineOf(i)).join('\n')}\n`);
}

/** Writes a caseload of the size of Yorkshire's: the sample's cases again and again, each time as other people. */
export const writeCaseload = (file: string, round: number): void =>
  writeLines(file, YORKSHIRE, inPrison(round));
