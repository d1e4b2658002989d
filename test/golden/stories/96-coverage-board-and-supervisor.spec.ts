import { inCustody, onLicence, received } from '../cases.js';
import { story } from '../story.js';

// 000 L387, L439–448, L525; Easter 2026: Fri 3 and Mon 6 April.

describe('what the court and probation should have sent', () => {
  it('is looked for at reception, OASys among it, and the sender is asked again every week', () => {
    received('documents')
      // Ten working days after Mon 2 March.
      .expectOpen('reception.chase-documents', {
        due: '2026-03-16',
        role: 'case-administrator',
        place: 'HLI',
      })
      .on('2026-03-10 10:00')
      .answer('reception.chase-documents', 'sender-did-not-answer', { oasys: 'chased' })
      // A week after Tue 10 March.
      .expectOpen('reception.chase-documents', { due: '2026-03-17' })
      .on('2026-03-17 10:00')
      .answer('reception.chase-documents', 'sender-did-not-answer', { oasys: 'chased' })
      .expectOpen('reception.chase-documents', { due: '2026-03-24' })
      .answer('reception.chase-documents', 'all-here', { oasys: 'here-and-current' })
      .expectNotOpen('reception.chase-documents');
  });
});

describe('the board', () => {
  it('asks the offender manager and each department to come, call or write; who did not is on record, and the board is held', () => {
    story('departments')
      .usually('allocation.set-tier', 'confirmed', { tier: '3' })
      .usually('allocation.name-offender-manager', 'named', { manager: 'o.manager' })
      .usually('supervisor.assign', 'named', { supervisor: 's.own', kind: 'probation' })
      .usually('board.set-date', 'set', { boardOn: '2008-07-17' })
      .on('2008-06-02 15:00')
      .fact('sentenced', {
        kind: 'determinate',
        months: 36,
        prison: 'HLI',
        area: 'HUM',
        victimScheme: false,
        dates: { crd: '2009-12-02', sled: '2011-06-01' },
      })
      .fact('roh-changed', { level: 'high' })
      .fact('received', { prison: 'HLI' })
      .work('2008-07-10 10:00', { but: ['board.contribute', 'board.hold'] })
      // Each by the day of the board, Thu 17 July.
      .expectOpen('board.contribute#offender-manager', {
        due: '2008-07-17',
        role: 'offender-manager',
        place: 'HUM',
      })
      .expectOpen('board.contribute#prison-key-worker', {
        due: '2008-07-17',
        role: 'prison-key-worker',
        place: 'HLI',
      })
      .expectOpen('board.contribute#offender-supervisor', { due: '2008-07-17' })
      .expectOpen('board.contribute#education', { due: '2008-07-17', role: 'education' })
      .expectOpen('board.contribute#health', { due: '2008-07-17', role: 'health' })
      .expectOpen('board.contribute#security', { due: '2008-07-17', role: 'security' })
      .answer('board.contribute#offender-manager', 'by-telephone')
      .answer('board.contribute#prison-key-worker', 'attended')
      .answer('board.contribute#education', 'wrote')
      .on('2008-07-18 00:00')
      .expectMissed('board.contribute#health', '2008-07-18 00:00')
      // The board waits for nobody.
      .expectOpen('board.hold', { due: '2008-07-17' })
      .answer('board.hold', 'held', { heldOn: '2008-07-17' })
      .expectNotOpen('board.contribute');
  });
});

describe('the offender supervisor', () => {
  it('who has not seen the person in ten working days is on the list of stuck cases until they have', () => {
    received('never seen')
      .answer('supervisor.assign', 'named', { supervisor: 's.own', kind: 'prison' })
      // Ten working days after Mon 2 March: Mon 16.
      .on('2026-03-16 23:59')
      .expectNotStuck('never-seen-by-supervisor')
      .on('2026-03-17 00:00')
      .expectStuck('never-seen-by-supervisor', '2026-03-16')
      .answer('supervisor.make-first-contact', 'seen', { on: '2026-03-17T00:00' })
      .expectNotStuck('never-seen-by-supervisor');
  });

  it('sees the person every month: an appointment missed is not a contact, and a month missed escalates', () => {
    const s = inCustody('monthly', '2026-03-25 12:00')
      .expectNotOpen('supervisor.keep-contact')
      // First seen on Mon 2 March: by Thu 2 April, shown a week before.
      .on('2026-03-26 09:00')
      .expectOpen('supervisor.keep-contact', {
        due: '2026-04-02',
        row: 'OS-CONTACT',
        role: 'offender-supervisor',
      })
      .answer('supervisor.keep-contact', 'not-seen', { on: '2026-03-26T09:00' })
      .expectOpen('supervisor.keep-contact', { due: '2026-04-02' })
      .on('2026-04-03 00:00')
      .expectMissed('supervisor.keep-contact', '2026-04-03 00:00')
      // The morning after is Good Friday: nine on Tue 7 April, the minute spread over twenty.
      .on('2026-04-07 09:20');
    const climbed = s.events.filter(
      (event) => event.e === 'Escalated' && event.key.includes('/supervisor.keep-contact'),
    );
    expect(climbed.map((event) => event.e === 'Escalated' && event.role)).toEqual(['head-of-omu']);
    s.answer('supervisor.keep-contact', 'seen', { on: '2026-04-07T09:20' })
      .expectNotOpen('supervisor.keep-contact')
      // A month after Tue 7 April.
      .on('2026-04-30 09:00')
      .expectOpen('supervisor.keep-contact', { due: '2026-05-07' });
  });
});

describe('the offender manager', () => {
  it('changed for the third time is an alarm to the head of PDU until the handover is accepted', () => {
    const changed = (s: ReturnType<typeof onLicence>, username: string) =>
      s.fact('om-changed', { username }).work('2027-04-06 12:00', { but: ['continuity.accept-handover'] });
    const s = onLicence('third change', '2027-04-06 10:00');
    changed(s, 'o.second');
    changed(s, 'o.third').expectNotStuck('third-change-of-manager');
    changed(s, 'o.fourth')
      .expectStuck('third-change-of-manager')
      // Five working days after Tue 6 April.
      .expectOpen('continuity.accept-handover', { due: '2027-04-13', row: 'OM-CHANGE-HANDOVER' })
      .answer('continuity.accept-handover', 'accepted')
      .expectNotStuck('third-change-of-manager');
  });
});
