import { fact, record, SENTENCED, step } from '../../test/support/case-record.js';
import { type CaseRecord } from './record.js';
import { read } from '../../test/support/read-document.js';

// A change asked for after release; 000 L663: each condition is linked to a risk factor, which the person does not read.
const scope = 'licence#1/change#c40';
const ANSWERS = {
  kind: 'curfew-or-zone',
  askedBy: 'victim-liaison',
  riskFactor: 'jealousy',
  victimLiaisonAsked: true,
  startsOn: '2027-06-14',
  reason: 'She saw him near her work',
  conditionsAdded: '1. Not to enter the area shown on map 4 | jealousy\n2. To be at home from 19:00|drinking',
  conditionsChanged: 'To reside at 4 Mill Lane, York | no settled home',
};
const proposed = (more: object = {}, round = 1): ReturnType<typeof step> =>
  step('licence.decide-change', {
    scope,
    round,
    on: '2027-06-01',
    outcome: 'variation-proposed',
    answers: { ...ANSWERS, ...more },
  });
const approved = step('licence.approve-variation', {
  scope,
  on: '2027-06-02',
  outcome: 'approved',
  answers: { necessaryAndProportionate: true, reason: 'Needed to protect her' },
});
const released = fact('released', '2027-04-05', { on: 'crd' });
const of = (...steps: readonly ReturnType<typeof step>[]): CaseRecord =>
  record(steps, { facts: [SENTENCED, released] });

describe('a variation of the licence', () => {
  it('says which conditions are added, changed and removed, from when, and who decided it when', async () => {
    const text = await read(
      'licence-variation',
      of(proposed({ conditionsRemoved: 'To attend a thinking skills course | impulsiveness' }), approved),
    );
    expect(text).toMatch(/What changes From 14 June 2027/);
    expect(text).toMatch(/Conditions added 1\. Not to enter the area shown on map 4 2\. To be at home/);
    expect(text).toMatch(/Conditions changed: they now read 1\. To reside at 4 Mill Lane, York/);
    expect(text).toMatch(/Conditions removed 1\. To attend a thinking skills course/);
    expect(text).toMatch(/Proposed by Niamh Quinn Proposed on 1 June 2027/);
    expect(text).toMatch(/Approved by Niamh Quinn In the role of Head of pdu Approved on 2 June 2027/i);
    expect(text).toContain('Licence ends 4 July 2028');
    expect(text).toContain('Every other condition of your licence stays as it was');
  });

  it('leaves out the headings under which nothing changes', async () => {
    const text = await read('licence-variation', of(proposed(), approved));
    expect(text).not.toContain('Conditions removed');
  });

  it('tells the person neither why, nor who asked for it, nor that anybody was asked', async () => {
    const text = await read('licence-variation', of(proposed(), approved));
    for (const kept of ['jealousy', 'drinking', 'settled', 'victim', 'liaison', 'She', 'her work', 'protect'])
      expect({ kept, found: text.toLowerCase().includes(kept.toLowerCase()) }).toEqual({
        kept,
        found: false,
      });
  });

  it('is not made before it is approved, after it was refused, or while it is proposed again', async () => {
    expect(await read('licence-variation', of(proposed()))).toMatch(/has no task/);
    const refused = step('licence.approve-variation', { scope, outcome: 'refused' });
    expect(await read('licence-variation', of(proposed(), refused))).toMatch(/was answered "refused"/);
    const again = step('licence.decide-change', { scope, round: 2, state: 'OPEN', on: '2027-06-03' });
    expect(await read('licence-variation', of(proposed(), approved, again))).toMatch(/is open again/);
  });

  it('is not made of a proposal that names no condition', async () => {
    const none = proposed({ conditionsAdded: undefined, conditionsChanged: undefined });
    expect(await read('licence-variation', of(none, approved))).toBe(
      'nobody has said which conditions are added, changed or removed: have the variation proposed again with them',
    );
  });

  it('of one change says nothing of another', async () => {
    const other = step('licence.decide-change', {
      scope: 'licence#1/change#c55',
      on: '2027-07-01',
      outcome: 'variation-proposed',
      answers: { ...ANSWERS, conditionsAdded: 'Not to travel to Hull' },
    });
    const text = await read('licence-variation', of(proposed(), approved, other), approved.id);
    expect(text).not.toContain('Hull');
  });
});
