import { type DocumentKind } from '../kind.js';
import { COMMAND, IDENTITY, OMU, OVERSIGHT, PROBATION } from './shared.js';

/**
 * The temporary licence the person carries. Why an outing is escorted is never printed: it could tell of a victim
 * (000 L679), nor what police, MAPPA or victim liaison said.
 */
export const rotlLicence: DocumentKind = {
  id: 'rotl-licence',
  title: 'Temporary release licence',
  purpose: 'The licence the person carries while out on temporary release',
  audience: 'person',
  marking: 'For the person it is about, to be carried and shown on request',
  about: ['rotl.decide'],
  needs: [
    { task: 'rotl.check-application', outcomes: ['eligible'] },
    { task: 'rotl.decide', outcomes: ['approved-unescorted', 'approved-escorted'] },
    { task: 'rotl.issue-licence', outcomes: ['issued-police-told'], whenAsked: true, mayBeOpen: true },
  ],
  sections: [
    { heading: 'Whose licence it is', parts: [{ rows: [...IDENTITY, ['Prison', 'case#prison']] }] },
    {
      heading: 'The temporary release',
      parts: [
        {
          rows: [
            ['Kind', 'rotl.check-application#kind'],
            ['Purpose', 'rotl.check-application#purpose'],
            ['Where to, and the way there and back', 'rotl.check-application#destinationAndRoute'],
            ['Decision', 'rotl.decide#=outcome'],
            ['First outing', 'rotl.check-application#firstOuting'],
            ['Leave at', 'rotl.issue-licence#outAt?'],
            ['Be back by', 'rotl.issue-licence#backBy?'],
            ['Whom to ask for there', 'rotl.issue-licence#contactAtPlacement?'],
            ['Licence valid until', 'rotl.decide#validUntil?'],
          ],
        },
      ],
    },
    {
      heading: 'Conditions',
      parts: [
        { lines: 'rotl.decide#conditions' },
        {
          say: 'Be of good behaviour, commit no offence, and be back at the prison by the time given. If anything stops you, ring the prison at once. If you do not come back you are unlawfully at large, and this licence ends. The governor may end it at any time.',
        },
        { sign: ['Explained by', 'I understand this licence: signed', 'For the governor: signed', 'Date'] },
      ],
    },
  ],
  producedBy: [...OMU, ...COMMAND],
  readBy: [
    ...OMU,
    ...COMMAND,
    ...PROBATION,
    'reception-officer',
    'police-contact',
    'security',
    'public-protection',
    ...OVERSIGHT,
  ],
  source: '000 L654, L679; 002 L656; 004 L884, L902-908',
};
