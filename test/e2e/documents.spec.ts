import { createHash, randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { target } from '../golden/targets.js';
import { textOf } from '../support/pdf-text.js';
import { paperwork, type Paperwork } from './support/paperwork.js';

jest.setTimeout(90_000);

let papers: Paperwork;
beforeAll(async () => {
  papers = await paperwork();
}, 120_000);
afterAll(() => papers?.close(), 60_000);

test('what is missing is said, and once it is there the document is made, kept, and never changed', async () => {
  const early = await papers.produce('omu.hli', 'board-invitation');
  expect(early).toMatchObject({ __typename: 'InvalidInputRefusal' });
  expect(early.message).toMatch(/“Set the sentence planning board date” \(case administrator\)/);
  const clerk = await papers.stage.as('omu.hli');
  await papers.answered('board.set-date', 'set', {
    boardOn: '2026-12-09',
    place: 'Room 4',
    videoBooked: true,
  });

  const first = await papers.made('omu.hli', 'board-invitation');
  expect(first).toMatchObject({ version: 1, producedBy: { username: 'omu.hli' } });
  expect(first.seq).toBeGreaterThan(0);
  const pdf = await papers.bytes('omu.hli', first.pdf);
  expect(createHash('sha256').update(pdf).digest('hex')).toBe(first.sha256);
  expect(await textOf(pdf)).toMatch(/Joe Papers .*Date 9 December 2026 Place Room 4/);
  const data = JSON.parse((await papers.bytes('omu.hli', first.json)).toString()) as {
    data: object;
    seq: number;
  };
  expect(data).toMatchObject({ seq: first.seq, data: { 'board.set-date#boardOn': '2026-12-09' } });

  // Nothing has changed: the same version is given, by whomever it is asked.
  expect(await papers.produce('head-of-omu.hli', 'board-invitation')).toMatchObject({
    fresh: false,
    document: { id: first.id },
  });
  await papers.owner.query(
    `UPDATE throughcare.task SET answers = answers || '{"place":"Video suite"}' WHERE pathway_id = $1 AND type = 'board.set-date'`,
    [papers.pathway],
  );
  const second = await papers.made('omu.hli', 'board-invitation');
  expect(second.version).toBe(2);
  expect(await textOf(await papers.bytes('omu.hli', second.pdf))).toContain('Video suite');
  expect((await papers.bytes('omu.hli', first.pdf)).equals(pdf)).toBe(true);
  const list = await clerk.ask('query ($id: ID!) { pathway(id: $id) { documents { id version content } } }', {
    id: papers.pathway,
  });
  expect(list.data.pathway.documents.map(({ version }: { version: number }) => version)).toEqual([2, 1]);
  await expect(
    papers.owner.query(`SELECT 1 FROM throughcare.document WHERE id = $1 AND pdf = $2`, [first.id, pdf]),
  ).resolves.toHaveLength(1);
});

test('of many who ask at once, one makes the version and the others get it', async () => {
  await papers.answered('plan.write', 'agreed', {
    targets: [target('Walks away when insulted', { through: 'Thinking skills' })],
    purposes: 'Rehabilitation',
    contactLevel: 'Monthly',
  });
  const all = await Promise.all(Array.from({ length: 8 }, () => papers.made('os.hli', 'sentence-plan')));
  expect(new Set(all.map(({ id }) => id)).size).toBe(1);
  const commandId = randomUUID();
  const repeated = [
    await papers.produce('os.hli', 'sentence-plan', { commandId }),
    await papers.produce('os.hli', 'sentence-plan', { commandId }),
  ];
  expect(repeated[1]).toEqual(repeated[0]);
});

test('a download needs a token, and shows nothing to those who may not read', async () => {
  const { pdf, json, id } = await papers.made('omu.hli', 'board-invitation');
  const without = await papers.get(undefined, pdf);
  expect([without.status, (await without.json()) as object]).toEqual([
    401,
    expect.objectContaining({ code: 'UNAUTHENTICATED' }),
  ]);
  /** What is said, but for the number of the request: it alone differs. */
  const said = async (answer: Response): Promise<object> => {
    const { correlationId, ...rest } = (await answer.json()) as { correlationId: string };
    expect(correlationId).toMatch(/^[\w-]{8,64}$/);
    return rest;
  };
  const nothing = await said(await papers.get('omu.hli', `/documents/${randomUUID()}.pdf`));
  // Of another prison; of this one but not for them; of an outside body.
  for (const name of ['omu.wdi', 'governor.hli', 'witness-care.yor'])
    for (const file of [pdf, json]) {
      const answer = await papers.get(name, file);
      expect({ name, status: answer.status, said: await said(answer) }).toEqual({
        name,
        status: 404,
        said: nothing,
      });
    }
  expect((await papers.produce('governor.hli', 'board-invitation')).code).toBe('NOT_ALLOWED');
  expect((await papers.produce('omu.wdi', 'board-invitation')).code).toBe('NOT_FOUND');
  expect((await papers.produce('omu.hli', 'a-poem')).problems?.[0]?.message).toMatch(
    /is not a kind of document; there are: psr-front-sheet/,
  );
  await papers.bytes('inspector.national', pdf);
  const read = await papers.owner.query(
    `SELECT u.username FROM audit.event e JOIN throughcare.person_user u ON u.id = e.actor_id WHERE e.action = 'document.read.pdf' AND e.subject_id = $1`,
    [id],
  );
  expect(read).toContainEqual({ username: 'inspector.national' });
});
