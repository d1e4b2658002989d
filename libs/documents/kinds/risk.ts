import { type DocumentKind } from '../kind.js';
import { IDENTITY, MANAGERS, OFFICIAL, OVERSIGHT, PROBATION, RISK, SENTENCE } from './shared.js';

/** The referral for agencies together to decide the level: eligibility is identified, levels 2 and 3 are referred (002 L243). */
export const mappaReferral: DocumentKind = {
  id: 'mappa-referral',
  title: 'MAPPA referral',
  purpose: 'Asks the MAPPA coordinator to have agencies decide the level together',
  audience: 'agencies',
  marking: 'Official – sensitive: for MAPPA agencies. Not for the person it is about',
  about: ['mappa.decide-referral'],
  anywhere: ['allocation.identify-mappa-category', 'roh.analyse', 'rmp.write', 'risk.update-rmp-at-release'],
  needs: [{ task: 'mappa.decide-referral', outcomes: ['refer'] }],
  sections: [
    {
      heading: 'The person',
      parts: [{ rows: [...IDENTITY, ['PNC', 'case#pnc?'], ...SENTENCE, ...MANAGERS, ...RISK] }],
    },
    {
      heading: 'Eligibility',
      parts: [
        {
          rows: [
            ['Category identified', 'allocation.identify-mappa-category#=outcome'],
            ['Qualifying offence', 'allocation.identify-mappa-category#qualifyingOffence?'],
            ['Why', 'allocation.identify-mappa-category#reason?'],
            ['Duty to register with the police', 'allocation.identify-mappa-category#registrationDuty?'],
          ],
        },
      ],
    },
    {
      heading: 'Why agencies are asked',
      parts: [
        {
          rows: [
            ['Reason', 'mappa.decide-referral#reason'],
            ['What is done meanwhile', 'mappa.decide-referral#ownDecisionMeanwhile'],
            ['Referred by', 'mappa.decide-referral#=by'],
            ['Referred on', 'mappa.decide-referral#=on'],
          ],
        },
      ],
    },
    {
      heading: 'Risk of harm',
      parts: [
        {
          rows: [
            ['Level', 'roh.analyse#level'],
            ['To children', 'roh.analyse#children'],
            ['To the public', 'roh.analyse#public'],
            ['To known adults', 'roh.analyse#knownAdults'],
            ['To staff', 'roh.analyse#staff'],
            ['To prisoners', 'roh.analyse#prisoners'],
            ['Triggers', 'roh.analyse#triggers'],
          ],
        },
      ],
    },
    {
      heading: 'Risk management plan',
      parts: [
        {
          rows: [
            ['Now', 'rmp.write#now'],
            ['Later', 'rmp.write#later'],
            ['Warning signs', 'rmp.write#warningSigns'],
            ['If it goes wrong', 'rmp.write#contingency'],
          ],
        },
        { say: 'Victim liaison brings what concerns victims to the meeting itself.' },
      ],
    },
  ],
  producedBy: [...PROBATION, 'public-protection'],
  readBy: [
    ...PROBATION,
    'public-protection',
    'mappa-coordinator',
    'mappa-chair',
    'police-contact',
    'head-of-omu',
    ...OVERSIGHT,
  ],
  source: '002 L243, L280, L536-545; 003 L449',
};

/** One case of an internal risk meeting, for its managers: never another prisoner's (000 L677; seed 8 of 12.1). */
export const riskMeetingExtract: DocumentKind = {
  id: 'risk-meeting-extract',
  title: 'Risk meeting: extract for one case',
  purpose: "Gives the case's managers what the internal risk meeting decided about it, and about nobody else",
  audience: 'staff',
  marking: `${OFFICIAL}. Not for the person it is about`,
  oneCaseOnly: true,
  about: ['irmm.decide-item'],
  needs: [{ task: 'irmm.decide-item', outcomes: ['managed', 'actions-set', 'off-the-list'] }],
  sections: [
    { heading: 'The person', parts: [{ rows: [...IDENTITY, ...MANAGERS] }] },
    {
      heading: 'The meeting',
      parts: [
        {
          rows: [
            ['Meeting', 'irmm.decide-item#meetingOn'],
            ['Chair', 'irmm.decide-item#chair'],
            ['Risk of harm (OASys)', 'irmm.decide-item#oasysLevel'],
            ['MAPPA level', 'irmm.decide-item#mappaLevel'],
          ],
        },
      ],
    },
    {
      heading: 'Evidence given',
      parts: [
        {
          each: 'irmm.contribute',
          title: 'irmm.contribute#=role',
          rows: [
            ['How', 'irmm.contribute#=outcome'],
            ['Evidence', 'irmm.contribute#evidence?'],
            ['Actions of the plan are on track', 'irmm.contribute#planActionsOnTrack?'],
            ['Concern', 'irmm.contribute#concern?'],
          ],
          none: 'None was given through this record.',
        },
      ],
    },
    {
      heading: 'Decision',
      parts: [
        {
          rows: [
            ['Outcome', 'irmm.decide-item#=outcome'],
            ['Decision', 'irmm.decide-item#decision'],
            ['Contact monitored', 'irmm.decide-item#contactMonitoring'],
            ['Cell sharing', 'irmm.decide-item#cellSharing'],
            ['Next meeting', 'irmm.decide-item#nextOn?'],
          ],
        },
        { lines: 'irmm.decide-item#actions' },
      ],
    },
  ],
  producedBy: ['public-protection', 'head-of-omu'],
  readBy: [
    'public-protection',
    'head-of-omu',
    'offender-supervisor',
    'security',
    'governor',
    ...PROBATION,
    ...OVERSIGHT,
  ],
  source: '000 L655, L669-677',
};
