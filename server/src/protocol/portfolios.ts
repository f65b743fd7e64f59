/** The portfolios that are open. */

/** Server to client, notification: a portfolio's model has a new version. Debounced: changes that follow each other within 30 ms are told once. */
export const modelChanged = 'twotrack/modelChanged';
export interface ModelChangedParams {
  /** URI of the portfolio's folder (or of the untitled document that is one of its own). */
  readonly portfolio: string;
  readonly version: number;
}
/** Client to server, request: the portfolios that are open, sorted by name. */
export const portfolios = 'twotrack/portfolios';
export interface PortfolioSummary {
  readonly portfolio: string;
  /** Value of `portfolio:`, else the folder's name. */
  readonly name: string;
  readonly version: number;
  readonly files: number;
  readonly items: number;
  /** Items on both tracks at once, as the pictures count them: those with a finding `mixed-traits`, ideas and stopped ones left out. */
  readonly mixed: number;
  /** Share of effort on each path, in whole percent; null where nothing or too little of it can be weighed. */
  readonly balance: Balance | null;
  readonly findings: FindingCounts;
}
export interface Balance {
  readonly operational: number;
  readonly strategic: number;
  /** What is on both tracks at once, whichever it declares; the three sum to 100. */
  readonly mixed: number;
  /** Operational share as declared, mixed items by their declared track: what the target is held against. */
  readonly declared: number;
  /** What the shares count: milli-FTE-days where any effort is stated, else items. */
  readonly basis: 'effort' | 'items';
  /** Intended operational share in percent and its tolerance in points; null where none is stated. */
  readonly target: { readonly operational: number; readonly tolerance: number } | null;
  /** Items left out for want of a track or of effort. */
  readonly leftOut: number;
}
export interface FindingCounts {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  readonly hint: number;
}
