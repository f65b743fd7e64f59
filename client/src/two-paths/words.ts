/** Localized strings of the page, provided by the host. Does not use the VS Code API. */

/** Strings of the page itself; the views contain their own. The page fills in `{0}` and `{1}`. */
export interface PageWords {
  readonly allGoalsAndTeams: string;
  readonly goals: string;
  readonly teams: string;
  readonly lastPicture: string;
  readonly maybeMissing: string;
  readonly lastPictureOfMany: string;
  readonly maybeMissingOfMany: string;
  readonly oneMoreFile: string;
  readonly moreFiles: string;
  readonly inScenario: string;
  readonly asItIs: string;
  readonly goToLine: string;
  readonly drawAnyway: string;
  readonly shiftMoves: string;
  readonly copied: string;
  readonly noGraphics: string;
  readonly clipboardRefused: string;
}

/** Id of the element that holds the strings. */
export const wordsId = 'words';

/** Fills the placeholders of a string. */
export function filled(words: string, ...values: readonly (string | number)[]): string {
  return words.replace(/\{(\d)\}/g, (whole, index: string) => String(values[Number(index)] ?? whole));
}
