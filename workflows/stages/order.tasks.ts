import { defineTask, type TaskSpec } from '#domain/define-task.js';

/** Task types of orders (tasks.csv has them under stage licence). Ids are public names. */
// prettier-ignore
const specs: readonly TaskSpec[] = [
  {
    id: 'order.run-requirement', title: 'Start each requirement and keep it moving', role: 'offender-manager', place: 'area',
    outcomes: 'started|waiting: interim work agreed|re-arranged|court-asked: to extend, amend or revoke|finished',
    fields: 'requirement:choice(unpaid-work;programme;drug;alcohol;mental-health;curfew;exclusion;residence;activity;supervision)*|provider:text*|contractSigned:yesno*|skillsAndPlacementWish:text|womensPlacementChecked:yesno|startsOn:date*|hoursOrSessionsLeft:number|willFinishBy:date*|courtApplication:ref|reason:text',
    again: ['sentence'], tells: ['court-officer', 'intervention-worker'], escalates: ['senior-probation-officer', 'head-of-pdu'], assume: 'started', source: '003 L265-L269, L426, L434, L496; hmpps-services 2.11 UPW-FIRST',
  },
  {
    id: 'order.review-drug-requirement', title: 'Review the drug requirement for the court', role: 'offender-manager', place: 'area', standard: 'DRR-REVIEW',
    outcomes: 'continue|amend|breach: opens enforce.judge-absence|completed',
    fields: 'testsTaken:number*|testsPositive:number*|treatmentAttended:text*|progress:text*|reportToCourt:ref*|nextHearing:date',
    again: ['courtReview'], tells: ['court-officer', 'intervention-worker'], escalates: ['senior-probation-officer', 'head-of-pdu'], makes: [{ kind: 'absence', on: ['breach'], data: { what: { value: 'requirement' } } }], source: '003 L238, L523',
  },
];

export const orderTasks = specs.map((spec) => defineTask('licence', spec));
