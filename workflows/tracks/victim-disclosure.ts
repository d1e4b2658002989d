import { addDays, endOfDay, londonDateOf } from '#calendar/index.js';
import { keyOf } from '#domain/fact.js';
import { type LondonDate } from '#domain/time.js';
import { dateIn } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';
import { nextMeeting } from './mappa-meetings.js';
import { type Who } from './victim-who.js';

/** A step of the manager's that may rest on what the victim said, and the day by which it wants to know. */
interface Asks {
  readonly key: string;
  readonly before: LondonDate;
  /** A new version of the step asks again. */
  readonly version?: string | number;
}

/**
 * The manager never reads a victim's file: before each step that asks, victim liaison decides item by item what may be known, for
 * what purpose and on what ground (004 L930–L934, L953; 002 L698). A step whose day had passed when contact began asks nothing.
 */
export const disclosures = (p: Pass, who: Who, since: LondonDate): readonly (() => unknown)[] =>
  [...planning(p), ...mappa(p), ...askedFor(p)]
    .filter(({ before }) => before >= since)
    .map(({ key, before, version }) => () => {
      const asked = p.isKnown('victim.disclose', key);
      if (asked || !p.has(endOfDay(before)))
        p.task('victim.disclose', { ...who, key, before, rests: { version: version ?? '' } });
    });

/** The analysis of harm and the plan of this sentence, each with its own day. */
function planning(p: Pass): readonly Asks[] {
  if (p.here?.kind !== 'custody' || p.here.recalled || p.case.sentencedAt === undefined) return [];
  const plan = p.due('ISP-CUSTODY', londonDateOf(p.case.sentencedAt));
  const board = p.answeredIn('custody#1', 'board.set-date');
  const boardOn = (board && dateIn(board, 'boardOn')) ?? plan;
  return [
    ...(plan === undefined ? [] : [{ key: 'assessment', before: workingDays(plan, -15) }]),
    ...(boardOn === undefined
      ? []
      : [{ key: 'sentence-plan', before: workingDays(boardOn, -1), version: boardOn }]),
  ];
}

/** Victim liaison answers a MAPPA invitation here, by the day on which reports are wanted. */
function mappa(p: Pass): readonly Asks[] {
  const next = nextMeeting(p);
  const invited = next === undefined ? undefined : p.answeredIn('mappa', 'mappa.invite', next);
  if (next === undefined || !invited) return [];
  return [{ key: `mappa-${next}`, before: dateIn(invited, 'reportsBy') ?? addDays(next, -2) }];
}

/** Whatever else the manager asks for. */
const askedFor = (p: Pass): readonly Asks[] =>
  p.facts('disclosure-asked', 'ever').map((asked) => {
    const known = londonDateOf(p.knownAt(asked));
    const { before } = asked.data;
    return {
      key: `asked-${keyOf(asked)}`,
      before: typeof before === 'string' && before >= known ? before : workingDays(known, 5),
      version: asked.id,
    };
  });
