import { inCustody } from '../cases.js';

// pathway.md, "MAPPA"; standards.csv MAPPA-*, VISOR-RECORD. Mon 13 April 2026 is the day the level is set.
const level2 = (title: string) =>
  inCustody(title, '2026-03-30 10:00')
    .fact('mappa-changed', { category: 2, decidedBy: 'probation' })
    .fact('roh-changed', { level: 'high' })
    .usually('roh.review-custody', 'unchanged', { level: 'high' })
    // Confirmed for release in July, which moves no meeting.
    .usually('mappa.set-level', 'level-2')
    .answer('mappa.decide-referral', 'refer')
    // Five working days after Mon 30 March, over Easter.
    .expectOpen('mappa.answer-referral', { due: '2026-04-08', role: 'mappa-coordinator', place: 'YOR' })
    .answer('mappa.answer-referral', 'returned')
    .expectOpen('mappa.decide-referral', { round: 2 })
    .expectNotOpen('mappa.answer-referral')
    .answer('mappa.decide-referral', 'refer')
    .expectOpen('mappa.answer-referral', { round: 2 })
    .on('2026-04-13 10:00')
    .answer('mappa.answer-referral', 'level-2');

describe('MAPPA level 2 with meetings', () => {
  it('records, invites, meets, minutes and updates the risk plan, each on its own clock', () => {
    const s = level2('level 2')
      // Three calendar days after Mon 13 April.
      .expectOpen('mappa.record-visor', { due: '2026-04-16', row: 'VISOR-RECORD' })
      .work('2026-06-07 12:00')
      .expectNotOpen('mappa.invite')
      // Twelve weeks after Mon 13 April: Mon 6 July. Ten working days before: Mon 22 June; asked for from 28 days before.
      .on('2026-06-08 00:00')
      .expectOpen('mappa.invite', { due: '2026-06-22', row: 'MAPPA-INVITE' })
      .answer('mappa.invite', 'sent')
      .on('2026-06-22 00:00')
      .expectOpen('mappa.hold-meeting', { due: '2026-07-06', row: 'MAPPA-L2-MEETING' })
      .work('2026-07-06 15:00', { but: ['mappa.hold-meeting'] })
      .answer('mappa.hold-meeting', 'level-kept', { level: '2', roh: 'high' })
      .expectNotOpen('mappa.hold-meeting')
      // Ten working days after Mon 6 July; 48 elapsed hours after it ended.
      .expectOpen('mappa.circulate-minutes', { due: '2026-07-20', row: 'MAPPA-MINUTES' })
      .expectOpen('mappa.update-rmp', {
        dueAt: '2026-07-08 15:00',
        row: 'MAPPA-RMP',
        role: 'offender-manager',
      });
    s.work('2026-09-28 10:00', { but: ['mappa.hold-meeting', 'mappa.circulate-minutes'] })
      // Twelve weeks after Mon 6 July: Mon 28 September.
      .expectOpen('mappa.hold-meeting', { due: '2026-09-28' })
      .answer('mappa.hold-meeting', 'ended', { level: '2', roh: 'medium' })
      // The minutes of July are still owed beside those of September.
      .expectOpen(`mappa.circulate-minutes#${minutesOf(s)[0] ?? ''}`, { missed: true })
      .expectOpen(`mappa.circulate-minutes#${minutesOf(s)[1] ?? ''}`, { due: '2026-10-12' })
      .work('2027-02-01 10:00')
      .expectNotOpen('mappa.hold-meeting', 'mappa.invite');
  });

  it('asks the agencies for a level six months before release, and reviews level 1 every sixteen weeks', () => {
    inCustody('level 1', '2026-03-30 10:00')
      .fact('mappa-changed', { category: 3, decidedBy: 'probation' })
      .work('2026-07-02 09:00', { but: ['mappa.set-level'] })
      // Six months before 2 March 2027.
      .expectOpen('mappa.set-level', { due: '2026-09-02', row: 'MAPPA-LEVEL' })
      .on('2026-07-06 10:00')
      .answer('mappa.set-level', 'level-1')
      // 112 days after Mon 6 July: Mon 26 October; its task appears 28 days before.
      .work('2026-09-28 09:00', { but: ['mappa.review-level-1'] })
      .expectOpen('mappa.review-level-1', { due: '2026-10-26', row: 'MAPPA-L1-REVIEW' })
      .answer('mappa.review-level-1', 'refer-up')
      .expectOpen('mappa.answer-referral', { due: '2026-10-05' })
      .answer('mappa.answer-referral', 'level-2')
      .expectNotOpen('mappa.review-level-1', 'mappa.answer-referral');
  });
});

const minutesOf = (s: ReturnType<typeof inCustody>): string[] =>
  s
    .openKeys()
    .filter((key) => key.includes('mappa.circulate-minutes#'))
    .map((key) => key.slice(key.indexOf('#') + 1));
