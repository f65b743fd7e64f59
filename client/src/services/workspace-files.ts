/**
 * The server's eyes where it has none of its own: answers `twotrack/find` and `twotrack/read` through VS Code's
 * file systems, virtual ones included. Opens no document, so nothing shows up in an editor or fires an event.
 */
import * as vscode from 'vscode';
import type { FindParams, FindResult, ReadParams, ReadResult } from '../../../server/src/protocol/files.ts';

/** Larger files are not read: nobody writes them by hand, and a worker would choke. */
const sizeLimit = 20 * 1024 * 1024;
/** Never searched: not the user's own writing, and often huge. */
const skippedFolders: ReadonlySet<string> = new Set(['.git', 'node_modules']);
const searchExclude = '**/{.git,node_modules}/**';
/** Most folders visited by hand where a file system has no search. */
const folderLimit = 5000;

/** Lists the files below a folder whose names end as asked, sorted. */
export async function findFiles({ folder, endings }: FindParams): Promise<FindResult> {
  const base = vscode.Uri.parse(folder);
  // Asked of what came or went as well: a file holds no others, and a search of it would search all.
  if (!(await isFolder(base))) return { uris: [] };
  const found = (await search(base, endings)) ?? (await walk(base, endings));
  return { uris: [...new Set(found.map((uri) => uri.toString()))].sort() };
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) !== 0;
  } catch {
    return false;
  }
}

/** Reads the text of a file, or says why there is none. */
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
    // No file is no problem: it may just have been deleted.
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
      ? none(vscode.l10n.t('This file is not text: it holds NUL characters.'))
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
      return vscode.l10n.t('This file cannot be read: the place where it is kept cannot be reached.');
  }
  const reason = error instanceof Error ? error.message : String(error);
  return vscode.l10n.t('This file cannot be read: {0}', reason);
}

/** By VS Code's own search; undefined where it finds nothing, since a file system without search says so too. */
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
  // An array that grows while it is read: a breadth-first walk, near files first if the limit bites.
  for (const folder of queue) {
    if (queue.length > folderLimit) break;
    for (const [name, type] of await list(folder)) {
      const uri = vscode.Uri.joinPath(folder, name);
      if ((type & vscode.FileType.Directory) !== 0) {
        // A link to a folder may lead back to where it stands.
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
    // A folder that vanished or may not be read hides its files, nothing else.
    return [];
  }
}
