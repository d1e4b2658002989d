import { type Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { type Page } from '#persistence/queries/cursor.js';
import { badInput } from './errors.js';

/** Rows of a page when nobody says, and the most anybody gets. */
export const PAGE = 25;
export const LARGEST_PAGE = 100;

@ObjectType()
export class PageInfo {
  @Field(() => Boolean)
  readonly hasNextPage!: boolean;
  @Field(() => Boolean)
  readonly hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true })
  readonly startCursor!: string | null;
  @Field(() => String, { nullable: true })
  readonly endCursor!: string | null;
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: `How many; ${PAGE} when not said, ${LARGEST_PAGE} at most.`,
  })
  readonly first?: number;
  @Field(() => String, { nullable: true, description: 'The endCursor of the page before.' })
  readonly after?: string;
}

/** What a list resolver gives: edges, and a total that is counted only when somebody asks for it. */
export interface ConnectionOf<Row> {
  readonly edges: readonly { readonly cursor: string; readonly node: Row }[];
  readonly nodes: readonly Row[];
  readonly pageInfo: PageInfo;
  readonly totalCount: Promise<number>;
}

/** Makes the connection and edge types of a node type, named after it (`TaskConnection`, `TaskEdge`). */
export function connectionType<Node>(name: string, node: () => Type<Node>): Type<ConnectionOf<Node>> {
  @ObjectType(`${name}Edge`)
  class Edge {
    @Field(() => String)
    readonly cursor!: string;
    @Field(node)
    readonly node!: Node;
  }
  @ObjectType(`${name}Connection`)
  class Connection {
    @Field(() => [Edge])
    readonly edges!: Edge[];
    @Field(() => [node()], { description: 'The nodes alone, for those who need no cursor of their own.' })
    readonly nodes!: Node[];
    @Field(() => PageInfo)
    readonly pageInfo!: PageInfo;
    @Field(() => Int, { description: 'How many there are in all; counted only when asked for.' })
    readonly totalCount!: number;
  }
  return Connection as unknown as Type<ConnectionOf<Node>>;
}

/** @returns rows to ask for @throws GraphQLError BAD_USER_INPUT for fewer than one or more than the largest page */
export function pageSize(first: number | undefined): number {
  const size = first ?? PAGE;
  if (size >= 1 && size <= LARGEST_PAGE) return size;
  throw badInput(`"first" is a number from 1 to ${LARGEST_PAGE}, not ${size}.`);
}

/**
 * A page of rows as a Relay connection.
 * @param shown how a row is shown, where it is not shown as it was read
 */
export function connectionOf<Row, Shown = Row>(
  page: Page<Row>,
  after: string | undefined,
  shown: (row: Row) => Shown = (row) => row as unknown as Shown,
): ConnectionOf<Shown> {
  const edges = page.rows.map((row) => ({ cursor: page.cursorOf(row), node: shown(row) }));
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: page.more,
      hasPreviousPage: after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    get totalCount() {
      return page.total();
    },
  };
}
