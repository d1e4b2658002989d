import { NotReady } from '../compose.js';
import { type DocumentKind, type Need, type Row, type SectionPlan } from '../kind.js';
import { IDENTITY, MANAGERS, OMU, OVERSIGHT, PROBATION, RISK, SENTENCE, TO_THE_PERSON } from './shared.js';

const NOT_FOR_THE_PERSON = 'Not for the person it is about: their copy is a document of its own';

const ASKED_AND_AGREED: readonly Need[] = [
  { task: 'recall.ask', outcomes: ['ask-fixed-term', 'ask-standard', 'papers-after-emergency'] },
  { task: 'recall.agree', outcomes: ['agreed', 'agreed-emergency'] },
];
const WHY_ASKED: SectionPlan = {
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
};
const AGREED: readonly Row[] = [
  ['Agreed', 'recall.agree#=outcome'],
  ['Kind of recall agreed', 'recall.agree#typeAgreed?'],
  ['Agreed by', 'recall.agree#=by'],
];

const SUBMITTED: readonly Need[] = [
  {
    task: 'recall.write-part-b',
    outcomes: ['submitted', 'submitted-asks-release', 'submitted-asks-stay'],
  },
];
const REPORT: readonly Row[] = [
  ['Risk of harm now', 'recall.write-part-b#riskNow'],
  ['Risk management plan', 'recall.write-part-b#riskManagementPlan'],
  ['Address and support', 'recall.write-part-b#addressAndSupport'],
  ['Conditions proposed', 'recall.write-part-b#conditionsProposed'],
  ['Recommendation', 'recall.write-part-b#recommendation'],
  ['Seen since the return', 'recall.visit#seenOn?'],
  ["The person's own account", 'recall.visit#ownAccount?'],
  ['What would have to change', 'recall.visit#whatWouldHaveToChange?'],
];
const WRITTEN: SectionPlan = {
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
};

/** Part A: what PPCS decides on. Alternatives are on record (004 L886); the manager's reasons follow and never hold it up. */
export const recallPartA: DocumentKind = {
  id: 'recall-part-a',
  title: 'Request for recall (Part A)',
  purpose: 'Asks PPCS to recall the person to prison',
  audience: 'recall',
  marking: `Official – sensitive: for PPCS, the managers named, and the police who arrest. ${NOT_FOR_THE_PERSON}`,
  about: ['recall.ask'],
  needs: ASKED_AND_AGREED,
  sections: [
    {
      heading: 'The person',
      parts: [{ rows: [...IDENTITY, ['PNC', 'case#pnc?'], ...SENTENCE, ...MANAGERS, ...RISK] }],
    },
    WHY_ASKED,
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
            ...AGREED,
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
  marking: `Official – sensitive: for PPCS and the Parole Board. ${NOT_FOR_THE_PERSON}`,
  about: ['recall.write-part-b'],
  anywhere: ['recall.ask'],
  needs: SUBMITTED,
  sections: [
    { heading: 'The person', parts: [{ rows: [...IDENTITY, ...SENTENCE, ...MANAGERS, ...RISK] }] },
    {
      heading: 'Disclosure',
      parts: [{ rows: [['Not to be disclosed to the person', 'recall.write-part-b#notForDisclosure']] }],
    },
    { heading: 'Report', parts: [{ rows: REPORT }] },
    WRITTEN,
  ],
  producedBy: PROBATION,
  readBy: [...PROBATION, 'ppcs-caseworker', 'offender-supervisor', 'head-of-omu', ...OVERSIGHT],
  source: 'hmpps-services 2.12 REC-PARTB; 002 L826',
};

/** The dossier is sent to the prison by PPCS and given to the person by its OMU (pathway.md stage 13; tasks.csv, recall.disclose-dossier). */
const DISCLOSE: Pick<DocumentKind, 'audience' | 'marking' | 'producedBy' | 'readBy'> = {
  audience: 'person',
  marking: TO_THE_PERSON,
  producedBy: ['ppcs-caseworker', ...PROBATION, ...OMU],
  readBy: ['ppcs-caseworker', ...PROBATION, ...OMU, ...OVERSIGHT],
};

/** What PPCS decided on, as the person reads it to answer it: nothing for the arrest, nothing confidential, nobody's name. */
export const recallPartACopy: DocumentKind = {
  ...DISCLOSE,
  id: 'recall-part-a-copy',
  title: 'Request for recall (Part A): copy for the person',
  purpose: 'Goes into the recall dossier that the person is given',
  about: ['recall.ask'],
  needs: ASKED_AND_AGREED,
  sections: [
    { heading: 'The person', parts: [{ rows: [...IDENTITY, ...SENTENCE, ...MANAGERS] }] },
    WHY_ASKED,
    {
      heading: 'Agreed and endorsed',
      parts: [{ rows: [...AGREED, ['Endorsed by', 'recall.endorse#=by?']] }],
    },
  ],
  source: 'pathway.md stage 13; tasks.csv, recall.disclose-dossier; 000 L527, L579; 004 L953',
};

/** The report in the second dossier, as the person reads it; none where it says that it is not to be disclosed. */
export const recallPartBCopy: DocumentKind = {
  ...DISCLOSE,
  id: 'recall-part-b-copy',
  title: 'Report for re-release (Part B): copy for the person',
  purpose: 'Goes into the second dossier that the person is given',
  about: ['recall.write-part-b'],
  needs: SUBMITTED,
  sections: [
    { heading: 'The person', parts: [{ rows: [...IDENTITY, ...SENTENCE, ...MANAGERS] }] },
    {
      heading: 'Report',
      parts: [
        {
          made: (reading) => {
            if (reading.stepOf('recall.write-part-b')?.answers?.['notForDisclosure'] === false) return [];
            throw new NotReady({
              field: 'kind',
              message:
                'the report says that it is not to be disclosed to the person: give them what the direction allows, and record the dossier as withheld in part',
            });
          },
        },
        { rows: REPORT },
      ],
    },
    WRITTEN,
  ],
  source: 'pathway.md stage 13; tasks.csv, recall.send-second-dossier; 000 L527; 004 L953',
};
