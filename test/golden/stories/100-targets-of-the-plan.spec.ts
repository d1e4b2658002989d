import { type PlanTarget } from '#domain/plan-target.js';
import { readAnswers } from '#engine/answers.js';
import { type CaseTrait } from '#domain/form-rule.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { received } from '../cases.js';
import { cannotLeaveOut, refusals } from '../forms.js';
import { target } from '../targets.js';

// pathway.md stage 5; 000 L120, L443 (plans of programme names), L726; 003 L396–401, L477.
const PLAN = {
  targets: [
    target('Walks away when insulted, and tells his key worker', { through: 'Thinking skills' }),
    target('Can say what the blow did to her', { kind: 'attitude', factor: 'victim-awareness', order: 2 }),
  ],
  purposes: 'Rehabilitation, protection of the public',
  custodyAndCommunityLegs: true,
  riskActionsLinked: true,
  victimAwareness: 'target',
  diversityAnswered: true,
  contactLevel: 'Monthly',
};
const written = (targets: unknown, more: object = {}, outcome = 'agreed'): readonly string[] =>
  refusals('plan.write', outcome, { ...PLAN, targets, ...more });
const withoutVictim = { victimAwareness: 'no-direct-victim' };

describe('the targets of a plan', () => {
  it('each have a kind, a factor, what will change, a place in the sequence, a leg, an owner, a counterpart, a day, and whether they can be worked on here', () => {
    cannotLeaveOut('plan.write', 'agreed', PLAN, 'targets');
    const whole = target('Walks away when insulted');
    for (const part of Object.keys(whole) as (keyof PlanTarget)[]) {
      const { [part]: _left, ...rest } = whole;
      expect([part, written([rest], withoutVictim)]).toEqual([part, [`targets.0.${part}`]]);
    }
    expect(written([{ ...whole, kind: 'programme' }], withoutVictim)).toEqual(['targets.0.kind']);
  });

  it('are refused when they name programmes and nothing that is to change', () => {
    for (const named of [
      'ETS',
      'CALM, CSB',
      'Complete the thinking skills programme',
      'Attend the alcohol course.',
    ])
      expect([named, written([target(named)], withoutVictim)]).toEqual([named, ['targets']]);
    expect(
      written(
        [target('Healthy Relationships in full', { through: 'healthy relationships in full' })],
        withoutVictim,
      ),
    ).toEqual(['targets']);
    // A list of names as plans used to have it is no target at all.
    expect(written('ETS; CALM', withoutVictim)).toEqual(['targets']);
    expect(written(['ETS', 'CALM'], withoutVictim)).toEqual(['targets.0', 'targets.1']);
    // Beside what is to change, a programme may stand.
    expect(written([target('ETS'), target('Walks away when insulted', { order: 2 })], withoutVictim)).toEqual(
      [],
    );
  });

  it('stand in a sequence, on the legs the plan says it has', () => {
    expect(
      written([target('Walks away when insulted'), target('Sleeps without pills again')], withoutVictim),
    ).toEqual(['targets']);
    const inside = [target('Walks away when insulted', { leg: 'custody' })];
    expect(written(inside, withoutVictim)).toEqual(['custodyAndCommunityLegs']);
    expect(written(inside, { ...withoutVictim, custodyAndCommunityLegs: false })).toEqual([]);
  });

  it('answer for the victim where there is one, or say why not', () => {
    const [first] = PLAN.targets;
    expect(written([first])).toEqual(['victimAwareness']);
    expect(written([first], { victimAwareness: 'reason' })).toEqual(['victimAwarenessReason']);
    expect(
      written([first], { victimAwareness: 'reason', victimAwarenessReason: 'She asked for it' }),
    ).toEqual([]);
    const inScheme = readAnswers(
      TASK_TYPES.get('plan.write') as never,
      'agreed',
      { ...PLAN, ...withoutVictim },
      [],
      new Set<CaseTrait>(['victim-scheme']),
    );
    expect(inScheme).toEqual([expect.objectContaining({ field: 'victimAwareness' })]);
  });

  it('that are blocked here go to the head of OMU, one decision for each', () => {
    const two = [
      target('Walks away when insulted', { here: 'blocked' }),
      target('Sleeps without pills again', { order: 2, here: 'blocked' }),
    ];
    expect(written(two, withoutVictim)).toEqual(['outcome']);
    expect(written(two, { ...withoutVictim, blockedTargets: 1 }, 'agreed-with-blocked')).toEqual([
      'blockedTargets',
    ]);
    expect(written([target('Walks away when insulted')], withoutVictim, 'agreed-with-blocked')).toEqual([
      'outcome',
    ]);
    // What travels is how many: the words stay.
    const read = readAnswers(TASK_TYPES.get('plan.write') as never, 'agreed-with-blocked', {
      ...PLAN,
      targets: two,
      ...withoutVictim,
    });
    expect(read).toHaveProperty('codes.blockedTargets', 2);
    expect(JSON.stringify('codes' in read && read.codes)).not.toContain('insulted');

    const s = received('two blocked').work('2026-06-01 10:00', {
      but: ['plan.write', 'plan.unblock-target'],
    });
    s.answer('plan.write', 'agreed-with-blocked', 'codes' in read ? read.codes : {});
    const asked = s.openKeys().filter((key) => key.includes('plan.unblock-target'));
    expect(asked).toHaveLength(2);
  });
});
