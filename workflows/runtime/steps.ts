import { type Step } from './state.js';

/** The ledger of steps by key, which also knows the open ones and those of one type, so that nobody walks the whole of it. */
export class Steps extends Map<string, Step> {
  /** Open steps by key, in the order they were last changed. */
  readonly open = new Map<string, Step>();
  private readonly types = new Map<string, Map<string, Step>>();

  constructor(entries: Iterable<readonly [string, Step]> = []) {
    super();
    for (const [key, step] of entries) this.set(key, step);
  }

  override set(key: string, step: Step): this {
    if (step.open) this.open.set(key, step);
    else this.open.delete(key);
    let same = this.types.get(step.type);
    if (!same) this.types.set(step.type, (same = new Map()));
    same.set(key, step);
    return super.set(key, step);
  }

  override delete(key: string): boolean {
    const step = this.get(key);
    if (step) this.types.get(step.type)?.delete(key);
    this.open.delete(key);
    return super.delete(key);
  }

  /** The steps of one type, in the order they were first asked. */
  ofType(type: string): Iterable<Step> {
    return this.types.get(type)?.values() ?? [];
  }
}

/** Puts steps in an order that does not depend on how the ledger came about. */
export const byKey = (a: Step, b: Step): number => (a.key < b.key ? -1 : 1);
