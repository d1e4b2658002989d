import { FACT_KINDS } from '#domain/fact-kinds.js';
import { readFactData } from '#engine/fact-data.js';
import { cannotLeaveOut, refusals } from '../forms.js';

/**
 * What is asked of and told to others (003 L275–L281, L331, L714; 004 L957, L978–L1023, L1041–L1066). A question that may stay blank is
 * still on the form: a form takes no answer that it does not ask for.
 */
describe('the first contact with a victim', () => {
  it('says what follows a broken condition and how to complain, face to face where it is wanted, a child through a parent', () => {
    const contact = {
      victim: 'V-1',
      contactOn: '2026-03-20',
      how: 'face-to-face',
      faceToFaceOffered: true,
      safeChannelAndTimes: 'Mobile, after six',
      languageAndFormat: 'Large print',
      parentOrGuardian: 'Her father',
      ifConditionBrokenExplained: true,
      complaintRouteGiven: true,
      concerns: 'Walks past the school',
    };
    cannotLeaveOut('victim.offer-contact', 'opted-in', contact, 'how', 'faceToFaceOffered');
    expect(refusals('victim.offer-contact', 'opted-in', { ...contact, leafletGiven: true })).not.toEqual([]);
  });
});

describe('a learning disability', () => {
  it('is asked of a specialist as crime is asked of the police, and its effect is said in the report', () => {
    const asked = { agency: 'learning-disability-specialist', askedOn: '2026-03-04', answer: 'Reads little' };
    cannotLeaveOut('psr.ask-agencies', 'answered', asked, 'agency', 'askedOn');
    const report = {
      language: 'english',
      proposal: 'Community order, one to one',
      outlinePlan: 'Pictures, short sessions',
      victimInformation: 'included',
      selfHarmConcern: false,
      disabilityEffect: 'Agrees to what he has not understood',
    };
    expect(refusals('psr.write', 'written', report)).toEqual([]);
  });

  it('has one word for all who record it, apart from literacy and from disability; any other is refused', () => {
    expect(FACT_KINDS['need-recorded'].fields.need.code).toEqual(
      expect.arrayContaining(['learning-disability', 'literacy', 'dyslexia', 'disability']),
    );
    expect(readFactData('need-recorded', { need: 'learning-disability' })).toHaveProperty('all');
    for (const word of ['LD', 'learning difficulty', 'special needs'])
      expect(readFactData('need-recorded', { need: word })).not.toHaveProperty('all');
  });
});

describe('a meeting about a priority offender', () => {
  it('has one form: score, help and control, level of contact, actions with owner and date, the next meeting', () => {
    const meeting = {
      meetingOn: '2026-06-15',
      matrixScore: 41,
      helpAndControl: 'Alcohol worker; curfew checks by PC Dale',
      contactLevel: 'twice-weekly',
      intelligenceSharedBothWays: true,
      actionsWithOwnerAndDate: 'Flat: housing, 1 July',
      metAtTheGate: true,
      nextMeeting: '2026-07-13',
    };
    cannotLeaveOut('ppo.agree-joint-plan', 'agreed', meeting, 'meetingOn', 'intelligenceSharedBothWays');
    expect(refusals('ppo.agree-joint-plan', 'agreed', { ...meeting, minutes: 'M-1' })).not.toEqual([]);
  });
});
