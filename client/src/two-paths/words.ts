/** The page's own words, by the host, which knows the language. Nothing here touches the VS Code API. */

/** What the page says of itself; the views bring their own words. `{0}` and `{1}` are filled in by the page. */
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

/** The place of the words in the page. */
export const wordsId = 'words';

/** Words with their places filled in. */
export function filled(words: string, ...values: readonly (string | number)[]): string {
  return words.replace(/\{(\d)\}/g, (whole, index: string) => String(values[Number(index)] ?? whole));
}
