/** Messages for the history of a file's items, from git. */

/**
 * Client to server, request: returns what happened to the items that are in a file now, newest first; none without a
 * history.
 */
export const past = 'twotrack/past';
export interface PastParams {
  readonly uri: string;
}
export interface PastEvent {
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly commit: string;
  /** The event: `Finished: Cut door-to-triage time`. */
  readonly label: string;
  /** Details such as moved dates and tracks; may be empty. */
  readonly detail: string;
}
export interface PastResult {
  readonly events: readonly PastEvent[];
}
