import fs from 'node:fs';
import path from 'node:path';
import { checkoutRoot } from '#config/checkout.js';
import { caseOf, GOOD, importing, type Importing } from './support/importing.js';

const HOSTILE = path.join(checkoutRoot(), 'test/e2e/fixtures/hostile.ndjson');

describe('throughcare import, what goes in', () => {
  let at: Importing;
  beforeEach(async () => {
    at = await importing();
  }, 60_000);
  afterEach(() => at.end());

  it('takes in what it can of a hostile file, refuses the rest line by line, and keeps script and SQL as words', async () => {
    const file = path.join(at.folder, 'hostile.ndjson');
    fs.copyFileSync(HOSTILE, file);
    const { code, result } = await at.take(file);
    expect(code).toBe(2);
    expect(result).toMatchObject({
      created: 4,
      updated: 0,
      unchanged: 1,
      refused: 11,
      held: 1,
      heldReasons: { 'release-date-past': 1 },
      unknownUsernames: ['nobody.known'],
    });
    const refusals = result['refusals'] as unknown as {
      line: number;
      problems: { field: string; reason: string; mend: string }[];
    }[];
    expect(refusals.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 9, 10, 11, 14, 15, 16]);
    for (const { problems } of refusals)
      for (const { reason, mend } of problems)
        expect(Math.min(reason.length, mend.length)).toBeGreaterThan(5);
    const names = await at.scratch.owner.query<{ first_name: string; last_name: string }>(
      "SELECT first_name, last_name FROM throughcare.person WHERE prison_number = 'A0002AA'",
    );
    expect(names).toEqual([
      { first_name: "<script>alert('hull')</script>", last_name: "'); DROP TABLE throughcare.person; --" },
    ]);
    expect(await at.count('throughcare.person')).toBe(4);
  });

  it('writes refused lines so that, mended, they go in', async () => {
    const file = path.join(at.folder, 'hostile.ndjson');
    fs.copyFileSync(HOSTILE, file);
    await at.take(file);
    const refused = `${file}.refused.ndjson`;
    expect(fs.statSync(refused).mode & 0o077).toBe(0);
    // The Latin-1 line was read as Windows-1252: it goes in as it stands. The long name is mended by hand.
    const mended = fs.readFileSync(refused, 'utf8').replace('S'.repeat(5000), 'SAMUEL');
    fs.writeFileSync(path.join(at.folder, 'mended.ndjson'), mended);
    const { result } = await at.take(path.join(at.folder, 'mended.ndjson'), '--yes');
    expect(result).toMatchObject({ ended: 'done', created: 2 });
    const names = await at.scratch.owner.query(
      "SELECT last_name FROM throughcare.person WHERE prison_number = 'A0010AA'",
    );
    expect(names).toEqual([{ last_name: 'LEFÈVRE' }]);
  });

  it('refuses a ten-megabyte line alone', async () => {
    const long = {
      ...caseOf(2),
      prisoner: { ...caseOf(2).prisoner, lastName: 'L'.repeat(10 * 1024 * 1024) },
    };
    const { code, result } = await at.take(at.write('long.ndjson', [caseOf(1), long, caseOf(3)]));
    expect([code, result['created'], result['refused']]).toEqual([2, 2, 1]);
  });

  it('numbers one command for each fact, of which nothing that travels names anybody', async () => {
    const { code } = await at.take(at.write('one.ndjson', [GOOD]));
    expect(code).toBe(0);
    const commands = await at.scratch.owner.query<{
      n: number;
      type: string;
      payload: { fact: { kind: string } };
      delivered_at: null;
    }>('SELECT n, type, payload, delivered_at FROM throughcare.command ORDER BY n');
    const [pathway] = await at.scratch.owner.query<{
      last_command: number;
      prison_code: string;
      release_on: string;
    }>('SELECT last_command, prison_code, release_on FROM throughcare.pathway');
    expect(pathway).toEqual({ last_command: commands.length, prison_code: 'HLI', release_on: '2031-07-05' });
    expect(commands.map(({ n }) => n)).toEqual(commands.map((_command, i) => i + 1));
    expect(commands.map(({ payload }) => payload.fact.kind)).toEqual([
      'sentenced',
      'received',
      'dates-changed',
      'category-changed',
      'tier-changed',
      'om-changed',
      'roh-changed',
      'victim-opted',
      'imported',
    ]);
    expect(JSON.stringify(commands)).not.toMatch(/SAM|HILL|B0001AA|X900001|V900001|pryce/);
  });

  it('knows somebody on an order by the case reference number, and is told their prison number by a later file', async () => {
    const { prisonerNumber: _none, ...noNumber } = GOOD.prisoner;
    const order = {
      prisoner: { ...noNumber, imprisonmentStatus: 'CO', sentenceExpiryDate: '2027-01-04' },
      probation: { ...GOOD.probation, requirements: ['supervision'] },
    };
    expect((await at.take(at.write('order.ndjson', [order]))).result).toMatchObject({
      created: 1,
      refused: 0,
    });
    const twice = await at.take(at.write('twice.ndjson', [order, { ...GOOD, victims: [] }]));
    expect(twice.result).toMatchObject({ unchanged: 1, refused: 1 });
    expect((await at.take(at.write('sentence.ndjson', [GOOD]))).result).toMatchObject({ created: 1 });
    expect((await at.take(at.write('order.ndjson', [order]))).result).toMatchObject({ unchanged: 1 });
    expect(await at.scratch.owner.query('SELECT prison_number, crn FROM throughcare.person')).toEqual([
      { prison_number: 'B0001AA', crn: 'X900001' },
    ]);
    expect(await at.count('throughcare.pathway')).toBe(2);
  });

  it('puts victims behind their wall and nowhere else', async () => {
    await at.take(at.write('one.ndjson', [GOOD]));
    const [victim] = await at.scratch.owner.query<{ reference: string }>(
      'SELECT reference, details, imported FROM victim.person',
    );
    expect(victim).toMatchObject({
      details: { child: true },
      imported: { number: 'V900001', in: true, child: true },
    });
    // The case speaks of the victim by the reference under which victim liaison has them.
    expect(
      (await at.facts('B0001AA', 'victim')).map(({ kind, data }) => [
        kind,
        (data as { victim: string }).victim,
      ]),
    ).toEqual([['victim-opted', victim?.reference]]);
    expect((await at.facts('B0001AA')).map(({ kind }) => kind)).not.toContain('victim-opted');
    expect(
      await at.scratch.app.query(
        "SELECT n FROM throughcare.command WHERE payload::text LIKE '%victim-opted%'",
      ),
    ).toEqual([]);
    await expect(at.scratch.app.query('SELECT 1 FROM victim.person')).rejects.toThrow(/permission denied/);
    const [person] = await at.scratch.owner.query<{ details: object }>(
      'SELECT details FROM throughcare.person',
    );
    expect(JSON.stringify(person?.details)).not.toMatch(/V900001|optedIn/);
  });

  it('changes nothing when the same file comes again, and records only what changed when another does', async () => {
    await at.take(at.write('one.ndjson', [GOOD, caseOf(1)]));
    const before = await at.count('throughcare.command');
    const again = await at.take(at.write('again.ndjson', [GOOD, caseOf(1)]));
    expect(again.result).toMatchObject({ created: 0, updated: 0, unchanged: 2, facts: 0 });
    expect(await at.count('throughcare.command')).toBe(before);
    const later = {
      ...GOOD,
      prisoner: { ...GOOD.prisoner, category: 'B', firstName: 'SAMUEL' },
      victims: [{ ...GOOD.victims[0], optedIn: false }],
    };
    expect((await at.take(at.write('later.ndjson', [later, caseOf(1)]))).result).toMatchObject({
      updated: 1,
      unchanged: 1,
      facts: 2,
    });
    const [last] = (await at.facts('B0001AA')).slice(-1);
    expect(last).toEqual({ kind: 'category-changed', data: { category: 'B', open: false }, n: 10 });
    expect(
      (await at.facts('B0001AA', 'victim')).map(({ data, n }) => [(data as { in: boolean }).in, n]),
    ).toEqual([
      [true, 8],
      [false, 11],
    ]);
    expect(await at.count('victim.person')).toBe(1);
    expect(
      await at.scratch.owner.query(
        "SELECT first_name FROM throughcare.person WHERE prison_number = 'B0001AA'",
      ),
    ).toEqual([{ first_name: 'SAMUEL' }]);
  });

  it('replaces the fact of the sentence when the record corrects it', async () => {
    await at.take(at.write('one.ndjson', [GOOD]));
    await at.take(
      at.write('later.ndjson', [{ ...GOOD, prisoner: { ...GOOD.prisoner, mostSeriousOffence: 'Rape' } }]),
    );
    const rows = await at.scratch.owner.query<{
      payload: { fact: { kind: string; supersedes?: string; data: object } };
    }>('SELECT payload FROM throughcare.command ORDER BY n DESC LIMIT 1');
    expect(rows[0]?.payload.fact).toMatchObject({
      kind: 'sentenced',
      supersedes: 'c1',
      data: { offences: ['rape'], registeredSexOffender: true },
    });
  });

  it('keeps what somebody recorded of the sentence and no record says, when the record corrects it', async () => {
    await at.take(at.write('one.ndjson', [GOOD]));
    const flags = { hateCrime: true, domesticAbuse: true, terrorism: true };
    await at.scratch.owner.query(
      `UPDATE throughcare.fact SET data = data || $1 WHERE kind = 'sentenced' AND ref = 'c1'`,
      [JSON.stringify(flags)],
    );
    await at.take(
      at.write('later.ndjson', [{ ...GOOD, prisoner: { ...GOOD.prisoner, mostSeriousOffence: 'Theft' } }]),
    );
    const [last] = await at.scratch.owner.query<{ payload: { fact: { data: object } } }>(
      'SELECT payload FROM throughcare.command ORDER BY n DESC LIMIT 1',
    );
    expect(last?.payload.fact.data).toMatchObject({ offences: ['theft'], violent: false, ...flags });
  });

  it('refuses a case reference number that is somebody else’s, and the rest goes in', async () => {
    await at.take(at.write('one.ndjson', [GOOD]));
    const thief = { ...caseOf(1), probation: GOOD.probation };
    const { code, result } = await at.take(at.write('two.ndjson', [thief, caseOf(2)]));
    expect([code, result['created'], result['refused']]).toEqual([2, 1, 1]);
  });
});
