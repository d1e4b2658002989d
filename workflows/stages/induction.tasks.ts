import { defineTask, type TaskSpec } from '#domain/define-task.js';

/** Task types of stage induction. Ids are public names. */
// prettier-ignore
const specs: readonly TaskSpec[] = [
  {
    id: 'induction.assess-needs', title: 'Assess needs, diversity and motivation at induction', role: 'intervention-worker', place: 'prison', per: 'person',
    outcomes: 'assessed|declined|not-fit-yet: with a new date',
    fields: 'accommodation:choice(no-need;need)*|work:choice(no-need;need)*|health:choice(no-need;need)*|drugsAlcohol:choice(no-need;need)*|money:choice(no-need;need)*|family:choice(no-need;need)*|attitudes:choice(no-need;need)*|diversityNeeds:text|motivation:choice(ready;unsure;not-ready;not-yet-assessed)*|learningStyle:text',
    tells: ['offender-supervisor', 'prison-key-worker', 'education'], escalates: ['head-of-omu', 'governor'], source: '000 L361-368, L509, L561-569, L587-593; 002 L384',
  },
  {
    id: 'induction.screen-basic-skills', title: 'Screen basic skills', role: 'education', place: 'prison', per: 'person', standard: 'BASIC-SKILLS-SCREEN',
    outcomes: 'no-need|full-assessment-needed|already-screened|declined',
    fields: 'literacy:choice(entry;level-1;level-2)|numeracy:choice(entry;level-1;level-2)|learningDifficultySigns:yesno*|language:text',
    tells: ['offender-supervisor', 'offender-manager', 'intervention-worker'], escalates: ['head-of-omu', 'governor'], source: '000 L492, L549-553; 003 L216, L372-373',
  },
  {
    id: 'induction.assess-skills-fully', title: 'Assess basic skills in full', role: 'education', place: 'prison', per: 'person',
    outcomes: 'assessed|no-provision-here|declined',
    fields: 'level:text*|helpPlanned:text|adaptations:text',
    survives: true, tells: ['offender-supervisor', 'offender-manager', 'intervention-worker'], escalates: ['head-of-omu', 'governor'], source: '000 L549-553; 003 L373',
  },
  {
    id: 'induction.screen-health', title: 'Screen health, drugs and alcohol', role: 'health', place: 'prison', per: 'person', confidentiality: 'confidential-assessment',
    outcomes: 'no-need|need-found|urgent|declined',
    fields: 'whatOmuNeedsToKnow:text*|consentToShare:yesno*|referredTo:choice(none;mental-health;substance-misuse;both)*|adaptations:text',
    tells: ['offender-supervisor'], escalates: ['head-of-omu', 'governor'], source: '000 L366-368, L593; 002 L660',
  },
  {
    id: 'induction.complete', title: 'Confirm induction is complete and shared', role: 'offender-supervisor', place: 'prison', per: 'person', standard: 'INDUCTION',
    outcomes: 'complete|complete-with-gaps: each gap has an owner and a date',
    fields: 'needsShared:yesno*|skillsShared:yesno*|healthShared:yesno*|offenderManagementExplained:yesno*|gaps:text',
    tells: ['offender-manager', 'prison-key-worker', 'intervention-worker'], escalates: ['head-of-omu', 'governor'], source: '000 L361-370, L365, L492, L509',
  },
  {
    id: 'category.propose-first', title: 'Propose the first security category', role: 'offender-supervisor', place: 'prison', per: 'person', standard: 'CATEGORISE',
    outcomes: 'proposed|security-first: referred to security',
    fields: 'category:choice(a-refer;b;c;d;closed;open)*|reason:text*|securityView:text',
    again: ['sentence'], tells: ['head-of-omu'], escalates: ['head-of-omu', 'governor'], source: 'hmpps-services 2.4 CAT-INIT, 1.1 L48',
  },
];

export const inductionTasks = specs.map((spec) => defineTask('induction', spec));
