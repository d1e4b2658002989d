import { z } from 'zod';
import { addDays, addMonths, atLondon, isLondonDate, startOfDay } from '#calendar/index.js';
import {
  isCustodial,
  isOrder,
  REQUIREMENTS,
  ROH_LEVELS,
  SENTENCE_KINDS,
  type RohLevel,
  type SentenceKind,
} from '#domain/sentence.js';
import { type FactKind } from '#domain/fact-kinds.js';
import { type Instant, type LondonDate } from '#domain/time.js';
import { type Codes } from '#domain/values.js';
import { type Problem } from '../../outcome.js';

/** A case that nobody has: what is chosen of it. Dates that are left out follow from kind and length. */
export interface InventedCase {
  readonly kind: SentenceKind;
  /** Length of a determinate or extended sentence or an order; the tariff of an indeterminate one. */
  readonly months: number;
  readonly sentencedOn: LondonDate;
  readonly prison?: string;
  readonly area?: string;
  readonly releaseOn?: LondonDate;
  readonly endsOn?: LondonDate;
  readonly roh?: RohLevel;
  readonly requirements?: readonly string[];
}

const LONGEST = 1_200;
const date = (example: string) =>
  z.string().refine(isLondonDate, { error: `a date is expected, such as ${example}` });
const shape = z.strictObject({
  kind: z.enum(Object.keys(SENTENCE_KINDS) as [SentenceKind, ...SentenceKind[]], {
    error: 'choose a kind of sentence',
  }),
  months: z
    .int({ error: 'a whole number of months is expected' })
    .min(1, { error: 'at least 1 month is expected' })
    .max(LONGEST, { error: `at most ${LONGEST} months are expected` }),
  sentencedOn: date('2026-12-09').refine(
    (on) => !isLondonDate(on) || (on >= '2000-01-01' && on < '2100-01-01'),
    {
      error: 'a date between 2000 and 2099 is expected',
    },
  ),
  prison: z.string().min(1).optional(),
  area: z.string().min(1).optional(),
  releaseOn: date('2028-06-09').optional(),
  endsOn: date('2030-12-08').optional(),
  roh: z.enum(ROH_LEVELS, { error: 'choose a level of risk of harm' }).optional(),
  requirements: z
    .array(z.enum(REQUIREMENTS, { error: 'choose from the requirements of an order' }))
    .optional(),
});

/** Checks what was chosen; says of each field what is wrong. Whether prison and area are known is for who has the directory. */
export function readInvented(given: unknown): InventedCase | readonly Problem[] {
  const read = shape.safeParse(given);
  if (!read.success)
    return read.error.issues.map(({ path, message }) => ({ field: path.join('.') || 'kind', message }));
  const { kind, sentencedOn, releaseOn, endsOn, prison, area } = read.data;
  const problems: Problem[] = [];
  if (isCustodial(kind) && !prison)
    problems.push({ field: 'prison', message: 'choose the prison where the sentence begins' });
  if (!isCustodial(kind) && !area)
    problems.push({ field: 'area', message: 'choose the area that supervises the order' });
  if (releaseOn !== undefined && releaseOn <= sentencedOn)
    problems.push({ field: 'releaseOn', message: 'the release comes after the day of the sentence' });
  if (endsOn !== undefined && endsOn <= (releaseOn ?? sentencedOn))
    problems.push({ field: 'endsOn', message: 'the sentence ends after the release' });
  return problems.length > 0 ? problems : read.data;
}

export interface InventedFact {
  readonly kind: FactKind;
  readonly data: Codes;
  readonly happenedAt: Instant;
}

const COURT_RISES = '11:00';
const ARRIVES = '15:00';
/** Months on extended licence where no end was chosen. */
const EXTENSION = 24;

/**
 * What is on record of an invented case on its first day: the sentence, its dates, and the arrival. Half of a determinate sentence
 * and two thirds of the custodial term of an extended one are served unless another day was chosen: an example, not a calculation of a sentence, which
 * only the prison makes (pathway.md, "Dates").
 */
export function inventedFacts(chosen: InventedCase): { facts: InventedFact[]; at: Instant } {
  const { kind, months, sentencedOn, prison, area, roh, requirements } = chosen;
  const sentencedAt = atLondon(sentencedOn, COURT_RISES);
  const arrivedAt = atLondon(sentencedOn, ARRIVES);
  const { indeterminate } = SENTENCE_KINDS[kind];
  const facts: InventedFact[] = [
    {
      kind: 'sentenced',
      happenedAt: sentencedAt,
      data: given({
        kind,
        months: indeterminate ? undefined : months,
        prison,
        area,
        victimScheme: false,
        requirements: isOrder(kind) ? (requirements ?? ['supervision']) : undefined,
      }),
    },
    { kind: 'dates-changed', happenedAt: sentencedAt + 1, data: { dates: datesOf(chosen) } },
  ];
  if (isCustodial(kind)) facts.push({ kind: 'received', happenedAt: arrivedAt, data: given({ prison }) });
  if (kind === 'hospital-order')
    facts.push({ kind: 'hospital-transfer', happenedAt: arrivedAt, data: { in: true } });
  if (roh !== undefined) facts.push({ kind: 'roh-changed', happenedAt: arrivedAt + 1, data: { level: roh } });
  return { facts, at: Math.max(arrivedAt + 2, startOfDay(sentencedOn)) };
}

function datesOf({ kind, months, sentencedOn, releaseOn, endsOn }: InventedCase): Record<string, string> {
  const served = addDays(addMonths(sentencedOn, months), -1);
  const end = endsOn ?? served;
  const after = (share: number): LondonDate =>
    addDays(addMonths(sentencedOn, Math.floor(months * share)), -1);
  if (isOrder(kind)) return { sed: end };
  if (kind === 'extended')
    return { ped: releaseOn ?? after(2 / 3), crd: served, sled: endsOn ?? addMonths(served, EXTENSION) };
  if (SENTENCE_KINDS[kind].indeterminate) return kind === 'hospital-order' ? {} : { ted: releaseOn ?? end };
  return { crd: releaseOn ?? after(1 / 2), sled: end };
}

const given = (data: Readonly<Record<string, unknown>>): Codes =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)) as Codes;
