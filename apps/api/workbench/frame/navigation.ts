import { type Actor } from '#identity/actor.js';
import { isOneOf, rolesIn, type Who } from '#identity/permission/who.js';
import { MANAGER_ROLES } from '#identity/directory/managers.js';
import { WORKS_ON_CASES } from '#graphql/permission/fields.js';
import { COUNTED_FOR } from '#graphql/permission/operations.js';

/** Whose work a release is, and who answers for it. */
const PREPARES_RELEASE = rolesIn(
  'omu',
  'pdu',
  'prison-command',
  'reception',
  'area-management',
  'inspectorate',
);

/** A link of the frame to a screen. */
export interface Link {
  /** In the navigation below the service's name, or at the foot of each page. */
  readonly where: 'top' | 'foot';
  readonly href: string;
  /** Key of its text in the locale files, below `nav.`. */
  readonly text: string;
  /** Whose work it is: as the operations of the screen are declared (graphql/permission/operations.ts), or fewer. */
  readonly for: Who;
  /** A number beside it, such as of unread notices. */
  readonly count?: 'unread-notices';
}

/** The links of the frame, in their order. Each screen adds its own; the guide is docs/how-to/add-a-page.md. */
export const LINKS: readonly Link[] = [
  { where: 'top', href: '/', text: 'my-work', for: 'member' },
  { where: 'top', href: '/queue', text: 'queue', for: 'member' },
  { where: 'top', href: '/cases', text: 'cases', for: WORKS_ON_CASES.who },
  { where: 'top', href: '/release-readiness', text: 'readiness', for: PREPARES_RELEASE },
  { where: 'top', href: '/victims', text: 'victims', for: rolesIn('victim-liaison') },
  { where: 'top', href: '/notices', text: 'notices', for: 'member', count: 'unread-notices' },
  { where: 'top', href: '/stuck', text: 'stuck', for: COUNTED_FOR },
  { where: 'top', href: '/performance', text: 'performance', for: COUNTED_FOR },
  { where: 'top', href: '/standards', text: 'standards', for: 'member' },
  { where: 'top', href: '/rehearsals', text: 'rehearsals', for: WORKS_ON_CASES.who },
  { where: 'top', href: '/directory', text: 'directory', for: MANAGER_ROLES },
  { where: 'foot', href: '/help', text: 'help', for: 'member' },
  { where: 'foot', href: '/what-is-new', text: 'what-is-new', for: 'member' },
  { where: 'foot', href: '/accessibility', text: 'accessibility', for: 'member' },
  { where: 'foot', href: '/cookies', text: 'cookies', for: 'member' },
];

/** The links that somebody may follow. */
export const linksFor = (actor: Actor, links: readonly Link[] = LINKS): readonly Link[] =>
  links.filter((link) => isOneOf(actor, link.for));

/** Whether a page belongs to a link: `/cases` to `/cases/17`, `/` to itself alone. */
export const belongsTo = (path: string, href: string): boolean =>
  path === href || (href !== '/' && path.startsWith(`${href}/`));
