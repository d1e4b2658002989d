/** The pages about a case, in their order. A screen that adds one puts an entry here, and extends `case/case.njk`. */
const TABS = [
  { name: 'overview', path: '', text: 'Overview' },
  { name: 'timeline', path: '/timeline', text: 'Timeline' },
  { name: 'tasks', path: '/tasks', text: 'Tasks' },
  { name: 'release', path: '/release', text: 'Release' },
  { name: 'plan', path: '/plan', text: 'Plan' },
  { name: 'facts', path: '/facts', text: 'Facts' },
  { name: 'people', path: '/people', text: 'People' },
  { name: 'gates', path: '/gates', text: 'Gates' },
  { name: 'documents', path: '/documents', text: 'Documents' },
  { name: 'disclosures', path: '/disclosures', text: 'From victim liaison' },
  { name: 'journal', path: '/journal', text: 'Journal' },
] as const;

/** A page about a case; `why` and `print` stand beside the tabs. */
export type TabName = (typeof TABS)[number]['name'] | 'why' | 'print';

export interface TabLink {
  readonly href: string;
  readonly text: string;
  readonly active: boolean;
}

/** @param keep the query that keeps the moment the case is shown as of */
export const tabsOf = (id: string, current: TabName, keep: string): readonly TabLink[] =>
  TABS.map(({ name, path, text }) => ({
    href: `/cases/${id}${path}${keep}`,
    text,
    active: name === current,
  }));
