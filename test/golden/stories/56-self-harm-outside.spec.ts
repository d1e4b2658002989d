import { onLicence } from '../cases.js';

// 000 L287; 002 L660. Released Tue 2 March 2027; Easter is Fri 26 and Mon 29 March.
const concerned = (title: string, at: string) =>
  onLicence(title, at).fact('self-harm-concern', { source: 'family' });

describe('a concern about self-harm in the community', () => {
  it('is acted on the same day by the offender manager, and looked at again on the day named', () => {
    concerned('by day', '2027-04-07 16:30')
      .expectOpen('self-harm.act-in-community', { due: '2027-04-07', role: 'offender-manager', place: 'YOR' })
      .expectNotOpen('self-harm.act-in-custody')
      .answer('self-harm.act-in-community', 'support-plan', { nextCheck: '2027-04-14' })
      .expectNotOpen('self-harm.act-in-community')
      .work('2027-04-13 09:00', { but: ['self-harm.act-in-community'] })
      .expectOpen('self-harm.act-in-community', { due: '2027-04-14' })
      .answer('self-harm.act-in-community', 'no-further-action', { nextCheck: '2027-04-21' })
      .work('2027-04-22 09:00', { but: ['self-harm.act-in-community'] })
      .expectNotOpen('self-harm.act-in-community');
  });

  it('goes to the duty manager at night and on a holiday, and escalates when the day is over', () => {
    concerned('at night', '2027-04-07 22:00').expectOpen('self-harm.act-in-community', {
      due: '2027-04-07',
      role: 'duty-manager',
    });
    concerned('on Good Friday', '2027-03-26 11:00')
      .expectOpen('self-harm.act-in-community', { due: '2027-03-26', role: 'duty-manager' })
      .on('2027-03-27 00:00')
      .expectMissed('self-harm.act-in-community', '2027-03-27 00:00');
  });

  it('is a change of risk where low mood raises the risk to others', () => {
    concerned('risk to others', '2027-04-07 11:00')
      .answer('self-harm.act-in-community', 'health-referral', { lowMoodRaisesRiskToOthers: true })
      .expectOpen('risk.review-after-change');
    concerned('no risk to others', '2027-04-07 11:00')
      .answer('self-harm.act-in-community', 'health-referral', { lowMoodRaisesRiskToOthers: false })
      .expectNotOpen('risk.review-after-change');
  });
});
