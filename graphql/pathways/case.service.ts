import { Injectable } from '@nestjs/common';
import { mayRead } from '#documents/access.js';
import { DOCUMENT_KINDS } from '#documents/kinds.js';
import { shownTargets } from '#documents/targets.js';
import { planOf, type StageRead, type WorkerRead } from '#persistence/queries/case-parts.js';
import { Doors } from '#persistence/queries/doors.js';
import { restrictionOf } from '#persistence/queries/restricted-list.js';
import { taskKind } from '../tasks/task-kinds.js';
import { type RequestContext } from '../shared/context.js';
import { alertsOf, type Alert } from './alerts.js';
import { ForecastService } from './forecast.service.js';
import { LedgerService, type PathwaySource } from './ledger.service.js';
import { mayKnow } from './steps.js';

/** So many tasks ahead are told; there may be hundreds. */
const TASKS_TOLD = 60;

/** The document each kind of plan is given out as, whose readers read the plan, and what of its form they read (000 L454-458). */
const PLANS: Readonly<Record<string, { readonly document: string; readonly fields: readonly string[] }>> = {
  'plan.write': { document: 'sentence-plan', fields: ['purposes', 'contactLevel', 'targets'] },
  'licence.make-plan': {
    document: 'community-plan',
    fields: ['plan', 'contactLevel', 'whoContributed', 'adaptations', 'provisionalUntil'],
  },
};

/** What a page about one case needs beside its parts, with its reader's rights. */
@Injectable()
export class CaseService {
  constructor(
    private readonly db: Doors,
    private readonly ledgers: LedgerService,
    private readonly forecasts: ForecastService,
  ) {}

  /** As of a moment, the stage of that moment is not left yet. */
  async stages({ id, asOf }: PathwaySource, { loaders }: RequestContext): Promise<StageRead[]> {
    const stages = await loaders.stages.load(id);
    if (asOf === undefined) return stages;
    return stages
      .filter(({ from }) => from <= asOf)
      .map((stage) => (stage.until !== null && stage.until > asOf ? { ...stage, until: null } : stage));
  }

  async projection(source: PathwaySource, { actor }: RequestContext) {
    const { from, until, ends, stages, tasks, milestones } = await this.forecasts.of(source);
    const known = tasks.filter(({ type }) => mayKnow(actor, type));
    return {
      from,
      until,
      ends,
      stages: stages.map((stage, i) => ({ ...stage, until: stages[i + 1]?.from ?? null, whole: true })),
      milestones: milestones.map(({ key, kind, on }) => ({ key, kind, on, at: until })),
      taskCount: known.length,
      tasks: known
        .slice(0, TASKS_TOLD)
        .map(({ role, type, ...task }) => ({ ...task, type: taskKind(type), owner: role })),
    };
  }

  async alerts(source: PathwaySource, { loaders }: RequestContext): Promise<Alert[]> {
    const [state, restriction, stuck] = await Promise.all([
      this.ledgers.of(source),
      restrictionOf(this.db, source.id),
      source.asOf === undefined ? loaders.stuck.load(source.id) : [],
    ]);
    return alertsOf(state, { restriction, stuck, now: source.asOf ?? Date.now() });
  }

  /** The offender manager and supervisor first, with what they hold; then everybody else. As of now, whatever moment is shown. */
  async workers({ id, omId, osId }: PathwaySource, { loaders }: RequestContext): Promise<WorkerRead[]> {
    const rows = await loaders.workers.load(id);
    const named: WorkerRead[] = [];
    for (const [role, userId] of [
      ['offender-manager', omId],
      ['offender-supervisor', osId],
    ] as const) {
      if (userId === null) continue;
      const own = rows.filter((row) => row.userId === userId);
      const openTasks = own.reduce((sum, row) => sum + row.openTasks, 0);
      named.push({ pathwayId: id, userId, role, teamId: own[0]?.teamId ?? null, openTasks });
    }
    const isNamed = ({ userId }: WorkerRead): boolean => userId !== null && [omId, osId].includes(userId);
    return [...named, ...rows.filter((row) => !isNamed(row))];
  }

  async plan(source: PathwaySource, { actor }: RequestContext) {
    const plan = await planOf(this.db, source.id, source.asOf, actor.userId);
    const shown = plan && PLANS[plan.type];
    const kind = shown && DOCUMENT_KINDS.get(shown.document);
    if (!plan || !kind || !mayRead(actor, kind, source)) return null;
    const answers = Object.fromEntries(
      shown.fields.map((name) => [
        name,
        name === 'targets' ? shownTargets(plan.answers[name]) : (plan.answers[name] ?? null),
      ]),
    );
    return { ...plan, agreedAt: plan.doneAt, type: taskKind(plan.type), answers };
  }
}
