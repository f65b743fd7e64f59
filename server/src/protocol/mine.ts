/** What a team, a person or a sponsor has on both paths, and what of it is first. */

/** Client to server, request: all who have items, or the page of one of them. */
export const mine = 'twotrack/mine';
export interface MineParams {
  readonly portfolio: string;
  /** Of whom; all who have items where absent. */
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
        /** What is first, as a sentence. */
        readonly first: string;
      }[];
    }
  | {
      /** A whole page without script; titles of items lead to their text by the command `vscode.open`. */
      readonly html: string;
      /** Whose page it is. */
      readonly title: string;
    };
