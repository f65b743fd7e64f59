/** Messages for the A3 of an item: its page, and a link to a file with it. */

/** Client to server, request: renders the A3 of an item around one of its measures, or asks which measure. */
export const a3 = 'twotrack/a3';
export interface A3Params {
  readonly portfolio: string;
  /** `TreeNode.id` of the item. */
  readonly target: string;
  /** Name of the measure; if absent, the one that is behind its plan. */
  readonly measure?: string;
  readonly format: 'html' | 'markdown';
  /** URI of the file that the page will be written to, so that its link back to the item is relative to it. */
  readonly out?: string;
}
export type A3Result =
  | { readonly refused: string }
  /** Several measures are behind their plan, or none is: a person must choose. */
  | { readonly choose: readonly { readonly name: string; readonly behind: boolean }[] }
  | {
      readonly text: string;
      /** Title for a page that shows it. */
      readonly title: string;
      readonly measure: string;
      /** Suggested file name, without extension. */
      readonly name: string;
    };

/**
 * Client to server, request: adds a link to the A3 file to the item, unless there is one. The response is an
 * `EditResult`.
 */
export const linkA3 = 'twotrack/linkA3';
export interface LinkA3Params {
  readonly portfolio: string;
  readonly target: string;
  readonly measure: string;
  /** URI of the file with the A3. */
  readonly out: string;
}
