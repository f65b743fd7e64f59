/** What bounds the checks of a house: reading and running them costs little, whatever stands in them. */

/** Files of checks in a portfolio. */
export const MOST_FILES = 50;
/** UTF-16 units of a file of checks. */
export const LARGEST_CHECKS = 64 * 1024;
/** Checks in a portfolio. */
export const MOST_CHECKS = 100;
/** Conditions in a check, groups counted too. */
export const MOST_CONDITIONS = 100;
/** Groups (`all`, `any`, `not`) within each other. */
export const DEEPEST_GROUPS = 8;
/** Values that a condition compares with. */
export const MOST_VALUES = 50;
/** UTF-16 units of a message or of a text that is looked for. */
export const LONGEST_TEXT = 500;
/** Examples under `flags`, and as many under `passes`. */
export const MOST_EXAMPLES = 20;
/** Problems told of one portfolio. */
export const MOST_PROBLEMS = 20;
/** UTF-16 units of a field's text that a message repeats. */
export const LONGEST_FIELD = 200;
