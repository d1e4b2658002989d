import { type Actor } from '#identity/actor.js';
import { londonDateOf } from '#calendar/index.js';
import { date } from '../words/dates.js';
import { type CaseDocuments } from './plan.query.js';

export interface DocumentItem {
  readonly title: string;
  readonly version: number;
  readonly language: string;
  readonly href: string;
  readonly made: string;
  readonly by: string;
}

export interface KindItem {
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  readonly welsh: boolean;
}

type Made = NonNullable<CaseDocuments['pathway']>['documents'];

/** Versions made from a case, the newest first. */
export const documentItems = (documents: Made): DocumentItem[] =>
  documents.map(({ title, version, language, pdf, producedAt, producedBy }) => ({
    title,
    version,
    language: language === 'WELSH' ? 'Welsh' : 'English',
    href: pdf,
    made: date(londonDateOf(Date.parse(producedAt))),
    by: producedBy?.displayName ?? '',
  }));

/** The kinds that somebody's roles make. */
export const kindItems = (kinds: CaseDocuments['documentKinds'], { memberships }: Actor): KindItem[] =>
  kinds
    .filter(({ producedBy }) => memberships.some(({ role }) => producedBy.includes(role)))
    .map(({ id, title, purpose, languages }) => ({ id, title, purpose, welsh: languages.includes('WELSH') }));
