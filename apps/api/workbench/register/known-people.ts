import { nameOf } from '../words/name.js';
import { kindInWords } from '../case/case-words.js';
import { date } from '../words/dates.js';
import { PeopleSearch, type PeopleFound } from '../search/search.query.js';
import { Visit } from '../visit/visit.js';
import { type TypedPerson } from './register.form.js';

/** Somebody on record who may be the one who is being registered. */
export interface KnownPerson {
  readonly id: string;
  readonly name: string;
  readonly what: string;
  /** Has one of the numbers: then it is them, or a number is wrong. */
  readonly sameNumber: boolean;
}

/**
 * People on record with one of these numbers, or with this last name and date of birth; among those whom the visitor may find.
 * The search forgives misspelling: what it finds is compared again.
 */
export async function knownAs(visit: Visit, person: TypedPerson): Promise<readonly KnownPerson[]> {
  const { prisonNumber, crn, firstName, lastName, dateOfBirth } = person;
  const texts = [prisonNumber, crn, dateOfBirth && `${firstName} ${lastName}`].filter(
    (text) => text !== undefined,
  );
  const found = new Map<string, KnownPerson>();
  for (const text of texts) {
    const { searchPeople } = await visit.ask(PeopleSearch, { text });
    for (const one of searchPeople.nodes) {
      const { id } = one.person;
      const sameNumber =
        (prisonNumber !== undefined && one.person.prisonNumber === prisonNumber) ||
        (crn !== undefined && one.person.crn === crn);
      const alike =
        dateOfBirth !== undefined &&
        one.person.dateOfBirth === dateOfBirth &&
        one.person.lastName?.toLowerCase() === lastName.toLowerCase();
      if (sameNumber || alike) found.set(id, { id, sameNumber, name: nameOf(one.person), what: whatOf(one) });
    }
  }
  return [...found.values()].sort((a, b) => Number(b.sameNumber) - Number(a.sameNumber));
}

function whatOf({ person, cases }: PeopleFound['nodes'][number]): string {
  const numbers = [person.prisonNumber, person.crn].filter(Boolean).join(', ');
  const born = person.dateOfBirth === null ? undefined : `born ${date(person.dateOfBirth)}`;
  const open = cases.filter(({ endedAt }) => endedAt === null);
  const has = open.map(({ kind, prison, homeArea }) =>
    [kind === null ? 'not sentenced yet' : kindInWords(kind).toLowerCase(), prison?.name ?? homeArea?.name]
      .filter(Boolean)
      .join(', '),
  );
  return [numbers, born, has.length > 0 ? `open now: ${has.join('; ')}` : 'no open case that you may see']
    .filter(Boolean)
    .join('. ');
}
