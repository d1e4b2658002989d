import { ROLES } from './roles.js';
import { DATE_NAMES } from './sentence.js';

/**
 * The kinds of fact that come from outside, with their public names (facts.csv in the domain notes; pathway.md, "Facts from outside").
 * A field of type `words` stays in PostgreSQL; every other type may travel to the workflow.
 */
export type FactFieldType =
  | 'words'
  | 'place'
  | 'person'
  | 'id'
  | 'date'
  | 'instant'
  | 'number'
  | 'flag'
  | 'kind'
  | 'roh'
  | 'levels'
  | 'codes'
  | 'dates'
  | 'scheme'
  | { readonly code: readonly string[] };

export interface FactKindInfo {
  readonly title: string;
  readonly from: string;
  readonly fields: Readonly<Record<string, FactFieldType>>;
}

/** Each kind: what it says in plain English, who says it, and its fields. */
// prettier-ignore
export const FACT_KINDS = {
  'report-requested': { title: 'A court asks for a report', from: 'court', fields: { court: 'words', area: 'place', hearingOn: 'date', remanded: 'flag' } },
  sentenced: { title: 'A sentence is passed', from: 'court, prison record', fields: { kind: 'kind', months: 'number', offences: 'codes', prison: 'place', area: 'place', purposes: 'codes', requirements: 'codes', dates: 'dates', victimScheme: 'scheme', registeredSexOffender: 'flag', violent: 'flag', domesticAbuse: 'flag', hateCrime: 'flag', terrorism: 'flag' } },
  'not-sentenced': { title: 'Withdrawn, acquitted, or another disposal', from: 'court', fields: { how: { code: ['withdrawn', 'acquitted', 'other-disposal'] } } },
  'dates-changed': { title: "The prison's calculation changed (a null date: no longer known)", from: 'prison record', fields: { dates: 'dates' } },
  received: { title: 'Received into a prison', from: 'prison record', fields: { prison: 'place', from: 'place' } },
  moved: { title: 'Moved between prisons', from: 'prison record', fields: { from: 'place', to: 'place', planned: 'flag', reason: { code: ['plan', 'progression', 'operational', 'security', 'court', 'health'] } } },
  'category-changed': { title: 'Security category decided or changed', from: 'prison record', fields: { category: { code: ['A', 'B', 'C', 'D', 'R', 'Q', 'closed', 'open'] }, open: 'flag' } },
  released: { title: 'Released (on what authority)', from: 'prison record', fields: { on: { code: ['crd', 'ard', 'hdc', 'parole', 'ecl', 're-release', 'court', 'executive', 'expiry'] }, prison: 'place' } },
  'released-in-error': { title: 'Released when they should not have been', from: 'prison record', fields: { prison: 'place' } },
  'temporarily-released': { title: 'Out on temporary licence', from: 'prison record', fields: { returnBy: 'instant', escorted: 'flag', application: 'id', place: 'words' } },
  'returned-from-temporary-release': { title: 'Back from temporary release', from: 'prison record', fields: { returnedAt: 'instant', application: 'id' } },
  'failed-to-return': { title: 'Did not come back from temporary release', from: 'prison record', fields: { since: 'instant', application: 'id' } },
  'rotl-applied': { title: 'Temporary release applied for', from: 'prison', fields: { type: { code: ['day', 'overnight', 'work', 'family', 'special-purpose'] }, firstOuting: 'date', lastOuting: 'date', place: 'words' } },
  'hospital-transfer': { title: 'To or from hospital', from: 'prison record', fields: { in: 'flag', hospital: 'words' } },
  'oasys-completed': { title: 'An OASys was completed, reviewed or re-scored', from: 'OASys', fields: { version: 'number', level: 'roh', levels: 'levels', complete: 'flag', author: 'person', tool: { code: ['oasys', 'ogrs', 'rm2000', 'rm2000-combined', 'sara'] } } },
  'roh-changed': { title: 'Risk of harm level known or changed', from: 'OASys', fields: { level: 'roh', levels: 'levels', confirmedBy: 'person' } },
  'mappa-changed': { title: 'MAPPA category identified or level set or changed', from: 'MAPPA', fields: { category: 'number', level: 'number', decidedBy: { code: ['agencies', 'probation', 'prison'] } } },
  'mappa-meeting-held': { title: 'A MAPPA meeting took place', from: 'MAPPA', fields: { level: 'number', endedAt: 'instant' } },
  'ppo-changed': { title: 'PPO or IOM status changed', from: 'police', fields: { ppo: 'flag' } },
  'tier-changed': { title: 'Tier changed', from: 'probation record', fields: { tier: 'number', scheme: 'words' } },
  'om-changed': { title: 'Offender manager named, changed, or none', from: 'probation record', fields: { username: 'person', grade: { code: ['probation-officer', 'probation-services-officer'] }, area: 'place', responsible: 'flag' } },
  'os-changed': { title: 'Offender supervisor named, changed, or none', from: 'prison', fields: { username: 'person', type: { code: ['probation', 'prison'] } } },
  'staff-left': { title: 'A member of staff left, is away, or is covered', from: 'directory', fields: { username: 'person', role: { code: ROLES }, lastDay: 'date', until: 'date', coveredBy: 'person' } },
  'provider-changed': { title: 'Supervision passes between providers', from: 'probation record', fields: { provider: { code: ['nps', 'crc', 'probation-service'] } } },
  'contact-made': { title: 'Two-way contact', from: 'probation record, prison', fields: { by: { code: ['offender-manager', 'offender-supervisor', 'victim-liaison', 'key-worker'] }, how: { code: ['office', 'home', 'prison-visit', 'video', 'telephone'] }, purpose: 'words', target: 'id', victim: 'id' } },
  'appointment-kept': { title: 'Appointment kept', from: 'probation record', fields: { appointment: 'id', kind: { code: ['first', 'standing', 'other'] } } },
  absence: { title: 'Appointment missed or failure to comply', from: 'probation record', fields: { appointment: 'id', what: { code: ['appointment', 'requirement', 'refusal'] }, reasonGiven: 'flag' } },
  'condition-broken': { title: 'A licence or order condition was broken', from: 'police, monitoring', fields: { condition: 'id', serious: 'flag', how: 'words' } },
  'significant-change': { title: 'Something that may change risk', from: 'anyone', fields: { change: { code: [ 'arrest', 'charge', 'partner', 'child-contact', 'address', 'drugs-alcohol', 'low-mood', 'medication', 'non-compliance', 'intelligence', 'bereavement', 'recall', 'failed-to-return', 'other' ] }, what: 'words' } },
  'self-harm-concern': { title: 'A concern that someone may harm themselves', from: 'anyone', fields: { source: { code: ['court', 'escort', 'reception', 'staff', 'family', 'other'] } } },
  'child-concern': { title: 'A child may be at risk', from: 'anyone', fields: { what: 'words' } },
  'victim-opted': { title: 'A victim opted in or out', from: 'victim liaison', fields: { victim: 'id', in: 'flag', child: 'flag', area: 'place' } },
  'victim-concern': { title: 'A victim raised a concern or was contacted', from: 'victim liaison', fields: { victim: 'id', urgent: 'flag' } },
  appeal: { title: 'Appeal lodged or decided', from: 'court', fields: { against: { code: ['conviction', 'sentence'] }, stage: { code: ['lodged', 'decided'] }, result: { code: ['allowed', 'dismissed', 'abandoned'] } } },
  arrested: { title: 'Arrested', from: 'police', fields: { for: 'words' } },
  charged: { title: 'Charged', from: 'police, court', fields: { offence: 'words', serious: 'flag' } },
  warrant: { title: 'Warrant issued, executed or withdrawn', from: 'court', fields: { kind: { code: ['issued', 'executed', 'withdrawn'] } } },
  'recall-requested': { title: 'Recall asked for', from: 'probation record', fields: { by: { code: ['offender-manager', 'monitoring', 'other'] }, emergency: 'flag' } },
  'recall-revoked': { title: 'Licence revoked', from: 'PPCS', fields: { recallType: { code: ['fixed', 'standard', 'hdc'] }, from: { code: ['licence', 'hdc'] } } },
  'recall-rescinded': { title: 'Recall rescinded', from: 'PPCS', fields: { reason: 'words' } },
  'unlawfully-at-large': { title: 'At large', from: 'police, PPCS', fields: { since: 'instant' } },
  returned: { title: 'Returned to custody after recall', from: 'prison record', fields: { prison: 'place' } },
  recaptured: { title: 'Arrested or returned after escape, failure to return or error', from: 'police', fields: { where: 'words', prison: 'place' } },
  'parole-hearing-set': { title: 'Hearing date set or changed', from: 'Parole Board', fields: { on: 'date' } },
  'parole-decision': { title: 'Decision (provisional or final)', from: 'Parole Board', fields: { result: { code: ['release', 'refused', 'open-conditions', 'adjourned', 'deferred', 'set-aside'] }, final: 'flag', nextReview: 'date', openConditions: { code: ['accepted', 'rejected', 'awaited'] } } },
  'release-direction': { title: 'Direction to release', from: 'Parole Board, PPCS', fields: { on: 'date', conditions: 'words', approvedPremises: 'flag' } },
  'hdc-decided': { title: 'Home detention curfew granted, refused or postponed', from: 'prison', fields: { result: { code: ['granted', 'refused', 'postponed'] }, on: 'date' } },
  'licence-change-asked': { title: 'A change to the licence is asked for', from: 'anyone', fields: { kind: { code: ['address', 'work', 'travel', 'contact', 'condition', 'curfew-or-zone'] }, by: { code: ['person', 'victim-liaison', 'police', 'provider', 'review', 'manager'] }, startsOn: 'date' } },
  'immigration-changed': { title: 'Immigration status, decision, detention, removal', from: 'immigration', fields: { status: { code: [ 'unknown', 'no-interest', 'of-interest', 'detainer', 'pending', 'detain-after-sentence', 'remove', 'deport', 'bail', 'bail-address-asked' ] } } },
  deported: { title: 'Removed from the country', from: 'immigration', fields: { on: 'date' } },
  'removal-ended': { title: 'Back in the country after removal, or never removed', from: 'immigration, police', fields: { how: { code: ['re-entered', 'not-removed'] } } },
  pregnancy: { title: 'Pregnant, or with a baby in the unit', from: 'health', fields: { due: 'date' } },
  'persons-merged': { title: 'Two records are one person', from: 'any', fields: { keep: 'id', drop: 'id' } },
  'sentence-varied': { title: 'Sentence varied, added to or quashed', from: 'court', fields: { how: { code: ['varied', 'added', 'quashed'] }, months: 'number', kind: 'kind', requirements: 'codes', dates: 'dates' } },
  'order-ended': { title: 'Licence or order ended otherwise', from: 'court, Parole Board', fields: { how: { code: ['court', 'parole-board', 'revoked', 'ipp-rule', 'expired'] } } },
  'leading-changed': { title: "Which of a person's pathways asks what is owed once to the person", from: 'engine', fields: { leads: 'flag', pathway: 'id', done: 'codes' } },
  'scope-changed': { title: 'Scope of offender management: its early end asked for or decided, or taken in by local choice', from: 'probation record, prison', fields: { what: { code: ['end-asked', 'ended', 'local-opt-in'] }, by: { code: ['offender-manager', 'head-of-omu'] } } },
  'move-planned': { title: 'A move between prisons is planned, changed or (no date) called off', from: 'prison record', fields: { to: 'place', on: 'date', reason: { code: ['plan', 'progression', 'operational', 'security', 'court', 'health'] } } },
  'deferral-asked': { title: 'A holder asks to defer a task or to be excused from it', from: 'probation record, prison', fields: { task: 'id', for: { code: ['defer', 'excuse'] }, newDate: 'date', by: { code: ['offender-manager', 'offender-supervisor', 'other'] }, reason: 'words' } },
  'condition-set': { title: 'A restrictive condition is set, varied or ended', from: 'probation record, court, Parole Board', fields: { condition: 'id', kind: { code: ['no-contact', 'exclusion-zone', 'curfew', 'residence', 'activity', 'other'] }, protects: { code: ['victim', 'child', 'public'] }, tagged: 'flag', startsOn: 'date', ended: 'flag' } },
  'restriction-requested': { title: 'A restriction on contact from prison is asked for, or contact with a child applied for', from: 'probation record, prison, police, victim liaison', fields: { by: { code: ['offender-manager', 'victim-liaison', 'police', 'prison', 'prisoner'] }, restriction: { code: ['mail', 'calls', 'visits', 'child-contact', 'no-contact-list'] }, urgent: 'flag' } },
  'intervention-planned': { title: 'A target of the plan names an intervention, or one outside it is proposed', from: 'probation record, prison', fields: { intervention: 'id', target: 'id', reasoned: 'flag', startOn: 'date', where: { code: ['custody', 'community'] } } },
  'intervention-ended': { title: 'An intervention was completed, left or taken away', from: 'programmes', fields: { intervention: 'id', how: { code: ['completed', 'dropped-out', 'removed'] } } },
  'need-recorded': { title: 'A need that changes how work is done is recorded, changed or ended', from: 'anyone', fields: { need: { code: ['disability', 'learning-disability', 'literacy', 'dyslexia', 'language', 'welsh', 'sign', 'easy-read', 'faith', 'age', 'sex', 'caring'] }, language: 'words', ended: 'flag' } },
  'family-consent': { title: 'Consent to the part of the family given or withdrawn', from: 'prison, probation record', fields: { given: 'flag' } },
  'action-given': { title: 'A meeting gave somebody an action', from: 'MAPPA, risk meeting', fields: { from: { code: ['mappa', 'irmm', 'quality'] }, action: 'id', role: { code: ROLES }, by: 'date' } },
  'disclosure-asked': { title: 'The offender manager asks victim liaison what may be known', from: 'probation record', fields: { purpose: { code: ['assessment', 'risk-plan', 'sentence-plan', 'mappa', 'conditions', 'rotl-or-parole'] }, before: 'date' } },
  died: { title: 'Died', from: 'any', fields: {} },
  'rules-changed': { title: 'Calendar, standard or law changed for this case', from: 'campaign', fields: { what: { code: ['law', 'standard', 'calendar', 'set'] }, change: 'id', recallType: { code: ['fixed', 'standard', 'hdc'] }, set: { code: ['2007-2014', 'current'] } } },
  imported: { title: 'Case taken over in the middle', from: 'import', fields: { stage: { code: ['custody', 'licence', 'at-large', 'recalled', 'pre-sentence', 'order', 'hospital'] }, oasysCompletedOn: 'date', lastRohReviewOn: 'date', unknownUsernames: 'number', contradictions: 'codes' } },
} as const satisfies Record<string, FactKindInfo>;

export type FactKind = keyof typeof FACT_KINDS;
export const isFactKind = (kind: string): kind is FactKind => Object.hasOwn(FACT_KINDS, kind);

/** Names allowed inside a `dates` field. */
export const DATE_FIELD_NAMES: readonly string[] = DATE_NAMES;

/** A title without what stands in brackets for whoever records it or sends it by machine. */
export const plainTitle = (title: string): string => title.replace(/ \(.*\)$/, '');
