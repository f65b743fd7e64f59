/** Messages for the page of a team, person or sponsor: their work on both paths, and what comes first. */

/** Client to server, request: lists everyone who has items, or renders the page of one of them. */
export const mine = 'twotrack/mine';
export interface MineParams {
  readonly portfolio: string;
  /** Whose page; if absent, list everyone who has items. */
  readonly who?: {
    readonly kind: 'team' | 'person' | 'sponsor';
    readonly key: string;
    readonly name: string;
  };
}
export type MineResult =
  | { readonly refused: string }
  | {
      readonly everyone: readonly {
        readonly kind: 'team' | 'person' | 'sponsor';
        readonly key: string;
        readonly name: string;
        /** What comes first for them, as a sentence. */
        readonly first: string;
      }[];
    }
  | {
      /** A whole page without scripts; titles of items open their text by the command `vscode.open`. */
      readonly html: string;
      /** Title of the page: the name of its owner. */
      readonly title: string;
    };
