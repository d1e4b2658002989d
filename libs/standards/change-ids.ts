import changes from './changes.json' with { type: 'json' };

/** Ids of the changes in changes.json: what a row's `when` may ask for by `changes in (…)`. */
export const RULE_CHANGE_IDS: readonly string[] = changes.map(({ id }) => id);
