import { atLondon, endOfDay, londonDateOf } from '#calendar/index.js';
import { type Pass } from '../runtime/pass.js';

/** The sentence was quashed while the person is in prison: nothing holds them but another authority, and nothing else is owed (pathway.md, "Gates"). */
export function letGo(p: Pass): void {
  const { quashedAt } = p.case;
  if (quashedAt === undefined) return;
  p.stage('release');
  const on = londonDateOf(quashedAt);
  p.together([
    () =>
      p.task('release.discharge', { within: 'RELEASE-ON-DATE', from: on, alarmAt: atLondon(on, '12:00') }),
    () => {
      if (p.holding('release.discharge')?.outcome === 'handed-over') return;
      p.until(endOfDay(on));
      p.stuck('held-past-release-date', { owner: 'governor', unblocks: 'release.discharge', detail: on });
    },
  ]);
}
