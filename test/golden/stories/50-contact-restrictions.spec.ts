import { inCustody } from '../cases.js';

// pathway.md, "Tracks" (restrictions); 000 L717, L721; 002 L654, L708–L710. Sentenced Mon 2 March 2026, at Hull; Easter is 3 and 6 April.
const LEFT_ALONE = { but: ['restrict.decide-contact'] };

describe('restrictions on contact from prison', () => {
  it('are decided when the manager asks, reviewed on the day named, and end when they are lifted', () => {
    inCustody('asked for', '2026-04-08 10:00')
      .fact('restriction-requested', { by: 'offender-manager', restriction: 'mail' })
      // Two working days after Wed 8 April.
      .expectOpen('restrict.decide-contact', { due: '2026-04-10', role: 'public-protection', place: 'HLI' })
      .answer('restrict.decide-contact', 'imposed', { restriction: 'mail', reviewOn: '2026-07-10' })
      // The review appears a week before Fri 10 July.
      .work('2026-07-02 10:00', LEFT_ALONE)
      .expectNotOpen('restrict.decide-contact')
      .on('2026-07-03 00:00')
      .expectOpen('restrict.decide-contact', { due: '2026-07-10' })
      .answer('restrict.decide-contact', 'lifted', { restriction: 'mail', reviewOn: '2026-07-10' })
      .work('2026-12-01 10:00', LEFT_ALONE)
      .expectNotOpen('restrict.decide-contact');
  });

  it('follow a move: the new prison puts them in force within four hours, and confirms what was decided', () => {
    inCustody('moved', '2026-04-08 10:00')
      .fact('restriction-requested', { by: 'police', restriction: 'no-contact-list', urgent: true })
      // Urgent: the same day.
      .expectOpen('restrict.decide-contact', { due: '2026-04-08' })
      .answer('restrict.decide-contact', 'imposed', {
        restriction: 'no-contact-list',
        reviewOn: '2027-01-08',
      })
      .work('2026-05-11 14:00', LEFT_ALONE)
      .fact('moved', { from: 'HLI', to: 'EVI', planned: true, reason: 'progression' })
      // Four hours after arrival, at every reception (CONTACT-RESTRICT).
      .expectOpen('reception.restrict-contact', { dueAt: '2026-05-11 18:00', place: 'EVI' })
      .expectOpen('restrict.decide-contact', { mark: 'confirm', place: 'EVI' });
  });

  it('answer an application to contact a child, and a refusal has no review', () => {
    inCustody('child contact', '2026-04-08 10:00')
      .fact('restriction-requested', { by: 'prisoner', restriction: 'child-contact' })
      .expectOpen('restrict.decide-contact', { due: '2026-04-10' })
      .answer('restrict.decide-contact', 'refused', { restriction: 'child-contact', reviewOn: '2026-07-10' })
      .work('2026-07-10 12:00', LEFT_ALONE)
      .expectNotOpen('restrict.decide-contact');
  });

  it('are decided the same day on unwanted contact, once the manager says the prison was told', () => {
    inCustody('unwanted contact', '2026-04-14 09:00', { victimScheme: true })
      .fact('victim-opted', { victim: 'v1', in: true })
      .fact('victim-concern', { victim: 'v1', urgent: true })
      .expectOpen('victim.answer-concern', { due: '2026-04-14' })
      // Nothing of what the victim said is known outside victim liaison (004 L953).
      .expectNotOpen('restrict.decide-contact')
      .answer('victim.answer-concern', 'acted', { prisonTold: true })
      .expectOpen('restrict.decide-contact', { due: '2026-04-14', role: 'public-protection' })
      .fact('victim-concern', { victim: 'v1' })
      .answer('victim.answer-concern', 'no-action', { prisonTold: false })
      .answer('restrict.decide-contact', 'imposed', { restriction: 'calls' })
      .expectNotOpen('restrict.decide-contact');
  });
});
