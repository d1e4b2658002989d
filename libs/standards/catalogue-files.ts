import allocation from './catalogue/allocation.json' with { type: 'json' };
import assessment from './catalogue/assessment.json' with { type: 'json' };
import custody from './catalogue/custody.json' with { type: 'json' };
import delivery from './catalogue/delivery.json' with { type: 'json' };
import enforcement from './catalogue/enforcement.json' with { type: 'json' };
import hdc from './catalogue/hdc.json' with { type: 'json' };
import induction from './catalogue/induction.json' with { type: 'json' };
import licence from './catalogue/licence.json' with { type: 'json' };
import parole from './catalogue/parole.json' with { type: 'json' };
import planning from './catalogue/planning.json' with { type: 'json' };
import preReleaseAccommodation from './catalogue/pre-release-accommodation.json' with { type: 'json' };
import preReleaseHandover from './catalogue/pre-release-handover.json' with { type: 'json' };
import preReleaseLicence from './catalogue/pre-release-licence.json' with { type: 'json' };
import preReleasePreparation from './catalogue/pre-release-preparation.json' with { type: 'json' };
import preSentence from './catalogue/pre-sentence.json' with { type: 'json' };
import recallFixedTerm from './catalogue/recall-fixed-term.json' with { type: 'json' };
import recall from './catalogue/recall.json' with { type: 'json' };
import reception from './catalogue/reception.json' with { type: 'json' };
import reviewMappa from './catalogue/review-mappa.json' with { type: 'json' };
import review from './catalogue/review.json' with { type: 'json' };
import rotl from './catalogue/rotl.json' with { type: 'json' };
import termination from './catalogue/termination.json' with { type: 'json' };
import victim from './catalogue/victim.json' with { type: 'json' };

/** Every row as it stands in the files, one file a stage; not yet checked. In the order of a sentence. */
export const RAW_ROWS: readonly unknown[] = [
  ...preSentence,
  ...allocation,
  ...reception,
  ...induction,
  ...assessment,
  ...planning,
  ...custody,
  ...review,
  ...reviewMappa,
  ...victim,
  ...rotl,
  ...hdc,
  ...parole,
  ...preReleaseHandover,
  ...preReleasePreparation,
  ...preReleaseAccommodation,
  ...preReleaseLicence,
  ...delivery,
  ...licence,
  ...enforcement,
  ...recall,
  ...recallFixedTerm,
  ...termination,
];
