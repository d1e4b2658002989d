import { ownerRule } from '#workflows/policy/owner.js';
import { distinct, factInWords, lastOf, type Known, type Why } from './why.js';
import { sentence } from './words.js';

const SOURCE = 'pathway.md, Set of rules; HMPPS services 2.5';

/** Why the community or the prison offender manager is responsible for the case. */
export function whyOwner(known: Known): Why {
  const { view, owner: context } = known;
  const { owner, says, rests } = ownerRule(view, context);
  const facts = lastOf(known, rests);
  const set = view.forcedSet ?? context.set;
  return {
    sentences: [
      owner === 'OM'
        ? 'The community offender manager is responsible for this case.'
        : 'The prison offender manager is responsible for this case: the offender supervisor acts wherever a custody task names the offender manager.',
      sentence(`the rule of set ${set}: ${says}`),
      ...facts.map((fact) => `It rests on: ${factInWords(fact)}.`),
      ...(view.forcedSet ? ['The set of rules was chosen for a rehearsal.'] : []),
    ],
    rule: says,
    source: SOURCE,
    facts: distinct(facts),
    wouldChange:
      owner === 'OM'
        ? [
            'release or return to custody',
            'a recall that ends',
            'immigration that has no interest any more',
            'another set of rules',
          ]
        : [
            'handover accepted by the community offender manager',
            'release',
            'a recall',
            'an interest of immigration',
          ],
  };
}
