/** The wall of a portfolio, served to browsers on this machine for as long as the server runs. */

/** Client to server, request: opens the wall of a portfolio, or renews the one that is open, as the portfolio stands. */
export const wall = 'twotrack/wall';
export interface WallParams {
  readonly portfolio: string;
  /** The address that the wall had before the server was started anew: it is taken again where its port is free. */
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
