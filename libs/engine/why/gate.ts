import { GATES } from '#domain/gates.js';
import { roleInWords } from '#domain/roles.js';
import { overrideInForce } from '#workflows/policy/gate.js';
import { type Gate } from '#workflows/runtime/state.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { isVictimType } from '../commit/wall.js';
import { overridesInWords } from './gates.js';
import { distinct, factInWords, lastOf, type Known, type Why } from './why.js';
import { dayInWords, momentInWords, sentence } from './words.js';

/** Why a gate is closed, and what opens it. */
export function whyGate(known: Known, gate: Gate): Why {
  const rule = GATES[gate.gate];
  const text = rule
    ? `gate ${gate.gate} stops ${rule.stops} until ${rule.until}`
    : `gate ${gate.gate} is closed`;
  const type = TASK_TYPES.get(gate.opens);
  const overridden = overrideInForce(known.state, gate);
  // That victim liaison is asked, and whether it has answered, is theirs to tell.
  const told = type && known.may(type.id) && !isVictimType(type.id);
  const facts = lastOf(
    known,
    (type?.makes ?? []).map(({ kind }) => kind),
  );
  return {
    sentences: [
      sentence(text),
      `It has been closed since ${momentInWords(gate.closedAt)}.`,
      ...(told ? [`It waits for: ${type.title} (${roleInWords(type.role)}).`] : []),
      ...(told ? facts.map((fact) => `Known so far: ${factInWords(fact)}.`) : []),
      ...(overridden ? [`It is overridden until the end of ${dayInWords(overridden)}.`] : []),
      ...(gate.lapsedAt === undefined
        ? []
        : [
            `It lapsed on ${momentInWords(gate.lapsedAt)}: no gate holds a person past a day fixed by law. What it waited for is still owed.`,
          ]),
      sentence(overridesInWords(gate.gate)),
    ],
    rule: text,
    source: rule?.source ?? null,
    facts: told ? distinct(facts) : [],
    wouldChange: [
      ...(told ? [`${type.title} is done`] : rule ? [rule.until] : []),
      ...(/^nobody/.test(overridesInWords(gate.gate)) ? [] : ['an override']),
    ],
  };
}
