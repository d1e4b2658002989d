import { type CaseView } from '#domain/case.js';
import { type Instant, type LondonDate } from '#domain/time.js';
import { type OwnerContext } from '../policy/owner.js';
import { type Want } from './ask.js';
import { type ClockMaker } from './clock.js';
import { type JournalEvent } from './events.js';
import { leavesEpisodes } from './picture.js';
import { Findings } from './findings.js';
import { Place } from './place.js';
import { type Rests } from './rests.js';
import { type Branches } from './branches.js';
import { type State, type Step } from './state.js';

/**
 * What a part may read: a field of the case, what a name that answers rest on means, the clocks, who owns the case, facts of a
 * kind, answers to a type, whether a type is open, why it is stuck, and a few lists.
 */
export type Read =
  | ('case' | 'rests' | 'clocks' | 'owner')
  | ('facts' | 'answers' | 'open' | 'stuck' | 'gates' | 'milestones' | 'assumed');

/** The case as a whole, which every part stands on. */
export interface Ground {
  readonly view: CaseView;
  readonly rests: Rests;
  readonly clocks: ClockMaker;
  readonly owner: OwnerContext;
  readonly prisonOwns: boolean;
}

const TOP = new Place();
/** What a part or a branch says, given the pass. */
export type Body = (pass: Branches) => unknown;

/** A stage, a track, or a branch of one, as it was last looked at. */
export class Part {
  /** What it found itself, outside its branches. */
  own = new Findings();
  /** What it found, its branches included. */
  found = this.own;
  /** What it asks, and where: where it stands by itself it is asked again just so. */
  body: Body = () => undefined;
  within = TOP;
  /** Whether nothing has changed of what it read itself; what its branches read is their own affair. */
  private fresh = false;
  /** Whether all its branches are fresh, and theirs. */
  private whole = false;
  private readonly known: Part[] = [];
  private count = 0;

  constructor(private readonly outer?: Part) {}

  asked(within: Place, body: Body): this {
    this.within = within;
    this.body = body;
    return this;
  }

  /** The next branch that this look comes to: the same one as last time while nothing has changed. */
  branch(within: Place, body: Body): Part {
    return (this.known[this.count++] ??= new Part(this)).asked(within, body);
  }

  /** The branches that the last look came to. */
  get branches(): readonly Part[] {
    return this.count === this.known.length ? this.known : this.known.slice(0, this.count);
  }

  /** Whether something that it read itself is otherwise by now. */
  needsLook(now: Instant): boolean {
    return !this.fresh || now >= this.own.goodUntil;
  }
  /** Whether nothing is otherwise that it or its branches read. */
  isGood(now: Instant): boolean {
    return this.whole && now < this.found.goodUntil;
  }

  begin(): void {
    this.own = new Findings();
    this.count = 0;
  }

  /** Puts together what it and its branches have found. */
  end(fresh = true): void {
    this.fresh = fresh;
    this.whole = true;
    this.found = this.own;
    if (this.count === 0) return;
    this.found = new Findings();
    this.found.add(this.own);
    for (const branch of this.branches) this.found.add(branch.found);
  }

  /** Puts together what was found up to a branch that threw: the whole must be looked at again. */
  endAt(branch: Part): void {
    this.count = this.known.indexOf(branch) + 1;
    this.end(false);
  }

  /** Something it read has changed: it must be looked at, and who it is a branch of has to see to it. */
  spoil(): void {
    this.fresh = false;
    for (let part = this.outer; part?.whole; part = part.outer) part.whole = false;
  }
}

/**
 * What the last look at each part of the policy found, and what it read to find it: a part is looked at again only when
 * one of these has changed or its time has come. A cache, never a memory: with or without it every turn says the same.
 */
export class Memo {
  private readonly parts: Part[] = [];
  private readonly readers = new Map<Read, Map<string, Set<Part>>>();
  private readonly quiet = new Map<string, readonly [Want, Step, LondonDate | undefined]>();
  private readonly rings = new Map<string, readonly [Step, Instant]>();
  /** Whether a cause of being stuck that a part has read came or went since this was last set: then the turn looks once more. */
  stuckMoved = false;
  private ground: Ground | undefined;

  /** Takes note of the case as it now stands: who read something of it that is otherwise is looked at again. */
  standOn(ground: Ground): void {
    const before = this.ground;
    this.ground = ground;
    if (
      before?.view === ground.view &&
      before.rests === ground.rests &&
      before.clocks === ground.clocks &&
      before.owner.set === ground.owner.set &&
      before.owner.inCustody === ground.owner.inCustody
    )
      return;
    // Who an open step is for, its clock and its ladder hang on the whole of it.
    this.quiet.clear();
    this.rings.clear();
    if (!before) return;
    for (const field of this.readers.get('case')?.keys() ?? [])
      if (differs(before.view[field as keyof CaseView], ground.view[field as keyof CaseView]))
        this.changed('case', field);
    for (const name of this.readers.get('rests')?.keys() ?? [])
      if (before.rests(name) !== ground.rests(name)) this.changed('rests', name);
    if (before.clocks !== ground.clocks) this.changed('clocks');
    if (before.prisonOwns !== ground.prisonOwns) this.changed('owner');
  }

  /** The part of this name as last found, or an empty one that must be looked at. */
  part(name: string, within: Place): Part {
    let part = within.parts.get(name);
    if (!part) {
      within.parts.set(name, (part = new Part()));
      this.parts.push(part);
    }
    return part;
  }

  /** Notes that a part has read this. */
  reads(part: Part, read: Read, name: string): void {
    let byName = this.readers.get(read);
    if (!byName) this.readers.set(read, (byName = new Map()));
    const readers = byName.get(name);
    if (readers) readers.add(part);
    else byName.set(name, new Set([part]));
  }

  /** Takes note of what an event is about to change. */
  hear(event: JournalEvent, state: State): void {
    switch (event.e) {
      case 'FactRecorded':
        if (leavesEpisodes(event.fact)) this.changed('facts', event.fact.kind);
        else this.forget();
        return;
      case 'FactWithdrawn':
      case 'EpisodeOpened':
      case 'PolicyChanged':
        return this.forget();
      case 'TaskAssumed':
      case 'TaskDone':
      case 'AssumptionWithdrawn': {
        const known = state.steps.get(event.key);
        const type = 'type' in event ? event.type : (known?.type ?? '');
        this.changed('answers', type);
        this.changed('open', type);
        if (event.e !== 'TaskDone' || known?.answer?.assumed !== undefined) this.changed('assumed');
        return;
      }
      case 'TaskOpened':
      case 'TaskWithdrawn':
        return this.changed('open', event.type);
      case 'ClockMoved':
        return this.changed('open', state.steps.get(event.key)?.type);
      case 'GateOverridden':
      case 'GateOpened':
        return this.changed('gates');
      case 'MilestoneReached':
        return this.changed('milestones');
      case 'StuckRaised':
        return this.moveStuck(event.stuck.cause);
      case 'StuckCleared':
        return this.moveStuck(state.stuck.get(event.key)?.cause);
      case 'Faulted':
      case 'FaultCleared':
        return this.moveStuck('faulted');
      default:
    }
  }

  private moveStuck(cause = ''): void {
    this.changed('stuck', cause);
    this.stuckMoved ||= this.readers.get('stuck')?.has(cause) === true;
  }
  private changed(read: Read, name = ''): void {
    for (const part of this.readers.get(read)?.get(name) ?? []) part.spoil();
  }

  /** Whether this very want, put off to this day, was last compared with this very step and found to agree. */
  isQuiet(want: Want, step: Step, until: LondonDate | undefined): boolean {
    const known = this.quiet.get(want.key);
    return known !== undefined && known[0] === want && known[1] === step && known[2] === until;
  }
  quieten(want: Want, step: Step, until: LondonDate | undefined): void {
    this.quiet.set(want.key, [want, step, until]);
  }

  /** When the clock of an open step next has something to say, worked out once for each state of it. */
  ringOf(step: Step, workOut: (step: Step) => Instant | undefined): Instant {
    const known = this.rings.get(step.key);
    if (known?.[0] === step) return known[1];
    const at = workOut(step) ?? Infinity;
    this.rings.set(step.key, [step, at]);
    return at;
  }

  private forget(): void {
    for (const part of this.parts) part.spoil();
    this.quiet.clear();
    this.rings.clear();
  }
}

/** Whether two values of a field of the case are not the same. */
const differs = (a: unknown, b: unknown): boolean =>
  a !== b &&
  (typeof a !== 'object' || typeof b !== 'object' || JSON.stringify(a, plain) !== JSON.stringify(b, plain));
const plain = (_name: string, value: unknown): unknown => (value instanceof Map ? [...value] : value);
