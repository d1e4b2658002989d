import { isHighRoh } from '#domain/sentence.js';
import { type LondonDate } from '#domain/time.js';
import { drawn } from '../policy/sampling.js';
import { workingDays } from '../policy/working-days.js';
import { type Answer } from '../runtime/state.js';
import { type Pass } from '../runtime/pass.js';

type What = 'assessment' | 'plan';
const CHECK = 'quality.check-sample';
const ACT = 'quality.carry-out-action';

/**
 * A sample of assessments and plans, higher risk first, is checked by somebody who neither wrote nor signed it; what is not good
 * enough becomes the author's action, and one not agreed comes back to whoever asked (000 Rec A3, L117–118, L450, L531).
 * @param before the day by which: an assessment before its board, a plan before its review
 */
export function checkSample(p: Pass, what: What, answer: Answer, before: LondonDate): void {
  const key = `${what}-${answer.round}`;
  const sentencedAt = p.case.sentencedAt ?? 0;
  const isDrawn = p.isKnown(CHECK, key) || drawn(`${sentencedAt}/${key}/${answer.on}`, p.case.roh);
  if (answer.assumed || !isDrawn) return;
  const latest = workingDays(answer.on, isHighRoh(p.case.roh) ? 5 : 10);
  p.together([
    () => {
      const acted = p.answered(ACT, 'here', key);
      const check = p.task(CHECK, {
        key,
        before: latest < before ? latest : before,
        sentBack: acted?.outcome === 'not-agreed' ? acted : undefined,
      });
      if (check.outcome !== 'insufficient') return;
      const redo = check.at > (acted?.at ?? 0) ? check : undefined;
      p.task(ACT, { key, before: workingDays(check.on, 5), sentBack: redo });
    },
  ]);
}

/** An action of the last check of the assessment that is not done: until then G2 stays shut. */
export function actionsOwed(p: Pass): boolean {
  const oasys = p.answered('oasys.complete') ?? p.answered('oasys.complete-ppo');
  const key = `assessment-${oasys?.round ?? 0}`;
  const check = p.answered(CHECK, 'here', key);
  const acted = p.answered(ACT, 'here', key);
  return check?.outcome === 'insufficient' && !(acted?.outcome === 'done' && acted.at > check.at);
}
