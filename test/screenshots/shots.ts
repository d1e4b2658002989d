import { addMonths, londonDateOf } from '#calendar/index.js';
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
    | { readonly file: string; readonly from: string }
    | { readonly wait: string }
    | { readonly press: string }
  )[];
  /** Of the pictures of README, where it is one: `docs/pictures/<name>.png`, from this element of the page down or from the top. */
  readonly picture?: { readonly name: string; readonly from?: string };
}

/** `2027-02`: the month so many months from this one, in which the sample has cases like those that are looked for. */
const monthAhead = (months: number): string => addMonths(londonDateOf(Date.now()), months).slice(0, 7);

const FIRST_CASE = 'tbody td a[href^="/cases/"]';
/** One tab of a case. */
const caseTab = (tab: string): Shot => ({
  name: `case-${tab}`,
  as: 'om.yor',
  path: '/cases',
  follow: [FIRST_CASE, `.moj-sub-navigation a[href$="/${tab}"]`],
});

/** Every screen, in the order of the navigation. Each screen adds its own, with the states worth looking at. */
export const SHOTS: readonly Shot[] = [
  { name: 'sign-in', as: '', path: '/sign-in' },
  { name: 'my-work', as: 'j.ibbotson', path: '/', picture: { name: 'my-work' } },
  { name: 'my-work-clerk', as: 'omu.hli', path: '/' },
  { name: 'my-work-nothing', as: 'immigration.national', path: '/' },
  ...TASK_SHOTS,
  { name: 'account', as: 'j.ibbotson', path: '/account' },
  { name: 'cases', as: 'omu.hli', path: '/cases' },
  { name: 'cases-none', as: 'omu.hli', path: '/cases?whose=mine&roh=low' },
  { name: 'case', as: 'om.yor', path: '/cases', follow: [FIRST_CASE] },
  ...['timeline', 'tasks', 'release', 'plan', 'facts', 'people', 'gates', 'documents', 'journal'].map(
    caseTab,
  ),
  {
    name: 'case-ahead',
    as: 'om.yor',
    path: `/cases?stage=custody&from=${monthAhead(8)}`,
    follow: [FIRST_CASE, '.moj-sub-navigation a[href$="/timeline"]', 'a[href$="ahead=yes"]'],
    picture: { name: 'case', from: '.moj-sub-navigation' },
  },
  {
    name: 'case-print',
    as: 'om.yor',
    path: '/cases',
    follow: [FIRST_CASE, 'main a[href$="/print"]'],
  },
  {
    name: 'release-readiness',
    as: 'om.yor',
    path: `/release-readiness?whose=places&month=${monthAhead(1)}`,
    picture: { name: 'release-readiness' },
  },
  { name: 'stuck', as: 'governor.nhi', path: '/stuck' },
  { name: 'stuck-case', as: 'governor.nhi', path: '/stuck', follow: ['td a[href^="/stuck/"]'] },
  { name: 'performance-deadlines', as: 'governor.nhi', path: '/performance/deadlines' },
  { name: 'performance-kept', as: 'area-manager.yor', path: '/performance/kept' },
  { name: 'performance-workload', as: 'governor.nhi', path: '/performance/workload' },
  { name: 'performance-movements', as: 'governor.nhi', path: '/performance/movements' },
  { name: 'performance-handovers', as: 'governor.nhi', path: '/performance/handovers' },
  { name: 'performance-stages', as: 'governor.nhi', path: '/performance/stages' },
  { name: 'performance-needs', as: 'governor.nhi', path: '/performance/needs' },
  { name: 'performance-courts', as: 'area-manager.yor', path: '/performance/courts' },
  { name: 'performance-counts', as: 'governor.nhi', path: '/performance/counts' },
  { name: 'register', as: 'om.yor', path: '/register' },
  { name: 'register-form', as: 'omu.hli', path: '/register/determinate' },
  {
    name: 'register-wrong',
    as: 'om.yor',
    path: '/register/community-order',
    then: [{ fill: '#firstName', with: 'Idris' }, { press: 'main form button[type="submit"]' }],
  },
  { name: 'import', as: 'head-of-omu.hli', path: '/import' },
  {
    name: 'import-done',
    as: 'head-of-omu.hli',
    path: '/import',
    then: [
      { file: '#file', from: 'infra/sample/caseload-small.ndjson' },
      { press: 'main form button[type="submit"]' },
      { wait: 'text=It is done' },
    ],
  },
  { name: 'directory', as: 'head-of-pdu.yor', path: '/directory' },
  {
    name: 'directory-team',
    as: 'head-of-pdu.yor',
    path: '/directory',
    follow: ['main a[href^="/directory/teams/"]'],
  },
  {
    name: 'directory-person',
    as: 'head-of-pdu.yor',
    path: '/directory',
    follow: ['main a[href^="/directory/teams/"]', 'main a[href^="/directory/people/"]'],
  },
  { name: 'victims', as: 'vlo.yor', path: '/victims' },
  { name: 'victims-case', as: 'vlo.yor', path: '/victims', follow: ['tbody a[href^="/victims/"]'] },
  {
    name: 'victim-enter',
    as: 'vlo.yor',
    path: '/victims',
    follow: ['tbody a[href^="/victims/"]', 'main a[href$="/add"]'],
  },
  { name: 'forbidden', as: 'omu.hli', path: '/directory' },
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
    follow: [FIRST_CASE, '.moj-sub-navigation a[href$="/facts"]', 'a[href$="/facts/new"]'],
  },
  {
    name: 'fact-check',
    as: 'omu.hli',
    path: '/cases',
    follow: [
      FIRST_CASE,
      '.moj-sub-navigation a[href$="/facts"]',
      'a[href$="/facts/new"]',
      'a[href$="/new/dates-changed"]',
    ],
    then: [{ fill: '#dates-crd', with: '15/3/2027' }, { press: 'main form button[type="submit"]' }],
  },
];
