import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { HELD_REASONS, type HeldReason } from '#caseload/held.js';
import { moveImport, startImport, type ImportTaken as Taken } from '#caseload/import/jobs.js';
import { isUuid } from '#engine/ids.js';
import { type Refused } from '#engine/outcome.js';
import { Doors } from '#persistence/queries/doors.js';
import {
  importById,
  importCounts,
  importLines,
  importsOf,
  type ImportLineRead,
  type ImportRead,
} from '#persistence/queries/caseload-imports.js';
import { CommandId } from '../shared/command-id.js';
import { connectionOf, PageArgs, pageSize } from '../shared/connection.js';
import { type RequestContext } from '../shared/context.js';
import { shownRefusal } from '../shared/refused.js';
import {
  CaseloadImport,
  ImportCounts,
  ImportedLines,
  ImportLineConnection,
  ImportMoves,
  ImportResult,
} from './import.types.js';

/** Caseload files that people import at their places; each sees their own (libs/caseload/import/jobs). */
@Resolver(() => CaseloadImport)
export class CaseloadImportResolver {
  constructor(private readonly db: Doors) {}

  @Query(() => [CaseloadImport], { description: 'Your last imports, the newest first.' })
  caseloadImports(@Context() { actor }: RequestContext) {
    return importsOf(this.db, actor.userId);
  }

  @Query(() => CaseloadImport, {
    nullable: true,
    description: 'Null when there is none, or it is not yours.',
  })
  async caseloadImport(@Args('id', { type: () => ID }) id: string, @Context() { actor }: RequestContext) {
    return isUuid(id) ? ((await importById(this.db, actor.userId, id)) ?? null) : null;
  }

  @ResolveField(() => ImportCounts)
  counts(@Parent() { id }: ImportRead) {
    return importCounts(this.db, id);
  }

  @ResolveField(() => ImportLineConnection)
  async lines(
    @Parent() { id }: ImportRead,
    @Args() { first, after }: PageArgs,
    @Args('which', { type: () => ImportedLines, nullable: true }) which: ImportedLines | null,
  ) {
    const asked = { first: pageSize(first), after: after ?? undefined, which: which ?? undefined };
    return connectionOf(await importLines(this.db, id, asked), after, shown);
  }

  @Mutation(() => ImportResult, {
    description: 'Hand a caseload file in: one case a line (docs/how-to/import.md), 20 MB at most.',
  })
  async startImport(
    @Args('fileName', { type: () => String }) fileName: string,
    @Args('content', { type: () => String, description: 'The file, in base64.' }) content: string,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    const file = { fileName, content: Buffer.from(content, 'base64') };
    const asked = { commandId: commandId ?? undefined, correlationId: context.correlationId };
    return this.taken(await startImport(this.db, context.actor, file, asked), context);
  }

  @Mutation(() => ImportResult, {
    description:
      'Stop an import after the lines in hand, or let it go on; where it asks, going on is the yes.',
  })
  async moveImport(
    @Args('id', { type: () => ID }) id: string,
    @Args('move', { type: () => ImportMoves }) move: ImportMoves,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    const asked = { commandId: commandId ?? undefined, correlationId: context.correlationId };
    return this.taken(await moveImport(this.db, context.actor, id, move, asked), context);
  }

  private async taken(result: Taken | Refused, context: RequestContext) {
    if (result.kind === 'refused') return shownRefusal(result, context);
    return { import: (await importById(this.db, context.actor.userId, result.importId)) ?? null };
  }
}

const shown = ({ held, ...line }: ImportLineRead) => ({
  ...line,
  held: held.map((reason) => HELD_REASONS[reason as HeldReason]),
});
