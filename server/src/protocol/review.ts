/** Messages for the review of a portfolio. */

/** Client to server, request: renders the review of a portfolio, or returns the reason why there is none. */
export const review = 'twotrack/review';
export interface ReviewParams {
  readonly portfolio: string;
  /** `pdf` and `pptx`: slides, one message each. */
  readonly format: 'html' | 'markdown' | 'pdf' | 'pptx';
  /** An earlier state to compare the portfolio with. */
  readonly since?: EarlierState;
}
/** The files of a portfolio at an earlier state: only those that existed, under the URIs that they have or had. */
export interface EarlierState {
  /** Display name, such as a tag or revision. */
  readonly name: string;
  readonly files: readonly { readonly uri: string; readonly text: string }[];
}
/** A binary file. */
export interface SlidesResult {
  /** Encoded in base64. */
  readonly bytes: string;
  /** A file name with extension. */
  readonly name: string;
  readonly title: string;
  /** What the file could not show, for people; may be empty. */
  readonly lacking: string;
}
export type ReviewResult =
  | SlidesResult
  | {
      /** A whole page without scripts, or Markdown; every value from the portfolio is escaped. */
      readonly text: string;
      /** A file name with extension: `harrowmere-hospital-review.html`. */
      readonly name: string;
      /** The portfolio's name. */
      readonly title: string;
    }
  | { readonly refused: string };
