/** Formats paths for output. */
import { relative, sep } from 'node:path';
import { pathOf } from '../../files/node-files.ts';

/** Returns a path relative to the working folder, with `/` as separator. */
export function shownPath(uri: string, cwd = process.cwd()): string {
  return uri.startsWith('untitled:') ? '<stdin>' : relative(cwd, pathOf(uri)).split(sep).join('/') || '.';
}
