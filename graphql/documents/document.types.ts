import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type Instant } from '#domain/time.js';
import { User } from '../people/people.types.js';
import { REFUSALS } from '../shared/refusals.js';
import { resultType } from '../shared/refused.js';
import { GraphQLDateTime, GraphQLJson } from '../shared/scalars.js';

export enum DocumentLanguage {
  ENGLISH = 'en',
  WELSH = 'cy',
}
registerEnumType(DocumentLanguage, { name: 'DocumentLanguage' });

@ObjectType({ description: 'A kind of document that can be made from the record.' })
export class DocumentKindInfo {
  @Field(() => ID)
  readonly id!: string;
  @Field(() => String)
  readonly title!: string;
  @Field(() => String)
  readonly purpose!: string;
  @Field(() => String, {
    description: 'Who is given it: person, court, board, staff, agencies, recall, victim.',
  })
  readonly audience!: string;
  @Field(() => [String], { description: 'Roles that make it.' })
  readonly producedBy!: readonly string[];
  @Field(() => [String], { description: 'Task types it is about: its subject is a task of one of them.' })
  readonly about!: readonly string[];
  @Field(() => [DocumentLanguage])
  readonly languages!: readonly string[];
}

@ObjectType({ description: 'One version of a document, as it was handed on.' })
export class Document {
  @Field(() => ID)
  readonly id!: string;
  @Field(() => String, { description: 'An id of documentKinds.' })
  readonly kind!: string;
  @Field(() => String)
  readonly title!: string;
  @Field(() => String, { description: 'Key of the step it is about.' })
  readonly subject!: string;
  @Field(() => DocumentLanguage)
  readonly language!: string;
  @Field(() => Int)
  readonly version!: number;
  @Field(() => Int, { description: 'The journal entry of the case it was made from.' })
  readonly seq!: number;
  @Field(() => GraphQLDateTime)
  readonly producedAt!: Instant;
  @Field(() => User, { nullable: true })
  readonly producedBy!: User | null;
  @Field(() => String, { description: 'Digest of the PDF: the same version has the same bytes for ever.' })
  readonly sha256!: string;
  @Field(() => String, { description: 'Where to fetch it, with the same bearer token.' })
  readonly pdf!: string;
  @Field(() => String)
  readonly json!: string;
  @Field(() => GraphQLJson, {
    nullable: true,
    description: 'What it says: sections as read, and the same answers as data.',
  })
  readonly content!: unknown;
}

@ObjectType()
export class DocumentProduced {
  @Field(() => Document)
  readonly document!: Document;
  @Field(() => Boolean, {
    description: 'False: nothing it says has changed, so the last version stands.',
  })
  readonly fresh!: boolean;
}

export const ProduceDocumentResult = createUnionType({
  name: 'ProduceDocumentResult',
  types: () => [DocumentProduced, ...REFUSALS] as const,
  resolveType: resultType('DocumentProduced'),
});
