import { type DocumentKind } from '../kind.js';
import { IDENTITY, OVERSIGHT, PROBATION } from './shared.js';

const WRITTEN = ['written', 'written-not-seen'];

/** Front sheet of the pre-sentence report. It carries no PPO label (003 L301), and nothing of what a victim or another agency said. */
export const psrFrontSheet: DocumentKind = {
  id: 'psr-front-sheet',
  title: 'Pre-sentence report: front sheet',
  purpose: 'Goes to court on top of the pre-sentence report',
  audience: 'court',
  marking: 'For the court, the defence and the person it is about',
  about: ['psr.write'],
  anywhere: ['psr.choose-type', 'psr.check-quality', 'psr.screen-roh'],
  needs: [
    { task: 'psr.choose-type', outcomes: ['standard', 'fast', 'oral'] },
    { task: 'psr.write', outcomes: WRITTEN },
    // Where its quality is checked, court sees it afterwards (003 L300).
    { task: 'psr.check-quality', outcomes: ['passed'], whenAsked: true },
  ],
  sections: [
    {
      heading: 'The person',
      parts: [
        { rows: [...IDENTITY, ['PNC', 'case#pnc?'], ['Remanded in custody', 'psr.choose-type#remanded']] },
      ],
    },
    {
      heading: 'The court',
      parts: [
        {
          rows: [
            ['Court', 'fact:report-requested#court'],
            ['Report asked for on', 'fact:report-requested#=on'],
            ['Hearing', 'psr.choose-type#hearingOn'],
          ],
        },
      ],
    },
    {
      heading: 'The report',
      parts: [
        {
          rows: [
            ['Type', 'psr.choose-type#=outcome'],
            ['Why this type', 'psr.choose-type#rationale'],
            ['Written by', 'psr.write#=by'],
            ['Written on', 'psr.write#=on'],
            ['Interviewed on', 'psr.write#seenOn?'],
            ['Why there was no interview', 'psr.write#whyNotSeen?'],
            ['Language of the interview', 'psr.write#language'],
            ['Disability that bears on the sentence', 'psr.write#disabilityEffect?'],
            ['Previous convictions read', 'psr.screen-roh#convictionsRead'],
            ['Checked by', 'psr.check-quality#=by?'],
          ],
        },
      ],
    },
    {
      heading: 'Proposal',
      parts: [
        {
          rows: [
            ['Proposal to the court', 'psr.write#proposal'],
            ['Outline of the plan', 'psr.write#outlinePlan'],
          ],
        },
      ],
    },
  ],
  producedBy: ['report-writer', 'court-officer'],
  readBy: [
    'report-writer',
    'court-officer',
    ...PROBATION,
    'case-administrator',
    'offender-supervisor',
    'head-of-omu',
    ...OVERSIGHT,
  ],
  source: '003 L299-302, L307; 002 L230',
};
