/**
 * Remembers the date in the setting `twotrack.today` that somebody left for the real one, so that the status bar offers
 * the way back after the message has gone. Forgotten with the window.
 */
import type * as vscode from 'vscode';

export interface EarlierDay {
  /** The date as it was written, such as `2027-06-30`. */
  readonly day: string;
  /** The settings that it came from, and goes back to. */
  readonly place: vscode.ConfigurationTarget;
}

let earlier: EarlierDay | undefined;

export const earlierDay = (): EarlierDay | undefined => earlier;

export function rememberDay(left: EarlierDay): void {
  earlier = left;
}
