import { openPathway, recordFact } from '#engine/commands.js';
import { createActivities } from '#engine/commit/commit.js';
import { commandOf, type StoredCommand } from '#engine/command-row.js';
import { type Actor } from '#identity/actor.js';
import { newState, turn } from './support/offered.js';
import { scratchDatabase, type Scratch } from './support/scratch.js';

const DAY = 24 * 3_600_000;

describe('a fact that the case cannot take', () => {
  let scratch: Scratch;
  let officer: Actor;
  beforeAll(async () => {
    scratch = await scratchDatabase();
    officer = await scratch.actor('omu', 'HLI', 'case-administrator');
  }, 60_000);
  afterAll(() => scratch.drop());

  const opened = async (personId?: string): Promise<{ pathwayId: string; personId: string }> => {
    const result = await openPathway(scratch, officer, {
      ...(personId === undefined
        ? { person: { firstName: 'Zebedee', lastName: 'Quillfeather' } }
        : { personId }),
      facts: [
        {
          kind: 'sentenced',
          data: { kind: 'determinate', months: 30, prison: 'HLI', area: 'HUM' },
          happenedAt: Date.now() - 30 * DAY,
          source: 'court',
        },
        { kind: 'released', data: { on: 'crd' }, happenedAt: Date.now() - 2 * DAY, source: 'prison-record' },
      ],
    });
    if (result.kind !== 'done') throw new Error(result.message);
    const [row] = await scratch.owner.query<{ person_id: string }>(
      'SELECT person_id FROM throughcare.pathway WHERE id = $1',
      [result.pathwayId],
    );
    return { pathwayId: result.pathwayId, personId: row?.person_id ?? '' };
  };
  const committed = async (pathwayId: string): Promise<void> => {
    const activities = createActivities({ database: scratch.engine, key: scratch.key });
    const rows = await scratch.engine.query<StoredCommand>(
      'SELECT n, payload, accepted_at, accepted_by FROM throughcare.command WHERE pathway_id = $1 ORDER BY n',
      [pathwayId],
    );
    await activities.commit(turn(newState(pathwayId), Date.now(), rows.map(commandOf)));
  };
  const ended = async (pathwayId: string): Promise<void> => {
    const end = {
      kind: 'order-ended',
      data: { how: 'court' },
      happenedAt: Date.now() - DAY,
      source: 'court',
    };
    expect(await recordFact(scratch, officer, { pathwayId, ...end })).toMatchObject({ kind: 'done' });
    await committed(pathwayId);
  };
  const recall = {
    kind: 'recall-requested',
    data: { by: 'offender-manager', emergency: true },
    happenedAt: Date.now(),
    source: 'probation-record',
  };

  it('a recall from a sentence that has ended: whoever asks is told, and what to do instead', async () => {
    const { pathwayId } = await opened();
    const repeated = { pathwayId, ...recall, sourceId: 'R-1' };
    expect(await recordFact(scratch, officer, repeated)).toMatchObject({ kind: 'done' });
    await ended(pathwayId);
    expect(await recordFact(scratch, officer, { pathwayId, ...recall })).toMatchObject({
      code: 'WRONG_STATE',
      state: 'ended',
      message: expect.stringMatching(/has ended.*withdraw or correct.*another sentence/) as string,
    });
    // What the source said before is no new request.
    expect(await recordFact(scratch, officer, repeated)).toMatchObject({ kind: 'done', repeated: true });
  });

  it('a recall of a person goes to the licence that runs, not to the sentence that has ended', async () => {
    const first = await opened();
    const second = await opened(first.personId);
    await ended(first.pathwayId);
    expect(await recordFact(scratch, officer, { personId: first.personId, ...recall })).toMatchObject({
      kind: 'done',
      facts: [{ pathwayId: second.pathwayId }],
    });
    await ended(second.pathwayId);
    expect(await recordFact(scratch, officer, { pathwayId: second.pathwayId, ...recall })).toMatchObject({
      code: 'WRONG_STATE',
    });
  });

  it('a MAPPA level set by the prison alone: it is told who decides, and may still say the category', async () => {
    const { pathwayId } = await opened();
    const level = { pathwayId, kind: 'mappa-changed', happenedAt: Date.now(), source: 'prison-record' };
    expect(
      await recordFact(scratch, officer, { ...level, data: { level: 2, decidedBy: 'prison' } }),
    ).toMatchObject({
      code: 'INVALID',
      problems: [{ field: 'level', message: expect.stringContaining('agencies') as string }],
    });
    for (const data of [
      { category: 2, decidedBy: 'prison' },
      { level: 2, decidedBy: 'agencies' },
    ])
      expect(await recordFact(scratch, officer, { ...level, data })).toMatchObject({ kind: 'done' });
    expect(
      await openPathway(scratch, officer, {
        person: { firstName: 'Zebedee', lastName: 'Quillfeather' },
        facts: [
          {
            kind: 'sentenced',
            data: { kind: 'determinate', months: 30, prison: 'HLI', area: 'HUM' },
            happenedAt: Date.now() - 30 * DAY,
            source: 'court',
          },
          { ...level, data: { level: 3, decidedBy: 'prison' } },
        ],
      }),
    ).toMatchObject({ code: 'INVALID', problems: [{ field: 'facts.1.level' }] });
  });
});
