import { londonDateOf } from '#calendar/index.js';
import { pagesOf } from '../frame/pages.js';
import { date } from '../words/dates.js';
import { plainWords } from '../standards/standards.words.js';
import { momentText } from './rehearsal.words.js';
import { type Rehearsals, type StartPage } from './rehearsal.query.js';
import { nameOf } from '../words/name.js';

/** The list of rehearsals. @param me id of whoever looks */
export const rehearsalsView = ({ rehearsals }: Rehearsals, me: string, address: string) => ({
  rows: rehearsals.nodes.map(({ id, title, pathwayId, clock, until, step, owner, sharedWith }) => ({
    href: `/rehearsals/${id}`,
    title,
    of: pathwayId === null ? 'An invented case' : 'A copy of a case',
    whose: owner?.id === me ? 'Yours' : (owner?.displayName ?? 'A colleague'),
    shared: sharedWith?.title,
    day: momentText(Date.parse(clock)),
    steps: `${step} step${step === 1 ? '' : 's'} taken`,
    until: date(londonDateOf(Date.parse(until))),
  })),
  pages: pagesOf(rehearsals.pageInfo, address),
});

/** Where a rehearsal begins: cases found, and places to choose from. */
export function startView(
  { places, pathways }: Pick<StartPage, 'places'> & { readonly pathways?: StartPage['pathways'] },
  search: string,
) {
  const of = (kind: string) =>
    places.filter((place) => place.kind === kind).map(({ code, name }) => ({ value: code, text: name }));
  return {
    search,
    searched: search !== '',
    found: (pathways?.nodes ?? []).map(({ id, stage, releaseOn, person }) => ({
      href: `/rehearsals/copy/${id}`,
      name: nameOf(person),
      number: person.prisonNumber ?? person.crn ?? '',
      stage: stage === null ? '' : plainWords(stage),
      release: releaseOn === null ? '' : date(releaseOn),
    })),
    prisons: of('prison'),
    areas: of('area'),
  };
}
