import { inCustody } from '../cases.js';
import { type Story } from '../story.js';

// pathway.md stage 9. Life, passed on Mon 2 March 2026; the tariff ends on Thu 2 March 2028. Ten months before: Sun 2 May 2027.
const LIFE = { kind: 'life', months: undefined, dates: { ted: '2028-03-02' } };
const PPCS = ['parole.open-review'];

/** Opened on Mon 3 May 2027 for a hearing on Mon 21 February 2028; reports 56 days before, Mon 27 December 2027 (a bank holiday, yet the day). */
const opened = (title: string, more: (s: Story) => Story = (s) => s): Story =>
  more(inCustody(title, '2026-04-01 10:00', { ...LIFE, victimScheme: true }))
    .work('2027-05-03 09:00', { but: PPCS })
    .answer('parole.open-review', 'hearing-set', { review: 'first-release', targetHearing: '2028-02-21' });
const heard = (title: string, more?: (s: Story) => Story): Story =>
  opened(title, more).work('2028-02-22 10:00', { but: ['parole.record-decision'] });

describe('victims and the Board', () => {
  it('tells each victim in the scheme and asks for a statement before the dossier closes; the Board’s day is not held up', () => {
    const s = opened('statement', (told) =>
      told
        .fact('victim-opted', { victim: 'v1', in: true })
        .fact('victim-opted', { victim: 'v2', in: true })
        .fact('victim-opted', { victim: 'v3', in: false }),
    )
      .expectOpen('parole.take-victim-statement#v1', { due: '2027-12-27', role: 'victim-liaison-officer' })
      .expectOpen('parole.take-victim-statement#v2', { due: '2027-12-27' })
      .expectNotOpen('parole.take-victim-statement#v3')
      .expectGate('G11', 'closed')
      .answer('parole.take-victim-statement#v1', 'statement-made')
      .expectGate('G11', 'closed')
      .work('2028-02-20 10:00', { but: ['parole.take-victim-statement', 'parole.record-decision'] })
      .expectNotOpen('parole.record-decision')
      // Mon 21 February: the Board sits whether or not the second victim was asked.
      .on('2028-02-21 09:00')
      .expectGate('G11', 'lapsed')
      .expectOpen('parole.record-decision');
    // Told of the review when it was opened: one milestone for each victim who is in.
    const told = s.events.filter(
      (e) => e.e === 'TaskOpened' && e.key.includes('victim.tell#parole-hearing-set'),
    );
    expect(told.map((e) => ('key' in e ? String(e.key).slice(0, 9) : ''))).toEqual([
      'victim/v1',
      'victim/v2',
    ]);
  });

  it('asks a victim again when the hearing moves, and tries again who could not be reached', () => {
    opened('again', (s) => s.fact('victim-opted', { victim: 'v1', in: true }))
      .on('2027-10-04 10:00')
      .answer('parole.take-victim-statement', 'could-not-reach')
      // Five working days before Mon 21 February 2028.
      .expectOpen('parole.take-victim-statement', { due: '2028-02-14' })
      .answer('parole.take-victim-statement', 'declined')
      .expectGate('G11', 'open')
      .fact('parole-hearing-set', { on: '2028-04-10' })
      .expectOpen('parole.take-victim-statement', { round: 2 });
  });

  it('tells the decision, and once what was only recorded twice', () => {
    const s = heard('decision', (told) => told.fact('victim-opted', { victim: 'v1', in: true }))
      .answer('parole.record-decision', 'refused', {
        decidedOn: '2028-02-22',
        provisional: false,
        nextReview: '2029-11-19',
      })
      .expectOpen('victim.tell#parole-decision', { row: 'VICTIM-TELL' });
    s.fact('parole-hearing-set', { on: '2029-11-19' }).fact('parole-hearing-set', { on: '2029-11-19' });
    expect(s.openKeys().filter((key) => key.includes('victim.tell#parole-hearing-set'))).toHaveLength(1);
  });
});
