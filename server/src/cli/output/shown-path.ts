/** Paths as they are printed. */
import { relative, sep } from 'node:path';
import { pathOf } from '../../files/node-files.ts';

/** Path as it is printed: relative to the working folder, with `/`. */
export function shownPath(uri: string, cwd = process.cwd()): string {
  return uri.startsWith('untitled:') ? '<stdin>' : relative(cwd, pathOf(uri)).split(sep).join('/') || '.';
}
