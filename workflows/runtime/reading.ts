import { type Episode } from '#domain/episodes.js';
import { type Fact } from '#domain/fact.js';
import { type FactKind } from '#domain/fact-kinds.js';
import { type StuckCauseId } from '#domain/stuck.js';
import { type Instant, type LondonDate } from '#domain/time.js';
import { endOfDay, londonDateOf } from '#calendar/index.js';
import { type Ask, type PassSource } from './ask.js';
import { Notes } from './notes.js';
import { ofKind } from './picture.js';
import { stuckBy } from './stuck-by.js';
import { type Clock, type Gate, type Milestone, type Step, type Stuck } from './state.js';
import { watched } from './watched.js';

/** What a pass may know of the case. All that a part reads is noted: it is looked at again only when one of these is otherwise. */
export abstract class Reading extends Notes {
  readonly case = watched(
    () => this.source.view,
    (field) => this.reads('case', field),
  );
  protected source!: PassSource;

  /** The instant of this turn. Who reads it is looked at again in every turn: a clock, `until` or `has` says it better. */
  get now(): Instant {
    this.finding.goodUntil = this.instant;
    return this.instant;
  }
  /** The London day of this turn. Who reads it is looked at again every day. */
  get today(): LondonDate {
    const today = londonDateOf(this.instant);
    this.finding.goodUntil = Math.min(this.finding.goodUntil, endOfDay(today));
    return today;
  }

  /** The present episode; undefined before the first fact. */
  get here(): Omit<Episode, 'facts'> | undefined {
    return this.source.episodes.at(-1);
  }
  get episodes(): readonly Omit<Episode, 'facts'>[] {
    return this.source.episodes;
  }

  /** Whether the prison's manager stands in wherever a custody task names the OM. */
  get prisonOwns(): boolean {
    this.reads('owner');
    return this.source.prisonOwns;
  }

  /** Effective facts of a kind: those of the present episode, of the one before it, or of the whole pathway with `ever`. */
  facts(kind: FactKind, when: 'here' | 'before' | 'ever' = 'here'): readonly Fact[] {
    this.reads('facts', kind);
    const { facts, episodes } = this.source;
    const of = when === 'ever' ? facts : episodes.at(when === 'here' ? -1 : -2)?.facts;
    return of ? ofKind(of, kind) : [];
  }

  /**
   * When a fact became known. What came with the case when it was taken over was known where it came from:
   * it counts from the day it happened.
   */
  knownAt(fact: Fact): Instant {
    const [adoption] = this.facts('imported', 'ever');
    return adoption && fact.learntAt === adoption.learntAt ? fact.happenedAt : fact.learntAt;
  }
  get milestones(): readonly Milestone[] {
    this.reads('milestones');
    return [...this.source.state.milestones.values()];
  }
  get overriddenGates(): readonly Gate[] {
    this.reads('gates');
    return [...this.source.state.gates.values()].filter((gate) => gate.overriddenUntil !== undefined);
  }

  /** Why the case stood stuck when it was last at rest. Only for a part that asks somebody to mend it, never to say what is stuck. */
  stuckNow(cause: StuckCauseId): readonly Stuck[] {
    this.reads('stuck', cause);
    return stuckBy(this.source.state, cause);
  }
  /** Steps taken for granted at adoption, for the one task that confirms them. */
  get assumed(): readonly Step[] {
    this.reads('assumed');
    return [...this.source.state.steps.values()].filter((step) => step.answer?.assumed);
  }

  protected clockFor(within: string, from: LondonDate | Instant, facts: Ask['facts']): Clock | undefined {
    this.reads('clocks');
    return this.source.clockFor(within, from, facts);
  }
  protected step(key: string, type: string): Step | undefined {
    this.reads('answers', type);
    return this.source.state.steps.get(key);
  }
  protected stepsOf(type: string): Iterable<Step> {
    this.reads('answers', type);
    return this.source.state.steps.ofType(type);
  }
  /** What a name that answers rest on means now. */
  protected readonly rests = (name: string): string => {
    this.reads('rests', name);
    return this.source.rests(name);
  };
}
