import { type DocumentKind } from '../kind.js';
import { IDENTITY, MANAGERS, OMU, OVERSIGHT, PROBATION, SENTENCE, TO_THE_PERSON } from './shared.js';

const SIGNED = ['Signed by the person', 'Signed by whoever explained it', 'Date'] as const;

/** The copy the person is given: without confidential parts (000 L454–458), and silent about victims. */
export const sentencePlan: DocumentKind = {
  id: 'sentence-plan',
  title: 'Sentence plan',
  purpose: 'The copy of the plan that is given to the person and their workers',
  audience: 'person',
  marking: TO_THE_PERSON,
  about: ['plan.write'],
  needs: [{ task: 'plan.write', outcomes: ['agreed', 'agreed-with-blocked', 'agreed-without-person'] }],
  sections: [
    { heading: 'Whose plan it is', parts: [{ rows: [...IDENTITY, ...SENTENCE, ...MANAGERS] }] },
    {
      heading: 'What the plan is for',
      parts: [
        {
          rows: [
            ['Purposes', 'plan.write#purposes'],
            ['Your own goals', 'board.hold#personsGoals?'],
            ['Plan agreed on', 'plan.write#=on'],
            ['Board held on', 'board.hold#heldOn?'],
          ],
        },
      ],
    },
    { heading: 'Targets, in order', parts: [{ lines: 'plan.write#targets' }] },
    {
      heading: 'How you will be seen',
      parts: [
        {
          rows: [
            ['Contact', 'plan.write#contactLevel'],
            ['Last reviewed on', 'plan.review-custody#=on?'],
            ['Targets reviewed', 'plan.review-custody#targetsReviewed?'],
          ],
        },
      ],
    },
    {
      heading: 'Explained and given',
      parts: [
        {
          say: 'This plan was made with you, or you were told what it says. You can ask for a target to be changed: tell your offender supervisor, who takes it to your offender manager.',
        },
        {
          rows: [
            ['Explained on', 'plan.share#explainedOn?'],
            ['What you said about it', 'plan.share#personsView?'],
          ],
        },
        { sign: SIGNED },
      ],
    },
  ],
  producedBy: [...OMU, 'offender-manager', 'senior-probation-officer'],
  readBy: [
    ...OMU,
    ...PROBATION,
    'intervention-worker',
    'programmes',
    'education',
    'prison-key-worker',
    'lifer-manager',
    'psychology',
    'ap-key-worker',
    'ap-manager',
    ...OVERSIGHT,
  ],
  source: '000 L120, L435, L454-458; 003 L261, L396-402',
};

/** The plan in the community, signed and copied to the person (003 L389–402). */
export const communityPlan: DocumentKind = {
  id: 'community-plan',
  title: 'Plan of supervision in the community',
  purpose: 'The copy of the community plan that is given to the person and their workers',
  audience: 'person',
  marking: TO_THE_PERSON,
  about: ['licence.make-plan'],
  needs: [
    { task: 'licence.make-plan', outcomes: ['agreed', 'agreed-with-objections', 'made-without-the-person'] },
  ],
  sections: [
    {
      heading: 'Whose plan it is',
      parts: [{ rows: [...IDENTITY, ...SENTENCE, ['Area', 'case#area?'], ['Offender manager', 'case#om?']] }],
    },
    { heading: 'The plan', parts: [{ lines: 'licence.make-plan#plan' }] },
    {
      heading: 'How it works',
      parts: [
        {
          rows: [
            ['Made on', 'licence.make-plan#=on'],
            ['Contact', 'licence.make-plan#contactLevel'],
            ['Who took part', 'licence.make-plan#whoContributed'],
            ['What is adapted for you', 'licence.make-plan#adaptations?'],
            ['Provisional until', 'licence.make-plan#provisionalUntil?'],
          ],
        },
        { sign: SIGNED },
      ],
    },
  ],
  producedBy: PROBATION,
  readBy: [...PROBATION, 'ap-key-worker', 'ap-manager', 'enforcement-officer', ...OVERSIGHT],
  source: '003 L389-402',
};
