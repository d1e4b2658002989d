/** The little of a database connection that identity needs: a TypeORM DataSource or EntityManager is one. */
export interface Sql {
  query(text: string, parameters?: unknown[]): Promise<unknown>;
}
