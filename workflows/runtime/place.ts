import { type Part } from './memo.js';

/** The keys of one name at a place. */
interface Keys {
  readonly plain: string;
  readonly discriminated: Map<string | number, string>;
}

/**
 * Where in the policy a look is: within which track and scopes. Keys begin with their names. A pass comes to the same places
 * again and again, so each key is put together once and is the very same string from then on: a map finds it at once.
 */
export class Place {
  private readonly places = new Map<string, Place>();
  private readonly keys = new Map<string, Keys>();
  /** The stages and tracks that were looked at here, by name (memo.ts). */
  readonly parts = new Map<string, Part>();

  /** @param path the names it is within, each with a slash after it; empty at the top */
  constructor(readonly path = '') {}

  /** The place of this name within this one. */
  inside(name: string): Place {
    let place = this.places.get(name);
    if (!place) this.places.set(name, (place = new Place(`${this.path}${name}/`)));
    return place;
  }

  /** The key of a step, gate, milestone or part here: `path/name`, or `path/name#discriminator`. */
  key(name: string, discriminator?: string | number): string {
    let keys = this.keys.get(name);
    if (!keys) this.keys.set(name, (keys = { plain: this.path + name, discriminated: new Map() }));
    if (discriminator === undefined) return keys.plain;
    let key = keys.discriminated.get(discriminator);
    if (key === undefined) keys.discriminated.set(discriminator, (key = `${keys.plain}#${discriminator}`));
    return key;
  }
}
