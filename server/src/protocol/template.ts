/** Messages for portfolio templates. */

/** Client to server, request: returns the texts of a new portfolio, with dates around today. */
export const template = 'twotrack/template';
export type TemplateName = 'small-team' | 'strategy-office' | 'file-per-team' | 'example' | 'mixed-example';
export interface TemplateParams {
  readonly template: TemplateName;
  /** Value of `portfolio:`; the examples have their own. */
  readonly name: string;
}
export interface TemplateResult {
  /** The root file first; empty if there is no such template. */
  readonly files: readonly {
    /** Path within the folder, with `/`. */
    readonly path: string;
    readonly text: string;
  }[];
  /** Text in the first file to point out. */
  readonly look?: string;
}
