/** The A3 of an item: its page, and the link to a file of it. */

/** Client to server, request: the A3 of an item from one of its measures, or what is to be chosen first. */
export const a3 = 'twotrack/a3';
export interface A3Params {
  readonly portfolio: string;
  /** `TreeNode.id` of the item. */
  readonly target: string;
  /** Name of the measure; where absent, the one that is behind its plan. */
  readonly measure?: string;
  readonly format: 'html' | 'markdown';
  /** URI of the file that it is written to: then it leads back to the item's. */
  readonly out?: string;
}
export type A3Result =
  | { readonly refused: string }
  /** Several measures are behind their plan, or none is: a person says which is meant. */
  | { readonly choose: readonly { readonly name: string; readonly behind: boolean }[] }
  | {
      readonly text: string;
      /** Of a page that shows it. */
      readonly title: string;
      readonly measure: string;
      /** For a file of it, without its ending. */
      readonly name: string;
    };

/** Client to server, request: a link from the item to a file with its A3, once. The answer is an `EditResult`. */
export const linkA3 = 'twotrack/linkA3';
export interface LinkA3Params {
  readonly portfolio: string;
  readonly target: string;
  readonly measure: string;
  /** URI of the file. */
  readonly out: string;
}
