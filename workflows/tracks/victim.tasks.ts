import { defineTask, type TaskSpec } from '#domain/define-task.js';

/** Task types of the victim track. Ids are public names. */
// prettier-ignore
const specs: readonly TaskSpec[] = [
  {
    id: 'victim.decide-scheme', title: 'Decide whether the victim scheme applies', role: 'victim-liaison-officer', place: 'area', confidentiality: 'victim',
    outcomes: 'applies|does-not-apply: reason|offered-at-discretion',
    fields: 'offencesRead:text*|offenceKind:choice(sexual;violent;both;neither)*|custody12Months:yesno*|hospitalOrder:yesno*|reason:text*',
    again: ['sentence'], survives: true, tells: ['victim-liaison-manager'], escalates: ['victim-liaison-manager', 'area-manager'], source: '004 L922, L948, L963',
  },
  {
    id: 'victim.refer', title: 'Send the victims\' details to victim liaison', role: 'witness-care', place: 'area', confidentiality: 'victim', standard: 'VICTIM-REFERRAL',
    outcomes: 'sent|no-identifiable-victim|cannot-be-traced',
    fields: 'victims:number*|details:ref|safeContact:text|childVictim:yesno|impactStatement:ref|familyLiaisonOfficer:person',
    again: ['sentence'], survives: true, tells: ['victim-liaison-officer'], escalates: ['victim-liaison-manager', 'area-manager'], source: 'hmpps-services 2.8 VCS-REFER20; 002 L236, L686, L712',
  },
  {
    id: 'victim.offer-contact', title: 'Offer contact and explain the scheme', role: 'victim-liaison-officer', place: 'area', confidentiality: 'victim', standard: 'VICTIM-FIRST-CONTACT',
    outcomes: 'opted-in|opted-out|wants-contact-later: date|could-not-reach',
    fields: 'victim:ref*|contactOn:date*|how:choice(face-to-face;telephone;video;letter)*|faceToFaceOffered:yesno*|safeChannelAndTimes:text|languageAndFormat:text|parentOrGuardian:person|ifConditionBrokenExplained:yesno|complaintRouteGiven:yesno|concerns:text|askAgainOn:date',
    again: ['optedBack'], survives: true, escalates: ['victim-liaison-manager', 'area-manager'], makes: [{ kind: 'victim-opted', on: ['opted-in', 'opted-out'], data: { victim: { from: 'subject' }, in: { byOutcome: { 'opted-in': true, 'opted-out': false } } } }], source: 'hmpps-services 2.8 VCS-40WD; 003 L275-L281, L471; 004 L928, L957; 002 L689',
  },
  {
    id: 'victim.ask-licence-views', title: 'Ask the victim\'s views on licence conditions', role: 'victim-liaison-officer', place: 'area', confidentiality: 'victim', standard: 'VICTIM-LICENCE-VIEWS', gate: 'G11',
    outcomes: 'views-given|no-views|declined|could-not-reach',
    fields: 'victim:ref*|askedOn:date*|how:choice(meeting;telephone;video;letter)*|noContactAsked:yesno|zoneAsked:ref|otherCondition:text|reason:text',
    again: ['releaseArea'], survives: true, tells: ['offender-manager'], escalates: ['victim-liaison-manager', 'area-manager'], makes: [{ kind: 'contact-made', on: ['views-given', 'no-views'], only: { field: 'how', is: 'meeting' }, data: { by: { value: 'victim-liaison' }, how: { value: 'home' }, victim: { from: 'subject' } } }, { kind: 'contact-made', on: ['views-given', 'no-views'], only: { field: 'how', is: 'telephone' }, data: { by: { value: 'victim-liaison' }, how: { value: 'telephone' }, victim: { from: 'subject' } } }, { kind: 'contact-made', on: ['views-given', 'no-views'], only: { field: 'how', is: 'video' }, data: { by: { value: 'victim-liaison' }, how: { value: 'video' }, victim: { from: 'subject' } } }], source: '003 L471; 002 L697; 004 L401, L940',
  },
  {
    id: 'victim.tell', title: 'Tell the victim what has happened', role: 'victim-liaison-officer', place: 'area', confidentiality: 'victim', standard: 'VICTIM-TELL',
    outcomes: 'told|declined|could-not-reach: opens victim.resolve-undelivered',
    fields: 'victim:ref*|milestone:ref*|toldOn:datetime|how:choice(telephone;face-to-face;video;letter;email;through-parent)|whatWasSaid:text|concernRaised:yesno|whyNotReached:text|feedbackAsked:yesno',
    again: ['milestone'], survives: true, escalates: ['victim-liaison-manager', 'area-manager'], makes: [{ kind: 'contact-made', on: ['told'], only: { field: 'how', is: 'face-to-face' }, data: { by: { value: 'victim-liaison' }, how: { value: 'home' }, victim: { from: 'subject' } } }, { kind: 'contact-made', on: ['told'], only: { field: 'how', is: 'telephone' }, data: { by: { value: 'victim-liaison' }, how: { value: 'telephone' }, victim: { from: 'subject' } } }, { kind: 'contact-made', on: ['told'], only: { field: 'how', is: 'video' }, data: { by: { value: 'victim-liaison' }, how: { value: 'video' }, victim: { from: 'subject' } } }], source: '004 L401-L403, L419, L954; 003 L275-L279; hmpps-services 2.8',
  },
  {
    id: 'victim.tell-release', title: 'Tell the victim of the release', role: 'victim-liaison-officer', place: 'area', confidentiality: 'victim', standard: 'VICTIM-RELEASE-NOTICE',
    outcomes: 'told|declined|could-not-reach: opens victim.resolve-undelivered',
    fields: 'victim:ref*|releaseDateTold:date*|conditionsAndZoneTold:text|whatIfBrokenTold:yesno|toldOn:datetime|how:choice(telephone;face-to-face;video;letter;through-parent)|whyNotReached:text',
    again: ['releaseDate'], survives: true, escalates: ['victim-liaison-manager', 'area-manager'], makes: [{ kind: 'contact-made', on: ['told'], only: { field: 'how', is: 'face-to-face' }, data: { by: { value: 'victim-liaison' }, how: { value: 'home' }, victim: { from: 'subject' } } }, { kind: 'contact-made', on: ['told'], only: { field: 'how', is: 'telephone' }, data: { by: { value: 'victim-liaison' }, how: { value: 'telephone' }, victim: { from: 'subject' } } }, { kind: 'contact-made', on: ['told'], only: { field: 'how', is: 'video' }, data: { by: { value: 'victim-liaison' }, how: { value: 'video' }, victim: { from: 'subject' } } }], source: '002 L697; 003 L471',
  },
  {
    id: 'victim.resolve-undelivered', title: 'Find another way to reach the victim', role: 'victim-liaison-manager', place: 'area', confidentiality: 'victim',
    outcomes: 'reached|police-asked-to-call|cannot-be-reached: recorded, next try dated',
    fields: 'victim:ref*|tries:text*|otherWay:text|policeAskedOn:datetime|nextTry:date',
    survives: true, tells: ['victim-liaison-officer'], escalates: ['area-manager'], source: 'pathway.md Stuck (victim notice not delivered); 004 L403, L419',
  },
  {
    id: 'victim.answer-concern', title: 'Answer a victim\'s concern', role: 'offender-manager', place: 'area', confidentiality: 'victim', standard: 'VICTIM-CONCERN',
    outcomes: 'acted|police-told|enforcement-started|no-action: reason',
    fields: 'whatWasPassedOn:ref*|doneAtOnce:text*|conditionBroken:yesno*|prisonTold:yesno|policeTold:yesno|answerForTheVictim:text*',
    survives: true, tells: ['victim-liaison-officer', 'public-protection', 'police-contact'], escalates: ['victim-liaison-manager', 'area-manager'], source: '004 L401, L928, L954; 003 L277-L279; 000 L717',
  },
  {
    id: 'victim.give-note', title: 'Give the victim the agreed note', role: 'victim-liaison-officer', place: 'area', confidentiality: 'victim', standard: 'VICTIM-NOTE',
    outcomes: 'agreed-and-given|changed-then-given|not-wanted',
    fields: 'victim:ref*|contactOn:date*|note:ref|givenHow:choice(letter;email;by-hand;through-parent)',
    survives: true, escalates: ['victim-liaison-manager', 'area-manager'], source: '004 L956',
  },
  {
    id: 'victim.keep-in-touch', title: 'Update the victim, even with no news', role: 'victim-liaison-officer', place: 'area', confidentiality: 'victim', standard: 'VICTIM-UPDATE',
    outcomes: 'updated|no-change-sent|opted-out|could-not-reach',
    fields: 'victim:ref*|safeContactStillRight:yesno|wishesChanged:text|nextExpected:text|toldOn:date',
    survives: true, escalates: ['victim-liaison-manager', 'area-manager'], makes: [{ kind: 'victim-opted', on: ['opted-out'], data: { victim: { from: 'subject' }, in: { value: false } } }], source: '004 L401, L954; hmpps-services 2.8 VCS-STAGES',
  },
  {
    id: 'victim.disclose', title: 'Decide what the offender manager may know', role: 'victim-liaison-officer', place: 'area', confidentiality: 'victim',
    outcomes: 'disclosed|not-disclosed: reason|nothing-to-add',
    fields: 'victim:ref*|item:text*|purpose:choice(assessment;risk-plan;sentence-plan;mappa;conditions;rotl-or-parole)*|ground:choice(consent;legal-duty;protect-life)|mayReachOffender:yesno|impactAccount:ref|offenceTextChecked:yesno',
    rules: [{ on: ['disclosed'], needs: 'ground', message: 'is required: on what ground the offender manager may know it (004 L953)' }],
    again: ['version'], survives: true, assume: 'nothing-to-add', tells: ['offender-manager'], escalates: ['victim-liaison-manager', 'area-manager'], source: '004 L930-L934, L953; 002 L698, L719',
  },
  {
    id: 'victim.ask-views', title: 'Ask the victim\'s views on a decision', role: 'victim-liaison-officer', place: 'area', confidentiality: 'victim', gate: 'G11',
    outcomes: 'views-given|no-views|declined|could-not-reach',
    fields: 'victim:ref*|decision:choice(open-conditions;variation;address;move-on;re-release)*|askedOn:date*|how:choice(meeting;telephone;video;letter)*|views:text|conditionOrZoneAsked:ref|wordingForDecisionMaker:text',
    again: ['decisionDate', 'proposal'], survives: true, tells: ['offender-manager', 'ppcs-caseworker'], escalates: ['victim-liaison-manager', 'area-manager'], makes: [{ kind: 'contact-made', on: ['views-given', 'no-views'], only: { field: 'how', is: 'meeting' }, data: { by: { value: 'victim-liaison' }, how: { value: 'home' }, victim: { from: 'subject' } } }, { kind: 'contact-made', on: ['views-given', 'no-views'], only: { field: 'how', is: 'telephone' }, data: { by: { value: 'victim-liaison' }, how: { value: 'telephone' }, victim: { from: 'subject' } } }, { kind: 'contact-made', on: ['views-given', 'no-views'], only: { field: 'how', is: 'video' }, data: { by: { value: 'victim-liaison' }, how: { value: 'video' }, victim: { from: 'subject' } } }], source: 'hmpps-services 2.8 VCS-STAGES, VCS-LICENCE; 004 L401, L940, L954',
  },
  {
    id: 'victim.reassign-work', title: 'Give a victim officer\'s work to others', role: 'victim-liaison-manager', place: 'area', confidentiality: 'victim',
    outcomes: 'reassigned|shared-out|covered-until: date',
    fields: 'to:person*|victimsToldOfChange:yesno*|coverUntil:date',
    survives: true, escalates: ['area-manager'], source: 'hmpps-services 4.11; own rule for the split by wall',
  },
  {
    id: 'victim.confirm-adopted', title: 'Confirm what the victim already knows', role: 'victim-liaison-officer', place: 'area', confidentiality: 'victim',
    outcomes: 'confirmed|contact-started-again|no-victim-on-record',
    fields: 'contactChoice:choice(in;out;unknown)*|toldSoFar:text*|viewsOnRecord:text|stillToDo:text*|reopen:steps',
    again: ['adoption'], survives: true, escalates: ['victim-liaison-manager', 'area-manager'], source: 'design.md Import, adoption (own rule for the split)',
  },
];

export const victimTasks = specs.map((spec) => defineTask('track:victim', spec));
