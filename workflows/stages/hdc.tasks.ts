import { defineTask, type TaskSpec } from '#domain/define-task.js';

/** Task types of stage HDC. Ids are public names. */
// prettier-ignore
const specs: readonly TaskSpec[] = [
  {
    id: 'hdc.check-eligibility', title: 'Check curfew eligibility and take the address', role: 'case-administrator', place: 'prison', standard: 'HDC-START',
    outcomes: 'eligible|ineligible: law|presumed-unsuitable: exceptional reasons needed|opted-out|no-address: supported place asked for',
    fields: 'address:text|occupierName:text|occupierPhone:text|supportedPlaceAsked:yesno|earlierCurfewRecall:yesno*|otherChargesOrDeportation:yesno*|reason:text',
    again: ['curfewDates'], tells: ['offender-supervisor', 'offender-manager'], escalates: ['head-of-omu', 'governor'], source: 'hmpps-services 2.6 HDC-START, HDC-ELIG, HDC-RECALL2Y; 000 L721',
  },
  {
    id: 'hdc.check-address', title: 'Check the curfew address and report', role: 'offender-manager', place: 'area', confidentiality: 'confidential-assessment', standard: 'HDC-ADDRESS',
    outcomes: 'suitable|unsuitable|occupier-withdrew: never shown to the prisoner|cannot-say',
    fields: 'occupierAskedAloneOn:date*|occupierConsents:yesno*|policeCallOuts:choice(none;some;no-answer)*|childrensServices:choice(no-concern;concern;no-children;no-answer)*|victimNear:choice(no;yes;no-answer)*|mappaView:choice(agrees;objects;no-category;no-answer)*|rohCurrent:yesno*|curfewHours:text|reasonForDecisionMaker:text*',
    again: ['address'], tells: ['case-administrator'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: 'hmpps-services 2.6 HDC-RO10; 004 L448, L455-459; 003 L595; 002 L514',
  },
  {
    id: 'hdc.give-views', title: 'Give the victim\'s views on home curfew', role: 'victim-liaison-officer', place: 'area', confidentiality: 'victim', gate: 'G11',
    outcomes: 'no-objection|conditions-asked|opposed|no-view|could-not-reach',
    fields: 'victim:ref*|askedOn:date*|how:choice(meeting;telephone;letter)*|words:text|zoneWanted:text|addressTooNear:yesno*|mayBeDisclosedToOm:text',
    again: ['address', 'releaseDate'], tells: ['offender-manager'], escalates: ['victim-liaison-manager', 'area-manager'], source: 'hmpps-services 2.8 VCS-STAGES; 002 L514',
  },
  {
    id: 'hdc.decide', title: 'Decide release on home detention curfew', role: 'governor', place: 'prison',
    outcomes: 'granted|refused|postponed: reason and date|no-time-left',
    assume: 'refused',
    fields: 'releaseDate:date|curfewHours:text|reasonCode:choice(address;risk;behaviour;law;time-left;other)*|reasonToPrisoner:text*|rightToAppealExplained:yesno*|monitoringOrderedOn:date',
    confirm: ['curfewDates', 'rohLevel', 'charge', 'address'], tells: ['offender-manager', 'offender-supervisor', 'case-administrator', 'victim-liaison-officer', 'em-provider'], escalates: ['area-manager'], makes: [{ kind: 'hdc-decided', on: ['granted', 'refused', 'postponed', 'no-time-left'], data: { result: { byOutcome: { granted: 'granted', refused: 'refused', postponed: 'postponed', 'no-time-left': 'refused' } }, on: { from: 'releaseDate' } } }], source: '000 L721; hmpps-services 2.6',
  },
];

export const hdcTasks = specs.map((spec) => defineTask('hdc', spec));
