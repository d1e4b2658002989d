import { DefaultNamingStrategy, type NamingStrategyInterface, type Table } from 'typeorm';

/** Names people can read in an error message: `task_pk`, not a digest. */
export class Naming extends DefaultNamingStrategy implements NamingStrategyInterface {
  override primaryKeyName(table: Table | string): string {
    const name = typeof table === 'string' ? table : table.name;
    return `${name.split('.').at(-1) ?? name}_pk`;
  }
}
