import { type LondonDate } from '#domain/time.js';
import { type Actor } from '#identity/actor.js';
import {
  codeInWords,
  episodeInWords,
  kindInWords,
  releaseDayName,
  STAGE_ORDER,
  stageInWords,
  waitsForParole,
} from '../case/case-words.js';
import { nameOf } from '../words/name.js';
import { pagesOf, type PagesView } from '../frame/pages.js';
import { date } from '../words/dates.js';
import { monthChoices, placeChoices, type Choice } from './choices.js';
import { type CasesAsked } from './cases.filter.js';
import { type Cases } from './cases.query.js';

export interface CaseItem {
  readonly href: string;
  readonly name: string;
  readonly number: string;
  readonly sentence: string;
  readonly now: string;
  readonly where: string;
  readonly roh: string | null;
  readonly release: string;
  /** What the day is, where it is no release: `Tariff ended`. */
  readonly releaseName: string;
  readonly manager: string;
}

export interface CasesView {
  readonly cases: readonly CaseItem[];
  readonly total: number;
  readonly asked: CasesAsked;
  readonly filtered: boolean;
  readonly stages: readonly Choice[];
  readonly places: readonly Choice[];
  readonly from: readonly Choice[];
  readonly to: readonly Choice[];
  readonly pages: PagesView;
}

/** @param address path and query of the page */
export function casesView(
  { pathways }: Cases,
  asked: CasesAsked,
  { actor, today, address }: { actor: Actor; today: LondonDate; address: string },
): CasesView {
  return {
    cases: pathways.nodes.map((node) => itemOf(node, today)),
    total: pathways.totalCount,
    asked,
    filtered:
      asked.whose === 'mine' ||
      asked.ended ||
      [asked.stage, asked.place, asked.from, asked.to].some((one) => one !== '') ||
      asked.roh.length + asked.mappa.length > 0,
    stages: [
      { value: '', text: 'Any stage' },
      ...STAGE_ORDER.map((value) => ({ value, text: stageInWords(value), selected: value === asked.stage })),
    ],
    places: placeChoices(actor, asked.place),
    from: monthChoices(today, asked.from, 'Any month'),
    to: monthChoices(today, asked.to, 'Any month'),
    pages: pagesOf(pathways.pageInfo, address),
  };
}

function itemOf(node: Cases['pathways']['nodes'][number], today: LondonDate): CaseItem {
  const { person, stage, episode } = node;
  return {
    href: `/cases/${node.id}`,
    name: nameOf(person),
    number: person.prisonNumber ?? person.crn ?? '',
    sentence: node.kind === null ? codeInWords('kind not known') : kindInWords(node.kind),
    now:
      stage !== null ? stageInWords(stage) : episode !== null ? episodeInWords(episode) : 'Being worked out',
    where: [node.prison?.name, node.homeArea?.name].filter(Boolean).join(', '),
    roh: node.roh,
    release: node.releaseOn === null ? 'Not known' : date(node.releaseOn),
    releaseName: waitsForParole(node, today) ? releaseDayName(node, today) : '',
    manager: node.offenderManager?.displayName ?? 'Nobody named',
  };
}
