/** Messages for file access through the client, for a server without a file system. */

/** Server to client, request: lists portfolio files and ignore files below a folder. */
export const find = 'twotrack/find';
export interface FindParams {
  readonly folder: string;
  /** File name endings, such as `.portfolio`. */
  readonly endings: readonly string[];
}
export interface FindResult {
  readonly uris: readonly string[];
}
/** Server to client, request: reads a file; null if it does not exist or cannot be read. */
export const read = 'twotrack/read';
export interface ReadParams {
  readonly uri: string;
}
export interface ReadResult {
  readonly text: string | null;
  /** Why there is no text, in plain words. */
  readonly problem?: string;
}
