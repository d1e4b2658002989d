import { keyOf, type Fact } from '#domain/fact.js';
import { type Pass } from '../runtime/pass.js';

/** A concern about a person in custody is acknowledged within the hour, whoever passes it on (000 L287; 003 L302). */
export function selfHarm(p: Pass): void {
  const { here } = p;
  if (here?.kind !== 'custody') return;
  p.together(
    concerns(p).map(
      (concern) => () =>
        p.task('self-harm.act-in-custody', {
          key: keyOf(concern),
          within: 'SELF-HARM-ALERT',
          from: Math.max(concern.learntAt, here.at),
        }),
    ),
  );
}

/** Those of this time in custody, and those that the court passed on with the sentence. */
function concerns(p: Pass): readonly Fact[] {
  const before = p.episodes.at(-2);
  const fromCourt = before?.kind === 'pre-sentence' ? before.facts : [];
  return [...fromCourt.filter(({ kind }) => kind === 'self-harm-concern'), ...p.facts('self-harm-concern')];
}
