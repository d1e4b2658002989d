import { type LondonDate } from '#domain/time.js';
import { type Ask } from '../runtime/ask.js';
import { type Pass } from '../runtime/pass.js';

/** Decisions that touch a victim and have no views task of their own, as ROTL, HDC, parole and the release licence have. */
export type TouchingDecision = 'open-conditions' | 'variation' | 'address' | 'move-on' | 're-release';

export interface AheadOfVictims {
  readonly decision: TouchingDecision;
  /** Tells one proposal from another of its sort. */
  readonly key: string;
  /** The day of the decision: the views are wanted before it. */
  readonly before: LondonDate;
  /** `proposal`: asked again when what is proposed changes. */
  readonly rests?: Ask['rests'];
}

/**
 * Asks each victim who is in for their views on a discretionary decision ahead (004 L401, L940, L954). A stage runs these
 * beside its own steps, and lets `viewsAsked` open G11 before the decision.
 */
export const askViews = (p: Pass, ahead: AheadOfVictims): readonly (() => unknown)[] =>
  inScheme(p).map(
    (victim) => () =>
      p.task('victim.ask-views', {
        key: keyFor(ahead, victim.id),
        subject: victim.id,
        place: victim.area,
        before: ahead.before,
        rests: { decisionDate: ahead.before, ...ahead.rests },
      }),
  );

/** G11: every victim who is in has been asked; no answer from them stops nothing. */
export const viewsAsked = (p: Pass, ahead: Pick<AheadOfVictims, 'decision' | 'key'>): boolean =>
  inScheme(p).every(({ id }) => p.answered('victim.ask-views', 'here', keyFor(ahead, id)) !== undefined);

const inScheme = (p: Pass): Pass['case']['victims'] =>
  p.case.victims.filter(({ in: optedIn }) => optedIn === true);
const keyFor = ({ decision, key }: Pick<AheadOfVictims, 'decision' | 'key'>, victim: string): string =>
  `${decision}-${key}-${victim}`;
