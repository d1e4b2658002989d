import { addMonths, spellDate } from '#calendar/index.js';
import { type LondonDate } from '#domain/time.js';
import { NATIONAL } from '#domain/roles.js';
import { type Actor } from '#identity/actor.js';

/** One thing to choose from, as GOV.UK's select takes it. */
export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly selected?: boolean;
}

const MONTHS_BACK = 2;
const MONTHS_AHEAD = 36;

/** Months around a day, `December 2026`, with one that stands for any. */
export function monthChoices(today: LondonDate, chosen: string, any: string): Choice[] {
  const first = addMonths(`${today.slice(0, 7)}-01`, -MONTHS_BACK);
  const months = Array.from({ length: MONTHS_BACK + MONTHS_AHEAD }, (_, i) =>
    addMonths(first, i).slice(0, 7),
  );
  const all = chosen === '' || months.includes(chosen) ? months : [chosen, ...months];
  return [
    { value: '', text: any },
    ...all.map((month) => ({
      value: month,
      text: spellDate(`${month}-01`).replace(/^\w+ 1 /, ''),
      selected: month === chosen,
    })),
  ];
}

/** The places somebody works at, with one that stands for all of them; nothing to choose from where there is one. */
export function placeChoices({ memberships }: Actor, chosen: string): Choice[] {
  const codes = [...new Set(memberships.map(({ place }) => place))].filter((code) => code !== NATIONAL);
  if (codes.length < 2 && chosen === '') return [];
  const all = chosen === '' || codes.includes(chosen) ? codes : [...codes, chosen];
  return [
    { value: '', text: 'All my places' },
    ...all.map((code) => ({ value: code, text: code, selected: code === chosen })),
  ];
}
