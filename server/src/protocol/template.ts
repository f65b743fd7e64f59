/** Portfolios to begin from. */

/** Client to server, request: the texts of a new portfolio, with dates around today. */
export const template = 'twotrack/template';
export type TemplateName = 'small-team' | 'strategy-office' | 'file-per-team' | 'mixed-example';
export interface TemplateParams {
  readonly template: TemplateName;
  /** Value of `portfolio:`; the example brings its own. */
  readonly name: string;
}
export interface TemplateResult {
  /** The root file first; empty where there is no such template. */
  readonly files: readonly {
    /** Path within the folder, with `/`. */
    readonly path: string;
    readonly text: string;
  }[];
  /** Text in the first file that is worth a look. */
  readonly look?: string;
}
