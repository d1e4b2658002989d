import { addWeeks, londonDateOf } from '#calendar/index.js';
import { keyOf } from '#domain/fact.js';
import { licenceStart } from '../policy/dates.js';
import { hasBoard } from '../policy/kinds.js';
import { dateIn } from '../policy/until-settled.js';
import { isOutside } from '../policy/whereabouts.js';
import { workingDays } from '../policy/working-days.js';
import { type Ask } from '../runtime/ask.js';
import { type Pass } from '../runtime/pass.js';

/** The family, with the person's consent and restrictions checked first: before the board, and before the release plan (000 L505–L510). */
export function family(p: Pass): void {
  if (!p.here || p.case.sentencedAt === undefined) return;
  const sentenced = londonDateOf(p.case.sentencedAt);
  if (p.here.kind === 'custody')
    p.together([
      () => !p.here?.recalled && hasBoard(p.case) && beforeBoard(p, sentenced),
      () => {
        const start = licenceStart(p.case);
        p.until(start && addWeeks(start, -16));
        if (start)
          agree(p, { key: 'release', before: p.due('RESETTLEMENT-NEEDS', start) ?? addWeeks(start, -12) });
      },
    ]);
  else if (isOutside(p)) onLicence(p);
}

function beforeBoard(p: Pass, sentenced: string): void {
  const date = p.answeredIn('custody#1', 'board.set-date');
  const on =
    (date && dateIn(date, 'boardOn')) ?? p.due('ISP-CUSTODY', sentenced) ?? workingDays(sentenced, 40);
  agree(p, { key: 'board', before: workingDays(on, -5) });
}

/** Outside the offender manager asks, and only where the family took part in planning the release: nobody is asked for nothing. */
function onLicence(p: Pass): void {
  const released = p.facts('released', 'ever').at(-1);
  const took = p.answered('family.agree-involvement', 'here', 'release');
  if (!released || took?.outcome !== 'takes-part' || took.assumed) return;
  const on = londonDateOf(released.happenedAt);
  agree(p, {
    key: `licence-${keyOf(released)}`,
    role: 'offender-manager',
    before: p.due('ISP-COMMUNITY', on) ?? workingDays(on, 15),
  });
}

/** Asked again when consent is withdrawn or a restriction is set. */
function agree(p: Pass, ask: Ask): void {
  const consent = p.facts('family-consent', 'ever').at(-1);
  const restriction = p.facts('restriction-requested', 'ever').at(-1);
  const decided = restriction && p.answeredIn('restrictions', 'restrict.decide-contact', keyOf(restriction));
  p.task('family.agree-involvement', {
    ...ask,
    rests: {
      consent: consent ? keyOf(consent) : '',
      restriction: decided?.outcome === 'imposed' ? decided.at : '',
    },
  });
}
