import { cannotLeaveOut } from '../forms.js';
import { story } from '../story.js';

// 003 L299–L307, L327–L331, L763. What the report must say is a question of its form that cannot be left blank.
describe('the report to the court', () => {
  it('is of a type chosen after the screening, which is done again when the charges change', () => {
    story('new charge')
      .on('2026-03-02 10:00')
      .fact('report-requested', { area: 'YOR', hearingOn: '2026-03-24', remanded: false })
      .expectNotOpen('psr.choose-type')
      .answer('psr.screen-roh', 'no-concern')
      .answer('psr.choose-type', 'fast', { hearingOn: '2026-03-24', remanded: false })
      .on('2026-03-04 10:00')
      .fact('charged', { serious: false })
      .expectOpen('psr.screen-roh', { round: 2 })
      .answer('psr.screen-roh', 'concern')
      // A short report was chosen on another footing: whoever chose it says whether it stands.
      .expectOpen('psr.choose-type', { round: 2, mark: 'confirm' })
      .answer('psr.choose-type', 'standard', { hearingOn: '2026-03-24', remanded: false })
      // 15 working days after Mon 2 March, no holiday between: Mon 23 March.
      .expectOpen('psr.give-to-court', { due: '2026-03-23', row: 'PSR-STANDARD' });
  });

  it('rests on convictions that were read, and on each other source as seen, asked or none held', () => {
    const screening = {
      convictionsRead: true,
      earlierAssessments: 'seen',
      policeInformation: 'asked',
      victimMaterial: 'none-held',
      childrenConcern: false,
    };
    cannotLeaveOut('psr.screen-roh', 'no-concern', screening, ...Object.keys(screening));
  });

  it('has a reason for its type, short or long', () => {
    const type = { rationale: 'One offence, no violence before', hearingOn: '2026-03-24', remanded: false };
    for (const outcome of ['standard', 'fast', 'oral'])
      cannotLeaveOut('psr.choose-type', outcome, type, 'rationale');
  });

  it('has a proposal, an outline plan, the victim’s information or that there is none, and what is known of self-harm', () => {
    const report = {
      seenOn: '2026-03-12',
      language: 'english',
      proposal: 'Community order with a programme',
      outlinePlan: 'Weekly, alcohol first, then the programme',
      victimInformation: 'included',
      selfHarmConcern: false,
    };
    cannotLeaveOut(
      'psr.write',
      'written',
      report,
      'proposal',
      'outlinePlan',
      'victimInformation',
      'selfHarmConcern',
    );
  });

  it('is checked for template and length, for offence, proposal and plan, and for a label that it must not carry', () => {
    const check = {
      template: true,
      offenceAnalysed: true,
      proposalClear: true,
      outlinePlan: true,
      noPpoLabel: true,
      concise: true,
    };
    cannotLeaveOut('psr.check-quality', 'passed', check, ...Object.keys(check));
  });

  it('is answered by the result: every offence, and whether the court followed the proposal', () => {
    const result = {
      resultOn: '2026-03-24',
      offences: 'Assault; criminal damage',
      proposalFollowed: 'partly',
      seenAfterSentence: true,
      selfHarmConcern: false,
    };
    cannotLeaveOut(
      'psr.record-result',
      'community-order',
      result,
      'offences',
      'proposalFollowed',
      'selfHarmConcern',
    );
  });
});
