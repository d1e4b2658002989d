import { story, type Story } from '../story.js';

// 000 L337, L386: a named person, never a team. What the record does not say is unknown, not undone (design.md): the steps of the past are
// taken for granted, but who somebody is cannot be. Taken over on Mon 5 October 2026: due by the end of the next working day.
const adopted = (title: string, ...known: Parameters<Story['importCase']>[0]): Story =>
  story(title)
    .on('2026-10-05 10:00')
    .importCase([
      [
        'sentenced',
        { kind: 'determinate', months: 48, prison: 'HLI', area: 'YOR', victimScheme: false },
        '2026-03-02',
      ],
      ['received', { prison: 'HLI' }, '2026-03-02'],
      ['dates-changed', { dates: { crd: '2028-03-02', sled: '2030-03-01' } }, '2026-03-03'],
      ...known,
      ['imported', { stage: 'custody' }, '2026-10-05'],
    ]);

describe('a case taken over with nobody named', () => {
  it('has its offender supervisor named, and the gate of the board opens', () => {
    adopted('no supervisor')
      .expectOpen('supervisor.assign', { due: '2026-10-06', role: 'head-of-omu', place: 'HLI' })
      .expectGate('G1', 'closed')
      .on('2026-10-06 09:00')
      .answer('supervisor.assign', 'named', { supervisor: 's.own', kind: 'prison' })
      .expectGate('G1', 'open')
      // Ten working days after Tue 6 October.
      .expectOpen('supervisor.make-first-contact', { due: '2026-10-20' });
  });

  it('is seen within ten working days of a reception after it, however late a supervisor is named', () => {
    story('received later')
      .on('2026-10-05 10:00')
      .importCase([
        ['sentenced', { kind: 'determinate', months: 48, prison: 'HLI', area: 'YOR' }, '2026-10-02'],
        ['imported', { stage: 'custody' }, '2026-10-05'],
      ])
      .on('2026-10-12 10:00')
      .fact('received', { prison: 'HLI' })
      .on('2026-10-19 10:00')
      .answer('supervisor.assign', 'named', { supervisor: 's.own', kind: 'prison' })
      // From Mon 12 October, not from the day of the naming: lateness never pays.
      .expectOpen('supervisor.make-first-contact', { due: '2026-10-26' });
  });

  it('asks for nobody who is on record', () => {
    adopted('named', ['os-changed', { username: 's.own' }, '2026-03-04'])
      .expectNotOpen('supervisor.assign')
      .expectGate('G1', 'open');
  });

  it('has its community manager named before the release, and the handover accepted by somebody', () => {
    // CRD Tue 2 March 2027: eight months before, and fourteen days more, was Thu 18 June 2026 (HANDOVER).
    adopted(
      'near release',
      ['dates-changed', { dates: { crd: '2027-03-02' } }, '2026-03-04'],
      ['os-changed', { username: 's.own' }, '2026-03-04'],
    )
      .expectOpen('handover.name-manager', { due: '2026-10-06', place: 'YOR' })
      .answer('handover.name-manager', 'named', { manager: 'o.manager' })
      .expectNotOpen('handover.name-manager')
      .expectNotStuck('no-community-manager')
      .expectOpen('handover.hand-over', { due: '2026-10-06' })
      .answer('handover.hand-over', 'accepted', { acceptedBy: 'o.manager' })
      .expectNotOpen('handover.hand-over');
  });
});
