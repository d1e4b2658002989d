import { type Language } from '../words/language.js';

/** One page of help. Its text is `topics/<id>.njk`, and `topics/cy/<id>.njk` where it is in Welsh too. */
export interface Topic {
  readonly id: string;
  readonly title: Readonly<Record<Language, string>>;
  /** Screens it explains: the beginnings of their addresses. */
  readonly screens: readonly string[];
  /** Whether its text is in Welsh too; otherwise it is shown in English, and marked so. */
  readonly welsh: boolean;
}

/** Every page of help, in the order of the list. Whoever adds a screen adds it here. */
export const TOPICS: readonly Topic[] = [
  {
    id: 'my-work',
    title: { en: 'My work', cy: 'Fy ngwaith' },
    screens: ['/', '/waiting', '/questions'],
    welsh: true,
  },
  {
    id: 'tasks',
    title: { en: 'Tasks and deadlines', cy: 'Tasgau a therfynau amser' },
    screens: ['/tasks', '/queue'],
    welsh: true,
  },
  { id: 'cases', title: { en: 'Cases', cy: 'Achosion' }, screens: ['/cases', '/search'], welsh: false },
  {
    id: 'release',
    title: { en: 'Preparing a release', cy: 'Paratoi ar gyfer rhyddhau' },
    screens: ['/release-readiness'],
    welsh: false,
  },
  {
    id: 'facts',
    title: { en: 'Recording what happened', cy: 'Cofnodi’r hyn a ddigwyddodd' },
    screens: ['/facts', '/register', '/import'],
    welsh: false,
  },
  {
    id: 'victims',
    title: { en: 'Victim liaison', cy: 'Cyswllt dioddefwyr' },
    screens: ['/victims'],
    welsh: false,
  },
  {
    id: 'stuck',
    title: { en: 'Cases that do not move', cy: 'Achosion nad ydynt yn symud' },
    screens: ['/stuck', '/manager'],
    welsh: false,
  },
  { id: 'notices', title: { en: 'Notices', cy: 'Hysbysiadau' }, screens: ['/notices'], welsh: false },
  {
    id: 'standards',
    title: { en: 'Standards and dates', cy: 'Safonau a dyddiadau' },
    screens: ['/standards'],
    welsh: false,
  },
  { id: 'rehearsals', title: { en: 'Rehearsals', cy: 'Ymarferion' }, screens: ['/rehearsals'], welsh: false },
];

/** A page of help by its id. */
export const topicOf = (id: string): Topic | undefined => TOPICS.find((topic) => topic.id === id);

/**
 * The help for a screen: of the topics that name the beginning of its address, the closest.
 * @param path of the screen, such as `/cases/17/facts`
 */
export function topicFor(path: string): Topic | undefined {
  const near = (screen: string): boolean =>
    path === screen || (screen !== '/' && path.startsWith(`${screen}/`));
  const matches = TOPICS.flatMap((topic) => topic.screens.filter(near).map((screen) => ({ topic, screen })));
  return matches.sort((a, b) => b.screen.length - a.screen.length)[0]?.topic;
}
