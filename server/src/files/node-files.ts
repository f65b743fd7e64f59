/** Implements `FileSource` on node's file system. */

import { existsSync, realpathSync } from 'node:fs';
import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, join, normalize, relative, sep } from 'node:path';
import { URI } from 'vscode-uri';
import {
  type CheckText,
  checkText,
  decodeText,
  type FileSource,
  type FileText,
  MAX_FILE_BYTES,
} from '../core/text/file-source.ts';
import { isIgnored } from '../core/text/gitignore.ts';
import { t } from '../core/text/l10n.ts';
import { isCheckFile, isMappingFile, isPortfolioFile } from '../core/text/paths.ts';
import { atOnce, rememberedAtOnce } from './at-once.ts';
import { type Ignoring, ignoringAt, ignoringIn, isTop, slashed, topAt } from './ignoring.ts';

/** Returns the `file:` URI of a path. */
export const uriOf = (path: string): string => URI.file(path).toString();
/** Returns the path of a `file:` URI. */
export const pathOf = (uri: string): string => URI.parse(uri).fsPath;

/** Tells whether a URI names a place on this disk: the path within any other could be that of another file here. */
function isHere(uri: string): boolean {
  try {
    return URI.parse(uri).scheme === 'file';
  } catch {
    return false;
  }
}

/** Reads the disk; of a document that is not on it, such as one of a virtual workspace, nothing is found. */
export const nodeFiles: FileSource = {
  find: async (folder, onUnreadable) => (isHere(folder) ? disk.find(folder, onUnreadable) : []),
  has: async (folder, uri) => isHere(folder) && isHere(uri) && (await disk.has(folder, uri)),
  list: async (folder) => (isHere(folder) ? disk.list(folder) : { files: [], last: true }),
  stamp: async (uri) => (isHere(uri) ? disk.stamp(uri) : null),
  foundAs: (folder, uri) => (isHere(uri) ? disk.foundAs(folder, uri) : uri),
  checks: async (folder) => (isHere(folder) ? disk.checks(folder) : []),
  read: async (uri) => (isHere(uri) ? disk.read(uri) : null),
  atOnce,
};

const disk: Required<Omit<FileSource, 'atOnce'>> = {
  async find(folder, onUnreadable = () => {}) {
    const root = pathOf(folder);
    const found: Found = { files: [], links: [], unreadable: (path, why) => onUnreadable(uriOf(path), why) };
    // Mostly called for paths that changed, which are files or gone.
    const info = await lstat(root).catch(() => null);
    if (info === null || info.isFile()) return [];
    const ignoring = await ignoringAt(root);
    if (!ignoring.hidden) await walk(root, ignoring, found);
    return [...found.files, ...(await ownLinks(root, found))].map(uriOf);
  },

  async has(folder, uri) {
    const [root, path] = [pathOf(folder), pathOf(uri)];
    const parts = relative(root, path).split(sep);
    if (parts[0] === '..' || parts.slice(0, -1).some((part) => SKIPPED.has(part))) return false;
    const info = await lstat(path).catch(() => null);
    if (info === null || info.isDirectory()) return false;
    // If a parent folder is ignored, so is all its content.
    let at = root;
    let ignoring = await ignoringAt(root);
    for (const part of parts.slice(0, -1)) {
      at = join(at, part);
      if (isIgnored(ignoring.levels, slashed(at), true) || (await lstat(at)).isSymbolicLink()) return false;
      ignoring = (await isTop(at)) ? await topAt(at) : await ignoringIn(at, ignoring);
    }
    if (ignoring.hidden || isIgnored(ignoring.levels, slashed(path), false)) return false;
    // Of several links to a file, only one stands for it: run the search to tell which.
    return !info.isSymbolicLink() || (await this.find(folder)).includes(uri);
  },

  list: (folder) => listed(pathOf(folder)),

  async stamp(uri) {
    try {
      const { mtimeMs, ctimeMs, size, ino } = await stat(pathOf(uri));
      // A file written a moment ago may change again without a change of its timestamps.
      return Date.now() - ctimeMs < RACY_MS ? null : `${mtimeMs} ${ctimeMs} ${size} ${ino}`;
    } catch (error) {
      return `none ${(error as NodeJS.ErrnoException).code}`;
    }
  },

  foundAs(folder, uri) {
    try {
      const [root, path] = [pathOf(folder), normalize(pathOf(uri))];
      const top = realpathSync.native(root);
      const file = existsSync(path)
        ? realpathSync.native(path)
        : join(realpathSync.native(dirname(path)), basename(path));
      return file.startsWith(top.replace(/[/\\]$/, '') + sep) ? uriOf(join(root, relative(top, file))) : uri;
    } catch {
      return uri;
    }
  },

  async checks(folder) {
    const path = join(pathOf(folder), 'checks');
    const names = (await readdir(path).catch(() => [])).filter((name) => isCheckFile(`checks/${name}`));
    const read = async (name: string): Promise<CheckText[]> => {
      const file = join(path, name);
      // Reading a pipe or device could block.
      const ordinary = await stat(file).then(
        (info) => info.isFile(),
        () => false,
      );
      return ordinary ? [checkText(`checks/${name}`, await this.read(uriOf(file)))] : [];
    };
    return (await Promise.all(names.sort().map(read))).flat();
  },

  async read(uri): Promise<FileText | null> {
    const path = pathOf(uri);
    try {
      const info = await stat(path);
      if (info.isDirectory()) return { problem: t`This is a folder with the name of a portfolio file.` };
      // Reading a pipe or device could block for ever, and a device may have no end.
      if (!info.isFile()) return { problem: t`This is not a file but a pipe or a device.` };
      if (info.size > MAX_FILE_BYTES) return decodeText(new Uint8Array(MAX_FILE_BYTES + 1));
      return decodeText(await readFile(path));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR') return null;
      if (code === 'EACCES' || code === 'EPERM')
        return { problem: t`This file cannot be read: permission denied.` };
      if (code === 'ELOOP') return { problem: t`This file cannot be read: its symbolic links form a loop.` };
      return { problem: t`This file cannot be read (${code ?? t`unknown error`}).` };
    }
  },
};

/** Lists a folder, given its path. Folders side by side ask for the same ones above them. */
const listed = rememberedAtOnce(async (path: string): ReturnType<FileSource['list']> => {
  try {
    const names = await readdir(path, { withFileTypes: true });
    const all = names
      .filter((entry) => !entry.isDirectory() && isPortfolioFile(entry.name))
      .map((entry) => join(path, entry.name));
    // Most folders above a portfolio have none, and what is ignored in them need not be known.
    const { levels, hidden } = all.length === 0 ? { levels: [], hidden: true } : await ignoringAt(path);
    const files = all.filter((file) => !hidden && !isIgnored(levels, slashed(file), false));
    const isRepository = names.some(({ name }) => name === '.git');
    return {
      files: files.map(uriOf),
      last: path === homedir() || isRepository,
      vast: !isRepository && isVast(path),
    };
  } catch {
    return { files: [], last: path === homedir() };
  }
});

/** Tells whether a folder holds everything that somebody, or everybody, keeps. */
const isVast = (path: string): boolean =>
  [homedir(), dirname(homedir()), tmpdir(), dirname(path)].includes(path);

const SKIPPED: ReadonlySet<string> = new Set(['node_modules', '.git']);
/** Assumed resolution of file timestamps, in ms. */
const RACY_MS = 100;

interface Found {
  readonly files: string[];
  readonly links: string[];
  readonly unreadable: (path: string, why: string) => void;
}

async function walk(folder: string, ignoring: Ignoring, found: Found): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EACCES' || error.code === 'EPERM')
      found.unreadable(folder, t`This folder cannot be read: permission denied.`);
    else if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR')
      found.unreadable(folder, t`This folder cannot be read (${error.code ?? t`unknown error`}).`);
    return [];
  });
  const folders: string[] = [];
  for (const entry of entries) {
    if (SKIPPED.has(entry.name)) continue;
    const path = join(folder, entry.name);
    // Bytes that are no UTF-8 are lost in the name, and with them the way to the file.
    if (entry.name.includes('\uFFFD') && !existsSync(path)) {
      const isFolder = entry.isDirectory();
      if ((isFolder || isPortfolioFile(entry.name)) && !isIgnored(ignoring.levels, slashed(path), isFolder))
        found.unreadable(path, t`This is not read, because its name is not UTF-8. Give it another name.`);
      continue;
    }
    // Do not follow links to folders: they may form cycles, and their targets are found at their own path.
    if (entry.isDirectory()) {
      if (!isIgnored(ignoring.levels, slashed(path), true)) folders.push(path);
    } else if (
      (isPortfolioFile(entry.name) || isMappingFile(entry.name)) &&
      !isIgnored(ignoring.levels, slashed(path), false)
    )
      (entry.isSymbolicLink() ? found.links : found.files).push(path);
  }
  for (const path of folders)
    await walk(path, (await isTop(path)) ? await topAt(path) : await ignoringIn(path, ignoring), found);
}

/** Returns the links to use as files: those whose target is found neither itself nor through another link. */
async function ownLinks(root: string, { files, links }: Found): Promise<string[]> {
  if (links.length === 0) return [];
  const top = await realpath(root).catch(() => root);
  const known = new Set(files.map((path) => join(top, relative(root, path))));
  const own: string[] = [];
  for (const link of links.sort()) {
    const target = await realpath(link).catch(() => link);
    if (known.has(target)) continue;
    known.add(target);
    own.push(link);
  }
  return own;
}
