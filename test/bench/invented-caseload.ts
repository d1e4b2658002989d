import fs from 'node:fs';
import path from 'node:path';
import { checkoutRoot } from '#config/checkout.js';

/** As many as six prisons of Yorkshire had in scope (source 000, appendix 1). */
export const YORKSHIRE = 1_044;

const LETTERS = 26;
const letter = (n: number): string => String.fromCharCode(65 + (n % LETTERS));

/** Numbers that no other round has used, in the shape the import asks for. */
function numbers(round: number, i: number): { prisonNumber: string; crn: string } {
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

/** Writes a caseload of the size of Yorkshire's: the sample's cases again and again, each time as other people. */
export function writeCaseload(file: string, round: number, size = YORKSHIRE): void {
  const sample = fs
    .readFileSync(path.join(checkoutRoot(), 'infra/sample/caseload-small.ndjson'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const lines = Array.from({ length: size }, (_, i) => {
    const line = JSON.parse(sample[i % sample.length] as string) as Line;
    const { prisonNumber, crn } = numbers(round, i);
    const { pncNumber: _pnc, bookingId: _booking, ...prisoner } = line.prisoner;
    return JSON.stringify({
      prisoner: { ...prisoner, prisonerNumber: prisonNumber },
      probation: { ...line.probation, crn },
      victims: (line.victims ?? []).map((victim, v) => ({ ...victim, reference: `V${round}-${i}-${v}` })),
    });
  });
  fs.writeFileSync(file, `${lines.join('\n')}\n`);
}
