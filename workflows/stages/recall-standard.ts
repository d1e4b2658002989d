import { londonDateOf } from '#calendar/index.js';
import { type LondonDate } from '#domain/time.js';
import { gate } from '../policy/gate.js';
import { dateIn } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';
import { type Answer } from '../runtime/state.js';
import { askViews, viewsAsked } from '../tracks/victim-views.js';

/** Stage 13, standard recall: to the Parole Board, unless the executive releases first, or nobody does and the person stays to the end (RECALL-PAROLE). */
export function standardRecall(p: Pass, returned: LondonDate, notified: LondonDate): void {
  p.together([
    () => {
      const partB = p.task('recall.write-part-b', { within: 'RECALL-PART-B', from: notified });
      if (partB.outcome === 'submitted-asks-release') executive(p, partB);
    },
    () => {
      const sent = p.task('recall.send-second-dossier', { within: 'RECALL-SECOND-DOSSIER', from: notified });
      const partB = p.answered('recall.write-part-b');
      const late =
        sent.outcome === 'sent-without-part-b' && partB
          ? p.task('recall.send-second-dossier', { key: 'part-b', before: workingDays(partB.on, 1) })
          : undefined;
      p.task('recall.disclose-dossier', { key: 'second', before: workingDays((late ?? sent).on, 1) });
    },
    () => refer(p, returned),
    ...p
      .facts('release-direction')
      .slice(-1)
      .map(
        (direction) => () =>
          p.task('recall.prepare-re-release', {
            before: workingDays(londonDateOf(p.knownAt(direction)), 10),
          }),
      ),
  ]);
}

/** By the standard; at once, the next working day, when representations arrive (RECALL-PAROLE). */
function refer(p: Pass, returned: LondonDate): void {
  const disclosed = [
    p.answered('recall.disclose-dossier'),
    p.answered('recall.disclose-dossier', 'here', 'second'),
  ];
  const [arrived] = disclosed
    .map((answer) => answer && dateIn(answer, 'representationsReceived'))
    .filter((on) => on !== undefined)
    .sort();
  const soon = arrived && workingDays(arrived, 1);
  const due = p.due('RECALL-PAROLE', returned);
  p.task(
    'recall.refer-parole',
    soon && (due === undefined || soon < due)
      ? { before: soon }
      : { within: 'RECALL-PAROLE', from: returned },
  );
}

/** Asked for by the Part B: a discretionary decision, so victims are asked first (G11; 004 L401, L954). */
function executive(p: Pass, partB: Answer): void {
  const before = workingDays(partB.on, 10);
  const ahead = { decision: 're-release', key: partB.on, before } as const;
  p.together([
    ...askViews(p, ahead),
    () => {
      gate(p, 'G11', viewsAsked(p, ahead), {
        key: 're-release',
        opens: 'victim.ask-views',
        lapsesOn: before,
      });
      p.task('recall.review-recall', { before });
    },
  ]);
}
