import { readAnswers } from '#engine/answers.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { cannotLeaveOut, refusals } from '../forms.js';

// tasks.csv, licence.decide-change and licence.approve-variation; 000 L663 (each condition linked to a risk factor); 003 L551.
const CHANGE = {
  kind: 'condition',
  askedBy: 'manager',
  riskFactor: 'drinking',
  policeAsked: true,
  childrensServicesAsked: false,
  victimLiaisonAsked: false,
  startsOn: '2027-04-19',
  reason: 'Breath tests agreed',
};

describe('a variation of the licence', () => {
  it('is proposed with the conditions that are added, changed or removed, whichever', () => {
    expect(refusals('licence.decide-change', 'variation-proposed', CHANGE)).toEqual(['conditionsAdded']);
    cannotLeaveOut(
      'licence.decide-change',
      'variation-proposed',
      { ...CHANGE, conditionsAdded: 'Not to drink alcohol | drinking' },
      'riskFactor',
      'startsOn',
    );
    for (const one of ['conditionsChanged', 'conditionsRemoved'])
      expect(
        refusals('licence.decide-change', 'variation-proposed', { ...CHANGE, [one]: 'To live in York' }),
      ).toEqual([]);
    // What is allowed, refused or needs no change varies no condition.
    for (const outcome of ['allowed', 'refused', 'no-change'])
      expect(refusals('licence.decide-change', outcome, CHANGE)).toEqual([]);
  });

  it('carries no word of its conditions to the pathway', () => {
    const type = TASK_TYPES.get('licence.decide-change');
    const form = { ...CHANGE, conditionsAdded: 'Not to meet Sam Hill | drinking' };
    const read = type && readAnswers(type, 'variation-proposed', form);
    expect(JSON.stringify(read && 'codes' in read ? read.codes : read)).not.toMatch(/Hill|conditions/);
  });
});
