import { factDefinition, type FactDefinition, type Facts, type FactValue } from './facts.js';

/**
 * The small language of a row's `when`: `roh >= high and not custody`, `kind in (life, ipp)`, `tier = 4 or ppo`.
 * `and` binds closer than `or`. It is read once, at the start; an unknown name or an impossible comparison is refused there.
 */

/** True, false, or the names of the facts that must be known before anyone can say. */
export type Verdict = boolean | readonly string[];
export type Condition = (facts: Facts) => Verdict;

/** A `when` that cannot be read, and where. */
export class WhenError extends Error {
  override readonly name = 'WhenError';
}

const TOKEN = /\s*(<=|>=|!=|[=<>(),]|[A-Za-z0-9][A-Za-z0-9.-]*)/y;
const WORD = /^[A-Za-z0-9]/;
const OPERATORS = ['=', '!=', '<', '<=', '>', '>='] as const;
type Operator = (typeof OPERATORS)[number];

function tokens(text: string): string[] {
  const found: string[] = [];
  TOKEN.lastIndex = 0;
  const end = text.trimEnd().length;
  for (let at = 0; at < end; at = TOKEN.lastIndex) {
    const match = TOKEN.exec(text);
    if (!match?.[1]) throw new WhenError(`cannot read "${text.slice(at).trim()}" in "${text}"`);
    found.push(match[1]);
  }
  return found;
}

/** All conditions must hold: one false settles it, whatever else is unknown. */
const all = (parts: readonly Condition[]): Condition => combine(parts, false);
/** One condition is enough: one true settles it, whatever else is unknown. */
const any = (parts: readonly Condition[]): Condition => combine(parts, true);

function combine(parts: readonly Condition[], settles: boolean): Condition {
  if (parts.length === 1 && parts[0]) return parts[0];
  return (facts) => {
    let missing: readonly string[] | undefined;
    for (const part of parts) {
      const verdict = part(facts);
      if (verdict === settles) return settles;
      if (typeof verdict !== 'boolean') missing = missing ? [...missing, ...verdict] : verdict;
    }
    return missing ? [...new Set(missing)] : !settles;
  };
}

const compare: Readonly<Record<Operator, (a: number, b: number) => boolean>> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/** Where a value stands on its scale, for comparing; undefined for a value that is none of its kind, which counts as unknown. */
function rank(definition: FactDefinition, value: FactValue | null | undefined): number | undefined {
  if (definition.type === 'code' || definition.type === 'codes') {
    const index = typeof value === 'string' ? definition.values.indexOf(value) : -1;
    return index < 0 ? undefined : index;
  }
  if (typeof value === 'number') return Number.isNaN(value) ? undefined : value;
  // "No" to a number that may be absent is none of it; "yes" does not say which.
  return value === false && definition.type === 'number' && definition.bare ? 0 : undefined;
}

class Reader {
  private at = 0;
  private readonly words: string[];

  constructor(private readonly text: string) {
    this.words = tokens(text);
  }

  whole(): Condition {
    const condition = this.either();
    if (this.at < this.words.length) this.fail(`unexpected "${this.words[this.at]}"`);
    return condition;
  }

  private either(): Condition {
    const parts = [this.both()];
    while (this.take('or')) parts.push(this.both());
    return any(parts);
  }

  private both(): Condition {
    const parts = [this.single()];
    while (this.take('and')) parts.push(this.single());
    return all(parts);
  }

  private single(): Condition {
    if (this.take('not')) {
      const inner = this.single();
      return (facts) => {
        const verdict = inner(facts);
        return typeof verdict === 'boolean' ? !verdict : verdict;
      };
    }
    if (this.take('(')) {
      const inner = this.either();
      this.expect(')');
      return inner;
    }
    return this.test();
  }

  private test(): Condition {
    const name = this.next('the name of a fact');
    const definition = factDefinition(name);
    if (!definition) this.fail(`no fact is called "${name}" (libs/standards/facts.ts)`);
    const operator = OPERATORS.find((candidate) => this.take(candidate));
    if (operator) return this.comparison(name, definition, operator);
    if (this.take('in')) return this.membership(name, definition);
    return this.bare(name, definition);
  }

  private comparison(name: string, definition: FactDefinition, operator: Operator): Condition {
    if (definition.type === 'flag') this.fail(`${name} is yes or no: write "${name}" or "not ${name}"`);
    if (definition.type === 'codes') this.fail(`${name} may be several: write "${name} in (…)"`);
    if (definition.type === 'code' && !definition.ordered && operator !== '=' && operator !== '!=')
      this.fail(`${name} has no order: only = and != compare it`);
    const limit = this.value(name, definition);
    const holds = compare[operator];
    return (facts) => {
      const value = rank(definition, facts[name]);
      return value === undefined ? [name] : holds(value, limit);
    };
  }

  private membership(name: string, definition: FactDefinition): Condition {
    if (definition.type === 'flag') this.fail(`${name} is yes or no and cannot be in a list`);
    this.expect('(');
    const members = [this.value(name, definition)];
    while (this.take(',')) members.push(this.value(name, definition));
    this.expect(')');
    if (definition.type === 'codes')
      return (facts) => {
        const given = facts[name];
        const listed = typeof given === 'string' ? given.split(',') : [];
        return listed.some((one) => members.includes(definition.values.indexOf(one)));
      };
    return (facts) => {
      const value = rank(definition, facts[name]);
      return value === undefined ? [name] : members.includes(value);
    };
  }

  private bare(name: string, definition: FactDefinition): Condition {
    if (definition.type !== 'flag' && !(definition.type === 'number' && definition.bare))
      this.fail(`${name} is not yes or no: compare it with a value`);
    return (facts) => {
      const value = facts[name];
      if (typeof value === 'boolean') return value;
      if (typeof value === 'number' && definition.type === 'number') return value > 0;
      return [name];
    };
  }

  private value(name: string, definition: FactDefinition): number {
    const word = this.next(`a value for ${name}`);
    const value = rank(definition, definition.type === 'number' ? Number(word) : word);
    if (value === undefined) this.fail(`${name} cannot be "${word}"`);
    return value;
  }

  private next(wanted: string): string {
    const word = this.words[this.at];
    if (word === undefined || !WORD.test(word)) this.fail(`expected ${wanted}, found ${word ?? 'the end'}`);
    this.at += 1;
    return word;
  }

  private take(word: string): boolean {
    if (this.words[this.at] !== word) return false;
    this.at += 1;
    return true;
  }

  private expect(word: string): void {
    if (!this.take(word)) this.fail(`expected "${word}", found ${this.words[this.at] ?? 'the end'}`);
  }

  private fail(reason: string): never {
    throw new WhenError(`${reason}, in "${this.text}"`);
  }
}

/**
 * Reads a `when` once; the result is asked many times.
 * @throws WhenError naming the word it stumbled over
 */
export const readWhen = (text: string): Condition => new Reader(text).whole();
