/** Confines a file system to a folder: reads nothing outside it, not even through links. */
import { realpath, stat } from 'node:fs/promises';
import nodePath, { type PlatformPath } from 'node:path';
import { checkText, type FileSource } from '../../core/text/file-source.ts';
import { pathOf, uriOf } from '../../files/node-files.ts';

/**
 * Checks whether a path is a folder or lies below it. Both must be absolute, in the syntax of `paths`; links are not
 * resolved.
 */
export function isBelow(folder: string, path: string, paths: PlatformPath = nodePath): boolean {
  const way = paths.relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${paths.sep}`) && !paths.isAbsolute(way));
}

/**
 * Returns a confined view of a file system.
 * @param root the folder, absolute and with all links resolved
 */
export function within(root: string, source: FileSource): FileSource {
  return {
    async find(folder, onUnreadable) {
      return isBelow(root, pathOf(folder)) ? source.find(folder, onUnreadable) : [];
    },
    async has(folder, uri) {
      return isBelow(root, pathOf(folder)) && (await source.has?.(folder, uri)) !== false;
    },
    async list(folder) {
      const path = pathOf(folder);
      if (!isBelow(root, path)) return { files: [], last: true };
      const { files, last } = await source.list(folder);
      return { files, last: last || path === root };
    },
    async checks(folder) {
      if (!isBelow(root, pathOf(folder))) return [];
      const found = (await source.checks?.(folder)) ?? [];
      // Uses `read`, which follows no link out of the folder.
      return Promise.all(
        found.map(async ({ name }) =>
          checkText(name, await this.read(uriOf(nodePath.join(pathOf(folder), name)))),
        ),
      );
    },
    async read(uri) {
      const path = await realpath(pathOf(uri)).catch(() => null);
      if (path === null) return isBelow(root, pathOf(uri)) ? source.read(uri) : null;
      if (!isBelow(root, path))
        return { problem: 'This link leads out of the folder that may be read here.' };
      const info = await stat(path).catch(() => null);
      // Reading a pipe or device could block.
      if (info?.isFile() === false && !info.isDirectory()) return { problem: 'This is not a regular file.' };
      return source.read(uriOf(path));
    },
  };
}
