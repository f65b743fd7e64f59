/**
 * File access for a server that has none: answers `twotrack/find` and `twotrack/read` through VS Code's file systems,
 * virtual ones included. Opens no documents, so that no editor appears and no event fires.
 */
import * as vscode from 'vscode';
import type { FindParams, FindResult, ReadParams, ReadResult } from '../../../server/src/protocol/files.ts';

/** Maximum file size in bytes. Larger files are not written by hand, and would exhaust a worker. */
const sizeLimit = 20 * 1024 * 1024;
/** Folders that are never searched: often huge, and not written by the user. */
const skippedFolders: ReadonlySet<string> = new Set(['.git', 'node_modules']);
const searchExclude = '**/{.git,node_modules}/**';
/** Maximum number of folders to visit if a file system has no search. */
const folderLimit = 5000;

/** Lists the files below a folder that have one of the given suffixes, sorted. */
export async function findFiles({ folder, endings }: FindParams): Promise<FindResult> {
  const base = vscode.Uri.parse(folder);
  // The server also asks about changed paths that are files: these contain nothing, but `findFiles` on one would search
  // everything.
  if (!(await isFolder(base))) return { uris: [] };
  const found = (await search(base, endings)) ?? (await walk(base, endings));
  return { uris: [...new Set(found.map((uri) => uri.toString()))].sort() };
}

/** Tells whether a file or folder exists. */
export async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) !== 0;
  } catch {
    return false;
  }
}

/** Reads the text of a file, or returns why it cannot be read. */
export async function readFile({ uri }: ReadParams): Promise<ReadResult> {
  const file = vscode.Uri.parse(uri);
  try {
    const { size, type } = await vscode.workspace.fs.stat(file);
    if ((type & vscode.FileType.Directory) !== 0)
      return none(vscode.l10n.t('This is a folder with the name of a portfolio file.'));
    if (size > sizeLimit)
      return none(
        vscode.l10n.t('This file is larger than 20 MB and is not read. Split it into files by team or year.'),
      );
    return decode(await vscode.workspace.fs.readFile(file));
  } catch (error) {
    // A missing file is no error: it may just have been deleted.
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return { text: null };
    return none(problemOf(error));
  }
}

function decode(bytes: Uint8Array): ReadResult {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return none(
      vscode.l10n.t('This file is in UTF-16, and portfolios are in UTF-8. Save it with encoding UTF-8.'),
    );
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0')
      ? none(vscode.l10n.t('This file is not text: it contains NUL characters.'))
      : { text };
  } catch {
    return none(vscode.l10n.t('This file is not UTF-8 text. Save it with encoding UTF-8.'));
  }
}

function none(problem: string): ReadResult {
  return { text: null, problem };
}

function problemOf(error: unknown): string {
  if (error instanceof vscode.FileSystemError) {
    if (error.code === 'NoPermissions') return vscode.l10n.t('This file cannot be read: permission denied.');
    if (error.code === 'Unavailable')
      return vscode.l10n.t('This file cannot be read: its location cannot be reached.');
  }
  const reason = error instanceof Error ? error.message : String(error);
  return vscode.l10n.t('This file cannot be read: {0}', reason);
}

/**
 * Searches with VS Code's own search. Returns undefined if it finds nothing, because a file system without search also
 * returns an empty result.
 */
async function search(
  base: vscode.Uri,
  endings: readonly string[],
): Promise<readonly vscode.Uri[] | undefined> {
  const pattern = endings.length === 1 ? `**/*${endings[0]}` : `**/*{${endings.join(',')}}`;
  try {
    const found = await vscode.workspace.findFiles(new vscode.RelativePattern(base, pattern), searchExclude);
    return found.length > 0 ? found : undefined;
  } catch {
    return undefined;
  }
}

async function walk(base: vscode.Uri, endings: readonly string[]): Promise<readonly vscode.Uri[]> {
  const found: vscode.Uri[] = [];
  const queue = [base];
  // The array grows while it is iterated: breadth first, so that near files come first if the limit is reached.
  for (const folder of queue) {
    if (queue.length > folderLimit) break;
    for (const [name, type] of await list(folder)) {
      const uri = vscode.Uri.joinPath(folder, name);
      if ((type & vscode.FileType.Directory) !== 0) {
        // Skip links to folders: they may form a cycle.
        const link = (type & vscode.FileType.SymbolicLink) !== 0;
        if (!link && !skippedFolders.has(name)) queue.push(uri);
      } else if (endings.some((ending) => name.endsWith(ending))) {
        found.push(uri);
      }
    }
  }
  return found;
}

async function list(folder: vscode.Uri): Promise<readonly [string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    // Skip a folder that vanished or is not readable.
    return [];
  }
}
