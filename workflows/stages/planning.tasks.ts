import { defineTask, type TaskSpec } from '#domain/define-task.js';

/** Task types of stage planning. Ids are public names. */
// prettier-ignore
const specs: readonly TaskSpec[] = [
  {
    id: 'board.set-date', title: 'Set the sentence planning board date', role: 'case-administrator', place: 'prison', per: 'person',
    outcomes: 'set|no-slot: head of OMU finds one',
    fields: 'boardOn:date*|place:text*|videoBooked:yesno*',
    again: ['prison'], confirm: ['releaseDate'], tells: ['offender-manager', 'offender-supervisor', 'lifer-manager'], escalates: ['head-of-omu', 'governor'], source: '000 L439, L462; 003 L398',
  },
  {
    id: 'board.invite', title: 'Send the board invitations', role: 'case-administrator', place: 'prison', per: 'person', standard: 'BOARD-INVITE',
    outcomes: 'sent|sent-late: with reason',
    fields: 'invitees:ref*|personInvited:yesno*|interpreter:choice(none;booked)*',
    again: ['boardDate'], tells: ['offender-manager', 'offender-supervisor', 'prison-key-worker'], escalates: ['head-of-omu', 'governor'], source: '000 L439-445; 002 L433-435; 003 L261; 004 L521',
  },
  {
    id: 'board.contribute', title: 'Attend the board or write to it', role: 'intervention-worker', place: 'prison', per: 'person',
    outcomes: 'attended|by-video|by-telephone|wrote|did-not-answer: recorded on the plan',
    fields: 'progress:text|riskOfHarm:text|targetProposed:text',
    again: ['boardDate'], tells: ['case-administrator'], escalates: ['head-of-omu', 'governor'], source: '000 L441-448, L539; 003 L431; 004 L521',
  },
  {
    id: 'board.hold-first', title: "Hold the prison's first planning board", role: 'offender-supervisor', place: 'prison', per: 'person', standard: 'BOARD-FIRST',
    outcomes: 'held|held-person-absent|not-held: with reason',
    fields: 'heldOn:date*|personPresent:yesno*|earlyActions:text',
    again: ['prison'], tells: ['offender-manager', 'prison-key-worker'], escalates: ['head-of-omu', 'governor'], source: '000 L439',
  },
  {
    id: 'board.hold', title: 'Hold the sentence planning board', role: 'offender-manager', place: 'area', per: 'person', standard: 'BOARD-SECOND',
    outcomes: 'held|held-person-absent: feedback task opens|postponed: new date',
    fields: 'heldOn:date*|chair:person*|contributions:ref*|personPresent:yesno*|personsGoals:text|riskCovered:yesno*|victimSafetyCovered:yesno*|levelToldToPerson:choice(told;not-told-with-reason)',
    again: ['boardDate'], tells: ['case-administrator'], escalates: ['senior-probation-officer', 'head-of-omu'], source: '000 L439-448, L454-458, L721; 004 L521; 002 L414',
  },
  {
    id: 'plan.write', title: 'Write the sentence plan and its targets', role: 'offender-manager', place: 'area', per: 'person', standard: 'ISP-CUSTODY', gate: 'G3',
    outcomes: 'agreed|agreed-with-blocked: blocked targets go to the head of OMU|agreed-without-person',
    fields: 'targets:targets*|purposes:text*|custodyAndCommunityLegs:yesno*|riskActionsLinked:yesno*|victimAwareness:choice(target;no-direct-victim;reason)*|victimAwarenessReason:text|diversityAnswered:yesno*|contactLevel:text*|blockedTargets:number',
    rules: [
      { when: { field: 'victimAwareness', is: 'reason' }, needs: 'victimAwarenessReason', message: 'is required: why there is no victim-awareness target' },
      { inCase: 'hate-crime', must: { field: 'victimAwareness', is: 'target' }, message: 'this is a hate crime or has a racial motive, so the plan must work on victim awareness: answer "target", with a target that answers "victim-awareness" (000 L726)' },
      { inCase: 'victim-scheme', not: { field: 'victimAwareness', is: 'no-direct-victim' }, message: 'these offences have a direct victim: add a target that answers "victim-awareness", or answer "reason" and say why there is none (000 L120, L726; 003 L477)' },
    ],
    again: ['sentence'], confirm: ['releaseDate', 'rohLevel', 'hateCrime'], survives: true, tells: ['offender-supervisor', 'intervention-worker', 'prison-key-worker'], escalates: ['senior-probation-officer', 'head-of-omu'], source: '000 L120, L435, L443, L726; 003 L396-401, L477; 002 L431-442; 004 L522',
  },
  {
    id: 'board.feed-back', title: 'Tell an absent person what was decided', role: 'offender-supervisor', place: 'prison', per: 'person',
    outcomes: 'told|declined-to-hear|asks-for-change: goes to the offender manager',
    fields: 'toldOn:date*|theirView:text',
    tells: ['offender-manager'], escalates: ['head-of-omu', 'governor'], source: '000 L458',
  },
  {
    id: 'plan.share', title: 'Give and explain the sentence plan', role: 'offender-supervisor', place: 'prison', per: 'person', standard: 'PLAN-SHARED',
    outcomes: 'given-and-signed|given-not-signed|refused',
    fields: 'explainedOn:date*|form:choice(standard;easy-read;welsh;translated)*|personsView:text|workersGiven:ref*',
    again: ['planVersion'], survives: true, tells: ['offender-manager', 'intervention-worker', 'prison-key-worker'], escalates: ['head-of-omu', 'governor'], source: '000 L454-458; 003 L261, L402',
  },
  {
    id: 'plan.unblock-target', title: 'Decide about a target blocked here', role: 'head-of-omu', place: 'prison', per: 'person',
    outcomes: 'move-sought: planned move opens when accepted|other-work-agreed|left-for-community|unmet: on the register',
    fields: 'reason:text*|prisonAsked:text|expectedOn:date',
    again: ['prison'], confirm: ['releaseDate'], survives: true, tells: ['offender-manager', 'offender-supervisor'], escalates: ['governor', 'area-manager'], source: '000 L345-349, L481, L501',
  },
];

export const planningTasks = specs.map((spec) => defineTask('planning', spec));
