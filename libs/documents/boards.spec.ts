import { record, step } from '../../test/support/case-record.js';
import { read } from '../../test/support/read-document.js';
import { target } from '../../test/golden/targets.js';

describe('what a board is told and what is kept of it', () => {
  const invited = ['education', 'security'].map((role) =>
    step('board.contribute', { as: role, role, state: 'OPEN', due: '2026-03-20' }),
  );
  const setDate = step('board.set-date', {
    answers: { boardOn: '2026-03-20', place: 'Room 4', videoBooked: true },
  });
  it('invites everybody with the day, the place and a way to take part from afar', async () => {
    const text = await read('board-invitation', record([setDate, ...invited]));
    expect(text).toMatch(/Date 20 March 2026 Place Room 4 Video link booked Yes/);
    expect(text).toMatch(/Education Answer by 20 March 2026 Security Answer by 20 March 2026/);
    expect(text).toContain('join it by video or telephone');
  });
  it('names who took part, how, and who did not answer', async () => {
    const text = await read(
      'board-record',
      record([
        setDate,
        step('board.contribute', {
          as: 'education',
          role: 'education',
          outcome: 'wrote',
          answers: { progress: 'Level 1 in English' },
        }),
        step('board.contribute', { as: 'security', role: 'security', outcome: 'did-not-answer' }),
        step('board.hold', {
          on: '2026-03-20',
          outcome: 'held',
          answers: { heldOn: '2026-03-20', chair: 'user-2', personPresent: true, riskCovered: true },
        }),
      ]),
    );
    expect(text).toMatch(/Held on 20 March 2026 Chair Dilys Pryce Outcome Held/);
    expect(text).toMatch(/Education How Wrote Progress Level 1 in English/);
    expect(text).toMatch(/Security How Did not answer/);
  });
  it('gives the targets in their order, each with its leg, day and people, and not the factor it answers', async () => {
    const plan = step('plan.write', {
      answers: {
        targets: [
          target('Can say what the blow did to her', {
            factor: 'victim-awareness',
            order: 2,
            leg: 'community',
          }),
          target('Walks away when insulted', { through: 'Thinking skills', leg: 'custody', here: 'blocked' }),
        ],
        purposes: 'Rehabilitation',
        contactLevel: 'Monthly',
      },
    });
    const text = await read('sentence-plan', record([plan]));
    expect(text).toMatch(
      /1\. Walks away when insulted \(behaviour\); through Thinking skills; in custody, by 9 December 2026; with Offender supervisor and Offender manager; not possible in this prison 2\. Can say/,
    );
    expect(text).not.toMatch(/victim/i);
  });
  it('gives the person the plan without what is confidential', async () => {
    const plan = step('plan.write', {
      answers: {
        targets: '1. Finish the thinking skills course\n2. Level 2 in English',
        purposes: 'Rehabilitation',
        contactLevel: 'Monthly',
        victimAwareness: 'reason',
        victimAwarenessReason: 'The victim asked not to be spoken of',
      },
    });
    const text = await read('sentence-plan', record([plan]));
    expect(text).toMatch(/1\. Finish the thinking skills course 2\. Level 2 in English/);
    expect(text).not.toMatch(/victim/i);
  });
});
