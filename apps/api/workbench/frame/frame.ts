import { type Visit } from '../visit/visit.js';
import { type Flash } from '../visit/answer.js';
import { graphql } from '../operations/graphql.js';
import { wordsIn, type Language } from '../words/language.js';
import { topicFor } from '../help/topics.js';
import { belongsTo, linksFor } from './navigation.js';

const Frame = graphql(`
  query Frame {
    me {
      id
      displayName
    }
    notices(unreadOnly: true, first: 1) {
      totalCount
    }
  }
`);

export interface FrameLink {
  readonly href: string;
  readonly text: string;
  readonly count?: number;
  readonly current: boolean;
  readonly active: boolean;
}

/** What stands around a page. */
export interface FrameView {
  readonly language: Language;
  /** Path and query of the page itself. */
  readonly address: string;
  /** Absent where nobody is signed in. */
  readonly person?: { readonly id: string; readonly name: string; readonly csrf: string };
  readonly top: readonly FrameLink[];
  readonly foot: readonly FrameLink[];
  readonly flash?: Flash;
}

/** The frame of a page that nobody is signed in to, such as the one to sign in. */
export const openFrame = (language: Language, address = '/'): FrameView => ({
  language,
  address,
  top: [],
  foot: [],
});

/** A link to the help that explains the page. */
function helpHere({ path, language }: Visit): FrameLink[] {
  const topic = topicFor(path);
  if (!topic) return [];
  const text = wordsIn(language)('help.here', { title: topic.title[language] });
  return [{ href: `/help/${topic.id}`, text, current: false, active: false }];
}

/** The frame of somebody's page: their name, the screens they may use, what they have not read. */
export async function frameOf(visit: Visit, flash?: Flash): Promise<FrameView> {
  const { me, notices } = await visit.ask(Frame);
  const t = wordsIn(visit.language);
  const links = linksFor(visit.actor).map((link) => ({
    where: link.where,
    href: link.href,
    text: t(`nav.${link.text}`),
    count: link.count === 'unread-notices' && notices.totalCount > 0 ? notices.totalCount : undefined,
    current: visit.address === link.href,
    active: belongsTo(visit.path, link.href),
  }));
  return {
    language: visit.language,
    address: visit.address,
    person: { id: me.id, name: me.displayName, csrf: visit.csrf },
    top: links.filter(({ where }) => where === 'top'),
    foot: [...helpHere(visit), ...links.filter(({ where }) => where === 'foot')],
    flash,
  };
}
