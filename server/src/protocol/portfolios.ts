/** Messages about the open portfolios. */

/**
 * Server to client, notification: a portfolio's model has a new version. Debounced: changes within 30 ms of each other
 * are reported once.
 */
export const modelChanged = 'twotrack/modelChanged';
export interface ModelChangedParams {
  /** URI of the portfolio's folder, or of the untitled document that forms one. */
  readonly portfolio: string;
  readonly version: number;
}
/** Client to server, request: lists the open portfolios, sorted by name. */
export const portfolios = 'twotrack/portfolios';
export interface PortfolioSummary {
  readonly portfolio: string;
  /** Value of `portfolio:`, else the folder's name. */
  readonly name: string;
  readonly version: number;
  readonly files: number;
  readonly items: number;
  /**
   * Items on both tracks at once, as counted in the pictures: those with a finding `mixed-traits`, except ideas and
   * stopped items.
   */
  readonly mixed: number;
  /** Share of effort on each path, in whole percent; null if nothing or too little can be weighed. */
  readonly balance: Balance | null;
  readonly findings: FindingCounts;
}
export interface Balance {
  readonly operational: number;
  readonly strategic: number;
  /** Share of items on both tracks at once, whichever they declare; the three shares sum to 100. */
  readonly mixed: number;
  /** True if the operational share is off its target by more than the tolerance, however mixed items turn out. */
  readonly outside: boolean;
  /** Unit of the shares: milli-FTE-days if any effort is stated, else items. */
  readonly basis: 'effort' | 'items';
  /** Intended operational share in percent, with its tolerance in points; null if none is stated. */
  readonly target: { readonly operational: number; readonly tolerance: number } | null;
  /** Number of items left out because they lack a track or effort. */
  readonly leftOut: number;
}
export interface FindingCounts {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  readonly hint: number;
}
