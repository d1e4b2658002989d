/** The catalogue of standards: rows as data, the dates they give, and why. Pure; `validate.js` beside it is for the start of a process. */
export {
  appliesTo,
  buildCatalogue,
  catalogue,
  familyRows,
  RULE_SETS,
  setOn,
  standard,
  type Catalogue,
  type RuleSet,
} from './catalogue.js';
export { isInFlight, ruleChange, RULE_CHANGES, type RuleChange } from './changes.js';
export {
  dateOf,
  dueFor,
  dueInstant,
  earlierOf,
  receivedOn,
  type Anchor,
  type Due,
  type DueAt,
  type DueOn,
  type Received,
} from './due.js';
export { explainDue, forceInWords, type Explanation } from './explain.js';
export {
  FACT_DEFINITIONS,
  FACT_NAMES,
  factDefinition,
  parseFact,
  valuesOf,
  type FactDefinition,
  type Facts,
  type FactValue,
} from './facts.js';
export { isInForce, selectRow, setFor, type RuledOut, type Selection, type Undecided } from './family.js';
export {
  CatalogueError,
  SET_IDS,
  StandardsRefusal,
  STATUSES,
  UNITS,
  type Count,
  type SetId,
  type StandardRow,
  type Status,
  type Unit,
} from './row.js';
export { limitInWords, ruleInWords } from './wording.js';
export { type Verdict } from './when.js';
