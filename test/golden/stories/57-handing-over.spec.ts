import { inCustody, onLicence } from '../cases.js';

// 003 L613; 000 L389. Released Tue 2 March 2027 to o.manager in Yorkshire.
const LEAVING = { but: ['continuity.write-handover', 'continuity.accept-handover', 'manager.reassign-work'] };

describe('a change of offender manager', () => {
  it('is written up by the one who leaves, before the last day', () => {
    onLicence('notice', '2027-04-06 10:00')
      .fact('staff-left', { username: 'o.manager', lastDay: '2027-04-30' })
      .expectOpen('continuity.write-handover', { due: '2027-04-30', role: 'offender-manager' })
      .expectNotOpen('continuity.accept-handover')
      .answer('continuity.write-handover', 'handed-over')
      .work('2027-05-04 10:00', LEAVING)
      .fact('om-changed', { username: 'o.other' })
      // One parting, one handover; accepted in five working days after Tue 4 May.
      .expectNotOpen('continuity.write-handover')
      .expectOpen('continuity.accept-handover', { due: '2027-05-11', row: 'OM-CHANGE-HANDOVER' });
  });

  it('is written up by the senior probation officer when the holder has gone', () => {
    onLicence('gone', '2027-04-06 10:00')
      .fact('staff-left', { username: 'o.manager' })
      // Two working days after Tue 6 April.
      .expectOpen('continuity.write-handover', { due: '2027-04-08', role: 'senior-probation-officer' })
      .answer('continuity.write-handover', 'written-by-manager')
      .expectNotOpen('continuity.write-handover');
  });

  it('without any notice is written up by the last manager while the next reads it', () => {
    onLicence('no notice', '2027-04-06 10:00')
      .fact('om-changed', { username: 'o.other' })
      .expectOpen('continuity.write-handover', { due: '2027-04-08', role: 'offender-manager' })
      .expectOpen('continuity.accept-handover', { due: '2027-04-13' });
  });

  it('in custody too goes from one offender manager to the next, and not to the prison', () => {
    inCustody('inside', '2026-04-07 10:00')
      .fact('om-changed', { username: 'o.manager' })
      .fact('staff-left', { username: 'o.manager', lastDay: '2026-04-30' })
      .expectOpen('continuity.write-handover', { due: '2026-04-30', role: 'offender-manager' })
      .work('2026-05-05 10:00', LEAVING)
      .fact('om-changed', { username: 'o.other' })
      .expectOpen('continuity.accept-handover', { role: 'offender-manager' });
  });

  it('of provider is a parting too, and somebody else’s leaving is not', () => {
    onLicence('provider', '2027-04-06 10:00')
      .fact('staff-left', { username: 'somebody.else', lastDay: '2027-04-30' })
      .expectNotOpen('continuity.write-handover')
      .fact('provider-changed', { provider: 'probation-service' })
      .expectOpen('continuity.write-handover', { due: '2027-04-08' });
  });
});
