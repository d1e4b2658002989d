import { londonDateOf } from '#calendar/index.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';

/** Stage 1. No sentence exists yet: the pathway opens on the court's request (pathway.md stage 1; 003 L299–307). */
export function preSentence(p: Pass): void {
  p.stage('pre-sentence');
  const [request] = p.facts('report-requested');
  if (!request) return;
  const asked = londonDateOf(request.happenedAt);
  const hearing = (request.data['hearingOn'] as string | undefined) ?? workingDays(asked, 15);
  const remanded = request.data['remanded'] === true;

  const screening = p.task('psr.screen-roh', { before: asked });
  const { outcome: report } = p.task('psr.choose-type', {
    before: asked,
    rests: { screening: screening.outcome },
  });
  const clock = { within: 'PSR', from: asked, facts: { report, remanded } } as const;
  p.together([
    () => {
      const written = p.task(
        'psr.write',
        report === 'oral'
          ? { before: asked }
          : { before: workingDays(p.due('PSR-FAST', asked) ?? hearing, report === 'fast' ? -1 : 0) },
      );
      // Checked by somebody else before the court sees it, and never a reason to be late (003 L300).
      if (report !== 'oral') p.task('psr.check-quality', { ...clock, rests: { reportText: written.round } });
    },
    () => p.task('psr.give-to-court', clock),
    () => {
      p.until(hearing);
      p.task('psr.record-result', { before: hearing });
    },
  ]);
}
