import { addMonths, isLondonDate } from '#calendar/index.js';
import { ROH_LEVELS } from '#domain/sentence.js';
import { type LondonDate } from '#domain/time.js';

/** What somebody chose above the list, as the address has it. */
export interface CasesAsked {
  readonly whose: 'mine' | 'places';
  readonly stage: string;
  readonly place: string;
  readonly roh: readonly string[];
  readonly mappa: readonly string[];
  /** First and last month of release, `2026-12`; empty: any. */
  readonly from: string;
  readonly to: string;
  readonly ended: boolean;
}

/** The filter of the API that it comes to. */
export interface CasesFilter {
  manager?: string;
  stage?: string;
  place?: string;
  roh?: string[];
  mappaLevel?: number[];
  releaseFrom?: string;
  releaseTo?: string;
  ended: boolean;
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const monthOr = (text: string | null): string => (text !== null && MONTH.test(text) ? text : '');

/** Reads the address; what cannot be read is as if it were not there. */
export function casesAsked(query: URLSearchParams): CasesAsked {
  return {
    whose: query.get('whose') === 'mine' ? 'mine' : 'places',
    stage: /^[a-z-]{1,30}$/.test(query.get('stage') ?? '') ? (query.get('stage') ?? '') : '',
    place: /^[A-Z]{2,4}$/.test(query.get('place') ?? '') ? (query.get('place') ?? '') : '',
    roh: query.getAll('roh').filter((level) => (ROH_LEVELS as readonly string[]).includes(level)),
    mappa: query.getAll('mappa').filter((level) => /^[123]$/.test(level)),
    from: monthOr(query.get('from')),
    to: monthOr(query.get('to')),
    ended: query.get('ended') === 'yes',
  };
}

/** The last day of a month, `2026-12`. */
export const lastOf = (month: string): LondonDate => {
  const next = addMonths(`${month}-01`, 1);
  const before = new Date(Date.parse(next) - 1).toISOString().slice(0, 10);
  return isLondonDate(before) ? before : next;
};

/** @param userId of whoever asks: "mine" are the cases they manage or supervise */
export function casesFilter(asked: CasesAsked, userId: string): CasesFilter {
  return {
    ...(asked.whose === 'mine' ? { manager: userId } : {}),
    ...(asked.stage === '' ? {} : { stage: asked.stage }),
    ...(asked.place === '' ? {} : { place: asked.place }),
    ...(asked.roh.length === 0 ? {} : { roh: [...asked.roh] }),
    ...(asked.mappa.length === 0 ? {} : { mappaLevel: asked.mappa.map(Number) }),
    ...(asked.from === '' ? {} : { releaseFrom: `${asked.from}-01` }),
    ...(asked.to === '' ? {} : { releaseTo: lastOf(asked.to) }),
    ended: asked.ended,
  };
}
