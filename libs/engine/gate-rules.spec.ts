import { GATES, namesVictimGate } from '#domain/gates.js';
import { TASK_TYPES } from '#workflows/task-types.js';

// libs/domain/gates.ts says what each gate gives away; the catalogue says which step opens it.
test('a gate gives away a victim where the step that opens it is about victims, and nowhere else', () => {
  const opening = [...TASK_TYPES.values()].flatMap(({ id, gate, confidentiality }) =>
    gate === undefined ? [] : [{ id, gate, victim: confidentiality === 'victim' }],
  );
  expect(opening.map(({ id, gate }) => ({ id, victim: GATES[gate]?.discloses === 'victim' }))).toEqual(
    opening.map(({ id, victim }) => ({ id, victim })),
  );
  expect(new Set(opening.filter(({ victim }) => victim).map(({ gate }) => gate))).toEqual(
    new Set(['G5', 'G11', 'G12']),
  );
});

test.each([
  ['custody#1/G11', true],
  ['custody#1/G11#curfew', true],
  ['manager/manager.review-override#custody#1/G12|2027-01-15', true],
  ['gate:licence#1/change#c9/G11', true],
  ['G11, G7', true],
  ['custody#1/G1', false],
  ['custody#1/G10#2027-01-15', false],
  ['custody#1/hdc.decide', false],
])('whether %s names one: %s', (key, names) => {
  expect(namesVictimGate(key)).toBe(names);
});
