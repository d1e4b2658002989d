import { keyOf } from '#domain/fact.js';
import { type Pass } from '../runtime/pass.js';

/** A concern about a person in custody is acknowledged within the hour, whoever passes it on (000 L287; 003 L302). */
export function selfHarm(p: Pass): void {
  if (p.here?.kind !== 'custody') return;
  p.together(
    p.facts('self-harm-concern').map(
      (concern) => () =>
        p.task('self-harm.act-in-custody', {
          key: keyOf(concern),
          within: 'SELF-HARM-ALERT',
          from: concern.learntAt,
        }),
    ),
  );
}
