import { Injectable } from '@nestjs/common';
import { FACT_KINDS } from '#domain/fact-kinds.js';
import { type TaskType } from '#domain/task-type.js';
import { type Codes } from '#domain/values.js';
import { readAnswers } from '#engine/answers.js';
import { readTraits } from '#engine/case-traits.js';
import { doorOf, type TaskFacts } from '#engine/task-lookup.js';
import { Doors } from '#persistence/queries/doors.js';
import { POLICY } from '#workflows/policy.js';
import { type Command, type State } from '#workflows/runtime/state.js';
import { takeTurn } from '#workflows/runtime/turn.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { blastOf } from '../pathways/blast.js';
import { LedgerService } from '../pathways/ledger.service.js';
import { type Knowing } from '../pathways/steps.js';
import { type RequestContext } from '../shared/context.js';
import { type OutcomeConsequences } from './consequences.types.js';

const LIVE: ReadonlySet<string> = new Set(['OPEN', 'CLAIMED']);

/** What each outcome of a task would bring: a turn on the memory of the case for each, thought through and thrown away. */
@Injectable()
export class ConsequencesService {
  constructor(
    private readonly db: Doors,
    private readonly ledgers: LedgerService,
  ) {}

  /**
   * @param data the form as far as it is filled in; without it, what each outcome brings by itself
   * @param only one outcome; without it all
   * @returns null when there is no such task, or it is not the asker's to see; nothing for one that is done
   */
  async of(
    id: string,
    data: unknown,
    only: string | undefined,
    context: RequestContext,
  ): Promise<OutcomeConsequences[] | null> {
    const found = await doorOf(this.db, context.actor, id);
    if (!found) return null;
    const { task } = found;
    const type = TASK_TYPES.get(task.type);
    if (!type || !LIVE.has(task.state)) return [];
    const { actor, loaders } = context;
    const [before, traits, scheme] = await Promise.all([
      this.ledgers.current(task.pathway_id),
      readTraits(this.db.app, task.pathway_id, type),
      loaders.schemeKnown.load(task.pathway_id),
    ]);
    // Whoever only looks at the task learns from the form no more than the case tells them; its holder is asked.
    const told = scheme ? traits : new Set([...traits].filter((trait) => trait !== 'victim-scheme'));
    return type.outcomes
      .filter((outcome) => only === undefined || outcome.id === only)
      .map(({ id: outcome }) => {
        const answers = readAnswers(type, outcome, data, task.barred ?? [], told);
        const whole = 'codes' in answers;
        return {
          outcome,
          barred: (task.barred ?? []).includes(outcome),
          whole,
          problems: whole || data === null || data === undefined ? [] : [...answers],
          records: recordsOf(type, outcome),
          effect: effectOf(before, task, outcome, whole ? answers.codes : {}, { actor, scheme }),
        };
      });
  }
}

function effectOf(before: State, task: TaskFacts, outcome: string, data: Codes, knowing: Knowing) {
  const now = Math.max(Date.now(), before.now);
  const command: Command = {
    n: before.applied + 1,
    at: now,
    by: knowing.actor.userId,
    type: 'complete',
    key: task.key,
    round: task.round,
    outcome,
    data,
  };
  return blastOf(task.pathway_id, before, takeTurn(POLICY, before, now, [command]), knowing);
}

const recordsOf = (type: TaskType, outcome: string): string[] => [
  ...new Set(
    (type.makes ?? []).filter(({ on }) => on.includes(outcome)).map(({ kind }) => FACT_KINDS[kind].title),
  ),
];
