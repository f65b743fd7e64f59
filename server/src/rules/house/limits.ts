/** Limits of house checks, so that reading and running them is cheap whatever they contain. */

/** Maximum number of check files per portfolio. */
export const MOST_FILES = 50;
/** Maximum length of a check file, in UTF-16 units. */
export const LARGEST_CHECKS = 64 * 1024;
/** Maximum number of checks per portfolio. */
export const MOST_CHECKS = 100;
/** Maximum number of conditions per check, groups included. */
export const MOST_CONDITIONS = 100;
/** Maximum nesting of groups (`all`, `any`, `not`). */
export const DEEPEST_GROUPS = 8;
/** Maximum number of values that a condition compares with. */
export const MOST_VALUES = 50;
/** Maximum length of a message or a text to search for, in UTF-16 units. */
export const LONGEST_TEXT = 500;
/** Maximum number of examples under `flags`, and of those under `passes`. */
export const MOST_EXAMPLES = 20;
/** Maximum number of problems reported per portfolio. */
export const MOST_PROBLEMS = 20;
/** Maximum length of a field's text within a message, in UTF-16 units. */
export const LONGEST_FIELD = 200;
