/** The past of a file: what became of its items, from git. */

/** Client to server, request: what happened to the items that stand in a file now, the newest first; none without a history. */
export const past = 'twotrack/past';
export interface PastParams {
  readonly uri: string;
}
export interface PastEvent {
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly commit: string;
  /** What happened: `Finished: Cut door-to-triage time`. */
  readonly label: string;
  /** More of it: dates that moved, tracks; empty where there is no more. */
  readonly detail: string;
}
export interface PastResult {
  readonly events: readonly PastEvent[];
}
