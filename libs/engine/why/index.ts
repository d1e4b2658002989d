export { whyRelease, whySentenceEnd } from './case-dates.js';
export { whyClock } from './clock.js';
export { whyGate } from './gate.js';
export { whyOwner } from './owner.js';
export { whyTask } from './task.js';
export { knownOf, type Known, type Opening, type Why, type WhyFact } from './why.js';
