import { randomUUID } from 'node:crypto';
import { type Actor } from '#identity/actor.js';
import { Doors } from '#persistence/queries/doors.js';
import { deadlinesKept, type KeptFigure } from '#persistence/queries/figures/deadlines-kept.js';
import { managedBy } from '#persistence/queries/figures/managed.js';
import { readerOf } from '#persistence/queries/reader.js';
import { at, newPathway } from './support/offered.js';
import { scratchDatabase, type Scratch } from './support/scratch.js';

// The period is April 2026.
describe('how deadlines are kept, place by place', () => {
  let scratch: Scratch;
  let doors: Doors;
  let mine: string;
  let other: string;
  let areaManager: Actor;
  let governor: Actor;
  let inspector: Actor;

  beforeAll(async () => {
    scratch = await scratchDatabase();
    doors = new Doors(scratch.app, scratch.victim);
    areaManager = await scratch.actor('area-management', 'YOR', 'area-manager');
    governor = await scratch.actor('prison-command', 'HLI', 'governor');
    inspector = await scratch.actor('inspectorate', 'national', 'inspector');
    mine = await caseAt('HLI', 'YOR');
    other = await caseAt('HLI', 'HUM');
    await task(mine, 'omu', 'HLI', 'ISP-CUSTODY-SHORT', 'DONE');
    await task(mine, 'omu', 'HLI', 'ISP-CUSTODY-SHORT', 'DONE', { late: true });
    await task(other, 'omu', 'HLI', 'ISP-CUSTODY-SHORT', 'DONE');
    await task(other, 'omu', 'HLI', 'ISP-CUSTODY-SHORT', 'OPEN', { missed: true });
    await task(mine, 'pdu', 'YOR', 'ISP-CUSTODY-SHORT', 'DONE');
    await task(mine, 'pdu', 'YOR', 'HOME-VISIT', 'DONE', { mark: 'learnt-late', late: true });
    await task(other, 'pdu', 'HUM', 'HOME-VISIT', 'WITHDRAWN', { missed: true });
    // Not counted: withdrawn in time, sent in and not yet judged, of no standard, before the period, after it.
    await task(mine, 'pdu', 'YOR', 'HOME-VISIT', 'WITHDRAWN');
    await task(mine, 'pdu', 'YOR', 'HOME-VISIT', 'SUBMITTED');
    await task(mine, 'pdu', 'YOR', null, 'DONE', { late: true });
    await task(mine, 'pdu', 'YOR', 'HOME-VISIT', 'DONE', { late: true, dueAt: '2026-03-31T23:59' });
    await task(mine, 'pdu', 'YOR', 'HOME-VISIT', 'DONE', { late: true, dueAt: '2026-05-01T00:00' });
  }, 60_000);
  afterAll(() => scratch.drop());

  async function caseAt(prison: string, area: string): Promise<string> {
    const id = await newPathway(scratch);
    await scratch.owner.query(
      'UPDATE throughcare.pathway SET prison_code = $2, area_code = $3 WHERE id = $1',
      [id, prison, area],
    );
    return id;
  }

  async function task(
    pathway: string,
    team: string,
    place: string,
    standard: string | null,
    state: string,
    more: { late?: boolean; missed?: boolean; mark?: string; dueAt?: string; schema?: string } = {},
  ): Promise<void> {
    const due = new Date(at(more.dueAt ?? '2026-04-10T23:59'));
    await scratch.owner.query(
      `INSERT INTO ${more.schema ?? 'throughcare'}.task
         (id, pathway_id, key, round, type, stage, role, place_code, team_id, state, opened_at, due_at, standard_row, late, missed_at, mark, done_at)
       SELECT $1::uuid, $2, ($1::uuid)::text, 1, 'x', 'custody', 'offender-manager', $4, id, $5, '2026-03-01', $6, $7, $8, $9, $10, $6
         FROM throughcare.team WHERE kind = $3 AND place_code = $4`,
      [
        randomUUID(),
        pathway,
        team,
        place,
        state,
        due,
        standard,
        more.late ?? false,
        more.missed ? due : null,
        more.mark ?? null,
      ],
    );
  }

  const figures = async (actor: Actor, standard?: string): Promise<KeptFigure[]> =>
    deadlinesKept(doors, readerOf(actor), await managedBy(doors, actor), {
      from: '2026-04-01',
      to: '2026-04-30',
      standard,
    });
  /** Kept, missed, learnt late. */
  const by = async (what: KeptFigure['by'], actor: Actor, standard?: string) =>
    Object.fromEntries(
      (await figures(actor, standard))
        .filter((figure) => figure.by === what)
        .map(({ key, kept, missed, learntLate }) => [key, [kept, missed, learntLate]]),
    );

  it('counts prisons and probation areas side by side, by the same standards', async () => {
    expect(await by('place', inspector)).toEqual({ HLI: [2, 2, 0], YOR: [1, 0, 1], HUM: [0, 1, 0] });
    expect(await by('stage', inspector)).toEqual({ custody: [3, 3, 1] });
    expect(await by('standard', inspector)).toEqual({
      'ISP-CUSTODY-SHORT': [3, 2, 0],
      'HOME-VISIT': [0, 1, 1],
    });
    expect(await by('place', inspector, 'HOME-VISIT')).toEqual({ HUM: [0, 1, 0], YOR: [0, 0, 1] });
  });

  it('shows the manager of an area the prisons of its own cases beside it, and of those no other case', async () => {
    expect(await by('place', areaManager)).toEqual({ YOR: [1, 0, 1], HLI: [1, 1, 0] });
  });

  it('shows the manager of one place that place alone', async () => {
    expect(await by('place', governor)).toEqual({ HLI: [2, 2, 0] });
    expect(await figures(await scratch.actor('omu', 'HLI', 'case-administrator'))).toEqual([]);
  });

  it('leaves out restricted cases that are closed to the reader, and tasks about victims', async () => {
    await task(mine, 'victim-liaison', 'YOR', 'HOME-VISIT', 'DONE', { schema: 'victim' });
    expect((await by('place', inspector))['YOR']).toEqual([1, 0, 1]);
    const liaison = await scratch.actor('victim-liaison', 'YOR', 'victim-liaison-manager');
    expect(await by('place', liaison)).toEqual({ YOR: [1, 0, 0] });
    await scratch.owner.query(
      `INSERT INTO throughcare.restricted_case (pathway_id, ground, reason, restricted_at, restricted_by) VALUES ($1, 'high-profile', 'x', now(), $2)`,
      [mine, governor.userId],
    );
    expect(await by('place', inspector)).toEqual({ HLI: [1, 1, 0], HUM: [0, 1, 0] });
    expect(await by('place', areaManager)).toEqual({});
  });
});
