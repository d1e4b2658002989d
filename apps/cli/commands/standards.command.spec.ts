import { jest } from '@jest/globals';
import { Command } from 'commander';
import { catalogue } from '#standards/index.js';
import { standardsCommand } from './standards.command.js';

interface Ran {
  readonly out: string;
  readonly err: string;
  readonly code: number;
}

/** Runs `throughcare standards …` in this process, as main does. */
async function run(...args: string[]): Promise<Ran> {
  const [out, err]: [string[], string[]] = [[], []];
  const log = jest.spyOn(console, 'log').mockImplementation((line: unknown) => void out.push(String(line)));
  const error = jest
    .spyOn(console, 'error')
    .mockImplementation((line: unknown) => void err.push(String(line)));
  const before = process.exitCode;
  process.exitCode = undefined;
  try {
    await new Command('throughcare')
      .addCommand(standardsCommand())
      .parseAsync(['standards', ...args], { from: 'user' });
    return { out: out.join('\n'), err: err.join('\n'), code: Number(process.exitCode ?? 0) };
  } finally {
    process.exitCode = before;
    log.mockRestore();
    error.mockRestore();
  }
}
const lastLine = ({ out }: Ran): string => out.split('\n').at(-1) ?? '';

describe('throughcare standards due', () => {
  test('the last line is the date; above it stands why', async () => {
    const ran = await run('due', 'LICENCE-HARD-STOP', '--from', '2026-12-29');
    expect(ran.code).toBe(0);
    expect(lastLine(ran)).toBe('2026-12-23');
    expect(ran.out).toMatch(/^Rule: at least 2 working days before: licence start/m);
    expect(ran.out).toMatch(/^Anchor: licence start, Tuesday 29 December 2026/m);
    expect(ran.out).toMatch(/^Calendar: england-and-wales\//m);
    expect(ran.out).toMatch(/^ {2}2026-12-28 Boxing Day \(substitute day\)$/m);
    expect(ran.out).toMatch(/^Locks as Wednesday 23 December 2026 begins$/m);
  });

  test('a moment is answered with its London offset, and read as London time', async () => {
    expect(lastLine(await run('due', 'RECALL-REQUEST', '--from', '2026-03-28T20:00'))).toBe(
      '2026-03-29T21:00:00+01:00',
    );
    expect(lastLine(await run('due', 'RECALL-REQUEST', '--from', '2026-07-01T12:00Z'))).toBe(
      '2026-07-02T13:00:00+01:00',
    );
    expect(lastLine(await run('due', 'report-on-release', '--from', '2026-12-24'))).toBe(
      '2026-12-29T14:00:00+00:00',
    );
  });

  test('a bare name that is a row and a family is the row', async () => {
    const row = await run('due', 'ROH-REVIEW', '--from', '2026-12-09', '--fact', 'roh=high');
    expect(row.out).toMatch(/^ROH-REVIEW: .*[\s\S]*its condition does not hold/);
    expect(lastLine(row)).toBe('2027-04-09');
    const family = await run('due', '--family', 'ROH-REVIEW', '--from', '2026-12-09', '--fact', 'roh=high');
    expect(family.out).toMatch(/^ROH-REVIEW-HIGH: /);
    expect(lastLine(family)).toBe('2027-03-31');
  });

  test('a family that the facts do not settle is refused, naming what is missing', async () => {
    const ran = await run('due', '--family', 'FTR', '--from', '2026-04-01', '--fact', 'recallType=fixed');
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toMatch(/Missing facts: hdcRecall/);
    const none = await run('due', '--family', 'FTR', '--from', '2026-04-01', '--fact', 'recallType=standard');
    expect(none.code).toBe(2);
    expect(none.err).toMatch(/No row of FTR holds on 2026-04-01/);
  });

  test.each([
    [
      ['due', 'FTR-28', '--from', '2026-04-01'],
      /in force from 2008-07-14 to 2026-03-30.*In force then: FTR-56/,
    ],
    [['due', 'NONSENSE', '--from', '2026-04-01'], /no standard called "NONSENSE"/],
    [['due', 'FTR-56', '--from', '2026-02-30'], /"2026-02-30" is not a date/],
    [['due', 'FTR-56', '--from', '2026-04-01T25:00'], /not a date and time/],
    [['due', 'FTR-56'], /Give --from/],
    [['due', '--from', '2026-04-01'], /id of a row or --family/],
    [['due', 'FTR-56', '--family', 'FTR', '--from', '2026-04-01'], /id of a row or --family/],
    [['due', 'FTR-56', '--from', '2026-04-01', '--fact', 'colour=red'], /No standard asks for "colour"/],
    [['due', 'FTR-56', '--from', '2026-04-01', '--fact', 'hdcRecall'], /hdcRecall cannot be ""/],
    [['due', 'RECALL-REQUEST', '--from', '2026-04-01'], /counts hours: give the time/],
    [['due', 'VICTIM-TELL', '--from', '2035-12-31'], /not known yet; ask again on 2035-01-02/],
    [['due', 'FIRST-CONTACT-OM', '--from', '2010-04-01', '--set', 'current'], /belongs to the set 2007-2014/],
    [['list', '--on', 'tomorrow'], /not a date/],
  ])('%j is refused in words a person can act on', async (args, reason) => {
    const ran = await run(...args);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toMatch(reason);
  });

  test('--json gives one object, for answers and refusals', async () => {
    const answer = await run('due', 'AP-PLACE', '--from', '2026-12-24T15:00', '--json');
    expect(JSON.parse(answer.out)).toMatchObject({
      row: 'AP-PLACE',
      dueOn: '2027-01-06',
      anchor: { on: '2026-12-29' },
      calendarVersion: expect.stringMatching(/./),
      skipped: expect.arrayContaining([{ date: '2026-12-25', why: 'Christmas Day' }]),
    });
    const refusal = await run('due', '--family', 'PSR', '--from', '2026-12-09', '--json');
    expect(refusal.code).toBe(2);
    expect(JSON.parse(refusal.out)).toMatchObject({
      refused: true,
      code: 'MISSING_FACTS',
      missing: ['report', 'remanded'],
    });
  });
});

describe('throughcare standards list', () => {
  test('shows every row with its rule, and which are local settings', async () => {
    const ran = await run('list');
    expect(ran.code).toBe(0);
    expect(ran.out).toMatch(new RegExp(`${catalogue().rows.length} standards$`));
    expect(ran.out).toMatch(/ADDRESS-CHECK: .*\n.*at least 6 weeks before: release.*\n.*local setting/);
  });

  test('can be asked for a set or a date', async () => {
    const on = async (...args: string[]): Promise<string[]> =>
      (JSON.parse((await run('list', '--json', ...args)).out) as { id: string }[]).map(({ id }) => id);
    const then = await on('--on', '2010-06-01');
    const now = await on('--on', '2026-12-09');
    expect(then).toContain('FIRST-CONTACT-OM');
    expect(then).toContain('FTR-28');
    expect(then).not.toContain('FTR-56');
    expect(now).toContain('FTR-56');
    expect(now).toContain('HANDOVER');
    expect(now).not.toContain('FIRST-CONTACT-OM');
    expect(await on('--set', '2007-2014')).not.toContain('HANDOVER');
  });
});
