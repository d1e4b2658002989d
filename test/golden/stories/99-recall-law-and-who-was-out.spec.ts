import { brings } from '#engine/campaign/choose.js';
import { story, type Story } from '../story.js';

// HMPPS services 2.12 FTR-14/28, FTR-56, FTR-56-HDC: each counts from the return to custody, and the row is the one of that day; CJA 2003 s255BA;
// docs/decisions/0016.

/** Sentenced on Mon 3 March 2025 to 24 months, released, and revoked on a day; `recall` says how. */
function revoked(
  title: string,
  on: string,
  recall: Readonly<Record<string, unknown>>,
  { months = 24, crd = '2025-12-02', out = 'crd' } = {},
): Story {
  return story(title)
    .on('2025-03-03 15:00')
    .fact('sentenced', {
      kind: 'determinate',
      months,
      prison: 'HLI',
      area: 'YOR',
      victimScheme: false,
      dates: { crd, sled: '2027-03-02' },
    })
    .on('2025-03-03 18:00')
    .fact('received', { prison: 'HLI' })
    .fact('roh-changed', { level: 'medium' })
    .on('2025-12-02 09:00')
    .fact('released', { on: out, prison: 'HLI' })
    .on(on)
    .fact('recall-revoked', recall, { as: 'revocation' });
}
const back = (told: Story, at: string): Story => told.on(at).fact('returned', { prison: 'EVI' });
const isTakenByCampaign = ({ state }: Story): boolean =>
  brings('ftr-56-2026').factFor(state, state.now) !== undefined;

describe('recalled before 31 March 2026, and still at large on that day', () => {
  it('on a fixed term comes back to the law of the day of return: 56 days, whatever the length of the sentence', () => {
    for (const months of [10, 24]) {
      const out = revoked(
        `fixed, ${months} months`,
        '2026-02-02 10:00',
        { recallType: 'fixed', from: 'licence' },
        { months },
      )
        .on('2026-03-31 09:00')
        .expectStuck('unlawfully-at-large');
      // Not inside on the day: the tranches are for those who are.
      expect(isTakenByCampaign(out)).toBe(false);
      back(out, '2026-04-01 11:00')
        // The worked example of the sources: back on Wed 1 April, day 56 is Tue 26 May 2026.
        .fact('dates-changed', { dates: { prrd: '2026-04-28' } })
        .expectStuck('fixed-term-date-differs', '2026-05-26 by law, 2026-04-28 recorded')
        .fact('dates-changed', { dates: { prrd: '2026-05-26' } })
        .expectNotStuck('fixed-term-date-differs');
    }
  });

  it('on a standard recall comes back to a standard one: no rule makes it another, until PPCS says so', () => {
    const told = revoked('standard', '2026-02-02 10:00', { recallType: 'standard', from: 'licence' }).on(
      '2026-03-31 09:00',
    );
    expect(isTakenByCampaign(told)).toBe(false);
    back(told, '2026-04-01 11:00')
      .expectOpen('recall.write-part-b')
      .expectOpen('recall.refer-parole')
      .expectNotOpen('recall.check-fixed-term-date');
    // Nor once inside: the return is not before the day of the change.
    expect(isTakenByCampaign(told)).toBe(false);
    told
      .on('2026-04-02 10:00')
      .fact(
        'recall-revoked',
        { recallType: 'fixed', from: 'licence' },
        { supersedes: 'revocation', happened: '2026-02-02 10:00' },
      )
      .expectNotOpen('recall.write-part-b', 'recall.refer-parole')
      .expectOpen('recall.check-fixed-term-date')
      .fact('dates-changed', { dates: { prrd: '2026-05-25' } })
      .expectStuck('fixed-term-date-differs', '2026-05-26 by law');
  });
});

describe('a fixed-term recall from home detention curfew', () => {
  const fromCurfew = (title: string, crd: string): Story =>
    revoked(title, '2026-02-02 10:00', { recallType: 'fixed', from: 'hdc' }, { crd, out: 'hdc' });

  it('ends with the custodial part when that is later than 56 days, and after 56 days when they are', () => {
    // Back on Tue 31 March 2026: day 56 is Mon 25 May.
    back(fromCurfew('custodial part later', '2026-06-02'), '2026-03-31 11:00')
      .fact('dates-changed', { dates: { prrd: '2026-05-25' } })
      .expectStuck('fixed-term-date-differs', '2026-06-02 by law')
      .fact('dates-changed', { dates: { prrd: '2026-06-02' } })
      .expectNotStuck('fixed-term-date-differs');
    back(fromCurfew('56 days later', '2026-05-01'), '2026-03-31 11:00')
      .fact('dates-changed', { dates: { prrd: '2026-05-01' } })
      .expectStuck('fixed-term-date-differs', '2026-05-25 by law')
      .fact('dates-changed', { dates: { prrd: '2026-05-25' } })
      .expectNotStuck('fixed-term-date-differs');
  });

  it('of before the law of 2026 is compared with the days of its own row only', () => {
    // Back on Mon 30 March 2026: day 28 is Sun 26 April.
    back(fromCurfew('old law', '2026-06-02'), '2026-03-30 11:00')
      .fact('dates-changed', { dates: { prrd: '2026-06-02' } })
      .expectStuck('fixed-term-date-differs', '2026-04-26 by law')
      .fact('dates-changed', { dates: { prrd: '2026-04-26' } })
      .expectNotStuck('fixed-term-date-differs');
  });
});
