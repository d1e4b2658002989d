import { type DocumentKind } from '../kind.js';
import { IDENTITY, MANAGERS, OMU, OVERSIGHT, PROBATION, RISK, SENTENCE } from './shared.js';

const ASKED = ['ask-fixed-term', 'ask-standard', 'papers-after-emergency'];

/** Part A: what PPCS decides on. Alternatives are on record (004 L886); the manager's reasons follow and never hold it up. */
export const recallPartA: DocumentKind = {
  id: 'recall-part-a',
  title: 'Request for recall (Part A)',
  purpose: 'Asks PPCS to recall the person to prison',
  audience: 'recall',
  marking: 'Official – sensitive: for PPCS, the managers named, and the police who arrest',
  about: ['recall.ask'],
  needs: [
    { task: 'recall.ask', outcomes: ASKED },
    { task: 'recall.agree', outcomes: ['agreed', 'agreed-emergency'] },
  ],
  sections: [
    {
      heading: 'The person',
      parts: [{ rows: [...IDENTITY, ['PNC', 'case#pnc?'], ...SENTENCE, ...MANAGERS, ...RISK] }],
    },
    {
      heading: 'Why recall is asked for',
      parts: [
        {
          rows: [
            ['Asked for', 'recall.ask#=outcome'],
            ['Conditions broken', 'recall.ask#conditionsBroken'],
            ['What happened', 'recall.ask#whatHappened'],
            ['Alternatives considered', 'recall.ask#alternativesConsidered'],
            ['Risk of harm now', 'recall.ask#riskNow'],
            ['Asked by', 'recall.ask#=by'],
            ['Asked on', 'recall.ask#=on'],
          ],
        },
      ],
    },
    {
      heading: 'For the arrest',
      parts: [
        {
          rows: [
            ['Last seen', 'recall.ask#lastSeen'],
            ['Where they may be', 'recall.ask#likelyWhereabouts'],
            ['Dangers on arrest', 'recall.ask#dangersOnArrest'],
            ['Children or partner at risk', 'recall.ask#childrenOrPartnerAtRisk'],
          ],
        },
      ],
    },
    {
      heading: 'By telephone, in an emergency',
      parts: [
        {
          rows: [
            ['Risk found at', 'recall.phone-emergency#riskFoundAt?'],
            ['PPCS rung at', 'recall.phone-emergency#rangPpcsAt?'],
            ['Spoke to', 'recall.phone-emergency#spokeTo?'],
            ['Why an emergency', 'recall.phone-emergency#whyEmergency?'],
            ['Police reference', 'recall.phone-emergency#policeReference?'],
          ],
        },
      ],
    },
    {
      heading: 'Agreed and endorsed',
      parts: [
        {
          rows: [
            ['Agreed', 'recall.agree#=outcome'],
            ['Kind of recall agreed', 'recall.agree#typeAgreed?'],
            ['Agreed by', 'recall.agree#=by'],
            ['Discussed at', 'recall.agree#discussedAt'],
            ["Manager's reasons", 'recall.write-rationale#rationale?'],
            ['Wider risks considered', 'recall.write-rationale#widerRisksConsidered?'],
            ['Endorsed by', 'recall.endorse#=by?'],
            ['Endorsed at', 'recall.endorse#endorsedAt?'],
            ['Documents sent', 'recall.endorse#documentsSent?'],
          ],
        },
        { sign: ['Head of probation delivery unit: signed', 'Date and time'] },
      ],
    },
  ],
  producedBy: PROBATION,
  readBy: [...PROBATION, 'ppcs-caseworker', 'police-contact', ...OVERSIGHT],
  source: '004 L886; 002 L646; 003 L450; hmpps-services 2.12',
};

export const recallPartB: DocumentKind = {
  id: 'recall-part-b',
  title: 'Report for re-release (Part B)',
  purpose: 'Tells PPCS and the Parole Board whether and how the recalled person could be released again',
  audience: 'recall',
  marking:
    'Official – sensitive: for PPCS and the Parole Board. Disclosed to the person unless it says otherwise below',
  about: ['recall.write-part-b'],
  anywhere: ['recall.ask'],
  needs: [
    {
      task: 'recall.write-part-b',
      outcomes: ['submitted', 'submitted-asks-release', 'submitted-asks-stay'],
    },
  ],
  sections: [
    { heading: 'The person', parts: [{ rows: [...IDENTITY, ...SENTENCE, ...MANAGERS, ...RISK] }] },
    {
      heading: 'Disclosure',
      parts: [{ rows: [['Not to be disclosed to the person', 'recall.write-part-b#notForDisclosure']] }],
    },
    {
      heading: 'Report',
      parts: [
        {
          rows: [
            ['Risk of harm now', 'recall.write-part-b#riskNow'],
            ['Risk management plan', 'recall.write-part-b#riskManagementPlan'],
            ['Address and support', 'recall.write-part-b#addressAndSupport'],
            ['Conditions proposed', 'recall.write-part-b#conditionsProposed'],
            ['Recommendation', 'recall.write-part-b#recommendation'],
            ['Seen since the return', 'recall.visit#seenOn?'],
            ["The person's own account", 'recall.visit#ownAccount?'],
            ['What would have to change', 'recall.visit#whatWouldHaveToChange?'],
          ],
        },
      ],
    },
    {
      heading: 'Written and countersigned',
      parts: [
        {
          rows: [
            ['Written by', 'recall.write-part-b#=by'],
            ['Written on', 'recall.write-part-b#=on'],
            ['Countersigned by', 'recall.write-part-b#countersignedBy'],
          ],
        },
      ],
    },
  ],
  producedBy: PROBATION,
  readBy: [...PROBATION, 'ppcs-caseworker', ...OMU, ...OVERSIGHT],
  source: 'hmpps-services 2.12 REC-PARTB; 002 L826',
};
