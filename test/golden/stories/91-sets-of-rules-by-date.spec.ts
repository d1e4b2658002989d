import { story, type Story } from '../story.js';

// pathway.md, "Set of rules": 2007-2014 with National Standards 2007, then current; chosen by date (libs/standards/sets.json: from
// 1 January 2015), or forced for a rehearsal. Bank holidays: Thu 25 and Fri 26 December 2014, Thu 1 January 2015.

/** Two years passed on a day, to be released halfway. */
function sentenced(title: string, on: string, crd: string, set?: '2007-2014' | 'current'): Story {
  const told = story(title)
    .usually('allocation.set-tier', 'confirmed', { tier: '2' })
    .usually('allocation.name-offender-manager', 'named', { manager: 'o.manager' })
    .usually('supervisor.assign', 'named', { supervisor: 's.own', kind: 'prison' })
    .usually('allocation.identify-mappa-category', 'not-eligible')
    .usually('handover.name-manager', 'named', { manager: 'o.manager' })
    .on(`${on} 15:00`)
    .fact('sentenced', {
      kind: 'determinate',
      months: 24,
      prison: 'HLI',
      area: 'YOR',
      victimScheme: false,
      dates: { crd, sled: '2031-03-01' },
    });
  // In the table of 2007 a determinate sentence of twelve months is in scope where risk of harm is high (000 L138-148).
  told.fact('roh-changed', { level: 'high' });
  if (set) told.fact('rules-changed', { what: 'set', set });
  return told.fact('received', { prison: 'HLI' });
}

describe('the set of rules is chosen by date', () => {
  it('asks an offender manager of the last working day of 2014 within three working days, and of the first of 2015 within five', () => {
    sentenced('old set', '2014-12-31', '2015-12-31')
      .answer('allocation.set-tier', 'confirmed', { tier: '2' })
      // Wed 31 December; Fri 2, Mon 5, Tue 6 January: Thursday is a holiday.
      .expectOpen('allocation.name-offender-manager', { due: '2015-01-06', row: 'ALLOCATE-OM' });
    sentenced('new set', '2015-01-02', '2016-01-04').expectNotOpen('allocation.name-offender-manager');
  });

  it('times the first security category under the rules of today, and only bounds it before', () => {
    sentenced('untimed', '2014-12-31', '2015-12-31').expectOpen('category.propose-first', { row: undefined });
    sentenced('timed', '2015-01-02', '2016-01-04')
      // Ten working days after Fri 2 January 2015: the 16th.
      .expectOpen('category.propose-first', { due: '2015-01-16', row: 'CATEGORISE' });
  });

  it('has no hard stop for a licence that starts on 31 December 2014, and one two working days before one of 2015', () => {
    sentenced('no hard stop', '2014-01-06', '2014-12-31')
      .work('2014-12-30 12:00', { but: ['licence.approve'] })
      .expectNotOpen('licence.make-in-prison')
      // The working day before Wed 31 December.
      .expectOpen('licence.approve', { due: '2014-12-30' });
    // Starts on Fri 2 January 2015; the day before is a holiday, so Wed 31 is one working day before and Tue 30 is two.
    sentenced('hard stop', '2014-01-06', '2015-01-02')
      .work('2014-12-29 12:00', { but: ['licence.approve'] })
      .expectNotOpen('licence.make-in-prison')
      .on('2014-12-30 00:01')
      .expectMissed('licence.approve', '2014-12-30 00:00')
      .expectOpen('licence.make-in-prison');
  });

  it('gives the case to the prison manager on the first day of 2015: until then the offender manager owned it', () => {
    sentenced('owner', '2014-06-02', '2016-06-02')
      .fact('om-changed', { username: 'o.manager', area: 'YOR' })
      .on('2014-12-30 10:00')
      .fact('significant-change', { change: 'bereavement' })
      .expectOpen('risk.review-after-change#c5', { role: 'offender-manager', place: 'YOR' })
      .on('2015-01-02 10:00')
      .fact('significant-change', { change: 'partner' })
      .expectOpen('risk.review-after-change#c5', { role: 'offender-supervisor', place: 'HLI' });
  });
});

describe('a set of rules is forced for a rehearsal', () => {
  it('lives a sentence of today by the rules of 2007-2014: the manager owns it, and no licence locks', () => {
    sentenced('as in 2008', '2026-03-02', '2027-03-02', '2007-2014')
      .answer('allocation.set-tier', 'confirmed', { tier: '2' })
      // Three working days after Mon 2 March.
      .expectOpen('allocation.name-offender-manager', { due: '2026-03-05', row: 'ALLOCATE-OM' })
      .expectOpen('roh.screen', { role: 'offender-manager', place: 'YOR' })
      .expectOpen('category.propose-first', { row: undefined })
      .work('2027-03-01 12:00', { but: ['licence.approve'] })
      .expectNotOpen('handover.hand-over', 'licence.make-in-prison');
  });

  it('lives a sentence of 2010 by the rules of today: the prison owns it until handover', () => {
    sentenced('as today', '2010-03-01', '2011-03-01', 'current')
      .expectOpen('roh.screen', { role: 'offender-supervisor', place: 'HLI' })
      .expectNotOpen('allocation.name-offender-manager');
  });
});
