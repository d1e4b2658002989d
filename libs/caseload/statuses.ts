import { type SentenceKind } from '#domain/sentence.js';

/** What an imprisonment status of the prison record says of the sentence. */
export interface StatusMeaning {
  readonly kind: SentenceKind;
  /** Back in custody (or wanted back) after a recall of this type. */
  readonly recall?: 'fixed' | 'standard';
}

const of = (kind: SentenceKind, recall?: StatusMeaning['recall']) => ({
  kind,
  ...(recall ? { recall } : {}),
});

/**
 * Imprisonment statuses that are a sentence this engine carries (prison record, `imprisonmentStatus`).
 * One that is not here is refused rather than guessed: a wrong kind of sentence would give every clock a wrong law.
 */
const STATUSES: ReadonlyMap<string, StatusMeaning> = new Map(
  Object.entries({
    SENT: of('determinate'),
    SENT03: of('determinate'),
    ADIMP_ORA: of('determinate'),
    ADIMP_ORA20: of('determinate'),
    YOI: of('determinate'),
    YOI_ORA: of('determinate'),
    EPP: of('extended'),
    EXT: of('extended'),
    EXTDVALLASPO: of('extended'),
    LASPO_AR: of('extended'),
    LASPO_DR: of('extended'),
    SEC236A: of('extended'),
    IPP: of('ipp'),
    DPP: of('ipp'),
    LIFE: of('life'),
    MLP: of('life'),
    DLP: of('life'),
    ALP: of('life'),
    LR: of('determinate', 'standard'),
    LR_ORA: of('determinate', 'standard'),
    LR_EPP: of('extended', 'standard'),
    LR_SEC236A: of('extended', 'standard'),
    LR_IPP: of('ipp', 'standard'),
    LR_DPP: of('ipp', 'standard'),
    LR_LIFE: of('life', 'standard'),
    LR_MLP: of('life', 'standard'),
    FTR: of('determinate', 'fixed'),
    FTR_08: of('determinate', 'fixed'),
    FTR_ORA: of('determinate', 'fixed'),
    '14FTR_ORA': of('determinate', 'fixed'),
    FTR_56: of('determinate', 'fixed'),
    S37MHA: of('hospital-order'),
    S41MHA: of('hospital-order'),
    // No prison holds these: a file from the probation record writes them here (docs/how-to/import.md).
    CO: of('community-order'),
    SSO: of('suspended-sentence'),
  }),
);

/** The meaning of a status code as the prison record writes it; undefined when it is none that we know. */
export const meaningOfStatus = (code: string): StatusMeaning | undefined => STATUSES.get(code);

/** Security category as facts write it, and whether it means open conditions. Codes that mean "not yet categorised" have none. */
const CATEGORIES: ReadonlyMap<string, { readonly category: string; readonly open: boolean }> = new Map([
  ['A', { category: 'A', open: false }],
  ['H', { category: 'A', open: false }], // category A, high
  ['P', { category: 'A', open: false }], // category A, provisional
  ['B', { category: 'B', open: false }],
  ['C', { category: 'C', open: false }],
  ['D', { category: 'D', open: true }],
  ['R', { category: 'R', open: false }], // women and young adults, closed
  ['Q', { category: 'Q', open: false }], // women, restricted
  ['I', { category: 'closed', open: false }], // young offender, closed
  ['J', { category: 'open', open: true }], // young offender, open
  ['T', { category: 'open', open: true }], // women, open
]);

/** @returns undefined when the person is not categorised, or under a code that says nothing of security */
export const meaningOfCategory = (
  code: string,
): { readonly category: string; readonly open: boolean } | undefined => CATEGORIES.get(code);
