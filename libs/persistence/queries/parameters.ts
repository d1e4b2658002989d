/** Collects query parameters and gives each its place, so that no value is ever pasted into SQL. */
export class Parameters {
  readonly values: unknown[] = [];

  /** Adds a value. @returns its placeholder, `$3` */
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/** Conditions joined by AND; none is true. */
export const all = (conditions: readonly (string | undefined)[]): string => {
  const given = conditions.filter((condition) => condition !== undefined);
  return given.length ? given.join(' AND ') : 'true';
};
