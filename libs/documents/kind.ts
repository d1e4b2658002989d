import { type Role } from '#domain/roles.js';
import { type Block } from './content.js';
import { type Reading } from './reading.js';

/** Words of a template: English, or both languages where the kind has Welsh. */
export type Words = string | { readonly en: string; readonly cy: string };

/**
 * Where a value stands in the record:
 * `board.hold#heldOn` a field of an answer · `board.hold#=outcome`, `=on`, `=by`, `=role`, `=due` of the step itself ·
 * `case#prison` of the case · `fact:report-requested#court` of the latest fact of a kind. A `?` at the end: left out when unknown.
 */
export type Source = string;

export type Row = readonly [label: Words, from: Source];

/** A part of a section, as data; `made` where a rule is needed that data cannot say. */
export type Plan =
  | { readonly rows: readonly Row[] }
  | { readonly say: Words }
  | { readonly text: Source }
  /** One item a line; with `upTo` only what stands before it is shown. */
  | { readonly lines: Source; readonly upTo?: string }
  /** Every step of a type in the same scope, with its own rows; `none` when there is none. */
  | { readonly each: string; readonly title: Source; readonly rows: readonly Row[]; readonly none: Words }
  | { readonly made: (reading: Reading) => readonly Block[] }
  | { readonly sign: readonly Words[] };

export interface SectionPlan {
  readonly heading: Words;
  readonly parts: readonly Plan[];
}

/** A step whose answer the document rests on. */
export interface Need {
  readonly task: string;
  readonly outcomes: readonly string[];
  /** Only where the step was asked for at all. */
  readonly whenAsked?: true;
  /** Not yet answered will do: the document is made for it. */
  readonly mayBeOpen?: true;
}

/** Who is given it. `person`: the offender, who may learn nothing from it that is not theirs to know. */
export type Audience = 'person' | 'court' | 'board' | 'staff' | 'agencies' | 'recall' | 'victim';

/** A kind of document: a template as data. Its id is a public name. */
export interface DocumentKind {
  readonly id: string;
  readonly title: Words;
  /** What it is for, in a line, for whoever chooses. */
  readonly purpose: string;
  readonly audience: Audience;
  readonly marking: Words;
  readonly layout?: 'letter';
  readonly welsh?: true;
  /** The steps it is about: its subject is one of them, the latest when none is named. */
  readonly about: readonly string[];
  /** It may be made while that step is still open: an invitation, a letter. */
  readonly beforeAnswer?: true;
  /** Answers without which it is not made; of a list inside, one will do. */
  readonly needs: readonly (Need | readonly Need[])[];
  /** Steps of a track or an earlier stage, taken from wherever in the case they stand. */
  readonly anywhere?: readonly string[];
  /** Steps that only `made` parts read. */
  readonly reads?: readonly string[];
  /** One case of a meeting about several: nobody else may be named. */
  readonly oneCaseOnly?: true;
  readonly sections: readonly SectionPlan[];
  readonly producedBy: readonly Role[];
  readonly readBy: readonly Role[];
  readonly source: string;
}

/** Behind the victim wall: only victim liaison makes, lists and reads it. */
export const isWalled = ({ audience }: DocumentKind): boolean => audience === 'victim';

/** The offender reads what is theirs, what the board is sent, and what the court is handed. */
const READ_BY_THE_PERSON: ReadonlySet<Audience> = new Set<Audience>(['person', 'board', 'court']);

/** Whether the offender reads it: nothing in it may tell of a victim beyond what victim liaison worded. */
export const isForThePerson = ({ audience }: DocumentKind): boolean => READ_BY_THE_PERSON.has(audience);
