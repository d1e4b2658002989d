import { jest } from '@jest/globals';
import { Database } from '#persistence/database.js';
import { textOf } from '../support/pdf-text.js';
import { eventually, type Client } from './support/client.js';
import { paperwork, type Paperwork } from './support/paperwork.js';

jest.setTimeout(90_000);

const VICTIM = 'V-0007';
const NAME = 'Mary Featherstone';

let papers: Paperwork;
beforeAll(async () => {
  papers = await paperwork();
}, 120_000);
afterAll(() => papers?.close(), 60_000);

async function taskOf(client: Client, type: string): Promise<string> {
  const list = `query ($filter: TaskFilter) { tasks(filter: $filter, first: 5) { nodes { id } } }`;
  const nodes = await eventually(
    async () =>
      (await client.ask(list, { filter: { pathway: papers.pathway, type: [type] } })).data.tasks.nodes as {
        id: string;
      }[],
    (found) => found.length > 0,
  );
  return nodes[0]?.id ?? '';
}

test('the offender reads of a victim only the condition victim liaison worded', async () => {
  await papers.owner.query(`INSERT INTO victim.person (pathway_id, reference, details) VALUES ($1, $2, $3)`, [
    papers.pathway,
    VICTIM,
    JSON.stringify({ name: NAME }),
  ]);
  await papers.answered(
    'licence.settle-victim-conditions',
    'settled',
    {
      victim: VICTIM,
      licenceWording: 'Not to enter the area shown on map 3',
      revealsNothingNew: true,
      monitor: 'PC Dale',
      howOftenChecked: 'Weekly',
      ifBrokenWhoDoesWhat: 'Ring victim liaison',
    },
    VICTIM,
  );
  await papers.answered('licence.propose-conditions', 'submitted', {
    conditionsEachWithRiskFactor: 'Not to drink | violence when drunk',
  });
  await papers.answered('licence.approve', 'approved', {});
  const given = await textOf(await papers.bytes('omu.hli', (await papers.made('omu.hli', 'licence')).pdf));
  expect(given).toMatch(/1\. Not to drink 2\. Not to enter the area shown on map 3/);
  expect(given).not.toMatch(/violence when drunk|PC Dale|Weekly|victim|V-0007|Featherstone/i);
  const watched = await textOf(
    await papers.bytes('om.yor', (await papers.made('om.yor', 'licence-monitors')).pdf),
  );
  expect(watched).toMatch(/map 3 Checked by PC Dale How often Weekly/);
  expect(watched).not.toMatch(/V-0007|Featherstone/);

  await papers.owner.query(
    `UPDATE throughcare.task SET answers = $2 WHERE pathway_id = $1 AND type = 'licence.propose-conditions'`,
    [
      papers.pathway,
      JSON.stringify({ conditionsEachWithRiskFactor: `Not to contact ${NAME.toUpperCase()}` }),
    ],
  );
  const refused = await papers.produce('omu.hli', 'licence');
  expect(refused.message).toMatch(
    /“Not to contact MARY FEATHERSTONE” names somebody this document may not name/,
  );
  const tried = await papers.owner.query(
    `SELECT 1 FROM audit.event WHERE action = 'document.produce' AND outcome = 'refused' AND pathway_id = $1`,
    [papers.pathway],
  );
  expect(tried).toHaveLength(1);
});

test('a wording that is being written again holds the licence back, and says nothing of whose it is', async () => {
  await papers.owner.query(
    `UPDATE throughcare.task SET answers = '{"conditionsEachWithRiskFactor":"Not to drink"}' WHERE pathway_id = $1 AND type = 'licence.propose-conditions'`,
    [papers.pathway],
  );
  await papers.owner.query(
    `INSERT INTO victim.task (id, pathway_id, key, round, type, stage, role, place_code, confidentiality, state, opened_at)
     SELECT gen_random_uuid(), pathway_id, key, 2, type, stage, role, place_code, confidentiality, 'OPEN', now() FROM victim.task
      WHERE pathway_id = $1 AND type = 'licence.settle-victim-conditions'`,
    [papers.pathway],
  );
  const { message } = await papers.produce('omu.hli', 'licence');
  expect(message).toMatch(/the wording of a condition is not final yet/);
  expect(message).not.toMatch(/victim/i);
});

test('an extract of a risk meeting names nobody else', async () => {
  const decided = (decision: string): Promise<void> =>
    papers.owner
      .query(`DELETE FROM throughcare.task WHERE pathway_id = $1 AND type = 'irmm.decide-item'`, [
        papers.pathway,
      ])
      .then(() =>
        papers.answered('irmm.decide-item', 'managed', {
          meetingOn: '2026-11-20',
          oasysLevel: 'high',
          decision,
        }),
      );
  await decided('Keep apart from Joe Elsewhere');
  expect((await papers.produce('head-of-omu.hli', 'risk-meeting-extract')).message).toMatch(
    /names Joe Elsewhere, another prisoner/,
  );
  await decided('Keep apart from A1001AA on C wing');
  expect((await papers.produce('head-of-omu.hli', 'risk-meeting-extract')).message).toMatch(
    /names another person \(A1001AA\)/,
  );
  await decided('Mail is read for three months');
  const { pdf } = await papers.made('head-of-omu.hli', 'risk-meeting-extract');
  expect(await textOf(await papers.bytes('om.yor', pdf))).toContain('Mail is read for three months');
  expect((await papers.get('omu.hli', pdf)).status).toBe(404);
});

test('letters to victims are made, listed and read by victim liaison of the area alone', async () => {
  const liaison = await papers.stage.as('vlo.yor');
  const record = `mutation ($input: FactInput!) { recordFact(input: $input) { __typename } }`;
  const input = {
    pathwayId: papers.pathway,
    kind: 'victim-opted',
    source: 'victim-liaison',
    data: { victim: VICTIM },
  };
  await liaison.ask(record, { input });
  const subject = await taskOf(liaison, 'victim.offer-contact');
  const letter = await papers.made('vlo.yor', 'victim-letter', { subject, language: 'WELSH' });
  const text = await textOf(await papers.bytes('vlo.yor', letter.pdf));
  expect(text).toContain(`Annwyl ${NAME}`);
  expect(text).toContain('Mae Joe Papers wedi cael dedfryd');
  expect(text).not.toMatch(/Hull|A100\dAA/);
  await papers.bytes('vlm.yor', letter.json);

  const list = 'query ($id: ID!) { pathway(id: $id) { documents { kind } } }';
  const kinds = async (name: string): Promise<string[]> =>
    (
      (await (await papers.stage.as(name)).ask(list, { id: papers.pathway })).data.pathway?.documents ?? []
    ).map(({ kind }: { kind: string }) => kind);
  expect(await kinds('vlo.yor')).toEqual(['victim-letter']);
  for (const name of [
    'omu.hli',
    'os.hli',
    'om.yor',
    'spo.yor',
    'area-manager.yor',
    'inspector.national',
    'witness-care.yor',
    'vlo.hum',
  ]) {
    expect({ name, kinds: (await kinds(name)).filter((kind) => kind === 'victim-letter') }).toEqual({
      name,
      kinds: [],
    });
    expect({ name, status: (await papers.get(name, letter.pdf)).status }).toEqual({ name, status: 404 });
    const code =
      name === 'vlo.hum' || name === 'witness-care.yor' ? expect.stringMatching(/^NOT_/) : 'NOT_ALLOWED';
    expect({ name, code: (await papers.produce(name, 'victim-letter', { subject })).code }).toEqual({
      name,
      code,
    });
  }
  const app = new Database({ url: papers.stage.environment.env['DATABASE_URL'] ?? '', poolSize: 1 });
  const victim = new Database({
    url: papers.stage.environment.env['VICTIM_DATABASE_URL'] ?? '',
    poolSize: 1,
  });
  try {
    await expect(app.query('SELECT 1 FROM victim.document')).rejects.toMatchObject({ code: '42501' });
    await expect(app.query(`UPDATE throughcare.document SET version = 9`)).rejects.toMatchObject({
      code: '42501',
    });
    const seen = (areas: string): Promise<unknown[]> =>
      victim.transaction((sql) => sql.query('SELECT 1 FROM victim.document'), { 'throughcare.areas': areas });
    expect([(await seen('YOR')).length, (await seen('HUM')).length]).toEqual([1, 0]);
  } finally {
    await app.close();
    await victim.close();
  }
});
