/** The `FileSource` of node's file system. */

import { readdir, readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { URI } from 'vscode-uri';
import { decodeText, type FileSource, type FileText, LARGEST_FILE } from '../core/text/file-source.ts';
import { t } from '../core/text/l10n.ts';
import { isPortfolioFile } from '../core/text/paths.ts';

/** `file:` URI of a path. */
export const uriOf = (path: string): string => URI.file(path).toString();
/** Path of a `file:` URI. */
export const pathOf = (uri: string): string => URI.parse(uri).fsPath;

export const nodeFiles: FileSource = {
  async find(folder) {
    const found: string[] = [];
    const root = pathOf(folder);
    await walk(root, await ignoresAbove(root), found);
    return found.map(uriOf);
  },

  async list(folder) {
    const path = pathOf(folder);
    try {
      const names = await readdir(path, { withFileTypes: true });
      const files = names
        .filter((entry) => !entry.isDirectory() && isPortfolioFile(entry.name))
        .map((entry) => uriOf(join(path, entry.name)));
      return { files, last: path === homedir() || names.some((entry) => entry.name === '.git') };
    } catch {
      return { files: [], last: path === homedir() };
    }
  },

  async read(uri): Promise<FileText | null> {
    const path = pathOf(uri);
    try {
      const info = await stat(path);
      if (info.isDirectory()) return { problem: t`This is a folder with the name of a portfolio file.` };
      if (info.size > LARGEST_FILE) return decodeText(new Uint8Array(LARGEST_FILE + 1));
      return decodeText(await readFile(path));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR') return null;
      if (code === 'EACCES' || code === 'EPERM')
        return { problem: t`This file cannot be read: permission denied.` };
      if (code === 'ELOOP') return { problem: t`This file cannot be read: its links run in a circle.` };
      return { problem: t`This file cannot be read (${code ?? t`unknown error`}).` };
    }
  },
};

interface Ignoring {
  readonly base: string;
  readonly rules: Ignore;
}

async function walk(folder: string, above: readonly Ignoring[], found: string[]): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const own = entries.some((entry) => entry.name === '.gitignore' && entry.isFile())
    ? await ignoresOf(folder)
    : null;
  const ignores = own === null ? above : [...above, own];
  const folders: string[] = [];
  for (const entry of entries) {
    if (entry.name === 'node_modules' || entry.name === '.git') continue;
    const path = join(folder, entry.name);
    // Links to folders are not followed: they may run in circles, and what they lead to is found where it is.
    if (entry.isDirectory()) {
      if (!isIgnored(`${path}/`, ignores)) folders.push(path);
    } else if (isPortfolioFile(entry.name) && !isIgnored(path, ignores)) found.push(path);
  }
  for (const path of folders) await walk(path, ignores, found);
}

function isIgnored(path: string, ignores: readonly Ignoring[]): boolean {
  return ignores.some(({ base, rules }) => {
    const inside = relative(base, path).split(sep).join('/');
    return (
      inside !== '' && !inside.startsWith('..') && rules.ignores(path.endsWith('/') ? `${inside}/` : inside)
    );
  });
}

async function ignoresOf(folder: string): Promise<Ignoring | null> {
  const text = await readFile(join(folder, '.gitignore'), 'utf8').catch(() => null);
  return text === null ? null : { base: folder, rules: ignore().add(text) };
}

/** `.gitignore` files from the repository's top down to above a folder. */
async function ignoresAbove(folder: string): Promise<Ignoring[]> {
  const found: Ignoring[] = [];
  for (let at = folder; ; ) {
    if (
      await stat(join(at, '.git')).then(
        () => true,
        () => false,
      )
    )
      break;
    const parent = join(at, '..');
    if (parent === at) return [];
    at = parent;
    const own = await ignoresOf(at);
    if (own !== null) found.unshift(own);
  }
  return found;
}
