import { jest } from '@jest/globals';
import { lookAfterTheGone } from '#identity/directory/gone.js';
import { sampleTeamId, sampleUserId } from '#identity/sample-people.js';
import { Database } from '#persistence/database.js';
import {
  joined,
  on,
  oneCase,
  oneTask,
  openDirectory,
  type DirectoryDoor,
  type Loose,
} from './support/directory-cases.js';

jest.setTimeout(60_000);

const YORK = sampleTeamId('pdu', 'YOR');
const VICTIM_LIAISON = sampleTeamId('victim-liaison', 'YOR');

let door: DirectoryDoor;
const leave = (by: string, who: string, day: string): Promise<Loose> =>
  door.change(by, `leave(userId: "${who}", lastDay: "${day}")`);
const work = async (by: string, of: string): Promise<Loose> =>
  (await (await door.as(by)).ask(`{ leaverWork(userId: "${of}") { ... on LeaverWork { rows { what } } } }`))
    .data.leaverWork;
const facts = (schema = 'throughcare'): Promise<{ pathway_id: string; data: Loose }[]> =>
  door.owner.query(
    `SELECT pathway_id, data FROM ${schema}.fact WHERE kind = 'staff-left' ORDER BY command_n`,
  );
async function lookAfter(): Promise<void> {
  const engine = new Database({ url: door.environment.env['ENGINE_DATABASE_URL'] ?? '', poolSize: 1 });
  await engine.transaction(lookAfterTheGone);
  await engine.close();
}

beforeAll(async () => {
  door = await openDirectory();
}, 120_000);
afterAll(() => door?.close(), 60_000);

test('after the last day nobody signs in, and what nobody was given goes back to its queue', async () => {
  const leaver = await joined(door, 'spo.yor', 'le.aver', YORK, 'offender-manager');
  const { pathway } = await oneCase(door.owner, { area: 'YOR', prison: 'HLI' });
  const forgotten = await oneTask(door.owner, pathway, { team: YORK, holder: leaver });
  const kept = await oneTask(door.owner, pathway, { team: YORK, holder: 'd.pryce' });
  const state = (): Promise<unknown> =>
    door.owner.query(
      'SELECT state, holder_id FROM throughcare.task WHERE id = ANY ($1::uuid[]) ORDER BY id = $2 DESC',
      [[forgotten, kept], forgotten],
    );
  await lookAfter();
  expect(await state()).toMatchObject([{ holder_id: leaver }, { state: 'CLAIMED' }]);
  await door.owner.query("UPDATE throughcare.task SET claimed_at = now() - interval '5 days' WHERE id = $1", [
    forgotten,
  ]);
  expect(await leave('spo.yor', 'le.aver', on(-1))).toMatchObject({ person: { lastDay: on(-1) } });
  await lookAfter();
  expect(await state()).toEqual([
    { state: 'OPEN', holder_id: null },
    { state: 'CLAIMED', holder_id: sampleUserId('d.pryce') },
  ]);
  await new Promise((resolve) => setTimeout(resolve, 5_100));
  const { status } = await (await door.as('le.aver')).ask('{ me { id } }');
  expect(status).toBe(401);
});

test('that somebody of victim liaison leaves is told behind the wall only, whoever records it', async () => {
  const { pathway } = await oneCase(door.owner, { area: 'YOR', prison: 'HLI' });
  for (const [by, name] of [
    ['vlm.yor', 'vera.one'],
    ['area-manager.yor', 'vera.two'],
  ] as const) {
    const vera = await joined(door, 'vlm.yor', name, VICTIM_LIAISON, 'victim-liaison-officer');
    await oneTask(door.owner, pathway, {
      team: VICTIM_LIAISON,
      type: 'victim.make-first-contact',
      role: 'victim-liaison-officer',
      schema: 'victim',
      holder: vera,
    });
    const before = (await facts()).length;
    const left = await leave(by, name, on(3));
    expect(left.casesTold).toBe(by === 'vlm.yor' ? 1 : 0);
    await lookAfter();
    const told = (await facts('victim')).filter(({ data }) => data.username === vera);
    expect(told).toEqual([
      {
        pathway_id: pathway,
        data: { username: vera, role: 'victim-liaison-officer', lastDay: on(3) },
      },
    ]);
    expect(await facts()).toHaveLength(before);
    const seen = await work('vlm.yor', vera);
    expect(seen.rows.map(({ what }: Loose) => what).sort()).toEqual(['TASK', 'VICTIM_LIAISON']);
    expect((await work('area-manager.yor', vera)).rows).toEqual([]);
  }
});
