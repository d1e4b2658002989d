import fs from 'node:fs';
import { ROLES, type Role } from '#domain/roles.js';

/**
 * What somebody finds: it answers, it is as if it were not there, or they are told that it is not theirs. `may`: the role is not
 * refused; which rows it gets is told by tests of its own.
 */
export type Expected = 'yes' | 'none' | 'no' | 'may';

/** Where somebody stands to a case: at its place or another, with a task of their team there or without, and what the case is. */
export interface Standing {
  readonly role: Role;
  readonly place: 'own' | 'other';
  readonly team: 'own' | 'other';
  readonly restricted: 'ordinary' | 'restricted';
}

interface Row {
  readonly what: readonly string[];
  readonly roles: ReadonlySet<string>;
  readonly place: string;
  readonly team: string;
  readonly restricted: string;
  readonly expected: Expected;
  readonly line: number;
}

const fits = (cell: string, value: string): boolean => cell === '*' || cell === value;

/** The reviewed table: groups of roles first (`@name,role role …`), then one line for each expectation. */
export class ExpectedTable {
  private readonly groups = new Map<string, ReadonlySet<string>>();
  private readonly rows: Row[] = [];

  constructor(file: string) {
    for (const [index, text] of fs.readFileSync(file, 'utf8').split('\n').entries()) {
      if (text.trim() === '' || text.startsWith('#')) continue;
      const cells = text.split(',').map((cell) => cell.trim());
      if (text.startsWith('@')) this.groups.set(cells[0] ?? '', this.rolesOf(cells[1] ?? '', index + 1));
      else this.rows.push(this.row(cells, index + 1));
    }
  }

  /** Every operation and field the table speaks of. */
  get named(): string[] {
    return [...new Set(this.rows.flatMap(({ what }) => what))].sort();
  }

  /** @throws Error when no line, or more than one, says what is expected: a table that is read by people says each thing once */
  expected(what: string, { role, place, team, restricted }: Standing): Expected {
    const found = this.rows.filter(
      (row) =>
        row.what.includes(what) &&
        row.roles.has(role) &&
        fits(row.place, place) &&
        fits(row.team, team) &&
        fits(row.restricted, restricted),
    );
    const [row] = found;
    if (!row || found.length > 1)
      throw new Error(
        `${what} for ${role}, ${place} place, ${team} team, ${restricted}: ${found.length === 0 ? 'no line says' : `lines ${found.map(({ line }) => line).join(', ')} all say`}`,
      );
    return row.expected;
  }

  private row(
    [what = '', roles = '', place = '', team = '', restricted = '', expected = '']: string[],
    line: number,
  ): Row {
    if (!['yes', 'none', 'no', 'may'].includes(expected))
      throw new Error(`Line ${line}: "${expected}" is no expectation`);
    return {
      what: what.split(' '),
      roles: this.rolesOf(roles, line),
      place,
      team,
      restricted,
      expected: expected as Expected,
      line,
    };
  }

  /** `all`, groups and roles, and without those that have a minus. */
  private rolesOf(cell: string, line: number): ReadonlySet<string> {
    const roles = new Set<string>();
    for (const word of cell.split(/\s+/)) {
      const name = word.replace(/^-/, '');
      const meant = name === 'all' ? ROLES : (this.groups.get(name) ?? [name]);
      for (const role of meant) {
        if (!(ROLES as readonly string[]).includes(role))
          throw new Error(`Line ${line}: there is no role "${role}"`);
        if (word.startsWith('-')) roles.delete(role);
        else roles.add(role);
      }
    }
    return roles;
  }
}
