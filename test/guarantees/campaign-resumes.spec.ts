import { spawn } from 'node:child_process';
import path from 'node:path';
import { checkoutRoot } from '#config/checkout.js';
import { createActivities } from '#engine/commit/commit.js';
import { listCampaigns, casesOf, type Campaign } from '#engine/campaign/rows.js';
import { moveCampaign, planCampaign, type Asks } from '#engine/campaign/manage.js';
import { stepCampaign } from '#engine/campaign/step.js';
import { recordFact } from '#engine/record-fact.js';
import { type Refused } from '#engine/outcome.js';
import { type Activities } from '#workflows/activities.types.js';
import { uncarry } from '#workflows/runtime/carry.js';
import { type Command } from '#workflows/runtime/state.js';
import { at, newPathway, newState, turn } from './support/offered.js';
import { scratchDatabase, type Scratch } from './support/scratch.js';

const NOW = at('2026-04-01T10:00');

/** Sentenced on 3 March 2025 to 24 months, released on 3 March 2026, recalled on 6 March, back on Tue 10 March. */
function recalled(recallType: string, prison: string): Command[] {
  const said: readonly [string, string, Record<string, unknown>][] = [
    [
      'sentenced',
      '2025-03-03T15:00',
      {
        kind: 'determinate',
        months: 24,
        prison,
        area: 'HUM',
        victimScheme: true,
        registeredSexOffender: false,
        dates: { crd: '2026-03-03', sled: '2027-03-02' },
      },
    ],
    ['received', '2025-03-03T18:00', { prison }],
    ['victim-opted', '2025-03-20T10:00', { victim: `v-${prison}`, in: true }],
    ['released', '2026-03-03T09:00', { on: 'crd', prison }],
    ['recall-revoked', '2026-03-06T10:00', { recallType, from: 'licence' }],
    ['returned', '2026-03-10T11:00', { prison }],
  ];
  return said.map(
    ([kind, when, data], i) =>
      ({
        n: i + 1,
        at: at(when),
        type: 'fact',
        fact: { kind, data, happenedAt: at(when), learntAt: at(when) },
      }) as Command,
  );
}

describe('a campaign that brings a change of the law into many cases', () => {
  let scratch: Scratch;
  let activities: Activities;
  let manager: Asks;
  beforeAll(async () => {
    scratch = await scratchDatabase();
    activities = createActivities({ database: scratch.engine, key: scratch.key });
    manager = { actor: await scratch.actor('prison-command', 'HLI', 'governor') };
  }, 60_000);
  afterAll(() => scratch.drop());

  /** A case that has lived to its return, as its workflow would have carried it. */
  async function returned(recallType = 'standard', prison = 'HLI'): Promise<string> {
    const pathwayId = await newPathway(scratch);
    const commands = recalled(recallType, prison);
    await activities.commit(turn(newState(pathwayId), at('2026-03-10T11:00'), commands));
    await scratch.owner.query('UPDATE throughcare.pathway SET last_command = $2 WHERE id = $1', [
      pathwayId,
      commands.length,
    ]);
    return pathwayId;
  }
  const taken = (result: Campaign | Refused): Campaign => {
    if ('kind' in result) throw new Error(result.message);
    return result;
  };
  const step = (id: string, most = 1_000, now = NOW) =>
    stepCampaign(scratch.engine, scratch.key, id, most, now);
  const rulesFacts = (ids: readonly string[]) =>
    scratch.owner.query<{ pathway_id: string; n: number; payload: { fact: { data: unknown } } }>(
      `SELECT f.pathway_id, c.n, c.payload FROM throughcare.fact f JOIN throughcare.command c ON c.pathway_id = f.pathway_id AND c.n = f.command_n
        WHERE f.kind = 'rules-changed' AND f.pathway_id = ANY ($1)`,
      [ids],
    );

  it('shows what would move, goes in case by case, and killed in the middle goes on where it was', async () => {
    const standard = [];
    for (let i = 0; i < 9; i++) standard.push(await returned());
    const others = [await returned('fixed'), await returned('standard', 'NHI')];

    const planned = taken(await planCampaign(scratch.app, manager, { change: 'ftr-56-2026', place: 'hli' }));
    expect(planned).toMatchObject({ state: 'planning', total: 10, looked: 0 });
    const { campaign } = await step(planned.id);
    // Nothing has happened yet: nine of ten would be touched, the fixed-term one keeps its days.
    expect(campaign).toMatchObject({ state: 'planned', looked: 10, touched: 9, applied: 0, failed: 0 });
    expect(await rulesFacts([...standard, ...others])).toEqual([]);
    const [one] = await casesOf(scratch.owner, planned.id, { first: 1 });
    expect(one?.detail).toMatchObject({
      opened: expect.arrayContaining(['custody#2/recall.check-fixed-term-date']),
    });
    // What is about victims is not told, not even by a key.
    expect(JSON.stringify(await casesOf(scratch.owner, planned.id, { first: 100 }))).not.toContain('victim');

    taken(await moveCampaign(scratch.app, manager, planned.id, 'start'));
    expect(await die(planned.id, 5)).toBe('SIGKILL');
    const [held] = await listCampaigns(scratch.owner, ['HLI']);
    expect(held).toMatchObject({ state: 'applying', applied: 4, cursor: [...standard].sort()[3] });
    expect(await rulesFacts(standard)).toHaveLength(4);

    expect((await step(planned.id)).campaign).toMatchObject({
      state: 'done',
      applied: 9,
      skipped: 0,
      failed: 0,
    });
    const facts = await rulesFacts([...standard, ...others]);
    expect(facts.map(({ pathway_id }) => pathway_id).sort()).toEqual([...standard].sort());
    for (const { n, payload } of facts) {
      expect(n).toBe(7);
      expect(payload.fact.data).toEqual({ what: 'law', change: 'ftr-56-2026', recallType: 'fixed' });
    }
    const numbers = await scratch.owner.query<{ last_command: number }>(
      'SELECT last_command FROM throughcare.pathway WHERE id = ANY ($1)',
      [others],
    );
    expect(numbers.map(({ last_command }) => last_command)).toEqual([6, 6]);

    // The pathway learns of it as of any other fact: journalled, and its tasks follow.
    const [first] = standard;
    const state = uncarry((await activities.load(first ?? '')).state ?? '');
    const [told] = facts.filter(({ pathway_id }) => pathway_id === first);
    const command = { ...told?.payload, n: 7, at: NOW } as unknown as Command;
    const committed = await activities.commit(turn(state, NOW, [command]));
    if (committed.kind !== 'committed') throw new Error(committed.kind);
    const kinds = committed.batch.events.flatMap((event) =>
      event.e === 'TaskOpened' || event.e === 'TaskWithdrawn'
        ? [`${event.e} ${event.type} ${event.because}`]
        : [],
    );
    expect(kinds).toContain('TaskWithdrawn recall.write-part-b rules-changed');
    expect(kinds).toContain('TaskOpened recall.check-fixed-term-date rules-changed');
    // Once more, by anybody: it is in every case already.
    const again = taken(await planCampaign(scratch.app, manager, { change: 'ftr-56-2026', place: 'HLI' }));
    await step(again.id);
    taken(await moveCampaign(scratch.app, manager, again.id, 'start'));
    expect((await step(again.id)).campaign).toMatchObject({ state: 'done', applied: 0, skipped: 8 });
    expect(await rulesFacts(standard)).toHaveLength(9);
  }, 120_000);

  it('passes by a case that fails, says why, and tries it again when it is mended', async () => {
    const operator: Asks = { ...manager, operator: true };
    const [good, bad] = [await returned('standard', 'NHI'), await returned('standard', 'NHI')];
    const campaign = taken(
      await planCampaign(scratch.app, operator, { change: 'ftr-56-2026', place: 'NHI' }),
    );
    await step(campaign.id);
    taken(await moveCampaign(scratch.app, operator, campaign.id, 'start'));
    const [{ carried } = { carried: null }] = await scratch.owner.query<{ carried: Buffer | null }>(
      'SELECT carried FROM throughcare.pathway WHERE id = $1',
      [bad],
    );
    await scratch.owner.query('UPDATE throughcare.pathway SET carried = $2 WHERE id = $1', [
      bad,
      Buffer.from('torn'),
    ]);
    expect((await step(campaign.id)).campaign).toMatchObject({ state: 'done', applied: 2, failed: 1 });
    const failed = await casesOf(scratch.owner, campaign.id, { first: 10, state: 'failed' });
    expect(failed).toHaveLength(1);
    expect(failed[0]).toMatchObject({ pathwayId: bad, problem: expect.stringMatching(/\w/) });
    const [row] = await scratch.owner.query<{ last_command: number }>(
      'SELECT last_command FROM throughcare.pathway WHERE id = $1',
      [bad],
    );
    expect(row?.last_command).toBe(6);
    await scratch.owner.query('UPDATE throughcare.pathway SET carried = $2 WHERE id = $1', [bad, carried]);
    taken(await moveCampaign(scratch.app, operator, campaign.id, 'retry'));
    expect((await step(campaign.id)).campaign).toMatchObject({ state: 'done', applied: 3, failed: 0 });
    expect(await rulesFacts([good, bad])).toHaveLength(2);
  }, 60_000);

  it('waits for its day, and stands still while it is paused', async () => {
    await returned('standard', 'HLI');
    const campaign = taken(await planCampaign(scratch.app, manager, { change: 'ftr-56-2026', place: 'HLI' }));
    taken(await moveCampaign(scratch.app, manager, campaign.id, 'pause'));
    expect((await step(campaign.id)).campaign).toMatchObject({ state: 'paused', looked: 0 });
    taken(await moveCampaign(scratch.app, manager, campaign.id, 'resume'));
    await step(campaign.id);
    taken(await moveCampaign(scratch.app, manager, campaign.id, 'start'));
    const eve = at('2026-03-30T23:59');
    expect((await step(campaign.id, 10, eve)).campaign).toMatchObject({ state: 'applying', applied: 0 });
    expect((await step(campaign.id, 1_000, at('2026-03-31T00:00'))).campaign).toMatchObject({
      state: 'done',
      applied: 1,
    });
  }, 60_000);

  it('is for managers, of their own place, and nobody records a change of the rules by hand', async () => {
    const clerk: Asks = { actor: await scratch.actor('omu', 'HLI', 'case-administrator') };
    const head: Asks = { actor: await scratch.actor('omu', 'HLI', 'head-of-omu') };
    const input = { change: 'ftr-56-2026', place: 'HLI' };
    expect(await planCampaign(scratch.app, clerk, input)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await planCampaign(scratch.app, head, { ...input, place: 'NHI' })).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    expect(await planCampaign(scratch.app, head, { change: input.change })).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    expect(await planCampaign(scratch.app, head, { ...input, change: 'moon' })).toMatchObject({
      code: 'INVALID',
      message: expect.stringContaining('ftr-56-2026'),
    });
    const campaign = taken(await planCampaign(scratch.app, head, input));
    expect(await moveCampaign(scratch.app, head, campaign.id, 'start')).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    expect(await moveCampaign(scratch.app, manager, campaign.id, 'start')).toMatchObject({
      code: 'WRONG_STATE',
    });
    const pathwayId = await returned();
    const byHand = await recordFact(scratch, head.actor, {
      pathwayId,
      kind: 'rules-changed',
      data: { what: 'law', change: 'ftr-56-2026', recallType: 'fixed' },
      happenedAt: NOW,
      source: 'staff',
    });
    expect(byHand).toMatchObject({ code: 'INVALID' });
  }, 60_000);

  const die = (campaign: string, inCase: number): Promise<NodeJS.Signals | null> =>
    new Promise((resolve, reject) => {
      const file = path.join(checkoutRoot(), 'dist/test/guarantees/support/dying-campaign.js');
      const engine = new URL(process.env['ENGINE_DATABASE_URL'] ?? '');
      engine.pathname = new URL(scratch.url).pathname;
      const child = spawn(process.execPath, [file], {
        env: {
          ...process.env,
          NODE_OPTIONS: '',
          CAMPAIGN: campaign,
          DIE_IN: String(inCase),
          ENGINE_URL: engine.toString(),
          KEY: scratch.key.toString('base64'),
        },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      child.once('error', reject);
      child.once('exit', (_code, signal) => resolve(signal));
    });
});
