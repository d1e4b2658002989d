import { inCustody, onLicence, received as receivedAt } from '../cases.js';
import { type Story } from '../story.js';

/**
 * Failures of the inspection of 2006 (002 L220–L1054) told as cases. Sentenced Mon 2 March 2026 to 24 months: CRD Tue 2 March 2027,
 * so the plan is due in eight weeks, Mon 27 April 2026. Easter 2026: Fri 3 and Mon 6 April; 2027: Fri 26 and Mon 29 March.
 */
const received = (title: string, sentence: Readonly<Record<string, unknown>> = {}): Story =>
  receivedAt(title, sentence, '2026-03-02 18:00');

describe('the documents of the court', () => {
  it('are sent on the day of the sentence, and chased every week until they are here or will never be', () => {
    received('documents')
      .expectOpen('allocation.send-documents', { due: '2026-03-02', role: 'court-officer', place: 'YOR' })
      // Ten working days after Mon 2 March.
      .expectOpen('reception.chase-documents', {
        due: '2026-03-16',
        role: 'case-administrator',
        place: 'HLI',
      })
      .on('2026-03-10 10:00')
      .answer('reception.chase-documents', 'sender-did-not-answer')
      .expectOpen('reception.chase-documents', { due: '2026-03-17' })
      .on('2026-03-17 10:00')
      .answer('reception.chase-documents', 'never-made')
      .expectNotOpen('reception.chase-documents');
  });
});

describe('a full analysis that somebody wants to leave out', () => {
  const refused = (title: string): Story =>
    received(title)
      .work('2026-03-10 10:00', { but: ['roh.screen', 'roh.analyse', 'oasys.complete', 'oasys.countersign'] })
      .answer('roh.screen', 'concern')
      // Fifteen working days before Mon 27 April, over Easter: Thu 2 April.
      .expectOpen('roh.analyse', { due: '2026-04-02', role: 'offender-supervisor' })
      .answer('roh.analyse', 'exemption-proposed')
      .answer('oasys.contribute', 'added')
      .answer('oasys.complete', 'complete-to-standard', { rohLevel: 'medium' })
      // Five working days after Tue 10 March; in a case the prison holds, by the head of OMU.
      .expectOpen('oasys.countersign', { due: '2026-03-17', row: 'COUNTERSIGN', role: 'head-of-omu' })
      .expectGate('G2', 'closed')
      .answer('oasys.countersign', 'exemption-refused')
      .expectOpen('roh.analyse', { round: 2, due: '2026-04-02' })
      .expectGate('G2', 'closed');

  it('needs a manager’s signature, and is written after all when they refuse', () => {
    refused('exemption')
      .answer('roh.analyse', 'analysed', { level: 'medium' })
      .expectNotOpen('oasys.countersign')
      .expectGate('G2', 'open');
  });

  it('and finds a high risk, goes back to the manager for signature before the board', () => {
    refused('found high')
      .answer('roh.analyse', 'analysed', { level: 'high' })
      .expectGate('G2', 'closed')
      .answer('oasys.countersign', 'countersigned')
      .expectGate('G2', 'open');
  });
});

describe('a score of reconviction', () => {
  const scoring = (title: string): Story =>
    received(title, { registeredSexOffender: true }).work('2026-03-10 10:00', {
      but: ['assessment.score-specialist-tool', 'oasys.complete'],
    });

  it('is no level of harm: nobody is told of one, nothing is planned on it', () => {
    scoring('score')
      .answer('assessment.score-specialist-tool#rm2000', 'scored', { tool: 'rm2000' })
      .expectNotOpen('rmp.write', 'mappa.decide-referral', 'oasys.countersign')
      // The level of harm is another thing, and then all of it is asked.
      .fact('roh-changed', { level: 'high' })
      .expectOpen('rmp.write')
      .expectOpen('mappa.decide-referral');
  });

  it('that another agency has made already is not made again', () => {
    scoring('scored once')
      .expectOpen('assessment.score-specialist-tool#rm2000')
      .fact('oasys-completed', { tool: 'rm2000' })
      .expectNotOpen('assessment.score-specialist-tool');
  });
});

describe('a prisoner', () => {
  it('nobody of the prison has seen in ten working days is on the list of stuck cases', () => {
    received('never seen')
      .answer('supervisor.assign', 'named', { supervisor: 's.own', kind: 'prison' })
      // Mon 2 March and ten working days: Mon 16.
      .expectOpen('supervisor.make-first-contact', { due: '2026-03-16', row: 'FIRST-CONTACT-OS' })
      .on('2026-03-16 23:00')
      .expectNotStuck('never-seen-by-supervisor')
      .on('2026-03-17 00:00')
      .expectStuck('never-seen-by-supervisor', '2026-03-16');
  });

  it('has a board to which every department is asked, the key worker too', () => {
    const s = received('asked')
      .answer('supervisor.assign', 'named', { supervisor: 's.own', kind: 'prison' })
      .answer('board.set-date', 'set', { boardOn: '2026-04-14' });
    for (const role of ['offender-supervisor', 'education', 'health', 'security', 'prison-key-worker'])
      s.expectOpen(`board.contribute#${role}`, { due: '2026-04-14', place: 'HLI' });
  });

  it('whose assessment waits for the prison’s part has the head of OMU and the governor asked for it in turn', () => {
    const s = received('not contributed').work('2026-04-30 12:00', { but: ['oasys.contribute'] });
    // Due Thu 2 April, fifteen working days before the plan; missed, it climbs.
    s.expectMissed('oasys.contribute', '2026-04-03 00:00').expectGate('G2', 'closed');
    const asked = s.events.flatMap((event) =>
      event.e === 'Escalated' && event.key.endsWith('/oasys.contribute') ? [event.role] : [],
    );
    expect([...new Set(asked)]).toEqual(['head-of-omu', 'governor']);
  });
});

describe('a sign of change', () => {
  it('noticed by the supervisor in prison opens a review of risk that cannot be left unanswered', () => {
    inCustody('in prison', '2026-03-20 12:00')
      .on('2026-04-02 10:00')
      .answer('supervisor.keep-contact', 'seen', { on: '2026-04-02T09:30', changeOfConcern: true })
      // Five working days after Thu 2 April, over Easter: 7, 8, 9, 10, Mon 13.
      .expectOpen('risk.review-after-change', {
        due: '2026-04-13',
        row: 'ROH-REVIEW-CHANGE',
        role: 'offender-supervisor',
      })
      .on('2026-04-14 00:00')
      .expectMissed('risk.review-after-change', '2026-04-14 00:00')
      .expectOpen('risk.review-after-change', { missed: true });
  });

  it('noticed at an appointment on licence does too', () => {
    onLicence('on licence', '2027-03-02 12:00')
      .on('2027-03-08 09:00')
      .answer('licence.make-contact', 'seen', {
        when: '2027-03-08T09:00',
        how: 'office',
        signOfSignificantChange: true,
      })
      // Five working days after Mon 8 March.
      .expectOpen('risk.review-after-change', { due: '2027-03-15', role: 'offender-manager', place: 'YOR' });
  });

  it('nobody saw, and the appointment opens no review', () => {
    onLicence('quiet', '2027-03-02 12:00')
      .on('2027-03-08 09:00')
      .answer('licence.make-contact', 'seen', {
        when: '2027-03-08T09:00',
        how: 'office',
        signOfSignificantChange: false,
      })
      .expectNotOpen('risk.review-after-change');
  });
});
