/** Names of the inputs of the buyer's forms. */
export const REVISION_INPUT = 'revision';
export const DEFENSE_INPUT = 'defense';
export const WANTED_INPUT = 'wanted';
export const FIELD_INPUT = 'field';
