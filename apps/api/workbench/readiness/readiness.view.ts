import { daysBetween, londonDateOf } from '#calendar/index.js';
import { type Instant, type LondonDate } from '#domain/time.js';
import { type Actor } from '#identity/actor.js';
import { releaseDayName, stageInWords, waitsForParole } from '../case/case-words.js';
import { nameOf } from '../words/name.js';
import { releaseStep, type ReleaseStepView } from '../case/release.view.js';
import { lastOf } from '../cases/cases.filter.js';
import { monthChoices, placeChoices, type Choice } from '../cases/choices.js';
import { pagesOf, type PagesView } from '../frame/pages.js';
import { date, longDate } from '../words/dates.js';
import { type ReleaseReadiness } from './readiness.query.js';

/** What somebody chose above the list, as the address has it. */
export interface ReadinessAsked {
  readonly whose: 'mine' | 'places';
  /** Month of release, `2026-12`; empty: from now on. */
  readonly month: string;
  readonly place: string;
  readonly late: boolean;
}

/** Reads the address; what cannot be read is as if it were not there. @param mine whether one's own cases come first */
export function readinessAsked(query: URLSearchParams, mine: boolean): ReadinessAsked {
  const month = query.get('month') ?? '';
  const place = query.get('place') ?? '';
  const whose = query.get('whose') ?? (mine ? 'mine' : 'places');
  return {
    whose: whose === 'mine' ? 'mine' : 'places',
    month: /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? month : '',
    place: /^[A-Z]{2,4}$/.test(place) ? place : '',
    late: query.get('late') === 'yes',
  };
}

/** The filter of the API that it comes to. */
export const readinessFilter = ({ whose, month, place, late }: ReadinessAsked, userId: string) => ({
  ...(whose === 'mine' ? { manager: userId } : {}),
  ...(month === '' ? {} : { releaseFrom: `${month}-01`, releaseTo: lastOf(month) }),
  ...(place === '' ? {} : { place }),
  ...(late ? { late } : {}),
});

export interface ReleaseItem {
  readonly id: string;
  readonly href: string;
  readonly name: string;
  readonly number: string;
  readonly roh: string | null;
  readonly release: string;
  readonly away: string;
  readonly overdue: boolean;
  readonly prison: string;
  readonly stage: string;
  readonly manager: string;
  readonly done: number;
  readonly open: number;
  readonly lost: number;
  readonly steps: readonly ReleaseStepView[];
}

export interface ReadinessView {
  readonly cases: readonly ReleaseItem[];
  readonly total: number;
  readonly asked: ReadinessAsked;
  readonly months: readonly Choice[];
  readonly places: readonly Choice[];
  readonly pages: PagesView;
}

/** @param address path and query of the page */
export function readinessView(
  { readiness }: ReleaseReadiness,
  asked: ReadinessAsked,
  { actor, now, address }: { actor: Actor; now: Instant; address: string },
): ReadinessView {
  const today = londonDateOf(now);
  return {
    cases: readiness.nodes.map((node) => itemOf(node, now)),
    total: readiness.totalCount,
    asked,
    months: monthChoices(today, asked.month, 'Any month'),
    places: placeChoices(actor, asked.place),
    pages: pagesOf(readiness.pageInfo, address),
  };
}

function itemOf(node: ReleaseReadiness['readiness']['nodes'][number], now: Instant): ReleaseItem {
  const { pathway, steps, done, open, canNoLongerBeMet } = node;
  return {
    id: pathway.id,
    href: `/cases/${pathway.id}/release`,
    name: nameOf(pathway.person),
    number: pathway.person.prisonNumber ?? pathway.person.crn ?? '',
    roh: pathway.roh,
    ...releaseDay(pathway, londonDateOf(now)),
    prison: pathway.prison?.name ?? '',
    stage: pathway.stage === null ? '' : stageInWords(pathway.stage),
    manager: pathway.offenderManager?.displayName ?? 'Nobody named',
    done,
    open,
    lost: canNoLongerBeMet,
    steps: steps.map((step) => releaseStep(step, now)),
  };
}

/** The day of a release and how far away it is; who waits for the Parole Board has no day yet. */
function releaseDay(
  pathway: ReleaseReadiness['readiness']['nodes'][number]['pathway'],
  today: LondonDate,
): Pick<ReleaseItem, 'release' | 'away' | 'overdue'> {
  const { releaseOn } = pathway;
  if (releaseOn === null) return { release: 'Release date not known', away: '', overdue: false };
  if (waitsForParole(pathway, today))
    return {
      release: 'Waits for the Parole Board',
      away: `${releaseDayName(pathway, today).toLowerCase()} ${date(releaseOn)}`,
      overdue: false,
    };
  const days = daysBetween(today, releaseOn);
  return { release: longDate(releaseOn), away: awayInWords(days), overdue: days < 0 };
}

const WEEK = 7;
const MONTH = 30.4;
const YEAR = 365.25;

/** `in 5 days`, `in 7 weeks`, `in 5 months`, `in 2 years`, `today`, `3 days ago`. */
export function awayInWords(days: number): string {
  const plural = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;
  if (days === 0) return 'today';
  if (days < 0) return `${plural(-days, 'day')} ago`;
  if (days < 3 * WEEK) return `in ${plural(days, 'day')}`;
  if (days < 3 * MONTH) return `in ${plural(Math.round(days / WEEK), 'week')}`;
  return days < 2 * YEAR
    ? `in ${plural(Math.round(days / MONTH), 'month')}`
    : `in ${plural(Math.round(days / YEAR), 'year')}`;
}
