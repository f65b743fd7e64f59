/** Files, where the server has no file system of its own. */

/** Server to client, request: portfolio files and ignore files below a folder, where the server has no file system of its own. */
export const find = 'twotrack/find';
export interface FindParams {
  readonly folder: string;
  /** How the names end, e.g. `.portfolio`. */
  readonly endings: readonly string[];
}
export interface FindResult {
  readonly uris: readonly string[];
}
/** Server to client, request: the text of a file; null where it does not exist or cannot be read. */
export const read = 'twotrack/read';
export interface ReadParams {
  readonly uri: string;
}
export interface ReadResult {
  readonly text: string | null;
  /** Why there is no text, in plain words. */
  readonly problem?: string;
}
