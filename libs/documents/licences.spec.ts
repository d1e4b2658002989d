import { atLondon } from '#calendar/index.js';
import { WHOLE_LICENCE, fact, record, step } from '../../test/support/case-record.js';
import { read } from '../../test/support/read-document.js';

const WORDED = {
  wording: 'Not to enter the area shown on map 3',
  monitor: 'user-1',
  howOften: 'Weekly',
  ifBroken: 'Ring victim liaison, who tells her at once',
  pending: false,
};

describe('what a licence says', () => {
  it('gives the person the standard and further conditions, and where to report', async () => {
    const text = await read('licence', record(WHOLE_LICENCE, { wordings: [WORDED] }));
    expect(text).toContain('Joe Bloggs');
    // CRD 5 April 2027 is a Monday: the licence starts that day and ends with the SLED.
    expect(text).toMatch(/Licence starts 5 April 2027 Licence ends 4 July 2028/);
    expect(text).toMatch(/First appointment 5 April 2027 at 14:00/);
    expect(text).toContain('be of good behaviour and not behave in a way');
    expect(text).toMatch(/1\. Not to enter licensed premises/);
    expect(text).toMatch(/2\. To attend a thinking skills course/);
    expect(text).toMatch(/3\. Not to enter the area shown on map 3/);
  });

  it('tells the person neither why, nor who watches, nor that anybody asked', async () => {
    const text = await read('licence', record(WHOLE_LICENCE, { wordings: [WORDED] }));
    for (const kept of [
      'alcohol',
      'impulsiveness',
      'Two convictions',
      'Weekly',
      'victim',
      'Niamh Quinn weekly',
      'tells her',
    ])
      expect({ kept, found: text.includes(kept) }).toEqual({ kept, found: false });
  });

  it('tells those who watch what each condition answers, who checks and how often', async () => {
    const text = await read('licence-monitors', record(WHOLE_LICENCE, { wordings: [WORDED] }));
    expect(text).toMatch(/Not to enter licensed premises Risk it answers alcohol and violence/);
    expect(text).toMatch(/map 3 Checked by Niamh Quinn How often Weekly If it is broken Ring/);
  });

  it('waits for a wording that is not final, but never past the day', async () => {
    const pending = { ...WORDED, pending: true };
    const before = await read('licence', record(WHOLE_LICENCE, { wordings: [pending] }));
    expect(before).toMatch(/^the wording of a condition is not final yet/);
    expect(before).not.toMatch(/victim/i);
    const now = atLondon('2027-04-05', '08:00');
    expect(await read('licence', record(WHOLE_LICENCE, { wordings: [pending], now }))).toContain('map 3');
  });

  it('is not made from conditions that nobody has approved', async () => {
    const [proposed] = WHOLE_LICENCE;
    const again = step('licence.approve', { round: 2, state: 'OPEN', on: '2027-03-01' });
    const text = await read('licence', record([...WHOLE_LICENCE, again]));
    expect(text).toMatch(
      /“Approve the licence before it locks” is open again: the governor answers it first/,
    );
    expect(await read('licence', record(proposed ? [proposed] : []))).toMatch(
      /has no task “Approve the licence/,
    );
  });

  it('says that a life licence does not end, and gives the hours of a curfew', async () => {
    const life = fact('sentenced', '2009-01-05', { kind: 'life', dates: { ted: '2027-04-05' } });
    expect(await read('licence', record(WHOLE_LICENCE, { facts: [life] }))).toContain(
      'This licence does not end',
    );
    const curfew = (outcome: string): ReturnType<typeof step> =>
      step('hdc.decide', { outcome, answers: { curfewHours: '19:00 to 07:00' } });
    expect(await read('licence', record([...WHOLE_LICENCE, curfew('granted')]))).toContain('19:00 to 07:00');
    expect(await read('licence', record([...WHOLE_LICENCE, curfew('refused')]))).not.toContain('19:00');
  });

  it('carries the standard conditions of its own day', async () => {
    const old = fact('sentenced', '2009-01-05', {
      kind: 'determinate',
      months: 30,
      dates: { crd: '2010-04-05' },
    });
    const text = await read('licence', record(WHOLE_LICENCE, { facts: [old] }));
    expect(text).toContain('keep in touch with the responsible officer');
    expect(text).not.toContain('supervising officer');
  });
});

describe('what a temporary licence says', () => {
  const scope = 'custody#1/rotl#c9';
  const decided = [
    step('rotl.check-application', {
      scope,
      subject: 'c9',
      answers: {
        kind: 'family',
        purpose: 'To see his mother',
        destinationAndRoute: 'By train to Leeds',
        firstOuting: '2026-05-04',
      },
    }),
    step('rotl.decide', {
      scope,
      subject: 'c9',
      outcome: 'approved-escorted',
      answers: {
        conditions: 'Stay with the escort\nNo alcohol',
        escortReason: 'direct-victim-rule',
        reasonToPrisoner: 'Escorted this time',
      },
    }),
    step('rotl.issue-licence', { scope, subject: 'c9', state: 'OPEN' }),
  ];
  it('tells where to, the conditions and that it is escorted, and never why', async () => {
    const text = await read('rotl-licence', record(decided), 'c9');
    expect(text).toMatch(/Kind Family Purpose To see his mother/);
    expect(text).toMatch(/Decision Approved, escorted/);
    expect(text).toMatch(/1\. Stay with the escort 2\. No alcohol/);
    expect(text).not.toMatch(/victim|direct/i);
  });
  it('is not made when the outing was refused, or for an application of another case', async () => {
    const refused = [
      ...decided.slice(0, 1),
      step('rotl.decide', { scope, subject: 'c9', outcome: 'refused' }),
    ];
    expect(await read('rotl-licence', record(refused))).toMatch(/was answered "refused"/);
    expect(await read('rotl-licence', record(decided), 'c77')).toMatch(
      /no step of this case is called "c77"/,
    );
  });
});
