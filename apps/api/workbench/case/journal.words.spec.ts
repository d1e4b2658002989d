import { journalInWords, TOLD_EVENTS, type Told } from './journal.words.js';

const told = (event: string, detail: object, more: Partial<Told> = {}): Told => ({
  event,
  key: null,
  detail,
  type: { title: 'Hold the sentence planning board' },
  by: null,
  ...more,
});
const AT = Date.parse('2026-12-09T14:30:00Z');

test.each<[Told, string]>([
  [
    told('TaskOpened', { role: 'offender-manager', clock: { dueOn: '2026-12-20', dueAt: 0 } }),
    'Task opened for the offender manager: Hold the sentence planning board, due 20 December 2026.',
  ],
  [
    told('TaskDone', { outcome: 'held-person-absent', late: true }, { by: { displayName: 'Joan Ibbotson' } }),
    'Joan Ibbotson did: Hold the sentence planning board. Answer: Held person absent. It was late.',
  ],
  [
    told('TaskDone', { outcome: 'fact:released', byFact: 'f' }),
    'Settled by what became known: Hold the sentence planning board.',
  ],
  [
    told('ClockMoved', { from: { dueOn: '2026-12-20' }, to: { dueAt: AT } }),
    'Deadline moved from 20 December 2026 to 9 December 2026 at 2:30pm: Hold the sentence planning board.',
  ],
  [
    told('FactRecorded', {
      fact: {
        kind: 'dates-changed',
        data: { dates: { crd: '2027-03-01', hdced: null } },
        happenedAt: AT - 86_400_000,
        learntAt: AT,
      },
    }),
    "It became known: The prison's calculation changed, of 8 December 2026 (CRD: 1 March 2027; HDCED: none any more).",
  ],
  [told('StageReached', { stage: 'pre-release' }), 'The case reached this stage: Preparing for release.'],
  [told('EpisodeOpened', { episode: 'custody#2' }), 'Where the person is: In custody, second time.'],
  [
    told('GateClosed', { gate: { key: 'custody#1/G2', gate: 'G2' } }),
    'Gate closed: G2, which holds back the sentence planning board until the OASys is complete and to standard.',
  ],
  [
    told('StuckRaised', { stuck: { cause: 'no-release-date' } }),
    'The case does not move: No release date known.',
  ],
  [told('StuckCleared', {}, { key: 'no-release-date' }), 'No longer held up by “No release date known”.'],
])('an event is a plain sentence %#', (given, sentence) => {
  expect(journalInWords(given)).toBe(sentence);
});

test('no kind of event leaves a hole, names the machine, or shows a code', () => {
  for (const event of TOLD_EVENTS) {
    const sentence = journalInWords(told(event, {}));
    expect(sentence).toMatch(/^[A-Z].*\.$/);
    expect(sentence).not.toMatch(/undefined|null|\[object|workflow|signal|turn\b/i);
  }
});
