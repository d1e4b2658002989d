import { kindInWords } from '../case/case-words.js';
import { nameOf } from '../words/name.js';
import { pagesOf, type PagesView } from '../frame/pages.js';
import { date } from '../words/dates.js';
import { type PeopleFound } from './search.query.js';

export interface FoundView {
  readonly name: string;
  readonly born: string;
  readonly numbers: string;
  readonly cases: readonly { readonly href: string; readonly text: string; readonly where: string }[];
}

export interface SearchView {
  readonly text: string;
  /** Whether there was enough to look for. */
  readonly asked: boolean;
  readonly count: string;
  readonly people: readonly FoundView[];
  readonly pages: PagesView;
}

const SHORTEST = 2;

/** @param text as it was typed @param found undefined where there was too little to look for */
export function searchView(text: string, found: PeopleFound | undefined, address: string): SearchView {
  return {
    text,
    asked: found !== undefined,
    count:
      found === undefined
        ? ''
        : found.totalCount === 1
          ? '1 person found'
          : `${found.totalCount} people found`,
    people: (found?.nodes ?? []).map(({ person, cases }) => ({
      name: nameOf(person),
      born: person.dateOfBirth === null ? 'Not known' : date(person.dateOfBirth),
      numbers: [person.prisonNumber, person.crn].filter(Boolean).join(', ') || 'None known',
      cases: cases.map((one) => ({
        href: `/cases/${one.id}`,
        text: one.kind === null ? 'Not sentenced yet' : kindInWords(one.kind),
        where: [
          one.prison?.name ?? one.homeArea?.name,
          one.endedAt !== null ? 'case ended' : one.releaseOn && `release ${date(one.releaseOn)}`,
        ]
          .filter(Boolean)
          .join(', '),
      })),
    })),
    pages: found ? pagesOf(found.pageInfo, address) : {},
  };
}

/** Whether what was typed is enough to look for. */
export const isEnough = (text: string): boolean => text.replaceAll(/[^\p{L}\p{N}]/gu, '').length >= SHORTEST;
