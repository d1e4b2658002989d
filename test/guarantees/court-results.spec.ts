import { randomUUID } from 'node:crypto';
import { type Actor } from '#identity/actor.js';
import { Doors } from '#persistence/queries/doors.js';
import { courtResults, type CourtResult } from '#persistence/queries/figures/court-results.js';
import { managedBy } from '#persistence/queries/figures/managed.js';
import { readerOf } from '#persistence/queries/reader.js';
import { at, newPathway } from './support/offered.js';
import { scratchDatabase, type Scratch } from './support/scratch.js';

// The period is April 2026.
describe('what courts do with proposals', () => {
  let scratch: Scratch;
  let doors: Doors;
  let inspector: Actor;

  beforeAll(async () => {
    scratch = await scratchDatabase();
    doors = new Doors(scratch.app, scratch.victim);
    inspector = await scratch.actor('inspectorate', 'national', 'inspector');
    await result('York Crown Court', 'YOR', 'community-order', 'yes');
    await result(' york  crown court', 'YOR', 'custody', 'no');
    await result('York Crown Court', 'YOR', 'custody', 'partly');
    await result('York Crown Court', 'YOR', 'custody', 'no-proposal');
    await result('Hull Magistrates', 'HUM', 'community-order', 'yes');
    await result(undefined, 'HUM', 'suspended-sentence', 'yes');
    // Not counted: no sentence yet, none at all, before the period.
    await result('York Crown Court', 'YOR', 'adjourned', 'no');
    await result('York Crown Court', 'YOR', 'acquitted', 'no-proposal');
    await result('York Crown Court', 'YOR', 'custody', 'no', '2026-03-31T23:59');
  }, 60_000);
  afterAll(() => scratch.drop());

  async function result(
    court: string | undefined,
    area: string,
    outcome: string,
    followed: string,
    doneAt = '2026-04-10T10:00',
  ): Promise<string> {
    const pathway = await newPathway(scratch);
    await scratch.owner.query(
      `INSERT INTO throughcare.fact (pathway_id, command_n, ref, kind, data, happened_at, source) VALUES ($1, 1, 'asked', 'report-requested', $2, '2026-03-01', 'court')`,
      [pathway, JSON.stringify({ court, area })],
    );
    await scratch.owner.query(
      `INSERT INTO throughcare.task (id, pathway_id, key, round, type, stage, role, place_code, team_id, state, opened_at, outcome, done_at, answers)
       SELECT $1, $2, 'pre-sentence#1/psr.record-result', 1, 'psr.record-result', 'pre-sentence', 'court-officer', $3, id, 'DONE', '2026-03-01', $4, $5, $6
         FROM throughcare.team WHERE kind = 'court-team' AND place_code = $3`,
      [
        randomUUID(),
        pathway,
        area,
        outcome,
        new Date(at(doneAt)),
        JSON.stringify({ proposalFollowed: followed }),
      ],
    );
    return pathway;
  }

  const read = async (actor: Actor, court?: string): Promise<CourtResult[]> =>
    courtResults(doors, readerOf(actor), (await managedBy(doors, actor)).places, {
      from: '2026-04-01',
      to: '2026-04-30',
      court,
    });
  /** Followed, in part, not, no proposal. */
  const by = async (what: CourtResult['by'], actor: Actor, court?: string) =>
    (await read(actor, court))
      .filter((one) => one.by === what)
      .map((one) => [one.key, one.area, one.followed, one.partly, one.notFollowed, one.noProposal]);

  it('compares courts by whether the proposals of reports were followed', async () => {
    expect(await by('court', inspector)).toEqual([
      ['Hull Magistrates', 'HUM', 1, 0, 0, 0],
      [null, 'HUM', 1, 0, 0, 0],
      [expect.stringMatching(/^york *crown court$/i), 'YOR', 1, 1, 1, 1],
    ]);
  });

  it('tells what followed by sentence, of all courts and of one', async () => {
    expect(await by('sentence', inspector)).toEqual([
      ['community-order', null, 2, 0, 0, 0],
      ['custody', null, 0, 1, 1, 1],
      ['suspended-sentence', null, 1, 0, 0, 0],
    ]);
    expect(await by('sentence', inspector, 'YORK Crown Court ')).toEqual([
      ['community-order', null, 1, 0, 0, 0],
      ['custody', null, 0, 1, 1, 1],
    ]);
  });

  it('tells whether the sentence then ran its course', async () => {
    const pathway = await result('Hull Magistrates', 'HUM', 'other-sentence', 'yes');
    const ended = async (how: string) => {
      await scratch.owner.query(
        `INSERT INTO throughcare.fact (pathway_id, command_n, ref, kind, data, happened_at, source) VALUES ($1, 1, $2, 'order-ended', $3, now(), 'court')`,
        [pathway, how, JSON.stringify({ how })],
      );
      const one = (await read(inspector)).find(({ key }) => key === 'other-sentence');
      return [one?.ranCourse, one?.endedOtherwise];
    };
    expect([await ended('expired'), await ended('revoked')]).toEqual([
      [1, 0],
      [0, 1],
    ]);
    await scratch.owner.query(`DELETE FROM throughcare.task WHERE pathway_id = $1`, [pathway]);
  });

  it('shows the manager of an area its own reports, and a prison none', async () => {
    const head = await scratch.actor('pdu', 'HUM', 'head-of-pdu');
    expect((await by('court', head)).map(([name]) => name)).toEqual(['Hull Magistrates', null]);
    expect(await read(await scratch.actor('prison-command', 'HLI', 'governor'))).toEqual([]);
  });

  it('takes the court as it was corrected, and leaves out a restricted case that is closed to the reader', async () => {
    const pathway = await result('Leds Crown Court', 'YOR', 'custody', 'yes');
    await scratch.owner.query(
      `INSERT INTO throughcare.fact (pathway_id, command_n, ref, kind, data, happened_at, source, supersedes)
       SELECT pathway_id, 2, 'corrected', kind, '{"court": "Leeds Crown Court"}', happened_at, source, id FROM throughcare.fact WHERE pathway_id = $1`,
      [pathway],
    );
    expect((await by('court', inspector)).map(([name]) => name)).toContain('Leeds Crown Court');
    await scratch.owner.query(
      `INSERT INTO throughcare.restricted_case (pathway_id, ground, reason, restricted_at, restricted_by) VALUES ($1, 'high-profile', 'x', now(), $2)`,
      [pathway, inspector.userId],
    );
    expect(await by('court', inspector)).toHaveLength(3);
  });
});
