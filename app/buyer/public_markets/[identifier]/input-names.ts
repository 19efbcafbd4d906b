/** Names of the inputs of the buyer's forms. */
/** What the release before compares, which may be sent this form while both serve. */
export const REVISION_INPUT = 'revision';
export const DEFENSE_INPUT = 'defense';
export const WANTED_INPUT = 'wanted';
export const FIELD_INPUT = 'field';
export const LOTS_INPUT = 'lots';
export const LOT_LIMIT_INPUT = 'lot_limit';
export const AWARD_LIMIT_INPUT = 'award_limit';
/** The lots that a field is asked for, before its key. */
export const LOTS_OF_INPUT = 'lots_of.';
/** Posted by the page that asked whether unticking many was meant. */
export const CONFIRMED_INPUT = 'confirmed';
/** The market whose configuration is taken up. */
export const PREVIOUS_INPUT = 'previous';

/** What the buyer forbids of firms that take part in several applications. */
export const GROUP_RULE_INPUT = 'group_rule';
