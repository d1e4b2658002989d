import { linesOf, NotReady } from '../compose.js';
import { type Block } from '../content.js';
import { type DocumentKind, type SectionPlan } from '../kind.js';
import { type Reading } from '../reading.js';
import { BECAUSE } from './licence.js';
import { IDENTITY, OMU, OVERSIGHT, PROBATION } from './shared.js';

/** Where the conditions that change are written, each under the heading the person reads. */
const CHANGES = [
  ['Conditions added', 'licence.decide-change#conditionsAdded'],
  ['Conditions changed: they now read', 'licence.decide-change#conditionsChanged'],
  ['Conditions removed', 'licence.decide-change#conditionsRemoved'],
] as const;
type ChangeSource = (typeof CHANGES)[number][1];

/** The conditions in the words the person reads: neither the risk factor nor who asked for it. */
function conditions(reading: Reading, from: ChangeSource): readonly Block[] {
  const items = linesOf(reading.at(from).text, BECAUSE);
  reading.data[from] = items;
  return items.length > 0 ? [{ type: 'list', numbered: true, items }] : [];
}

/** A variation proposed before anybody was asked which conditions are other cannot be written down. */
function said(reading: Reading): readonly Block[] {
  if (CHANGES.some(([, from]) => conditions(reading, from).length > 0)) return [];
  throw new NotReady({
    field: 'conditions',
    message:
      'nobody has said which conditions are added, changed or removed: have the variation proposed again with them',
  });
}

/**
 * A variation of the licence as the offender is given it: which conditions are other, from when, who proposed and who approved it.
 * Why, and that anybody asked for it, stays with those who decided: a condition may be there for a victim (004 L953).
 */
export const licenceVariation: DocumentKind = {
  id: 'licence-variation',
  title: 'Variation of the licence',
  purpose:
    'The conditions that are added, changed or removed, to be explained, signed and given to the person',
  audience: 'person',
  marking: 'For the person it is about; copies go to the offender manager, police and others named on file',
  about: ['licence.approve-variation'],
  needs: [
    { task: 'licence.approve-variation', outcomes: ['approved'] },
    { task: 'licence.decide-change', outcomes: ['variation-proposed'] },
  ],
  reads: ['licence.decide-change'],
  sections: [
    {
      heading: 'Whose licence it is',
      parts: [
        {
          rows: [
            ...IDENTITY,
            ['Licence ends', 'case#licenceEnds'],
            ['Offender manager', 'case#om?'],
            ['Supervised in', 'case#area?'],
          ],
        },
      ],
    },
    {
      heading: 'What changes',
      parts: [{ rows: [['From', 'licence.decide-change#startsOn']] }, { made: said }],
    },
    ...CHANGES.map(([heading, from]): SectionPlan => ({
      heading,
      parts: [{ made: (reading) => conditions(reading, from) }],
    })),
    {
      heading: 'Who decided it',
      parts: [
        {
          rows: [
            ['Proposed by', 'licence.decide-change#=by'],
            ['Proposed on', 'licence.decide-change#=on'],
            ['Approved by', 'licence.approve-variation#=by'],
            ['In the role of', 'licence.approve-variation#=role'],
            ['Approved on', 'licence.approve-variation#=on'],
          ],
        },
      ],
    },
    {
      heading: 'What you need to know',
      parts: [
        {
          say: 'Every other condition of your licence stays as it was. What is said here is part of your licence from that day, whether or not you sign it, until the licence ends or is changed again. If you break a condition you may be returned to prison. If you think a condition is wrong, ask your offender manager: it counts until it has been changed.',
        },
        { sign: ['Explained by', 'I have read this or had it read to me: signed', 'Date'] },
      ],
    },
  ],
  producedBy: PROBATION,
  readBy: [
    ...PROBATION,
    ...OMU,
    'police-contact',
    'ap-manager',
    'ap-key-worker',
    'em-provider',
    ...OVERSIGHT,
  ],
  source:
    '000 L663, L721; 002 L656, L671; 003 L551; 004 L953; hmpps-services 1.1 (the head of the delivery unit approves)',
};
