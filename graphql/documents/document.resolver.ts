import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { DOCUMENT_KINDS } from '#documents/kinds.js';
import { inLanguage } from '#documents/words.js';
import { type DocumentRead } from '#persistence/queries/documents.js';
import { User } from '../people/people.types.js';
import { type PathwaySource } from '../pathways/ledger.service.js';
import { Pathway } from '../pathways/pathway.types.js';
import { CommandId } from '../shared/command-id.js';
import { type RequestContext } from '../shared/context.js';
import { GraphQLJson } from '../shared/scalars.js';
import { asData, DocumentService } from './document.service.js';
import { Document, DocumentKindInfo, DocumentLanguage, ProduceDocumentResult } from './document.types.js';

@Resolver(() => Document)
export class DocumentResolver {
  constructor(private readonly documents: DocumentService) {}

  @Query(() => [DocumentKindInfo], { description: 'Kinds of document that can be made from the record.' })
  documentKinds(): DocumentKindInfo[] {
    return [...DOCUMENT_KINDS.values()].map((kind) => ({
      ...kind,
      title: inLanguage(kind.title, 'en'),
      languages: kind.welsh ? ['en', 'cy'] : ['en'],
    }));
  }

  @Mutation(() => ProduceDocumentResult, {
    description: 'Make a document from the record; refused with what is missing and how to mend it.',
  })
  produceDocument(
    @Args('pathwayId', { type: () => ID }) pathwayId: string,
    @Args('kind', { type: () => String }) kind: string,
    @Args('subject', {
      type: () => String,
      nullable: true,
      description: 'Id of the task it is about; without it, the latest.',
    })
    subject: string | null,
    @Args('language', { type: () => DocumentLanguage, nullable: true }) language: DocumentLanguage | null,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    const input = { pathwayId, kind, subject: subject ?? undefined, language: language ?? undefined };
    return this.documents.produce(input, commandId ?? undefined, context);
  }

  @ResolveField(() => User, { nullable: true })
  producedBy(@Parent() document: DocumentRead, @Context() { loaders }: RequestContext) {
    return loaders.user.load(document.producedById);
  }

  @ResolveField(() => String)
  pdf(@Parent() { id }: DocumentRead): string {
    return `/documents/${id}.pdf`;
  }

  @ResolveField(() => String)
  json(@Parent() { id }: DocumentRead): string {
    return `/documents/${id}.json`;
  }

  @ResolveField(() => GraphQLJson, { nullable: true, complexity: 20 })
  async content(@Parent() { id }: DocumentRead, @Context() context: RequestContext) {
    const whole = await this.documents.whole(id, 'json', context);
    return whole ? asData(whole) : null;
  }
}

@Resolver(() => Pathway)
export class PathwayDocumentsResolver {
  constructor(private readonly service: DocumentService) {}

  @ResolveField(() => [Document], {
    complexity: 10,
    description: 'Versions of documents made from this case that you may read, newest first.',
  })
  documents(
    @Parent() source: PathwaySource,
    @Args('kind', { type: () => String, nullable: true }) kind: string | null,
    @Context() context: RequestContext,
  ) {
    return this.service.of(source, kind ?? undefined, context);
  }
}
