import { type Instant } from '#domain/time.js';
import { type Batch } from '#workflows/runtime/events.js';
import { type State } from '#workflows/runtime/state.js';
import { type RehearsedCase } from './caseload.js';
import { StandardsTally, type StandardCounts } from './standards-tally.js';

/** What became of one case. Plain data: it crosses threads and is saved. */
export interface CaseResult {
  readonly pathwayId: string;
  readonly line: number;
  readonly kind: string;
  readonly carried: boolean;
  /** Stages it came to, in the order of first coming there. */
  readonly stages: readonly string[];
  /** Where it stands at the end; `ended` when nothing is left to do. */
  readonly stage: string;
  readonly endedAt?: Instant;
  /** Causes for which it is stuck at the end. */
  readonly stuck: readonly string[];
  /** Stages or tracks that threw. */
  readonly faults: readonly string[];
  readonly turns: number;
  readonly tasks: number;
  readonly standards: StandardCounts;
}

/** Follows one case through its turns, on whichever engine they are taken. */
export class CaseWatch {
  private readonly standards = new StandardsTally();
  private readonly stages = new Set<string>();
  private turns = 0;
  private tasks = 0;

  constructor(private readonly rehearsed: RehearsedCase) {}

  add(batch: Batch): void {
    this.turns += 1;
    this.standards.add(batch);
    for (const event of batch.events) {
      if (event.e === 'StageReached') this.stages.add(event.stage);
      if (event.e === 'TaskOpened') this.tasks += 1;
    }
  }

  /** @param state the case as the last turn left it */
  end(state: State): CaseResult {
    const { pathwayId, line, kind, carried } = this.rehearsed;
    return {
      pathwayId,
      line,
      kind,
      carried,
      stages: [...this.stages],
      stage: state.endedAt === undefined ? (state.stage ?? 'not begun') : 'ended',
      ...(state.endedAt === undefined ? {} : { endedAt: state.endedAt }),
      stuck: [...new Set([...state.stuck.values()].map(({ cause }) => cause))].sort(),
      faults: [...state.faults.keys()].sort(),
      turns: this.turns,
      tasks: this.tasks,
      standards: this.standards.end(),
    };
  }
}
