import { addressOf, filterFrom, type QueueFilter } from './queue.filter.js';
import { type ViewInList } from './queue-views.query.js';

export interface ViewItem {
  readonly name: string;
  /** Stable: it opens whatever the view holds. */
  readonly href: string;
  readonly changeHref: string;
  /** With whom it is shared, and by whom. */
  readonly shared: string;
  readonly current: boolean;
}

/** The filter of a saved view; what it does not know any more is left out, so that an old view still shows something. */
export const filterOfView = ({ query }: Pick<ViewInList, 'query'>): QueueFilter =>
  filterFrom(new URLSearchParams(query));

/** With whom a view is shared, in words. */
export const sharedWords = ({ team, savedBy }: ViewInList): string =>
  team === null
    ? 'Yours alone'
    : `Shared with ${team.title}, ${team.place.name}${savedBy ? `, by ${savedBy.displayName}` : ''}`;

/** Saved views beside the queue. @param filter what the queue shows now */
export const viewItems = (views: readonly ViewInList[], filter: QueueFilter): ViewItem[] =>
  views.map((view) => ({
    name: view.name,
    href: `/queue/views/${view.id}`,
    changeHref: `/queue/views/${view.id}/change`,
    shared: sharedWords(view),
    current: addressOf(filterOfView(view)) === addressOf(filter),
  }));
