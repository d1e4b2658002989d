import { defineTask, type TaskSpec } from '#domain/define-task.js';

/** Task types of stage release. Ids are public names. */
// prettier-ignore
const specs: readonly TaskSpec[] = [
  {
    id: 'licence.contribute', title: 'Give the prison\'s view on licence conditions', role: 'offender-supervisor', place: 'prison', gate: 'G6',
    outcomes: 'contributed|nothing-to-add: reason',
    fields: 'conditionsSuggested:text|behaviourInCustody:text*|contactsToAvoid:text|needsForExplaining:text',
    confirm: ['releaseDate'], tells: ['offender-manager'], escalates: ['head-of-omu', 'governor'], source: '000 L663',
  },
  {
    id: 'licence.propose-conditions', title: 'Propose licence conditions and first appointment', role: 'offender-manager', place: 'area', standard: 'LICENCE-CONDITIONS',
    outcomes: 'submitted|submitted-standard-only|no-licence: sentence has none',
    fields: 'conditionsEachWithRiskFactor:text*|necessaryAndProportionateBecause:text*|boardConditionsCarried:choice(yes;none)*|tagging:choice(none;curfew;location;alcohol)*|firstAppointment:datetime*|appointmentPlaceAndPerson:text*|policyVersion:ref',
    again: ['law'], confirm: ['releaseDate', 'rohLevel', 'address', 'victimConditions'], tells: ['head-of-omu', 'offender-supervisor', 'victim-liaison-officer'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: '000 L659-663; 002 L223, L232; hmpps-services 2.7 LIC-28, LIC-PROMPT, 2.2 REL-REPORT',
  },
  {
    id: 'licence.settle-victim-conditions', title: 'Word victim conditions and name each monitor', role: 'victim-liaison-officer', place: 'area', confidentiality: 'victim', gate: 'G12',
    outcomes: 'settled|not-included: reason told to the victim|no-condition-wanted',
    fields: 'victim:ref*|licenceWording:text*|zone:ref|revealsNothingNew:yesno*|monitor:person*|howOftenChecked:text*|ifBrokenWhoDoesWhat:text*',
    again: ['victimViews', 'address'], tells: ['offender-manager', 'police-contact'], escalates: ['victim-liaison-manager', 'area-manager'], source: '002 L697, L714; 004 L940; 003 L471',
  },
  {
    id: 'licence.approve', title: 'Approve the licence before it locks', role: 'governor', place: 'prison', standard: 'LICENCE-HARD-STOP',
    outcomes: 'approved|sent-back: what to change|locked-not-approved: the prison makes it',
    fields: 'licence:ref*|datesMatchRelease:yesno*|whatToChange:text',
    again: ['releaseDate', 'conditions'], tells: ['offender-manager', 'case-administrator', 'offender-supervisor'], escalates: ['area-manager'], source: 'hmpps-services 2.7 LIC-HS, LIC-WARN, LIC-REAPPROVE',
  },
  {
    id: 'licence.make-in-prison', title: 'Make the licence in the prison', role: 'case-administrator', place: 'prison',
    outcomes: 'made-all-carried|made-some-not-carried|not-needed: date moved, duty returned',
    fields: 'licence:ref*|notCarried:text|victimLiaisonToldAt:datetime|policeToldAt:datetime|reportToAndWhen:text*|approvedBy:person*',
    again: ['releaseDate'], tells: ['offender-manager', 'senior-probation-officer', 'victim-liaison-officer', 'police-contact'], escalates: ['head-of-omu', 'governor'], source: 'hmpps-services 2.7 LIC-HS, 3.12',
  },
  {
    id: 'licence.reconcile', title: 'Settle which licence stands after dates change', role: 'offender-manager', place: 'area',
    outcomes: 'prison-licence-stands|new-licence: approval again|merged',
    fields: 'reason:text*|conditionsAddedBack:text|licence:ref*',
    again: ['releaseDate'], tells: ['head-of-omu', 'case-administrator', 'victim-liaison-officer'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: 'hmpps-services 3.20; own rule',
  },
  {
    id: 'licence.send-copies', title: 'Print the licence and send copies', role: 'case-administrator', place: 'prison', standard: 'POLICE-LICENCE-COPY', gate: 'G8',
    outcomes: 'sent-acknowledged|sent-no-answer: chased',
    fields: 'copiesToManagerAndPoliceOn:date*|policeAcknowledgedOn:date|providerCopyOn:date|tagProviderOrder:ref|languageOrEasyReadCopy:text',
    again: ['licenceVersion'], tells: ['offender-manager', 'police-contact', 'reception-officer', 'em-provider'], escalates: ['head-of-omu', 'governor'], source: '002 L656, L671; 000 L663, L721',
  },
  {
    id: 'licence.explain', title: 'Explain the licence and get it acknowledged', role: 'offender-supervisor', place: 'prison', gate: 'G7',
    outcomes: 'explained-signed|explained-not-signed: witnessed|not-possible: repair task',
    fields: 'explainedOn:date*|explainedBy:person*|interpreterOrFormat:text|saidBackInOwnWords:yesno*|registrationExplained:choice(yes;not-registered)*|reportToPlaceAndTimeTold:yesno*',
    again: ['licenceVersion'], tells: ['offender-manager'], escalates: ['head-of-omu', 'governor'], source: '000 L663, L721; hmpps-services 2.9 SOA-84',
  },
  {
    id: 'release.check-date', title: 'Check the release date and authority', role: 'case-administrator', place: 'prison', standard: 'RELEASE-CHECK-14',
    outcomes: 'confirmed|date-wrong: sent for recalculation|not-releasable: other sentence, remand, detention',
    fields: 'releaseDate:date*|authority:choice(conditional;automatic;hdc;parole;recall-end;executive;expiry)*|addedDaysAndRemandChecked:yesno*|fridayRuleUsed:yesno*|licenceEnd:date',
    again: ['sentenceDates'], tells: ['offender-manager', 'offender-supervisor', 'reception-officer'], escalates: ['head-of-omu', 'governor'], source: 'hmpps-services 2.6 HDC-14D, REL-FRI, REL-NWD',
  },
  {
    id: 'release.second-check', title: 'Make the second check before release', role: 'head-of-omu', place: 'prison', standard: 'RELEASE-CHECK-2',
    outcomes: 'clear|hold-lawful: new authority|date-wrong',
    fields: 'warrantsChecked:yesno*|immigrationChecked:yesno*|otherSentencesChecked:yesno*|licenceMatches:yesno*|newAuthority:ref',
    again: ['sentenceDates'], tells: ['governor', 'reception-officer', 'offender-manager'], escalates: ['governor', 'area-manager'], source: 'hmpps-services 2.6 HDC-2D',
  },
  {
    id: 'release.settle-open-steps', title: 'Decide on release steps still open', role: 'governor', place: 'prison',
    outcomes: 'all-will-be-done|some-lapse: each with a repair task',
    fields: 'step:text*|decision:choice(done-by;lapse)*|doneBy:date|owner:person*|reason:text*',
    again: ['releaseDate'], tells: ['area-manager', 'offender-manager', 'head-of-omu', 'victim-liaison-officer'], escalates: ['area-manager'], source: 'own rule; hmpps-services 4 (row 7)',
  },
  {
    id: 'release.repair-lapsed-step', title: 'Repair a release step that lapsed', role: 'offender-manager', place: 'area',
    outcomes: 'repaired|varied-licence: same-day variation asked|cannot-be-repaired: reason, manager agreed',
    fields: 'step:choice(licence-explained;provider-informed;police-informed;monitor-named;condition-not-carried)*|doneOn:date*|whatWasDone:text*|variation:ref',
    survives: true, tells: ['senior-probation-officer', 'victim-liaison-officer', 'police-contact'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: 'own rule; 002 L588; hmpps-services 3.12',
  },
  {
    id: 'release.discharge', title: 'Discharge the person on the release date', role: 'reception-officer', place: 'prison', standard: 'RELEASE-ON-DATE',
    outcomes: 'released|handed-over: police, immigration or hospital, on authority|not-released: why',
    fields: 'identityChecked:yesno*|leftAt:datetime*|licenceInHand:yesno*|propertyMoneyMedicineGiven:yesno*|travelAndMetBy:text|handedTo:text|authority:choice(crd;ard;hdc;parole;re-release;executive;expiry)*',
    again: ['releaseDate'], tells: ['offender-manager', 'victim-liaison-officer', 'police-contact', 'ap-manager', 'em-provider', 'case-administrator'], escalates: ['duty-governor', 'governor'], makes: [{ kind: 'released', on: ['released'], data: { on: { from: 'authority' } }, happenedAt: 'leftAt' }], source: '000 L663; hmpps-services 2.6; own rule (noon)',
  },
  {
    id: 'release.put-right', title: 'Put right a late or mistaken release', role: 'governor', place: 'prison',
    outcomes: 'released-now|back-in-custody|release-was-lawful|still-out: police searching',
    fields: 'whatHappened:choice(held-past-date;released-in-error)*|policeToldAt:datetime|offenderManagerToldAt:datetime*|victimLiaisonToldAt:datetime|daysWrong:number|cause:text*',
    survives: true, tells: ['head-of-omu', 'area-manager', 'offender-manager', 'victim-liaison-officer', 'police-contact'], escalates: ['area-manager'], makes: [{ kind: 'released', on: ['released-now'], data: { on: { value: 'court' } } }, { kind: 'recaptured', on: ['back-in-custody'], data: {  } }], source: 'own rule; pathway Stuck',
  },
];

export const releaseTasks = specs.map((spec) => defineTask('pre-release', spec));
