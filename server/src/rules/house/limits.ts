/** Limits of house checks, so that reading and running them is cheap whatever they contain. */

/** Maximum number of check files per portfolio. */
export const MAX_FILES = 50;
/** Maximum length of a check file, in UTF-16 units. */
export const MAX_CHECKS_LENGTH = 64 * 1024;
/** Maximum number of checks per portfolio. */
export const MAX_CHECKS = 100;
/** Maximum number of conditions per check, groups included. */
export const MAX_CONDITIONS = 100;
/** Maximum nesting of groups (`all`, `any`, `not`). */
export const MAX_GROUP_DEPTH = 8;
/** Maximum number of values that a condition compares with. */
export const MAX_VALUES = 50;
/** Maximum length of a message or a text to search for, in UTF-16 units. */
export const MAX_TEXT_LENGTH = 500;
/** Maximum number of examples under `flags`, and of those under `passes`. */
export const MAX_EXAMPLES = 20;
/** Maximum number of problems reported per portfolio. */
export const MAX_PROBLEMS = 20;
/** Maximum length of a field's text within a message, in UTF-16 units. */
export const MAX_FIELD_LENGTH = 200;
