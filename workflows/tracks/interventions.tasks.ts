import { defineTask, type TaskSpec } from '#domain/define-task.js';

/** Task types of the interventions track. Ids are public names. */
// prettier-ignore
const specs: readonly TaskSpec[] = [
  {
    id: 'intervention.decide-suitability', title: 'Decide suitability and place on the list', role: 'intervention-worker', place: 'prison',
    outcomes: 'suitable|suitable-with-changes|not-ready: work first|not-suitable: reason',
    fields: 'target:ref*|whyOutsideThePlan:text|changesForLiteracyOrDisability:text*|onlyOneOfTheirGroup:yesno*|informedConsent:yesno|priority:choice(risk;ipp;plan-order;release-date)|expectedStart:date|expectedFinish:date|reason:text',
    confirm: ['releaseDate', 'plan'], tells: ['offender-manager', 'offender-supervisor'], escalates: ['head-of-omu', 'senior-probation-officer'], source: '000 L472, L497-L501, L609-L614; 003 L529, L560',
  },
  {
    id: 'intervention.start', title: 'Start the programme or say why not', role: 'intervention-worker', place: 'prison', standard: 'PROGRAMME-START',
    outcomes: 'started|delayed: reason|refused|refused-claiming-appeal',
    fields: 'startedOn:date|reasonCode:choice(no-place;moved;not-ready;staff;health;travel;refused;appeal;other)|preparationDone:yesno*|nextStart:date|languageOrAccessHelp:text',
    again: ['startDate', 'prison'], tells: ['offender-manager', 'offender-supervisor'], escalates: ['head-of-omu', 'area-manager'], source: '003 L238, L531; 002 L387; 000 L495',
  },
  {
    id: 'intervention.answer-delay', title: 'Decide what happens while the person waits', role: 'offender-manager', place: 'area',
    outcomes: 'preparation-work|interim-work|other-provider-or-prison|carried-to-the-community|unmet-need: register',
    fields: 'workMeanwhile:text|refusalChallenged:yesno|newDate:date|unmetNeed:text|planChanged:yesno*',
    again: ['releaseDate'], tells: ['offender-supervisor', 'intervention-worker', 'head-of-omu'], escalates: ['senior-probation-officer', 'area-manager'], source: '003 L418, L426, L531; 002 L386-L387; 000 L501; 004 L531',
  },
  {
    id: 'intervention.hold-review', title: 'Report and hold the end-of-programme review', role: 'intervention-worker', place: 'prison',
    outcomes: 'completed|part-completed|dropped-out|removed',
    fields: 'report:ref*|attendedBy:text*|personTookPart:yesno*|gains:text*|needLeft:text*|reinforcementTarget:ref|nextStep:text',
    survives: true, tells: ['offender-manager', 'offender-supervisor', 'education'], escalates: ['head-of-omu', 'senior-probation-officer'], source: '000 L483; 003 L426, L432, L615',
  },
];

export const interventionTasks = specs.map((spec) => defineTask('track:interventions', spec));
