import { londonDateOf } from '#calendar/index.js';
import { dateIn, lastTry, untilSettled } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';

/** Stage 1. No sentence exists yet: the pathway opens on the court's request (pathway.md stage 1; 003 L299–307). */
export function preSentence(p: Pass): void {
  p.stage('pre-sentence');
  const [request] = p.facts('report-requested');
  if (!request) return;
  const asked = londonDateOf(request.happenedAt);

  const screening = p.task('psr.screen-roh', { before: asked });
  const chosen = p.task('psr.choose-type', { before: asked, rests: { screening: screening.outcome } });
  const report = chosen.outcome;
  const remanded = (chosen.data['remanded'] ?? request.data['remanded']) === true;
  const clock = { within: 'PSR', from: asked, facts: { report, remanded } } as const;
  const dueInCourt = p.due(clock.within, asked, clock.facts) ?? asked;
  const hearing =
    dateIn(chosen, 'hearingOn') ??
    (request.data['hearingOn'] as string | undefined) ??
    workingDays(asked, 15);
  p.together([
    () => askAgencies(p, report, asked, dueInCourt),
    () => writeAndCheck(p, report, asked, dueInCourt),
    () =>
      untilSettled(p, 'psr.give-to-court', clock, (given) =>
        given.outcome === 'late-court-told'
          ? { before: workingDays(dateIn(given, 'newHearingOn') ?? hearing, -1) }
          : undefined,
      ),
    () => result(p, hearing),
  ]);
}

/** Asked for every report: police for domestic abuse, children's services (003 L328, L331). */
const AGENCIES = ['police', 'children-services'] as const;
/** Who knows what a disability on record has to do with the offence, and with what is proposed (004 L992–L996). */
const SPECIALISTS: Readonly<Record<string, string>> = {
  'learning-disability': 'learning-disability-specialist',
  disability: 'health',
};
function specialists(p: Pass): readonly string[] {
  const needs = p.facts('need-recorded', 'ever');
  return Object.entries(SPECIALISTS).flatMap(([need, agency]) => {
    const last = needs.findLast(({ data }) => data['need'] === need);
    return last && last.data['ended'] !== true ? [agency] : [];
  });
}

/** Answered before the report is written; no answer is stated in it and holds nothing up (004 L455–459). Others are the writer's to add. */
function askAgencies(p: Pass, report: string, asked: string, due: string): void {
  if (p.answered('psr.write')) return;
  const before = report === 'oral' ? asked : workingDays(due, report === 'fast' ? -2 : -3);
  p.together(
    [...AGENCIES, ...specialists(p)].map(
      (key) => () => p.task('psr.ask-agencies', { key, subject: key, before }),
    ),
  );
}

/** Checked by somebody else before the court sees it, and never a reason to be late; sent back, it goes to its author (003 L300). */
function writeAndCheck(p: Pass, report: string, asked: string, due: string): void {
  if (report === 'oral') return void p.task('psr.write', { before: asked });
  const check = p.answered('psr.check-quality');
  const written = p.task('psr.write', {
    before: workingDays(due, report === 'fast' ? -1 : -2),
    sentBack: check?.outcome === 'returned' ? check : undefined,
  });
  if (written.outcome !== 'not-needed')
    p.task('psr.check-quality', {
      before: workingDays(due, report === 'fast' ? 0 : -1),
      rests: { reportText: written.round },
    });
}

/** Recorded on the day of the hearing, which moves when the court was told of a late report; until the sentence itself is known somebody waits for it. */
function result(p: Pass, hearing: string): void {
  const given = lastTry(p, 'psr.give-to-court');
  const on = (given?.outcome === 'late-court-told' && dateIn(given, 'newHearingOn')) || hearing;
  p.until(on);
  const recorded = untilSettled(p, 'psr.record-result', { before: on }, (answer) =>
    answer.outcome === 'adjourned' ? { before: workingDays(answer.on, 15) } : undefined,
  );
  if (['custody', 'community-order', 'suspended-sentence'].includes(recorded.outcome))
    p.stuck('wait-on-agency', { owner: 'court-officer', unblocks: 'sentenced', detail: recorded.outcome });
}
