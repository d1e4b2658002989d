import { londonDateOf } from '#calendar/index.js';
import { licenceStart } from '#workflows/policy/dates.js';
import { type Block } from '../content.js';
import { linesOf, NotReady } from '../compose.js';
import { type DocumentKind, type SectionPlan } from '../kind.js';
import { type VictimWording } from '../record.js';
import { type Reading } from '../reading.js';
import { standardConditions } from './standard-conditions.js';
import { COMMAND, IDENTITY, OFFICIAL, OMU, OVERSIGHT, PROBATION, SENTENCE } from './shared.js';

/** Between a condition and the risk factor it answers: the offender reads only what stands before it (000 L663). */
export const BECAUSE = '|';
const CONDITIONS = 'licence.propose-conditions#conditionsEachWithRiskFactor';

/**
 * Conditions that victim liaison worded. While one is being worded again the licence waits, but never past the day
 * (G12 lapses on the day); then the last wording stands.
 */
function wordings({ record }: Reading): readonly VictimWording[] {
  const start = licenceStart(record.view);
  const dayHasCome = start !== undefined && londonDateOf(record.now) >= start;
  if (record.wordings.some(({ pending }) => pending) && !dayHasCome) {
    throw new NotReady({
      field: 'conditions',
      message: 'the wording of a condition is not final yet: produce the licence again when it is',
    });
  }
  return record.wordings.filter(({ wording }) => wording !== '');
}

/** Every further condition as the offender reads it, in one list: nothing says who asked for which. */
function further(reading: Reading): readonly Block[] {
  const proposed = linesOf(reading.at(CONDITIONS).text, BECAUSE);
  const items = [...new Set([...proposed, ...wordings(reading).map(({ wording }) => wording)])];
  reading.data[CONDITIONS] = items;
  return items.length > 0
    ? [{ type: 'list', numbered: true, items }]
    : [{ type: 'text', text: 'There are no further conditions.' }];
}

const standard = ({ record }: Reading): readonly Block[] => {
  const conditions = standardConditions(licenceStart(record.view) ?? londonDateOf(record.now));
  return [{ type: 'list', numbered: true, items: conditions }];
};

/** Hours of a home detention curfew, where one was granted. */
function curfew(reading: Reading): readonly Block[] {
  if (reading.stepOf('hdc.decide')?.outcome !== 'granted') return [];
  const { text } = reading.at('hdc.decide#curfewHours');
  return text ? [{ type: 'lines', lines: [{ label: 'Home detention curfew', value: text }] }] : [];
}

/** The same conditions for those who watch over them: why, who checks, how often, what happens if broken (002 L714). */
function watched(reading: Reading): readonly Block[] {
  const proposed = linesOf(reading.at(CONDITIONS).text).map((line) => {
    const [title = '', why = ''] = line.split(BECAUSE).map((part) => part.trim());
    return { title, lines: why ? [{ label: 'Risk it answers', value: why }] : [] };
  });
  const worded = wordings(reading).map(({ wording, monitor, howOften, ifBroken }) => ({
    title: wording,
    lines: [
      ...(monitor ? [{ label: 'Checked by', value: reading.nameOf(monitor) }] : []),
      ...(howOften ? [{ label: 'How often', value: howOften }] : []),
      ...(ifBroken ? [{ label: 'If it is broken', value: ifBroken }] : []),
    ],
  }));
  const items = [...proposed, ...worded];
  reading.data[CONDITIONS] = items.map(({ title, lines }) => ({ condition: title, more: lines }));
  return items.length > 0
    ? [{ type: 'items', items }]
    : [{ type: 'text', text: 'There are no further conditions.' }];
}

const needs: DocumentKind['needs'] = [
  [
    { task: 'licence.approve', outcomes: ['approved'] },
    { task: 'licence.make-in-prison', outcomes: ['made-all-carried', 'made-some-not-carried'] },
  ],
  {
    task: 'licence.propose-conditions',
    outcomes: ['submitted', 'submitted-standard-only'],
    whenAsked: true,
  },
];
const about: DocumentKind['about'] = ['licence.approve', 'licence.make-in-prison'];

const reporting: SectionPlan = {
  heading: 'Where and when you report first',
  parts: [
    {
      rows: [
        ['First appointment', 'licence.propose-conditions#firstAppointment?'],
        ['Where and with whom', 'licence.propose-conditions#appointmentPlaceAndPerson?'],
        ['Report to, and when', 'licence.make-in-prison#reportToAndWhen?'],
      ],
    },
  ],
};

/** The licence as the offender is given it. Of a victim it tells nothing but the condition victim liaison worded (004 L953). */
export const licence: DocumentKind = {
  id: 'licence',
  title: 'Licence',
  purpose: 'The licence with its conditions, to be explained, signed and given to the person',
  audience: 'person',
  marking: 'For the person it is about; copies go to the offender manager, police and others named on file',
  about,
  needs,
  reads: ['licence.propose-conditions', 'hdc.decide'],
  sections: [
    {
      heading: 'Whose licence it is',
      parts: [
        {
          rows: [
            ...IDENTITY,
            ['Released from', 'case#prison?'],
            ['Licence starts', 'case#licenceStart'],
            ['Licence ends', 'case#licenceEnds'],
            ['Offender manager', 'case#om?'],
            ['Supervised in', 'case#area?'],
          ],
        },
      ],
    },
    reporting,
    { heading: 'Standard conditions: you must', parts: [{ made: standard }] },
    { heading: 'Further conditions', parts: [{ made: further }] },
    {
      heading: 'Electronic monitoring',
      parts: [{ rows: [['Tagging', 'licence.propose-conditions#tagging?']] }, { made: curfew }],
    },
    {
      heading: 'What you need to know',
      parts: [
        {
          say: 'This licence is the law for you until it ends. If you break a condition you may be returned to prison. If you think a condition is wrong, or your life changes, ask your offender manager: a condition can be changed, but it counts until it has been.',
        },
        { sign: ['Explained by', 'I have read this licence or had it read to me: signed', 'Date'] },
      ],
    },
  ],
  producedBy: ['case-administrator', 'head-of-omu', 'offender-supervisor', 'offender-manager', ...COMMAND],
  readBy: [
    ...OMU,
    ...COMMAND,
    ...PROBATION,
    'reception-officer',
    'police-contact',
    'ap-manager',
    'ap-key-worker',
    'em-provider',
    ...OVERSIGHT,
  ],
  source:
    '000 L659-663, L721; 002 L223, L232, L714; 004 L953; standard conditions: SI 2015/337, article 3, and its amendments',
};

export const licenceMonitors: DocumentKind = {
  id: 'licence-monitors',
  title: 'Licence conditions and who monitors them',
  purpose:
    'Says for each condition what it answers, who checks it, how often, and what happens if it is broken',
  audience: 'staff',
  marking: `${OFFICIAL}. Not for the person it is about`,
  about,
  needs,
  anywhere: ['restrict.name-monitor'],
  reads: ['licence.propose-conditions'],
  sections: [
    {
      heading: 'The licence',
      parts: [
        {
          rows: [
            ...IDENTITY,
            ...SENTENCE,
            ['Risk of harm', 'case#roh?'],
            ['Licence starts', 'case#licenceStart'],
            ['Offender manager', 'case#om?'],
            ['Electronic monitoring', 'licence.propose-conditions#tagging?'],
          ],
        },
      ],
    },
    { heading: 'Further conditions', parts: [{ made: watched }] },
    {
      heading: 'Monitors named',
      parts: [
        {
          each: 'restrict.name-monitor',
          title: 'restrict.name-monitor#condition',
          rows: [
            ['Answer', 'restrict.name-monitor#=outcome'],
            ['Checked by', 'restrict.name-monitor#monitor?'],
            ['Agency', 'restrict.name-monitor#agency?'],
            ['How', 'restrict.name-monitor#how?'],
            ['How often', 'restrict.name-monitor#howOften?'],
            ['If it is broken', 'restrict.name-monitor#ifBroken?'],
          ],
          none: 'No monitor has been named in the restrictions of this case.',
        },
      ],
    },
    {
      heading: 'Not carried onto the licence',
      parts: [{ rows: [['Not carried', 'licence.make-in-prison#notCarried?']] }],
    },
  ],
  producedBy: [...PROBATION, 'case-administrator', 'head-of-omu'],
  readBy: [...PROBATION, ...OMU, 'police-contact', 'public-protection', ...OVERSIGHT],
  source: '000 L663; 002 L647, L714; 003 L476, L549-551',
};
