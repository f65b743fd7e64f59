/** Messages for the pages of rules. */

/**
 * Client to server, request: returns the Markdown page of a rule, for 'Explain this finding'; null for an unknown id.
 */
export const rulePage = 'twotrack/rulePage';
export interface RulePageParams {
  readonly rule: string;
}
export interface RulePageResult {
  readonly markdown: string | null;
}
