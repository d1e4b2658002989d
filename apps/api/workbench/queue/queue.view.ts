import { type Instant } from '#domain/time.js';
import { placeOfTask } from '../case/case-words.js';
import { pagesOf, type PagesView } from '../frame/pages.js';
import { dueWords, type DueWords } from '../words/dates.js';
import { inWords } from '../task/field-words.js';
import { addressOf, DUE, ME, NOBODY, ORDERS, ROH, type QueueFilter } from './queue.filter.js';
import { type Queue } from './queue.query.js';
import { viewItems, type ViewItem } from './queue-views.view.js';
import { nameOf, numberOf } from '../words/name.js';

interface Item {
  readonly value: string;
  readonly text: string;
  readonly selected: boolean;
}

/** One box of the filter, as GOV.UK's select takes it. */
export interface SelectView {
  readonly name: string;
  readonly label: string;
  readonly items: readonly Item[];
}

export interface QueueRow {
  readonly id: string;
  readonly title: string;
  readonly stage: string;
  readonly team: string;
  readonly person: string;
  readonly number: string;
  readonly caseHref: string;
  readonly roh: string | null;
  readonly prison: string;
  readonly due: DueWords;
  readonly holder: string;
  readonly toClaim: boolean;
  readonly mayAssign: boolean;
}

export interface QueueView {
  readonly total: number;
  readonly rows: readonly QueueRow[];
  readonly selects: readonly SelectView[];
  readonly chosen: readonly { readonly text: string; readonly href: string }[];
  readonly people: readonly Item[];
  readonly pages: PagesView;
  readonly address: string;
  readonly views: readonly ViewItem[];
  /** Where what is shown may be kept under a name; nothing where it is everything. */
  readonly saveHref?: string;
}

/** What the team queue shows. @param address path and query of the page @param userId who is chosen to be given tasks */
export function queueView(
  data: Queue,
  filter: QueueFilter,
  now: Instant,
  address: string,
  userId = '',
): QueueView {
  const selects = selectsOf(data, filter);
  const views = viewItems(data.queueViews, filter);
  const query = addressOf(filter).split('?')[1];
  return {
    total: data.tasks.totalCount,
    rows: data.tasks.nodes.map((task) => rowOf(task, now)),
    selects,
    chosen: chosenOf(selects, filter),
    people: [{ id: '', name: 'Choose one' }, ...peopleOf(data)].map(({ id, name }) => ({
      value: id,
      text: name,
      selected: id === userId,
    })),
    pages: pagesOf(data.tasks.pageInfo, address),
    address: addressOf(filter),
    views,
    saveHref:
      query === undefined || views.some(({ current }) => current) ? undefined : `/queue/views/new?${query}`,
  };
}

function rowOf(task: Queue['tasks']['nodes'][number], now: Instant): QueueRow {
  const { person, roh, id, prison } = task.pathway;
  return {
    id: task.id,
    title: task.title,
    stage: placeOfTask(task.stage),
    team: task.team ? `${task.team.title}, ${task.team.place.name}` : '',
    person: nameOf(person),
    number: numberOf(person),
    caseHref: `/cases/${id}`,
    roh,
    prison: prison?.name ?? 'In the community',
    due: dueWords(task, now),
    holder:
      task.holder?.displayName ??
      (task.meantFor ? `Nobody yet; meant for ${task.meantFor.displayName}` : 'Nobody yet'),
    toClaim: task.state === 'OPEN',
    mayAssign: task.state === 'OPEN' || task.state === 'CLAIMED',
  };
}

const byText = (a: { text: string }, b: { text: string }): number => a.text.localeCompare(b.text, 'en');

function selectsOf({ me, taskTypes }: Queue, filter: QueueFilter): SelectView[] {
  const teams = new Map(me.memberships.map(({ team }) => [team.id, team]));
  const prisons = new Map(
    [...teams.values()].flatMap(({ place }) => (place.kind === 'prison' ? [[place.code, place.name]] : [])),
  );
  const select = (
    name: keyof QueueFilter,
    label: string,
    all: string,
    options: readonly { readonly value: string; readonly text: string }[],
  ): SelectView => ({
    name,
    label,
    items: [{ value: '', text: all }, ...options].map((item) => ({
      ...item,
      selected: item.value === filter[name],
    })),
  });
  const stages = [...new Set(taskTypes.map(({ stage }) => stage))].map((value) => ({
    value,
    text: placeOfTask(value),
  }));
  return [
    ...(teams.size > 1
      ? [
          select(
            'team',
            'Team',
            'All my teams',
            [...teams.values()].map(({ id, title, place }) => ({
              value: id,
              text: `${title}, ${place.name}`,
            })),
          ),
        ]
      : []),
    select(
      'kind',
      'Kind of task',
      'Every kind',
      taskTypes.map(({ id, title }) => ({ value: id, text: title })).sort(byText),
    ),
    select('stage', 'Stage', 'Every stage', stages.sort(byText)),
    select(
      'due',
      'Due',
      'Whenever',
      Object.entries(DUE).map(([value, text]) => ({ value, text })),
    ),
    select(
      'roh',
      'Risk of harm',
      'Every level',
      ROH.map((value) => ({ value, text: inWords(value) })),
    ),
    ...(prisons.size > 1
      ? [
          select(
            'prison',
            'Prison',
            'Every prison',
            [...prisons].map(([value, text]) => ({ value: value ?? '', text: text ?? '' })),
          ),
        ]
      : []),
    select('holder', 'Held by', 'Anybody or nobody', [
      { value: NOBODY, text: 'Nobody yet' },
      { value: ME, text: 'Me' },
      ...peopleOf({ me })
        .filter(({ id }) => id !== me.id)
        .map(({ id, name }) => ({ value: id, text: name })),
    ]),
    select('priority', 'Priority', 'Everything', [
      { value: 'urgent', text: 'Urgent: late, due tomorrow, or high risk due this week' },
    ]),
    select(
      'order',
      'Order',
      ORDERS['due-soonest'][1],
      Object.entries(ORDERS)
        .slice(1)
        .map(([value, [, text]]) => ({ value, text })),
    ),
  ];
}

/** Members of one's teams, each once. */
function peopleOf({ me }: Pick<Queue, 'me'>): { id: string; name: string }[] {
  const people = new Map(
    me.memberships.flatMap(({ team }) =>
      team.members.map(({ user }) => [user.id, user.displayName] as const),
    ),
  );
  return [...people].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** What is filtered by, each with the address without it. */
const chosenOf = (selects: readonly SelectView[], filter: QueueFilter): QueueView['chosen'] =>
  selects.flatMap(({ name, label, items }) => {
    const one = items.find(({ value, selected }) => selected && value !== '');
    return one && name !== 'order'
      ? [{ text: `${label}: ${one.text}`, href: addressOf({ ...filter, [name]: '' }) }]
      : [];
  });
