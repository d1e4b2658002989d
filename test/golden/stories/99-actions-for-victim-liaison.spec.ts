import { onLicence } from '../cases.js';

// 003 L656; 002 L698; 004 L953: whatever the rest of the case can see reveals no victim. docs/decisions/0013.
describe('an action that a MAPPA meeting gives', () => {
  it('to victim liaison is no task that others see; what the meeting wants of them is asked behind the wall', () => {
    const told = onLicence('for victim liaison', '2027-04-06 10:00', { victimScheme: true }).fact(
      'victim-opted',
      { victim: 'v1', in: true },
    );
    const before = told.openKeys();
    told
      // Said all the same, by a record from before this rule: nobody is given a task for it.
      .fact('action-given', {
        from: 'mappa',
        action: 'tell',
        role: 'victim-liaison-officer',
        by: '2027-04-16',
      })
      .fact('action-given', { from: 'mappa', action: 'see', role: 'victim-liaison-manager' });
    expect(told.openKeys()).toEqual(before);
    told
      .fact('disclosure-asked', { purpose: 'mappa', before: '2027-04-16' })
      .expectOpen('victim.disclose', { due: '2027-04-16', role: 'victim-liaison-officer', place: 'YOR' })
      // The police are given theirs as ever.
      .fact('action-given', { from: 'mappa', action: 'visit', role: 'police-contact', by: '2027-04-16' })
      .expectOpen('mappa.do-action', { due: '2027-04-16', role: 'police-contact' });
  });
});
