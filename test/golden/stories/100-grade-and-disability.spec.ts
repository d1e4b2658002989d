import { readAnswers } from '#engine/answers.js';
import { traitsOf } from '#engine/case-traits.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { refusals, type Form } from '../forms.js';
import { inCustody } from '../cases.js';
import { story } from '../story.js';

const SOMEBODY = 'b9f3f0a4-5b7e-4f43-9d5c-6b1f4a0f3c11';
type Case = Parameters<typeof traitsOf>[0];
const CASE: Case = { kind: 'determinate', roh: 'medium', facts: [] };
/** The fields because of which an answer is refused in such a case. */
const refusedIn = (type: string, outcome: string, form: Form, of: Partial<Case>): readonly string[] => {
  const read = readAnswers(TASK_TYPES.get(type) as never, outcome, form, [], traitsOf({ ...CASE, ...of }));
  return Array.isArray(read) ? read.map(({ field }: { field: string }) => field) : [];
};

// 003 L701, 000 L337: high and very high risk of harm, and IPP, go to probation-officer grade.
describe('who is named to manage a case', () => {
  const named = { manager: SOMEBODY, grade: 'probation-services-officer', workloadChecked: true };

  it('is a probation officer at high risk of harm and for IPP, whichever way the manager is named', () => {
    for (const type of ['allocation.name-offender-manager', 'allocation.name-manager-short-sentence']) {
      expect(refusedIn(type, 'named', named, {})).toEqual([]);
      expect(refusedIn(type, 'named', named, { roh: 'high' })).toEqual(['grade']);
      expect(refusedIn(type, 'named', named, { roh: 'very-high' })).toEqual(['grade']);
      expect(refusedIn(type, 'named', named, { kind: 'ipp', roh: 'low' })).toEqual(['grade']);
      expect(refusedIn(type, 'named', { ...named, grade: 'probation-officer' }, { roh: 'high' })).toEqual([]);
    }
  });

  it('is below that grade only with a reason, which is counted by its outcome', () => {
    const type = 'allocation.name-offender-manager';
    expect(refusedIn(type, 'named-below-grade', named, { roh: 'high' })).toEqual(['belowGradeReason']);
    const reasoned = { ...named, belowGradeReason: 'Nobody of the grade until Monday' };
    expect(refusedIn(type, 'named-below-grade', reasoned, { roh: 'high' })).toEqual([]);
    const supervisor = { supervisor: SOMEBODY, kind: 'prison', oasysTrained: false };
    expect(refusals('supervisor.assign', 'named-below-grade', supervisor)).toEqual(['belowGradeReason']);
  });

  const onOrder = (title: string) =>
    story(title)
      .usually('allocation.set-tier', 'confirmed', { tier: '2' })
      .on('2026-03-02 15:00')
      .fact('sentenced', { kind: 'community-order', months: 12, area: 'YOR', requirements: ['supervision'] });

  it('is looked at again when the risk of harm rises to high, and not when it falls again', () => {
    const s = onOrder('rises')
      .answer('allocation.set-tier', 'confirmed', { tier: '2' })
      .answer('allocation.name-offender-manager', 'named', {
        manager: 'pso.one',
        grade: 'probation-services-officer',
      })
      .expectNotOpen('allocation.name-offender-manager')
      .on('2026-03-10 10:00')
      .fact('roh-changed', { level: 'medium' })
      .expectNotOpen('allocation.name-offender-manager')
      .on('2026-05-05 10:00')
      .fact('roh-changed', { level: 'high' })
      // The answer stands until it is confirmed or somebody else is named: five working days after Tue 5 May (ALLOCATE-OM).
      .expectOpen('allocation.name-offender-manager', { mark: 'confirm', due: '2026-05-12' });
    s.answer('allocation.name-offender-manager', 'named', { manager: 'po.one', grade: 'probation-officer' })
      .expectNotOpen('allocation.name-offender-manager')
      .on('2026-06-02 10:00')
      .fact('roh-changed', { level: 'medium' })
      .expectNotOpen('allocation.name-offender-manager');
  });

  it('is not settled by a record that names somebody below the grade', () => {
    onOrder('record')
      .fact('om-changed', { username: 'pso.one', grade: 'probation-services-officer', area: 'YOR' })
      .answer('allocation.set-tier', 'confirmed', { tier: '2' })
      .expectNotOpen('allocation.name-offender-manager')
      .on('2026-05-05 10:00')
      .fact('roh-changed', { level: 'very-high' })
      .expectOpen('allocation.name-offender-manager', { missed: false })
      .fact('om-changed', { username: 'po.one', grade: 'probation-officer' })
      .expectNotOpen('allocation.name-offender-manager');
  });
});

// 004 L992–L996: reports did not analyse what a learning disability had to do with the offending.
describe('a report on somebody with a disability', () => {
  const report = {
    language: 'english',
    proposal: 'Community order, one to one',
    outlinePlan: 'Pictures, short sessions',
    victimInformation: 'included',
    selfHarmConcern: false,
  };
  const need = (need: string, more: object = {}) => ({ kind: 'need-recorded', data: { need, ...more } });

  it('says what it has to do with the offence, once it is on record', () => {
    const effect = (facts: Case['facts'], more: Form = {}, outcome = 'written') =>
      refusedIn('psr.write', outcome, { ...report, ...more }, { kind: null, roh: null, facts });
    expect(effect([])).toEqual([]);
    expect(effect([need('literacy')])).toEqual([]);
    expect(effect([need('learning-disability')])).toEqual(['disabilityEffect']);
    expect(effect([need('disability')], {}, 'written-not-seen')).toEqual(['disabilityEffect']);
    expect(effect([need('disability')], {}, 'not-needed')).toEqual([]);
    expect(
      effect([need('learning-disability')], { disabilityEffect: 'Agrees to what he has not understood' }),
    ).toEqual([]);
    expect(effect([need('disability'), need('disability', { ended: true })])).toEqual([]);
  });

  it('has a specialist asked beside police and children’s services, and the steps of the sentence adapted', () => {
    const s = story('specialist')
      .on('2026-03-02 10:00')
      .fact('report-requested', { area: 'YOR', hearingOn: '2026-03-23' })
      .fact('need-recorded', { need: 'learning-disability' })
      .answer('psr.screen-roh', 'no-concern')
      .answer('psr.choose-type', 'standard', { remanded: false, hearingOn: '2026-03-23' })
      // Fifteen working days after Mon 2 March is Mon 23; three before: Wed 18.
      .expectOpen('psr.ask-agencies#learning-disability-specialist', { due: '2026-03-18' })
      .expectOpen('psr.ask-agencies#police', { due: '2026-03-18' })
      .expectNotOpen('psr.ask-agencies#health')
      .on('2026-03-03 10:00')
      .fact('need-recorded', { need: 'disability' })
      .expectOpen('psr.ask-agencies#health', { due: '2026-03-18' });
    s.on('2026-03-23 15:00')
      .fact('sentenced', { kind: 'determinate', months: 24, prison: 'HLI', area: 'YOR', victimScheme: false })
      .fact('received', { prison: 'HLI' });
    expect(s.openKeys().filter((key) => key.includes('diversity.agree-adaptations'))).toHaveLength(2);
  });

  it('is not asked about where there is none', () => {
    inCustody('none', '2026-03-03 10:00').expectNotOpen('diversity.agree-adaptations');
  });
});
