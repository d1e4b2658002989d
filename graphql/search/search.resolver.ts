import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isOneOf } from '#identity/permission/who.js';
import { Doors } from '#persistence/queries/doors.js';
import { searchPeople, type PersonFound } from '#persistence/queries/people-search.js';
import { Pathway } from '../pathways/pathway.types.js';
import { FIELDS } from '../permission/fields.js';
import { connectionOf, PageArgs, pageSize } from '../shared/connection.js';
import { type RequestContext } from '../shared/context.js';
import { FoundPerson, FoundPersonConnection } from './search.types.js';

@Resolver(() => FoundPerson)
export class SearchResolver {
  constructor(private readonly db: Doors) {}

  @Query(() => FoundPersonConnection, {
    description:
      'People of your cases by name (either order, misspelt), prison number, CRN or PNC (with spaces, a letter missing), the likest first.',
  })
  async searchPeople(
    @Args('text', { type: () => String }) text: string,
    @Args() { first, after }: PageArgs,
    @Context() { actor, reader }: RequestContext,
  ) {
    const pnc = FIELDS['Person']?.['pnc'];
    const query = {
      text: text.slice(0, LONGEST),
      pnc: pnc !== undefined && (pnc === 'reached' || isOneOf(actor, pnc.who)),
      first: pageSize(first),
      after,
    };
    const page = await searchPeople(this.db, reader, query);
    return connectionOf(page, after, (row) => ({ person: row, pathwayIds: row.pathwayIds }));
  }

  @ResolveField(() => [Pathway], { complexity: 10 })
  cases(@Parent() { pathwayIds }: Pick<PersonFound, 'pathwayIds'>, @Context() { loaders }: RequestContext) {
    return loaders.pathway.loadMany([...pathwayIds]);
  }
}

/** Nobody's name is longer. */
const LONGEST = 200;
