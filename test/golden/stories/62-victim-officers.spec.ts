import { inCustody } from '../cases.js';

// hmpps-services 4.11; tasks.csv victim.reassign-work. Wed 6 May 2026, at Hull; the home area is Yorkshire.
const VICTIM = { but: ['victim.tell', 'victim.reassign-work', 'victim.disclose'] };
const known = (title: string) =>
  inCustody(title, '2026-04-01 10:00', { victimScheme: true })
    .fact('victim-opted', { victim: 'v1', in: true })
    .work('2026-05-06 10:00', VICTIM);

describe('a victim liaison officer who leaves', () => {
  it('hands over before the last day; cover ends on its date', () => {
    known('leaves')
      .fact('staff-left', { username: 'v.officer', role: 'victim-liaison-officer', lastDay: '2026-05-29' })
      .expectOpen('victim.reassign-work', { due: '2026-05-29', role: 'victim-liaison-manager', place: 'YOR' })
      .expectNotOpen('continuity.write-handover')
      .answer('victim.reassign-work', 'covered-until', { coverUntil: '2026-07-31' })
      .work('2026-07-23 10:00', VICTIM)
      .expectNotOpen('victim.reassign-work')
      // A week before the cover ends.
      .on('2026-07-24 00:00')
      .expectOpen('victim.reassign-work', { due: '2026-07-31' })
      .answer('victim.reassign-work', 'reassigned')
      .expectNotOpen('victim.reassign-work');
  });

  it('who has gone already is replaced the day it becomes known', () => {
    known('gone')
      .fact('staff-left', { username: 'v.officer', role: 'victim-liaison-officer' })
      .expectOpen('victim.reassign-work', { due: '2026-05-06' });
  });
});

describe('a victim who lives or moves elsewhere', () => {
  it('is asked and told by that area’s unit; the unit they leave hands over the same day', () => {
    known('moves')
      .fact('victim-opted', { victim: 'v1', in: true, area: 'HUM' })
      .expectOpen('victim.reassign-work', { due: '2026-05-06', place: 'YOR' })
      .answer('victim.reassign-work', 'reassigned')
      .fact('hospital-transfer', { in: true })
      .expectOpen('victim.tell', { due: '2026-05-07', place: 'HUM' });
  });

  it('is offered contact there from the first', () => {
    inCustody('elsewhere', '2026-03-02 17:00', { victimScheme: true })
      .fact('victim-opted', { victim: 'v2', area: 'HUM' })
      .expectOpen('victim.offer-contact', { place: 'HUM', role: 'victim-liaison-officer' });
  });
});
