import { inCustody, onLicence } from '../cases.js';

// 002 L647, L714; 003 L476, L497, L549–L551. Released Tue 2 March 2027; the May holiday is Mon 3 May.
const zone = (title: string, protects: string) =>
  onLicence(title, '2027-04-06 10:00')
    .usually('enforce.consider-recall', 'no-further-action')
    .fact('condition-set', {
      condition: 'zone-1',
      kind: 'exclusion-zone',
      protects,
      startsOn: '2027-04-12',
    });
const FORTNIGHTLY = { agency: 'probation', monitor: 'o.manager', howOften: 'fortnightly' };

describe('a restrictive condition in the community', () => {
  it('has a named monitor before it starts, who checks it as often as was named', () => {
    zone('checked', 'child')
      // The day before it starts.
      .expectOpen('restrict.name-monitor', { due: '2027-04-11', role: 'offender-manager', place: 'YOR' })
      .expectNotOpen('restrict.check-condition')
      .answer('restrict.name-monitor', 'named', {
        agency: 'police',
        monitor: 'p.constable',
        howOften: 'weekly',
      })
      .work('2027-04-18 23:00', { but: ['restrict.check-condition'] })
      .expectNotOpen('restrict.check-condition')
      .on('2027-04-19 09:00')
      // A week after Mon 12 April, to the named monitor's team.
      .expectOpen('restrict.check-condition', { due: '2027-04-19', role: 'police-contact', place: 'YOR' })
      .answer('restrict.check-condition', 'kept', { checkedOn: '2027-04-19T09:00' })
      .work('2027-04-26 09:00', { but: ['restrict.check-condition'] })
      .expectOpen('restrict.check-condition', { due: '2027-04-26', round: 2 })
      .answer('restrict.check-condition', 'could-not-check', { checkedOn: '2027-04-26T09:00' })
      // Tried again on the next working day.
      .work('2027-04-27 09:00', { but: ['restrict.check-condition'] })
      .expectOpen('restrict.check-condition', { due: '2027-04-27' })
      .answer('restrict.check-condition', 'broken', { checkedOn: '2027-04-27T08:30' })
      // It protects a child: the same day.
      .expectOpen('restrict.answer-breach', { due: '2027-04-27', role: 'offender-manager' })
      .expectOpen('enforce.consider-recall')
      .answer('restrict.answer-breach', 'warned')
      .expectNotOpen('restrict.answer-breach')
      // A week after Tue 27 April, holiday or not.
      .work('2027-05-04 09:00', { but: ['restrict.check-condition'] })
      .expectOpen('restrict.check-condition', { due: '2027-05-04' });
  });

  it('is answered by the next working day where neither victim nor child is touched and the risk is not high', () => {
    zone('next day', 'public')
      .answer('restrict.name-monitor', 'named', FORTNIGHTLY)
      .work('2027-04-30 15:00')
      .fact('condition-broken', { condition: 'zone-1' })
      // Fri 30 April; Mon 3 May is a holiday.
      .expectOpen('restrict.answer-breach', { due: '2027-05-04' });
  });

  it('goes back to the head of PDU when it cannot be monitored, and is named anew when the monitor leaves or it is varied', () => {
    zone('no monitor', 'public')
      .answer('restrict.name-monitor', 'cannot-be-monitored')
      // One working day after Tue 6 April.
      .expectOpen('restrict.name-monitor', { due: '2027-04-07', role: 'head-of-pdu' })
      .answer('restrict.name-monitor', 'named', FORTNIGHTLY)
      .expectNotOpen('restrict.name-monitor')
      .work('2027-05-10 10:00')
      .fact('condition-set', { condition: 'zone-1', protects: 'public', startsOn: '2027-05-17' })
      // The day before the variation starts.
      .expectOpen('restrict.name-monitor', { due: '2027-05-16' })
      .answer('restrict.name-monitor', 'named', {
        agency: 'police',
        monitor: 'p.constable',
        howOften: 'on-alert',
      })
      .fact('staff-left', { username: 'p.constable' })
      .expectOpen('restrict.name-monitor')
      .answer('restrict.name-monitor', 'named', {
        agency: 'police',
        monitor: 'p.sergeant',
        howOften: 'on-alert',
      })
      .expectNotOpen('restrict.name-monitor')
      // Checked on alert: nothing comes round by itself.
      .work('2027-07-01 10:00', { but: ['restrict.check-condition'] })
      .expectNotOpen('restrict.check-condition')
      .fact('condition-set', { condition: 'zone-1', ended: true })
      .expectNotOpen('restrict.name-monitor');
  });

  it('for a victim at release has its monitor from the licence, is checked after it, and ends with a recall', () => {
    inCustody('victim zone', '2027-01-20 10:00', { victimScheme: true })
      .fact('condition-set', { condition: 'zone-v', kind: 'exclusion-zone', protects: 'victim' })
      // licence.settle-victim-conditions names it (G12): no duty asked twice.
      .expectNotOpen('restrict.name-monitor')
      .work('2027-03-12 10:00', { but: ['restrict.check-condition'] })
      .expectNotOpen('restrict.check-condition')
      .on('2027-03-13 09:00')
      // Fourteen days after Tue 2 March, shown three days before.
      .expectOpen('restrict.check-condition', { due: '2027-03-16' })
      .fact('recall-revoked', { recallType: 'standard', from: 'licence' })
      .expectNotOpen('restrict.check-condition');
  });

  it('stands again when the recall is rescinded, and not on another licence after it', () => {
    const recalled = (title: string) =>
      zone(title, 'public')
        .answer('restrict.name-monitor', 'named', FORTNIGHTLY)
        .on('2027-04-07 10:00')
        .fact('recall-revoked', { recallType: 'standard', from: 'licence' });
    recalled('rescinded')
      .on('2027-04-09 10:00')
      .fact('recall-rescinded', {})
      .expectNotOpen('restrict.name-monitor')
      .on('2027-04-23 00:00')
      // Fourteen days after Mon 12 April, shown three days before.
      .expectOpen('restrict.check-condition', { due: '2027-04-26' });
    recalled('another licence')
      .on('2027-04-08 10:00')
      .fact('returned', { prison: 'HLI' })
      .on('2027-05-05 10:00')
      .fact('released', { on: 're-release' })
      .on('2027-06-01 10:00')
      .expectNotOpen('restrict.check-condition', 'restrict.name-monitor');
  });
});

describe('a curfew with a tag', () => {
  it('is fitted on its first day; not in is tried the next day, and a refusal is a broken condition', () => {
    onLicence('tag', '2027-04-06 10:00')
      .fact('condition-set', {
        condition: 'curfew-1',
        kind: 'curfew',
        protects: 'public',
        tagged: true,
        startsOn: '2027-04-07',
      })
      .expectOpen('restrict.fit-tag', { due: '2027-04-07', role: 'em-provider', place: 'national' })
      .on('2027-04-07 21:00')
      .answer('restrict.fit-tag', 'not-in')
      .expectOpen('restrict.fit-tag', { due: '2027-04-08' })
      .on('2027-04-08 20:00')
      .answer('restrict.fit-tag', 'refused')
      // Serious: the same day.
      .expectOpen('restrict.answer-breach', { due: '2027-04-08' })
      .expectOpen('restrict.fit-tag', { due: '2027-04-09' })
      .on('2027-04-09 19:30')
      .answer('restrict.fit-tag', 'fitted', { fittedAt: '2027-04-09T19:30' })
      .expectNotOpen('restrict.fit-tag');
  });
});
