import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type ResultOf, type VariablesOf } from 'gql.tada';
import {
  execute,
  getOperationAST,
  GraphQLError,
  parse,
  print,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { checkCost, shapeRule } from '#graphql/limits/limits.js';
import { type RequestContext } from '#graphql/shared/context.js';
import { safeError, type ErrorLog } from '#graphql/shared/errors.js';
import { type RequestLog } from '#graphql/shared/requests.plugin.js';
import { writtenOperations } from './graphql.js';

/** Where what happens is told: the same log and metrics as of requests over HTTP. */
export interface Reports {
  readonly error: ErrorLog;
  readonly request: RequestLog;
}
export const REPORTS = Symbol('reports');

/** An operation that was answered with errors: the first of them, in words that are safe to show. */
export class OperationFailed extends Error {
  override readonly name = 'OperationFailed';

  constructor(
    readonly code: string,
    message: string,
    readonly correlationId: string,
  ) {
    super(message);
  }
}

/**
 * Runs the pages' operations in this process, against the schema that HTTP serves: the same resolvers with their audit,
 * permissions, limits and refusals, without a request over the wire (docs/decisions/0027).
 */
@Injectable()
export class Operations implements OnApplicationBootstrap {
  private readonly ready = new Map<DocumentNode, DocumentNode>();

  constructor(
    private readonly modules: ModuleRef,
    @Inject(REPORTS) private readonly reports: Reports,
  ) {}

  /** @throws naming the operation that does not fit the schema: the api does not start with a page that cannot work */
  onApplicationBootstrap(): void {
    for (const document of writtenOperations()) this.prepared(document);
  }

  /**
   * Runs one operation.
   * @param document written with `graphql`
   * @param context of whoever asks
   * @throws OperationFailed when any part of it failed; a refusal is an answer and not a failure
   */
  async run<Document extends DocumentNode>(
    document: Document,
    variables: VariablesOf<Document>,
    context: RequestContext,
  ): Promise<ResultOf<Document>> {
    const began = performance.now();
    const { schema } = this;
    const operation = getOperationAST(document);
    const ready = this.prepared(document);
    const variableValues = given(variables as Record<string, unknown>);
    const errors: GraphQLError[] = [];
    try {
      checkCost(schema, ready, variableValues);
      const result = await execute({ schema, document: ready, contextValue: context, variableValues });
      errors.push(...(result.errors ?? []));
      if (errors.length === 0) return result.data as ResultOf<Document>;
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      errors.push(error);
    } finally {
      this.reports.request({
        operation: operation?.name?.value ?? 'unnamed',
        kind: operation?.operation ?? 'none',
        milliseconds: performance.now() - began,
        errors: errors.length,
        correlationId: context.correlationId,
        userId: context.actor.userId,
      });
    }
    const [first] = errors.map((error) => safeError(this.reports.error)(error.toJSON(), error));
    throw new OperationFailed(
      String(first?.extensions?.['code'] ?? 'INTERNAL_SERVER_ERROR'),
      first?.message ?? '',
      context.correlationId,
    );
  }

  /** What HTTP serves; it is made while the application starts. */
  private get schema(): GraphQLSchema {
    return this.modules.get(GraphQLSchemaHost, { strict: false }).schema;
  }

  private prepared(document: DocumentNode): DocumentNode {
    const known = this.ready.get(document);
    if (known) return known;
    const parsed = parse(print(document));
    const errors = validate(this.schema, parsed, [...specifiedRules, shapeRule]);
    if (errors.length > 0) {
      const name = getOperationAST(parsed)?.name?.value ?? 'unnamed';
      throw new Error(
        `The operation ${name} of the workbench does not fit the schema: ${errors.map(({ message }) => message).join(' ')}`,
      );
    }
    this.ready.set(document, parsed);
    return parsed;
  }
}

/** A variable that is undefined was not given, as it would be over HTTP; to GraphQL it would be null. */
const given = (variables: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined));
