import { londonDateOf } from '#calendar/index.js';
import { type Block } from '../content.js';
import { type DocumentKind } from '../kind.js';
import { type Reading } from '../reading.js';
import { spellDay } from '../words.js';
import { LETTERS, OTHER, type Letter } from './victim-letters.js';

/** Letters that have a task of their own; `victim.tell` says in its key which milestone it tells of. */
const OF_TASK: Readonly<Record<string, string>> = {
  'victim.offer-contact': 'offer',
  'victim.tell-release': 'release',
  'victim.keep-in-touch': 'no-news',
  'victim.give-note': 'note',
};

/** The milestone in `victim/V-1/victim.tell#recall-revoked#c9`, or of a decision: `…victim.tell#custody#1/milestone:licence-set`. */
function milestoneOf({ about }: Reading): string {
  const own = OF_TASK[about.type];
  if (own) return own;
  const told = about.key.slice(about.key.lastIndexOf(`${about.type}#`) + about.type.length + 1);
  const known = Object.keys(LETTERS).filter((name) => new RegExp(`(^|[/:#])${name}($|[#/])`).test(told));
  return known[0] ?? told;
}

function dayOf(reading: Reading, milestone: string): string {
  const { record, about, language } = reading;
  if (milestone === 'release') return reading.at('case#licenceStart').text;
  const fact =
    record.facts.find(({ ref }) => about.key.endsWith(`#${ref}`)) ??
    record.facts.findLast(({ kind }) => kind === milestone);
  return spellDay(londonDateOf(fact?.happenedAt ?? about.openedAt), language);
}

/** The offender is named; nothing else of them is: not where they are held, nor why, nor what they said (004 L953). */
function fill(reading: Reading, words: Letter['happened'], date: string): string {
  const name = reading.at('case#name').text;
  return reading.say(words).replaceAll('{name}', name).replaceAll('{date}', date);
}

function salutation({ record, about, language }: Reading): string {
  const victim = record.victims.get(about.subject ?? '');
  const of = victim?.name;
  // A child is written to through a parent (003 L279).
  if (victim?.child) {
    if (language === 'cy') return `Annwyl riant neu warcheidwad${of ? ` ${of}` : ''}`;
    return `Dear parent or guardian${of ? ` of ${of}` : ''}`;
  }
  if (language === 'cy') return `Annwyl ${of ?? 'Syr neu Fadam'}`;
  return `Dear ${of ?? 'Sir or Madam'}`;
}

const UNIT = { en: 'Victim liaison', cy: 'Cyswllt dioddefwyr' };
const letterOf = (reading: Reading): Letter => LETTERS[milestoneOf(reading)] ?? OTHER;

const opening = (reading: Reading): readonly Block[] => {
  const { record, language } = reading;
  reading.data['victim'] = reading.about.subject;
  reading.data['milestone'] = milestoneOf(reading);
  return [
    { type: 'text', text: `${reading.say(UNIT)}, ${reading.at('case#area').text}` },
    { type: 'text', text: spellDay(londonDateOf(record.now), language), dated: true },
    { type: 'text', text: salutation(reading) },
    { type: 'text', text: reading.say(letterOf(reading).subject) },
  ];
};
const happened = (reading: Reading): readonly Block[] => {
  const date = dayOf(reading, milestoneOf(reading));
  return [{ type: 'text', text: fill(reading, letterOf(reading).happened, date) }];
};
const means = (reading: Reading): readonly Block[] => [
  { type: 'text', text: fill(reading, letterOf(reading).means, '') },
];

/** A letter to a victim in plain words, English or Welsh; it says who does what, which victims told inspectors they did not know (003 L275–281). */
export const victimLetter: DocumentKind = {
  id: 'victim-letter',
  title: { en: 'Letter from victim liaison', cy: 'Llythyr gan y tîm cyswllt dioddefwyr' },
  purpose: 'Tells a victim what has happened and what it means for them; English or Welsh',
  audience: 'victim',
  marking: {
    en: 'Private: to be opened by the person it is addressed to only',
    cy: 'Preifat: i’w agor gan y sawl y cyfeirir ato yn unig',
  },
  layout: 'letter',
  welsh: true,
  beforeAnswer: true,
  about: [
    'victim.tell',
    'victim.tell-release',
    'victim.offer-contact',
    'victim.give-note',
    'victim.keep-in-touch',
  ],
  needs: [],
  sections: [
    { heading: '', parts: [{ made: opening }] },
    { heading: { en: 'What has happened', cy: 'Beth sydd wedi digwydd' }, parts: [{ made: happened }] },
    { heading: { en: 'What it means for you', cy: 'Beth mae’n ei olygu i chi' }, parts: [{ made: means }] },
    {
      heading: { en: 'Who does what', cy: 'Pwy sy’n gwneud beth' },
      parts: [
        {
          say: {
            en: 'Victim liaison (I) tells you what happens and takes your views to those who decide. The offender manager supervises the offender and does not contact you. The prison, the Parole Board and the courts decide. The police are there whenever you are in danger: 999.',
            cy: 'Mae’r tîm cyswllt dioddefwyr (fi) yn dweud wrthych beth sy’n digwydd ac yn mynd â’ch barn at y rhai sy’n penderfynu. Mae’r rheolwr troseddwyr yn goruchwylio’r troseddwr ac nid yw’n cysylltu â chi. Y carchar, y Bwrdd Parôl a’r llysoedd sy’n penderfynu. Mae’r heddlu yno pryd bynnag y byddwch mewn perygl: 999.',
          },
        },
      ],
    },
    {
      heading: { en: 'Your choice', cy: 'Eich dewis chi' },
      parts: [
        {
          say: {
            en: 'You can ask us to write in Welsh or English, in large print, or to ring instead of writing. You can stop hearing from us, or start again, whenever you like. If you are not happy with how we treat you, ask me how to complain.',
            cy: 'Gallwch ofyn i ni ysgrifennu yn Gymraeg neu yn Saesneg, mewn print bras, neu ffonio yn lle ysgrifennu. Gallwch roi’r gorau i glywed gennym, neu ddechrau eto, pryd bynnag y mynnwch. Os nad ydych yn hapus â’r ffordd rydym yn eich trin, gofynnwch i mi sut i gwyno.',
          },
        },
        { sign: [{ en: 'Victim liaison officer', cy: 'Swyddog cyswllt dioddefwyr' }] },
      ],
    },
  ],
  producedBy: ['victim-liaison-officer', 'victim-liaison-manager'],
  readBy: ['victim-liaison-officer', 'victim-liaison-manager'],
  source: '003 L275-281; 004 L401-403, L419, L928, L953, L957, L990',
};
