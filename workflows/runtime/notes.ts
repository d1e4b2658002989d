import { type StuckCauseId } from '#domain/stuck.js';
import { type LondonDate } from '#domain/time.js';
import { Branches } from './branches.js';
import { type Excusal } from './findings.js';
import { type Stuck } from './state.js';

/** What a pass notes on its way, beside the steps it wants. */
export abstract class Notes extends Branches {
  /** Notes that the pathway has come this far. */
  stage(name: string): void {
    this.finding.stage = name;
  }
  milestone(kind: string, on: LondonDate, discriminator?: string): void {
    const key = this.key(`milestone:${kind}`, discriminator);
    this.finding.reach({ key, kind, on, at: this.instant });
  }
  stuck(cause: StuckCauseId, stuck: Omit<Stuck, 'since' | 'cause'>): void {
    this.finding.getStuck(`${this.scopeName}:${cause}`, { cause, ...stuck });
  }

  /** Puts the deadline of an open step, in whatever part, off to the end of a day. Its own clock stands where that is later, or missed. */
  defer(key: string, on: LondonDate): void {
    this.finding.putOff(key, on);
  }
  /** Answers an open step, in whatever part, by the outcome of its own that says it was not done. */
  excuse(key: string, excusal: Excusal): void {
    this.finding.excuse(key, excusal);
  }
}
