import fs from 'node:fs';
import path from 'node:path';
import { caseOf, GOOD, importing, type Importing } from './support/importing.js';

describe('throughcare import, how a run behaves', () => {
  let at: Importing;
  beforeEach(async () => {
    at = await importing();
  }, 60_000);
  afterEach(() => at.end());

  it('shows the blast radius in a dry run and writes nothing, not even the file of refused lines', async () => {
    await at.take(
      at.write(
        'first.ndjson',
        [1, 2, 3, 4].map((i) => caseOf(i)),
      ),
    );
    const before = await at.count('throughcare.command');
    const file = at.write('second.ndjson', [
      caseOf(1, { conditionalReleaseDate: '2031-07-15' }),
      caseOf(2, { conditionalReleaseDate: '2031-07-03' }),
      caseOf(5),
      { prisoner: {} },
    ]);
    const { code, result } = await at.take(file, '--dry-run');
    expect(code).toBe(2);
    expect(result).toMatchObject({
      dryRun: true,
      created: 1,
      updated: 2,
      refused: 1,
      openCases: 4,
      datesMoved: { cases: 2, dates: 2, earlier: 1, later: 1, medianDays: 10, furthestDays: 10 },
    });
    expect(await at.count('throughcare.command')).toBe(before);
    expect(fs.readdirSync(at.folder).sort()).toEqual(['first.ndjson', 'second.ndjson']);
  });

  it('does not re-date over 5% of the open cases without a yes', async () => {
    const cases = Array.from({ length: 40 }, (_, i) => caseOf(i));
    await at.take(at.write('first.ndjson', cases));
    const moved = (n: number): string =>
      at.write(
        `moved-${n}.ndjson`,
        cases.map((one, i) => (i < n ? caseOf(i, { conditionalReleaseDate: `2031-08-${10 + n}` }) : one)),
      );
    expect((await at.take(moved(2))).result).toMatchObject({ ended: 'done', updated: 2 });
    const asked = await at.take(moved(3));
    expect([asked.code, asked.result['ended']]).toEqual([2, 'not-confirmed']);
    expect(asked.stderr).toMatch(/3 cases of 40 open ones \(7\.5%\)[\s\S]*--yes/);
    expect(
      (
        await at.scratch.owner.query(
          "SELECT 1 FROM throughcare.fact WHERE data->'dates'->>'crd' = '2031-08-13'",
        )
      ).length,
    ).toBe(0);
    const sure = await at.take(moved(3), '--yes');
    expect([sure.code, sure.result['ended'], sure.result['updated']]).toEqual([0, 'done', 3]);
  });

  it('stops when asked, and goes on when run again: every case once', async () => {
    const total = 6_000;
    const file = at.write(
      'many.ndjson',
      Array.from({ length: total }, (_, i) => caseOf(i)),
    );
    const child = at.start(file, '--no-wait', '--json');
    let out = '';
    child.stdout?.on('data', (data: Buffer) => (out += data.toString()));
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    while ((await at.count('throughcare.pathway')) === 0)
      await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGINT');
    expect(await ended).toBe(1);
    const stopped = JSON.parse(out) as { ended: string; created: number };
    expect(stopped.ended).toBe('stopped');
    expect(stopped.created).toBe(await at.count('throughcare.pathway'));
    expect(stopped.created).toBeLessThan(total);
    const { code, result } = await at.take(file);
    expect([code, result['created'], result['unchanged']]).toEqual([
      0,
      total - stopped.created,
      stopped.created,
    ]);
    expect([await at.count('throughcare.person'), await at.count('throughcare.pathway')]).toEqual([
      total,
      total,
    ]);
  });

  it('says so and ends when no worker takes the commands: they are safe', async () => {
    const { code, stdout } = await at.run(at.write('one.ndjson', [GOOD]));
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /9 commands not yet handed to the pathways: no worker seems to be running. They are safe/,
    );
  });

  it.each([
    ['a file that is not there', () => 'missing.ndjson', /there is no such file/],
    ['UTF-16', () => path.join(at.folder, 'utf16.ndjson'), /UTF-16.*iconv/],
    ['one JSON list', () => path.join(at.folder, 'list.json'), /JSON list.*jq/],
  ])('fails with one clear message on %s', async (_name, file, message) => {
    fs.writeFileSync(
      path.join(at.folder, 'utf16.ndjson'),
      Buffer.from(`\ufeff${JSON.stringify(GOOD)}`, 'utf16le'),
    );
    fs.writeFileSync(path.join(at.folder, 'list.json'), `[${JSON.stringify(GOOD)}]`);
    const { code, stderr } = await at.run(file());
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
    expect(await at.count('throughcare.person')).toBe(0);
  });

  it('fails with one clear message when PostgreSQL is away', async () => {
    at.env['ENGINE_DATABASE_URL'] = 'postgresql://throughcare_engine:x@127.0.0.1:1/throughcare';
    const { code, stderr } = await at.run(at.write('one.ndjson', [GOOD]));
    expect(code).toBe(1);
    expect(stderr).toMatch(/PostgreSQL cannot be reached.*run the same command again/);
  });
});
