import { Field, ObjectType } from '@nestjs/graphql';
import { Pathway } from '../pathways/pathway.types.js';
import { Person } from '../pathways/person.types.js';
import { connectionType } from '../shared/connection.js';

@ObjectType({ description: 'Somebody whose name or number is like what was looked for.' })
export class FoundPerson {
  @Field(() => Person)
  readonly person!: Person;
  @Field(() => [Pathway], { description: 'Those of their cases that you may see, latest first.' })
  readonly cases!: Pathway[];
}

export const FoundPersonConnection = connectionType('FoundPerson', () => FoundPerson);
