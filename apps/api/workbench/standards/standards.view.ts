import { isLondonDate } from '#calendar/index.js';
import { dayAsTyped, typedDay } from '../words/days.js';
import { date } from '../words/dates.js';
import { type PagesView } from '../frame/pages.js';
import { type StandardChoices, type Standards } from './standards.query.js';
import {
  midSentence,
  plainWords,
  SET_CHOICES,
  setWords,
  STATUS_CHOICES,
  statusWords,
  withDates,
} from './standards.words.js';

/** Rows of a page of the catalogue. */
export const ROWS = 40;

/** What was chosen above the list; absent where everything is shown. */
export interface Chosen {
  readonly search?: string;
  readonly stage?: string;
  readonly owner?: string;
  readonly set?: string;
  readonly status?: string;
  readonly on?: string;
}

/** Reads the choices of the address. `on` that is no day is told, and not used. */
export function chosenIn(query: URLSearchParams): { chosen: Chosen; wrongDay?: string } {
  const text = (name: string): string | undefined => query.get(name)?.trim() || undefined;
  const typed = text('on');
  const on = typed === undefined ? undefined : typedDay(typed);
  return {
    chosen: {
      search: text('search'),
      stage: text('stage'),
      owner: text('owner'),
      set: text('set'),
      status: text('status'),
      on,
    },
    ...(typed !== undefined && on === undefined ? { wrongDay: typed } : {}),
  };
}

interface Choice {
  readonly value: string;
  readonly text: string;
  readonly selected: boolean;
}

/** What the catalogue's page shows. @param address path and query of the page */
export function standardsView(
  { standards }: Standards,
  all: StandardChoices['standards'],
  { chosen, wrongDay }: ReturnType<typeof chosenIn>,
  address: string,
) {
  const url = new URL(address, 'http://own.invalid');
  const last = Math.max(1, Math.ceil(standards.length / ROWS));
  const number = Math.min(last, Math.max(1, Math.floor(Number(url.searchParams.get('page'))) || 1));
  const rows = standards.slice((number - 1) * ROWS, number * ROWS);
  const stages = [...new Set(rows.map(({ stage }) => stage))];
  return {
    groups: stages.map((stage) => ({
      title: plainWords(stage),
      rows: rows.filter((row) => row.stage === stage).map(rowView),
    })),
    total: standards.length,
    showing: `Showing ${(number - 1) * ROWS + 1} to ${(number - 1) * ROWS + rows.length} of ${standards.length} standards`,
    filter: {
      search: chosen.search ?? '',
      on: wrongDay ?? (chosen.on === undefined ? '' : dayAsTyped(chosen.on)),
      wrongDay: wrongDay !== undefined,
      // Shown where something of it was chosen.
      more:
        wrongDay !== undefined ||
        Object.entries(chosen).some(([name, value]) => name !== 'search' && value !== undefined),
      stages: choices(
        all.map(({ stage }) => stage),
        chosen.stage,
        plainWords,
      ),
      owners: choices(
        all.map(({ owner }) => owner),
        chosen.owner,
        plainWords,
      ),
      sets: choices(
        SET_CHOICES.map(({ value }) => value),
        chosen.set,
        setWords,
        false,
      ),
      statuses: choices(
        STATUS_CHOICES.map(({ value }) => value),
        chosen.status,
        (one) => statusWords(one).text,
        false,
      ),
    },
    said: inWords(chosen),
    pages: pagesView(url, number, last),
  };
}

const rowView = ({ id, title, rule, owner, status, set, appliesTo }: Standards['standards'][number]) => ({
  id,
  href: `/standards/${id}`,
  title,
  rule: withDates(rule, date),
  owner: plainWords(owner),
  appliesTo,
  status: statusWords(status).text,
  local: status === 'configured',
  set: set === 'any' ? undefined : setWords(set),
});

function choices(
  values: readonly string[],
  chosen: string | undefined,
  words: (value: string) => string,
  sorted = true,
): Choice[] {
  const list = [...new Set(values)].map((value) => ({
    value,
    text: words(value),
    selected: value === chosen,
  }));
  if (sorted) list.sort((a, b) => a.text.localeCompare(b.text, 'en'));
  return [{ value: '', text: 'All', selected: chosen === undefined }, ...list];
}

/** What was chosen, as a sentence for the list's heading; empty for everything. */
function inWords({ search, stage, owner, set, status, on }: Chosen): string {
  const parts = [
    search && `with “${search}” in them`,
    stage && `of the stage ${midSentence(stage)}`,
    owner && `for: ${midSentence(owner)}`,
    set && `of ${setWords(set)}`,
    status && `that are ${statusWords(status).text.toLowerCase()}`,
    on !== undefined && isLondonDate(on) && `in force on ${date(on)}`,
  ].filter((part) => typeof part === 'string' && part !== '');
  return parts.length === 0 ? '' : `Standards ${parts.join(', ')}`;
}

function pagesView(url: URL, number: number, last: number): PagesView & { previous?: string } {
  const at = (page: number): string => {
    const query = new URLSearchParams(url.searchParams);
    query.set('page', String(page));
    return `${url.pathname}?${query}`;
  };
  return {
    ...(number > 1 ? { first: at(1) } : {}),
    ...(number < last ? { next: at(number + 1) } : {}),
  };
}
