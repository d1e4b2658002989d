import { type Instant } from '#domain/time.js';

/** Languages a document may be written in: English, Welsh. */
export const LANGUAGES = ['en', 'cy'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A label with its value, as it is read; `value` may have several lines. */
export interface Line {
  readonly label: string;
  readonly value: string;
}

/** What a section is made of; the PDF and whoever reads the JSON show the same. */
export type Block =
  | { readonly type: 'lines'; readonly lines: readonly Line[] }
  /** `dated`: it says only when it was written, which alone makes no new version. */
  | { readonly type: 'text'; readonly text: string; readonly dated?: true }
  | { readonly type: 'list'; readonly numbered: boolean; readonly items: readonly string[] }
  | {
      readonly type: 'items';
      readonly items: readonly { readonly title: string; readonly lines: readonly Line[] }[];
    }
  | { readonly type: 'sign'; readonly labels: readonly string[] };

export interface Section {
  readonly heading: string;
  readonly blocks: readonly Block[];
}

/** A document without who made it and when: two that say the same are the same version. */
export interface Content {
  readonly kind: string;
  readonly language: Language;
  readonly title: string;
  /** Who may be given it. */
  readonly marking: string;
  /** A letter has no box with the offender's numbers. */
  readonly layout: 'form' | 'letter';
  readonly sections: readonly Section[];
  /** The same answers as they are on record, by where they stand: `board.hold#heldOn`. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** What makes a version: printed at the foot of every page, and in the JSON. */
export interface Edition {
  readonly id: string;
  readonly version: number;
  /** Journal entry of the case it was made from. */
  readonly seq: number;
  readonly producedAt: Instant;
  readonly producedBy: string;
}

/** Every word of a document that somebody will read, section by section. */
export function textsOf({ sections }: Content): string[] {
  const ofBlock = (block: Block): string[] => {
    switch (block.type) {
      case 'lines':
        return block.lines.map(({ value }) => value);
      case 'text':
        return [block.text];
      case 'list':
        return [...block.items];
      case 'items':
        return block.items.flatMap(({ title, lines }) => [title, ...lines.map(({ value }) => value)]);
      case 'sign':
        return [];
    }
  };
  return sections.flatMap(({ blocks }) => blocks.flatMap(ofBlock));
}
