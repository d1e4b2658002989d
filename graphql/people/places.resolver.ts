import { Query, Resolver } from '@nestjs/graphql';
import { Doors } from '#persistence/queries/doors.js';
import { placeNames } from '#persistence/queries/people.js';
import { Place } from './people.types.js';

@Resolver(() => Place)
export class PlaceResolver {
  constructor(private readonly db: Doors) {}

  @Query(() => [Place], {
    description: 'Every prison and probation area this service knows.',
    complexity: 20,
  })
  places() {
    return placeNames(this.db);
  }
}
