import { defineTask, type TaskSpec } from '#domain/define-task.js';
import { type FormRule } from '#domain/form-rule.js';

/** Which conditions are other ones is said before anybody approves it: the varied licence is made of that, word for word. */
const WHICH: readonly FormRule[] = [
  {
    on: ['variation-proposed'],
    needsOneOf: ['conditionsAdded', 'conditionsChanged', 'conditionsRemoved'],
    message:
      'say which conditions are added, changed or removed, one a line, as the person will read them; what stands after "|" is the risk factor, which they do not read',
  },
];

/** Task types of a change to the licence. Ids are public names. */
// prettier-ignore
const specs: readonly TaskSpec[] = [
  {
    id: 'licence.decide-change', title: 'Decide a change asked for on licence', role: 'offender-manager', place: 'area',
    outcomes: 'allowed|refused|variation-proposed: opens victim.ask-views and licence.approve-variation|no-change',
    fields: 'kind:choice(address;work;travel;contact;condition;curfew-or-zone)*|askedBy:choice(person;victim-liaison;police;provider;review;manager)*|riskFactor:text*|policeAsked:yesno*|childrensServicesAsked:yesno*|victimLiaisonAsked:yesno*|discussedWithManager:person|startsOn:date*|reason:text*|conditionsAdded:text|conditionsChanged:text|conditionsRemoved:text',
    rules: WHICH, tells: ['police-contact', 'ap-manager', 'victim-liaison-officer'], escalates: ['senior-probation-officer', 'head-of-pdu'], assume: 'no-change', source: 'hmpps-services 1.1 CVL, 2.8 VCS-LICENCE; 004 L448, L455-L459; 003 L595',
  },
  {
    id: 'licence.approve-variation', title: 'Approve or return the licence variation', role: 'head-of-pdu', place: 'area',
    outcomes: 'approved|returned: what to change|refused',
    fields: 'necessaryAndProportionate:yesno*|linkedToRiskFactor:yesno*|canBeMonitored:yesno*|reason:text*',
    again: ['proposal'], tells: ['offender-manager', 'victim-liaison-officer'], escalates: ['duty-manager', 'area-manager'], source: 'hmpps-services 1.1 CVL (PDU head varies), 3.29; 003 L551',
  },
  {
    id: 'licence.issue-variation', title: 'Explain the varied licence and get it signed', role: 'offender-manager', place: 'area',
    outcomes: 'signed|refused-to-sign: still binding|not-seen: goes to the manager',
    fields: 'explainedOn:datetime|languageOrAid:text|understoodInOwnWords:text|copyGiven:yesno*|copiesAcknowledged:text*',
    tells: ['police-contact', 'em-provider', 'ap-manager', 'victim-liaison-officer'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: '000 L663, L721; 002 L656, L671',
  },
];

export const licenceVariationTasks = specs.map((spec) => defineTask('licence', spec));
