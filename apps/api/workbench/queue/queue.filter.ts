import { endOfDay } from '#calendar/index.js';
import { isoInstant, type LondonDate } from '#domain/time.js';
import { sundayOf } from '../my-work/my-work.view.js';

/** What of a queue is asked for, as it stands in the address: a view that is saved or sent keeps it. */
export interface QueueFilter {
  readonly team: string;
  readonly kind: string;
  readonly stage: string;
  readonly due: string;
  readonly roh: string;
  readonly prison: string;
  readonly holder: string;
  readonly priority: string;
  readonly order: string;
}
export const FILTER_NAMES = [
  'team',
  'kind',
  'stage',
  'due',
  'roh',
  'prison',
  'holder',
  'priority',
  'order',
] as const satisfies readonly (keyof QueueFilter)[];

export const DUE = {
  overdue: 'Overdue',
  today: 'Due today or overdue',
  week: 'Due by the end of this week',
} as const;
export const ORDERS = {
  'due-soonest': ['DUE_SOONEST', 'Due soonest first'],
  'due-latest': ['DUE_LATEST', 'Due latest first'],
  'opened-first': ['OPENED_FIRST', 'Waiting longest first'],
  'opened-last': ['OPENED_LAST', 'Newest first'],
} as const;
export const ROH = ['low', 'medium', 'high', 'very-high'] as const;
/** Beside people: nobody, or whoever looks. */
export const NOBODY = 'nobody';
export const ME = 'me';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const isOneOf = <T extends object>(of: T, value: string): value is Extract<keyof T, string> =>
  Object.hasOwn(of, value);

/** Reads a filter from an address; what it does not know is left out, so that an old link still shows something. */
export function filterFrom(query: URLSearchParams): QueueFilter {
  const given = (name: string): string => (query.get(name) ?? '').trim();
  const known = (name: string, is: (value: string) => boolean): string =>
    is(given(name)) ? given(name) : '';
  return {
    team: known('team', (value) => UUID.test(value)),
    kind: given('kind'),
    stage: given('stage'),
    due: known('due', (value) => isOneOf(DUE, value)),
    roh: known('roh', (value) => (ROH as readonly string[]).includes(value)),
    prison: known('prison', (value) => /^\w{2,6}$/.test(value)),
    holder: known('holder', (value) => value === NOBODY || value === ME || UUID.test(value)),
    priority: known('priority', (value) => value === 'urgent'),
    order: known('order', (value) => isOneOf(ORDERS, value)),
  };
}

/** The address of the queue with this filter. */
export function addressOf(filter: QueueFilter): string {
  const query = new URLSearchParams(
    FILTER_NAMES.flatMap((name) => (filter[name] === '' ? [] : [[name, filter[name]] as [string, string]])),
  ).toString();
  return query === '' ? '/queue' : `/queue?${query}`;
}

/** The filter as the API takes it. @param me id of whoever looks */
export function variablesOf(filter: QueueFilter, me: string, today: LondonDate) {
  const { team, kind, stage, due, roh, prison, holder, priority, order } = filter;
  const until = due === 'week' ? sundayOf(today) : due === 'today' ? today : undefined;
  return {
    filter: {
      team: team || undefined,
      type: kind ? [kind] : undefined,
      stage: stage ? [stage] : undefined,
      overdue: due === 'overdue' ? true : undefined,
      dueBefore: until === undefined ? undefined : isoInstant(endOfDay(until)),
      roh: roh ? [roh] : undefined,
      prison: prison || undefined,
      unheld: holder === NOBODY ? true : undefined,
      holder: holder === ME ? me : holder === NOBODY || holder === '' ? undefined : holder,
      urgent: priority === 'urgent' ? true : undefined,
    },
    orderBy: isOneOf(ORDERS, order) ? ORDERS[order][0] : ('DUE_SOONEST' as const),
  };
}
