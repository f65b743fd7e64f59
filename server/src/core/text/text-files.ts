/** Implements `FileSource` over texts in memory: a git revision, or files that a client sends. */
import type { FileSource, FileText } from './file-source.ts';
import { parentOf } from './paths.ts';

/**
 * @param files portfolio files by URI
 * @param top folder at which the search for a root file ends
 */
export function textFiles(files: ReadonlyMap<string, FileText>, top: string): FileSource {
  const folders = new Map<string, string[]>();
  for (const uri of files.keys()) {
    const list = folders.get(parentOf(uri));
    if (list === undefined) folders.set(parentOf(uri), [uri]);
    else list.push(uri);
  }
  return {
    find: (folder) => {
      const start = `${folder.replace(/\/+$/, '')}/`;
      return Promise.resolve([...files.keys()].filter((uri) => uri.startsWith(start)));
    },
    has: (folder, uri) => Promise.resolve(files.has(uri) && uri.startsWith(`${folder.replace(/\/+$/, '')}/`)),
    list: (folder) => Promise.resolve({ files: folders.get(folder) ?? [], last: folder === top }),
    read: (uri) => Promise.resolve(files.get(uri) ?? null),
  };
}
