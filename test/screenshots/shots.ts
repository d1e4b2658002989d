import { TASK_SHOTS } from './task-shots.js';

/** Where a picture is taken: a screen as somebody sees it. */
export interface Shot {
  /** Of the files: `my-work-1280.png`. */
  readonly name: string;
  /** A sample person whose work it is. */
  readonly as: string;
  /** Address of the screen, or of the page that leads to it. */
  readonly path: string;
  /** Links (CSS selectors) to follow from there, the first that each finds. */
  readonly follow?: readonly string[];
  /** What to do before the picture is taken: fill a field in, press a button. */
  readonly then?: readonly (
    | { readonly fill: string; readonly with: string }
    | { readonly choose: string; readonly option: string }
    | { readonly press: string }
  )[];
}

/** Every screen, in the order of the navigation. Each screen adds its own, with the states worth looking at. */
export const SHOTS: readonly Shot[] = [
  { name: 'sign-in', as: '', path: '/sign-in' },
  { name: 'my-work', as: 'j.ibbotson', path: '/' },
  { name: 'my-work-clerk', as: 'omu.hli', path: '/' },
  { name: 'my-work-nothing', as: 'immigration.national', path: '/' },
  ...TASK_SHOTS,
  { name: 'account', as: 'j.ibbotson', path: '/account' },
  { name: 'cases', as: 'omu.hli', path: '/cases' },
  { name: 'cases-none', as: 'omu.hli', path: '/cases?whose=mine&roh=low' },
  { name: 'case', as: 'om.yor', path: '/cases', follow: ['tbody td a[href^="/cases/"]'] },
  {
    name: 'case-timeline',
    as: 'om.yor',
    path: '/cases',
    follow: ['tbody td a[href^="/cases/"]', '.moj-sub-navigation a[href$="/timeline"]'],
  },
  {
    name: 'case-tasks',
    as: 'om.yor',
    path: '/cases',
    follow: ['tbody td a[href^="/cases/"]', '.moj-sub-navigation a[href$="/tasks"]'],
  },
  {
    name: 'case-release',
    as: 'om.yor',
    path: '/cases',
    follow: ['tbody td a[href^="/cases/"]', '.moj-sub-navigation a[href$="/release"]'],
  },
  {
    name: 'case-plan',
    as: 'om.yor',
    path: '/cases',
    follow: ['tbody td a[href^="/cases/"]', '.moj-sub-navigation a[href$="/plan"]'],
  },
  {
    name: 'case-facts',
    as: 'om.yor',
    path: '/cases',
    follow: ['tbody td a[href^="/cases/"]', '.moj-sub-navigation a[href$="/facts"]'],
  },
  {
    name: 'case-people',
    as: 'om.yor',
    path: '/cases',
    follow: ['tbody td a[href^="/cases/"]', '.moj-sub-navigation a[href$="/people"]'],
  },
  {
    name: 'case-gates',
    as: 'om.yor',
    path: '/cases',
    follow: ['tbody td a[href^="/cases/"]', '.moj-sub-navigation a[href$="/gates"]'],
  },
  {
    name: 'case-documents',
    as: 'om.yor',
    path: '/cases',
    follow: ['tbody td a[href^="/cases/"]', '.moj-sub-navigation a[href$="/documents"]'],
  },
  {
    name: 'case-journal',
    as: 'om.yor',
    path: '/cases',
    follow: ['tbody td a[href^="/cases/"]', '.moj-sub-navigation a[href$="/journal"]'],
  },
  {
    name: 'case-ahead',
    as: 'om.yor',
    path: '/cases',
    follow: [
      'tbody td a[href^="/cases/"]',
      '.moj-sub-navigation a[href$="/timeline"]',
      'a[href$="ahead=yes"]',
    ],
  },
  {
    name: 'case-print',
    as: 'om.yor',
    path: '/cases',
    follow: ['tbody td a[href^="/cases/"]', 'main a[href$="/print"]'],
  },
  { name: 'release-readiness', as: 'om.yor', path: '/release-readiness?whose=places' },
  { name: 'stuck', as: 'governor.nhi', path: '/stuck' },
  { name: 'stuck-case', as: 'governor.nhi', path: '/stuck', follow: ['td a[href^="/stuck/"]'] },
  { name: 'performance-deadlines', as: 'governor.nhi', path: '/performance/deadlines' },
  { name: 'performance-workload', as: 'governor.nhi', path: '/performance/workload' },
  { name: 'performance-movements', as: 'governor.nhi', path: '/performance/movements' },
  { name: 'performance-handovers', as: 'governor.nhi', path: '/performance/handovers' },
  { name: 'performance-stages', as: 'governor.nhi', path: '/performance/stages' },
  { name: 'performance-counts', as: 'governor.nhi', path: '/performance/counts' },
  { name: 'standards', as: 'omu.hli', path: '/standards' },
  { name: 'standard', as: 'omu.hli', path: '/standards/HOME-VISIT' },
  { name: 'rehearsals', as: 'omu.hli', path: '/rehearsals' },
  { name: 'rehearsal-start', as: 'omu.hli', path: '/rehearsals/new?search=a' },
  { name: 'rehearsal-invent', as: 'omu.hli', path: '/rehearsals/invent' },
  {
    name: 'rehearsal',
    as: 'omu.hli',
    path: '/rehearsals/invent',
    then: [
      { fill: '#title', with: 'Four years from the sentence' },
      { fill: '#months', with: '48' },
      { fill: '#sentencedOn', with: '9/12/2026' },
      { choose: '#prison', option: 'HLI' },
      { choose: '#area', option: 'YOR' },
      { press: 'main button:has-text("Start")' },
    ],
  },
  { name: 'help', as: 'omu.hli', path: '/help' },
  { name: 'help-rehearsals', as: 'omu.hli', path: '/help/rehearsals' },
  { name: 'accessibility', as: 'omu.hli', path: '/accessibility' },
  { name: 'what-is-new', as: 'omu.hli', path: '/what-is-new' },
  { name: 'not-found', as: 'omu.hli', path: '/nowhere' },
  { name: 'search', as: 'omu.hli', path: '/search?q=smith' },
  { name: 'search-nobody', as: 'omu.hli', path: '/search?q=zzyzx' },
  {
    name: 'fact-choose',
    as: 'omu.hli',
    path: '/cases',
    follow: ['tbody td a[href^="/cases/"]', '.moj-sub-navigation a[href$="/facts"]', 'a[href$="/facts/new"]'],
  },
  {
    name: 'fact-check',
    as: 'omu.hli',
    path: '/cases',
    follow: [
      'tbody td a[href^="/cases/"]',
      '.moj-sub-navigation a[href$="/facts"]',
      'a[href$="/facts/new"]',
      'a[href$="/new/dates-changed"]',
    ],
    then: [{ fill: '#dates-crd', with: '15/3/2027' }, { press: 'main form button[type="submit"]' }],
  },
];
