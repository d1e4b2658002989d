import { endOfDay, isLondonDate, londonDateOf } from '#calendar/index.js';
import { isoInstant, type Instant, type LondonDate } from '#domain/time.js';
import { date, dateAndTime } from '../words/dates.js';
import { episodeInWords, kindInWords, releaseDayName, stageInWords } from './case-words.js';
import { type CaseHead } from './header.query.js';
import { tabsOf, type TabLink, type TabName } from './tabs.js';
import { nameOf } from '../words/name.js';

/** The day a case is shown as of: what was picked, and what was wrong with it. */
export interface AsOf {
  /** As typed, to be shown again. */
  readonly typed: string;
  /** The moment to ask for; undefined: now. */
  readonly at?: string;
  readonly problem?: string;
}

const TYPED = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/;

/** Reads the day picked in the address: `9/12/2026` or `2026-12-09`; the end of that day in London, or now for today. */
export function asOfFrom(query: URLSearchParams, today: LondonDate): AsOf {
  const typed = query.get('on')?.trim() ?? '';
  if (typed === '') return { typed };
  const parts = TYPED.exec(typed);
  const day = parts
    ? `${parts[3] ?? ''}-${(parts[2] ?? '').padStart(2, '0')}-${(parts[1] ?? '').padStart(2, '0')}`
    : typed;
  if (!isLondonDate(day))
    return { typed, problem: 'Enter a real date, like 9/12/2026. The case is shown as it is now.' };
  if (day > today) return { typed, problem: 'Enter a date in the past. The case is shown as it is now.' };
  return day === today ? { typed: '' } : { typed, at: isoInstant(endOfDay(day) - 1) };
}

export interface Banner {
  readonly kind: string;
  readonly text: string;
  readonly since?: string;
}

export interface Fact {
  readonly name: string;
  readonly value: string;
  /** What the "Why?" beside it asks about. */
  readonly why?: string;
}

/** What stands at the head of every page about a case. */
export interface CaseHeadView {
  readonly id: string;
  readonly name: string;
  readonly numbers: readonly Fact[];
  readonly roh: string | null;
  readonly marks: readonly string[];
  readonly banners: readonly Banner[];
  readonly key: readonly Fact[];
  readonly tabs: readonly TabLink[];
  readonly asOf: AsOf;
  /** `9 December 2026`, where it is not shown as it is now. */
  readonly shownOn?: string;
  /** The query of the address that keeps the moment: `?on=…`, or nothing. */
  readonly keep: string;
  readonly ended: boolean;
}

/** @param tab which of the pages about the case it is */
export function caseHeadView(head: CaseHead, tab: TabName, asOf: AsOf, now: Instant): CaseHeadView {
  const { person, id } = head;
  const keep = asOf.at === undefined ? '' : `?on=${encodeURIComponent(asOf.typed)}`;
  const numbers: Fact[] = [
    { name: 'Prison number', value: person.prisonNumber ?? '' },
    { name: 'CRN', value: person.crn ?? '' },
    { name: 'Born', value: person.dateOfBirth === null ? '' : date(person.dateOfBirth) },
  ];
  return {
    id,
    name: nameOf(person),
    numbers: numbers.filter(({ value }) => value !== ''),
    roh: head.roh,
    marks: marksOf(head),
    banners: head.alerts.map(({ kind, text, since }) => ({
      kind,
      text,
      since: since === null ? undefined : date(londonDateOf(Date.parse(since))),
    })),
    key: keyFacts(head, now),
    tabs: tabsOf(id, tab, keep),
    asOf,
    shownOn: head.asOf === null ? undefined : dateAndTime(Date.parse(head.asOf)),
    keep,
    ended: head.endedAt !== null,
  };
}

function marksOf({ mappaCategory, mappaLevel, ppo, roh }: CaseHead): string[] {
  return [
    ...(roh === null ? ['Risk of harm not known'] : []),
    ...(mappaCategory === null && mappaLevel === null
      ? []
      : [
          `MAPPA${mappaCategory === null ? '' : ` category ${mappaCategory}`}${mappaLevel === null ? '' : `${mappaCategory === null ? '' : ','} level ${mappaLevel}`}`,
        ]),
    ...(ppo ? ['PPO'] : []),
  ];
}

function keyFacts(head: CaseHead, now: Instant): Fact[] {
  const day = (on: string | null, none: string): string => (on === null ? none : date(on));
  const sentence = `${head.kind === null ? 'Not known' : kindInWords(head.kind)}${head.months === null ? '' : `, ${head.months} months`}`;
  return [
    { name: 'Sentence', value: sentence },
    {
      name: 'Now',
      value:
        [head.episode && episodeInWords(head.episode), head.stage && stageInWords(head.stage)]
          .filter((text, i, all) => text && all.indexOf(text) === i)
          .join(': ') || 'Being worked out',
    },
    {
      name: releaseDayName(head, londonDateOf(now)),
      value: day(head.releaseOn, 'Not known'),
      ...(head.releaseOn !== null && { why: 'release' }),
    },
    { name: 'Supervision ends', value: day(head.sentenceEnd, 'No end'), why: 'sentence-end' },
    { name: 'Prison', value: head.prison?.name ?? 'None' },
    { name: 'Home area', value: head.homeArea?.name ?? 'Not known' },
    { name: 'Offender manager', value: head.offenderManager?.displayName ?? 'Nobody named', why: 'owner' },
    { name: 'Offender supervisor', value: head.offenderSupervisor?.displayName ?? 'Nobody named' },
  ];
}
