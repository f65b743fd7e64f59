/** The review of a portfolio. */

/** Client to server, request: the review of a portfolio, or why there is none. */
export const review = 'twotrack/review';
export interface ReviewParams {
  readonly portfolio: string;
  /** `pdf` and `pptx`: slides, one message each. */
  readonly format: 'html' | 'markdown' | 'pdf' | 'pptx';
  /** What to hold the portfolio against. */
  readonly since?: EarlierState;
}
/** The files of a portfolio as they were: those that were there, at the URIs they have or had. */
export interface EarlierState {
  /** As it is named to the reader: a tag, a revision. */
  readonly name: string;
  readonly files: readonly { readonly uri: string; readonly text: string }[];
}
/** A file that is no text. */
export interface SlidesResult {
  /** In base64. */
  readonly bytes: string;
  /** A file name with its ending. */
  readonly name: string;
  readonly title: string;
  /** What the file could not show, for people; empty for nothing. */
  readonly lacking: string;
}
export type ReviewResult =
  | SlidesResult
  | {
      /** A whole page without script, or Markdown; every value from the portfolio is escaped. */
      readonly text: string;
      /** A file name with its ending: `harrowmere-hospital-review.html`. */
      readonly name: string;
      /** The portfolio's name. */
      readonly title: string;
    }
  | { readonly refused: string };
