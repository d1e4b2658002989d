import { randomUUID } from 'node:crypto';
import { type Instant } from '#domain/time.js';
import { type CommitRequest, type CommitResult } from '#workflows/activities.types.js';
import { POLICY } from '#workflows/policy.js';
import { applyBatch } from '#workflows/runtime/apply.js';
import { carry } from '#workflows/runtime/carry.js';
import { copyState, emptyState, type Command, type State } from '#workflows/runtime/state.js';
import { takeTurn } from '#workflows/runtime/turn.js';
import { parseLondon } from '#calendar/index.js';
import { type Scratch } from './scratch.js';

export const at = (london: string): Instant => parseLondon(london);

/** A pathway of a new person, known to PostgreSQL alone. */
export async function newPathway({ owner }: Scratch): Promise<string> {
  const pathwayId = randomUUID();
  const [person] = await owner.query<{ id: string }>(
    `INSERT INTO throughcare.person (prison_number, first_name, last_name) VALUES ($1, 'Test', 'Person') RETURNING id`,
    [`T${pathwayId.slice(0, 8)}`],
  );
  await owner.query('INSERT INTO throughcare.pathway (id, person_id) VALUES ($1, $2)', [
    pathwayId,
    person?.id,
  ]);
  return pathwayId;
}

/** A turn of the real policy, as the workflow would offer it. */
export function turn(state: State, now: Instant, commands: readonly Command[] = []): CommitRequest {
  const batch = takeTurn(POLICY, state, now, commands);
  return { pathwayId: state.id, batch, state: carry(applyBatch(state, batch, copyState)) };
}

export const newState = (pathwayId: string): State => emptyState(pathwayId, POLICY.version);

/** The ledger after what was committed; anything else is an error of the test. */
export function after(state: State, result: CommitResult): State {
  if (result.kind !== 'committed') throw new Error(`The commit answered ${result.kind}`);
  return applyBatch(state, result.batch, copyState);
}

/** Sentence and reception of a determinate prisoner with a victim, as commands. */
export function sentenced(when: Instant, victim = randomUUID()): Command[] {
  const fact = (n: number, kind: string, data: Record<string, unknown>, happenedAt: Instant): Command =>
    ({ n, at: when, type: 'fact', fact: { kind, data, happenedAt, learntAt: when } }) as Command;
  const day = 24 * 3_600_000;
  return [
    fact(
      1,
      'sentenced',
      {
        kind: 'determinate',
        months: 36,
        prison: 'HLI',
        area: 'HUM',
        victimScheme: true,
        registeredSexOffender: false,
        dates: { crd: '2027-11-20', sled: '2029-05-20' },
      },
      when - 3 * day,
    ),
    fact(2, 'received', { prison: 'HLI' }, when - 2 * day),
    fact(3, 'roh-changed', { level: 'high' }, when - day),
    fact(4, 'victim-opted', { victim, child: false }, when - day / 2),
  ];
}
