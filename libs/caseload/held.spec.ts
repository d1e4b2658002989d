import { startOfDay } from '#calendar/index.js';
import { heldReasons } from './held.js';
import { openingFacts } from './opening-facts.js';
import { pictureOfRecord } from './picture.js';
import { LOOKUPS } from './record.arbitrary.js';
import { readRecord } from './record.js';

const TODAY = '2026-11-21';
const DETERMINATE = {
  imprisonmentStatus: 'SENT03',
  sentenceStartDate: '2025-01-06',
  sentenceExpiryDate: '2028-01-05',
  licenceExpiryDate: '2028-01-05',
  conditionalReleaseDate: '2026-12-08',
  prisonId: 'HLI',
};
const IPP = {
  imprisonmentStatus: 'IPP',
  sentenceStartDate: '2006-01-06',
  tariffDate: '2009-01-06',
  paroleHearingTargetDate: '2027-02-01',
  prisonId: 'HLI',
};
const RECALLED = {
  ...DETERMINATE,
  imprisonmentStatus: 'FTR_56',
  recall: true,
  receptionDate: '2026-11-01',
  conditionalReleaseDate: '2026-01-06',
  postRecallReleaseDate: '2026-12-27',
};

const reasonsOf = (prisoner: object, probation: object = {}): string[] => {
  const read = readRecord({
    prisoner: { prisonerNumber: 'A1234BC', firstName: 'SAM', lastName: 'HILL', ...prisoner },
    probation,
  });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const picture = pictureOfRecord(read.record, LOOKUPS);
  return heldReasons(read.record, picture, openingFacts(picture, [], startOfDay(TODAY) + 1), LOOKUPS, TODAY);
};

describe('a case is held', () => {
  it.each<[string, object, string[]]>([
    ['never, when its dates agree', DETERMINATE, []],
    ['never, for a tariff past with a hearing ahead', IPP, []],
    ['never, for the release before a recall', RECALLED, []],
    [
      'for a release after the end',
      { ...DETERMINATE, conditionalReleaseDate: '2028-02-01' },
      ['release-after-sentence-end', 'sled-before-crd'],
    ],
    [
      'for a curfew after the release',
      { ...DETERMINATE, homeDetentionCurfewEligibilityDate: '2027-01-01' },
      ['hdced-after-crd'],
    ],
    ['for no release date', { ...DETERMINATE, conditionalReleaseDate: null }, ['no-release-date']],
    [
      'for a release date past',
      { ...DETERMINATE, conditionalReleaseDate: '2026-11-20' },
      ['release-date-past'],
    ],
    ['not on the day itself', { ...DETERMINATE, conditionalReleaseDate: TODAY }, []],
    [
      'for a recalled one’s release date past',
      { ...RECALLED, postRecallReleaseDate: '2026-11-20' },
      ['release-date-past'],
    ],
    [
      'for no hearing after the tariff',
      { ...IPP, paroleHearingTargetDate: null },
      ['no-hearing-after-tariff'],
    ],
    [
      'for a hearing date past',
      { ...IPP, paroleHearingTargetDate: '2026-01-01' },
      ['no-hearing-after-tariff'],
    ],
    [
      'for an end before the start',
      { ...DETERMINATE, sentenceExpiryDate: '2024-01-01', licenceExpiryDate: null },
      ['release-after-sentence-end', 'expiry-before-sentence'],
    ],
    [
      'for a sentence in the future',
      { ...DETERMINATE, sentenceStartDate: '2026-11-22' },
      ['sentence-in-future'],
    ],
    [
      'for a reception in the future',
      { ...DETERMINATE, receptionDate: '2026-11-22' },
      ['reception-in-future'],
    ],
    [
      'for a birth after the sentence',
      { ...DETERMINATE, dateOfBirth: '2025-02-01' },
      ['born-after-sentence'],
    ],
    [
      'for a status and a recall flag that disagree',
      { ...DETERMINATE, imprisonmentStatus: 'LR', recall: false, postRecallReleaseDate: '2026-12-27' },
      ['recall-unclear'],
    ],
    [
      'for a status and an indeterminate flag that disagree',
      { ...DETERMINATE, indeterminateSentence: true },
      ['indeterminate-unclear'],
    ],
    [
      'for a release date that is none of the dates',
      { ...DETERMINATE, releaseDate: '2026-12-09' },
      ['release-dates-differ'],
    ],
    ['for a prison nobody knows', { ...DETERMINATE, prisonId: 'XXX' }, ['prison-unknown']],
  ])('%s', (_name, prisoner, reasons) => {
    expect(reasonsOf(prisoner)).toEqual(reasons);
  });

  it('for an area nobody knows', () => {
    expect(reasonsOf(DETERMINATE, { homeArea: 'ZZZ' })).toEqual(['area-unknown']);
  });
});
