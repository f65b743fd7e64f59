/** Messages for the wall of a portfolio, which is served to browsers on this machine as long as the server runs. */

/** Client to server, request: opens the wall of a portfolio, or refreshes the open one with the current portfolio. */
export const wall = 'twotrack/wall';
export interface WallParams {
  readonly portfolio: string;
  /** The wall's address before the server was restarted; reused if its port is free. */
  readonly again?: string;
}
export type WallResult =
  | {
      /** `http://127.0.0.1:41231/…/`: on loopback, with a random token. */
      readonly address: string;
      /** The portfolio's name. */
      readonly title: string;
    }
  | { readonly refused: string };
