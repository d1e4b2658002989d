import { type Database } from '#persistence/database.js';
import { type Fact } from '#domain/fact.js';
import { type FactKind } from '#domain/fact-kinds.js';
import { type Batch, type JournalEvent } from '#workflows/runtime/events.js';
import { isVictimFact } from '../commit/wall.js';
import { handOn, settleLeading, siblingsOf, type Sibling } from './leading.js';
import { tellFact } from './own-fact.js';

/** Facts about the person that an answer makes: what one pathway has learnt so, the others must know (decision 0012). */
const ABOUT_THE_PERSON: ReadonlySet<FactKind> = new Set<FactKind>([
  'om-changed',
  'tier-changed',
  'ppo-changed',
  'roh-changed',
  'oasys-completed',
  'contact-made',
  'significant-change',
  'child-concern',
  'self-harm-concern',
]);

/**
 * After a turn is in the journal: tells the person's other pathways what it means for them. The workflow has its answer only when they
 * have been told, and asks again when it gets none, so nothing is lost; what was told before is not told twice.
 */
export async function tellSiblings(database: Database, pathwayId: string, batch: Batch): Promise<void> {
  const learnt = madeByAnswers(batch.events);
  const moved = batch.events.some(({ e }) => e === 'EpisodeOpened' || e === 'Ended');
  if (learnt.length === 0 && !moved) return;
  if (!(await hasSiblings(database, pathwayId))) return;
  await database.transaction(async (sql) => {
    const siblings = await siblingsOf(sql, pathwayId);
    for (const to of siblings) {
      if (to.id === pathwayId || !isOpen(to)) continue;
      for (const { id, kind, data, happenedAt } of learnt)
        await tellFact(sql, to.id, { kind, data, happenedAt, sourceId: `${pathwayId}:${id}` }, batch.at);
    }
    if (!moved) return;
    await settleLeading(sql, siblings, batch.at);
    await handOn(sql, siblings, batch.at);
  });
}

const isOpen = ({ ended, episode }: Sibling): boolean => !ended && episode !== null;

async function hasSiblings(database: Database, pathwayId: string): Promise<boolean> {
  const rows = await database.query(
    {
      name: 'one-person-siblings',
      text: `SELECT 1 FROM throughcare.pathway mine JOIN throughcare.pathway other USING (person_id)
             WHERE mine.id = $1 AND other.id <> mine.id LIMIT 1`,
    },
    [pathwayId],
  );
  return rows.length > 0;
}

/** Facts that this turn's answers made: under the number of the answer, and, where it made several, a count. */
function madeByAnswers(events: readonly JournalEvent[]): Fact[] {
  const answers = new Set(
    events.flatMap((event) => (event.e === 'TaskDone' && event.n ? [`c${event.n}`] : [])),
  );
  return events.flatMap((event) =>
    event.e === 'FactRecorded' &&
    answers.has(event.fact.id.split('-')[0] ?? '') &&
    ABOUT_THE_PERSON.has(event.fact.kind) &&
    !isVictimFact(event.fact)
      ? [event.fact]
      : [],
  );
}
