import { readAnswers } from '#engine/answers.js';
import { traitsOf } from '#engine/case-traits.js';
import { knownOf, whyTask, type Why } from '#engine/why/index.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { inCustody, received, TWO_YEARS } from '../cases.js';
import { orderMade } from '../orders.js';
import { type Form } from '../forms.js';
import { type Story } from '../story.js';
import { target } from '../targets.js';

/**
 * What the sentence says of its offences, and what that asks (000 L726; 002 L272, L323, L342). Sentenced Mon 2 March 2026, so the plan
 * is due in eight weeks, Mon 27 April. Easter: Fri 3 and Mon 6 April.
 */
type Sentence = Readonly<Record<string, unknown>>;

/** What the form of a task is refused for in a case with such a sentence; nothing when it is taken. */
function problemsOf(type: string, outcome: string, form: Form, sentence: Sentence) {
  const facts = [{ kind: 'sentenced', data: sentence }];
  const traits = traitsOf({ kind: 'determinate', roh: 'medium', facts });
  const read = readAnswers(TASK_TYPES.get(type) as never, outcome, form, [], traits);
  return Array.isArray(read) ? (read as readonly { field: string; message: string }[]) : [];
}
const refused = (...form: Parameters<typeof problemsOf>): readonly string[] =>
  problemsOf(...form).map(({ field }) => field);

/** The court's sentence as it is put right later, on the day it was passed. */
const putRight = (told: Story, sentence: Sentence): Story =>
  told.fact(
    'sentenced',
    { ...TWO_YEARS, ...sentence },
    { happened: '2026-03-02 15:00', supersedes: 'sentence' },
  );

function whyOf({ state, driver }: Story, name: string): Why {
  const step = [...state.steps.values()].find(({ key }) => key.endsWith(`/${name}`));
  if (!step) throw new Error(`no step ${name}`);
  const opening = driver.journal.findLast(({ events }) =>
    events.some((event) => event.e === 'TaskOpened' && event.key === step.key),
  );
  return whyTask(
    knownOf(state, () => true, false),
    step,
    opening,
  );
}

const TOOL = 'assessment.score-specialist-tool';
const RSO = { registeredSexOffender: true };

describe('a specialist tool', () => {
  const scoring = (title: string, sentence: Sentence): Story =>
    received(title, sentence).work('2026-03-10 10:00', { but: [TOOL, 'oasys.complete'] });
  const asked = (told: Story): string[] =>
    told
      .openKeys()
      .flatMap((key) => key.split('/')[1] ?? [])
      .filter((key) => key.startsWith(TOOL));
  // Twelve working days before Mon 27 April, over Easter: Thu 9 April.
  const due = '2026-04-09';

  it('is the combined RM2000 for a sex offender who was violent too', () => {
    const told = scoring('combined', { ...RSO, violent: true });
    expect(asked(told)).toEqual([`${TOOL}#rm2000-combined`]);
    told
      .expectOpen(`${TOOL}#rm2000-combined`, { due, role: 'offender-supervisor', place: 'HLI' })
      // The score for sexual offending alone, made elsewhere, is not the combined one.
      .fact('oasys-completed', { tool: 'rm2000' })
      .expectOpen(TOOL)
      .fact('oasys-completed', { tool: 'rm2000-combined' })
      .expectNotOpen(TOOL);
  });

  it('is RM2000 alone where there was no violence, and neither for violence alone', () => {
    expect(asked(scoring('sexual', RSO))).toEqual([`${TOOL}#rm2000`]);
    expect(asked(scoring('violent', { violent: true }))).toEqual([]);
  });

  it('that is to be combined is not answered by RM2000 alone', () => {
    const score = {
      tool: 'rm2000',
      result: 'Medium',
      scoredOn: '2026-03-10',
      assessor: 'A. Scorer',
      trained: true,
    };
    const both = { ...RSO, violent: true };
    expect(problemsOf(TOOL, 'scored', score, both)).toEqual([
      { field: 'tool', message: expect.stringContaining('sexual and violent') as string },
    ]);
    expect(refused(TOOL, 'scored', { ...score, tool: 'rm2000-combined' }, both)).toEqual([]);
    expect(refused(TOOL, 'no-trained-assessor', score, both)).toEqual([]);
    for (const sentence of [{}, RSO, { violent: true }])
      expect(refused(TOOL, 'scored', score, sentence)).toEqual([]);
  });

  it('is SARA where there was domestic abuse, on an order too, and nobody is asked for it elsewhere', () => {
    const told = scoring('abuse', { domesticAbuse: true });
    expect(asked(told)).toEqual([`${TOOL}#sara`]);
    told
      .expectOpen(`${TOOL}#sara`, { due, role: 'offender-supervisor', place: 'HLI' })
      .answer(`${TOOL}#sara`, 'no-trained-assessor')
      // Five working days after Tue 10 March.
      .expectOpen(`${TOOL}#sara-2`, { due: '2026-03-17', role: 'head-of-omu' })
      .fact('oasys-completed', { tool: 'sara' })
      .expectNotOpen(TOOL);
    expect(asked(scoring('no abuse', {}))).toEqual([]);
    const onOrder = (title: string, sentence: Sentence): Story =>
      orderMade(title, sentence).work('2026-03-04 10:00', { but: [TOOL, 'oasys.complete'] });
    expect(asked(onOrder('order, abuse', { domesticAbuse: true }))).toEqual([`${TOOL}#sara`]);
    expect(asked(onOrder('order, none', {}))).toEqual([]);
  });

  it('follows the sentence as it is put right, and stays while it is varied', () => {
    const told = scoring('put right', RSO).expectOpen(`${TOOL}#rm2000`);
    putRight(told, { ...RSO, violent: true, domesticAbuse: true });
    expect(asked(told)).toEqual([`${TOOL}#rm2000-combined`, `${TOOL}#sara`]);
    const why = whyOf(told, `${TOOL}#rm2000-combined`);
    expect(why.sentences[0]).toContain(
      'Score the specialist tool this case needs (RM2000 combined): asked on',
    );
    expect(why.sentences.join(' ')).toContain(
      'This had become known: A sentence is passed (Monday 2 March 2026; known since Tuesday 10 March 2026 at 10:00).',
    );
    expect(why.source).toContain('002 L272, L323');
    told.fact('sentence-varied', { how: 'varied', months: 30 });
    expect(asked(told)).toEqual([`${TOOL}#rm2000-combined`, `${TOOL}#sara`]);
  });
});

describe('a plan', () => {
  const others = target('Walks away when insulted');
  const victim = target('Can say what it did to him', { factor: 'victim-awareness', order: 2 });
  const plan = {
    targets: [others, victim],
    purposes: 'Rehabilitation',
    custodyAndCommunityLegs: true,
    riskActionsLinked: true,
    victimAwareness: 'target',
    diversityAnswered: true,
    contactLevel: 'Monthly',
  };
  const reasoned = { victimAwareness: 'reason', victimAwarenessReason: 'He denies it' };
  const unnamed = { ...plan, targets: [others] };
  const HATE = { hateCrime: true };

  it('of a hate crime has a target on victim awareness: no reason stands in for it', () => {
    expect(refused('plan.write', 'agreed', plan, HATE)).toEqual([]);
    expect(refused('plan.write', 'agreed', unnamed, HATE)).toEqual(['victimAwareness']);
    for (const outcome of ['agreed', 'agreed-without-person'])
      for (const without of [{ victimAwareness: 'no-direct-victim' }, reasoned])
        expect(problemsOf('plan.write', outcome, { ...unnamed, ...without }, HATE)).toEqual([
          {
            field: 'victimAwareness',
            message: expect.stringContaining('hate crime or has a racial motive') as string,
          },
        ]);
  });

  it('of a hate crime is refused once, where there is a direct victim as well', () => {
    const none = { ...unnamed, victimAwareness: 'no-direct-victim' };
    expect(problemsOf('plan.write', 'agreed', none, { ...HATE, victimScheme: true })).toEqual([
      { field: 'victimAwareness', message: expect.stringContaining('racial motive') as string },
    ]);
  });

  it('of another offence may give a reason, or say there is no direct victim', () => {
    expect(refused('plan.write', 'agreed', { ...unnamed, ...reasoned }, {})).toEqual([]);
    expect(
      refused(
        'plan.write',
        'agreed',
        { ...unnamed, victimAwareness: 'no-direct-victim' },
        { hateCrime: false },
      ),
    ).toEqual([]);
  });

  it('that was written before anybody knew of the hate crime is to be confirmed, and says why', () => {
    const told = inCustody('learnt late', '2026-06-01 10:00').expectNotOpen('plan.write');
    putRight(told, HATE).expectOpen('plan.write', { mark: 'confirm' });
    expect(whyOf(told, 'plan.write').wouldChange).toContain(
      'hate crime or racial motive on record changes: it is to be confirmed',
    );
    const same = inCustody('put right otherwise', '2026-06-01 10:00');
    putRight(same, { violent: true }).expectNotOpen('plan.write');
    putRight(inCustody('said before', '2026-06-01 10:00', HATE), HATE).expectNotOpen('plan.write');
  });
});
