/** Resolves the PATHs of a command, and loads the whole portfolios that they belong to. */

import { constants, type Stats } from 'node:fs';
import { access, readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { holdsNothing, unreadIn } from '../../agents/unread.ts';
import { readDate } from '../../core/language/scalars.ts';
import type { Day } from '../../core/text/days.ts';
import { localToday } from '../../core/text/days.ts';
import { decodeText, type FileSource } from '../../core/text/file-source.ts';
import { memo } from '../../core/text/memo.ts';
import { comparePaths, isScenarioFile } from '../../core/text/paths.ts';
import { nodeFiles, pathOf, uriOf } from '../../files/node-files.ts';
import { readInThreads, startingThreads, stopThreads } from '../../files/reading-threads.ts';
import { judgeFromCache, keepVerdicts } from '../../files/verdict-cache.ts';
import { type FileSnapshot, Session } from '../../session/session.ts';
import { type Progress, progressOn } from '../output/progress.ts';
import { shownPath } from '../output/shown-path.ts';
import { plain, type Terminal, UsageError } from '../output/terminal.ts';
import { whyNot } from '../output/why-not.ts';

export interface Loaded {
  readonly session: Session;
  /** The files named by the PATHs, sorted by path. */
  readonly files: readonly FileSnapshot[];
}

/** Returns the day given by `--today`, else the system's date. */
export function todayOf(option: string | undefined): Day {
  if (option === undefined) return localToday();
  const reading = readDate(option);
  if (!reading.ok) throw new UsageError(`--today ${option}: a date reads 2027-09-15`);
  return reading.value.first;
}

/**
 * Returns the stats of a path; null if nothing is there.
 * @throws UsageError if it may not be accessed
 */
export async function infoOf(path: string): Promise<Stats | null> {
  const full = resolve(path);
  try {
    const info = await stat(full);
    await access(full, constants.R_OK);
    return info;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new UsageError(`${path}: cannot be read: ${whyNot(error)}`);
  }
}

/** Reports each unreadable file on a line of its own; returns their number. */
export function tellUnread(files: readonly FileSnapshot[], terminal: Terminal): number {
  let unread = 0;
  for (const { uri, portfolio } of files) {
    const problem = portfolio.problems.get(uri);
    if (problem === undefined) continue;
    terminal.err(`twotrack: ${plain(shownPath(uri))}: ${problem}\n`);
    unread++;
  }
  return unread;
}

/**
 * Reports where YAML could not parse a file, so that missing items are not mistaken for absent ones. Returns whether a
 * file could not be read at all.
 */
export function tellBroken(files: readonly FileSnapshot[], terminal: Terminal): boolean {
  for (const { file, line, message } of unreadIn(files, shownPath))
    terminal.err(`twotrack: ${plain(file)}:${line + 1}: ${plain(message)} Items may be missing here.\n`);
  return files.some(holdsNothing);
}

/** Reads standard input to its end. */
export async function readStdin(): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  const read = decodeText(Buffer.concat(chunks));
  if ('problem' in read) throw new UsageError(`standard input: ${read.problem}`);
  return read.text;
}

/** Loads `paths`. `-` stands for standard input, with `stdinPath`, if given, as its path. */
export async function load(
  paths: readonly string[],
  today: Day,
  terminal: Terminal,
  stdinPath?: string,
): Promise<Loaded> {
  const progress = progressOn();
  try {
    const session = new Session(startingThreads(shownFiles(progress)), today, (rule, error) =>
      terminal.err(
        `twotrack: rule ${rule} failed: ${error instanceof Error ? error.message : String(error)}\n`,
      ),
    );
    return await loadShowing(progress, session, { paths, stdinPath }, terminal);
  } finally {
    progress.end();
  }
}

/** Wraps the file system so that each file read is counted on the progress line. */
export function shownFiles(progress: Progress): FileSource {
  let count = 0;
  return {
    ...nodeFiles,
    read: (uri) => {
      progress.show(`reading ${++count} files …`);
      return nodeFiles.read(uri);
    },
  };
}

async function loadShowing(
  progress: Progress,
  session: Session,
  { paths, stdinPath }: { readonly paths: readonly string[]; readonly stdinPath: string | undefined },
  terminal: Terminal,
): Promise<Loaded> {
  const named = paths.length === 0 ? ['.'] : paths;
  const wanted = new Set<string>();
  const folders: string[] = [];
  for (const path of named) {
    // Probably an unset shell variable: do not fall back to the working folder.
    if (path === '') throw new UsageError('a path is empty: name a file or a folder');
    if (isScenarioFile(path))
      throw new UsageError(`${path}: a scenario is not part of a portfolio; use twotrack compare`);
    if (path === '-') {
      const text = await readStdin();
      const uri = stdinPath === undefined ? 'untitled:stdin' : uriOf(resolve(stdinPath));
      if (stdinPath !== undefined) await openOnce(session, uriOf(dirname(resolve(stdinPath))));
      session.workspace.put(uri, text);
      wanted.add(uri);
      continue;
    }
    const info = await infoOf(path);
    if (info === null && isDynamicPattern(path)) {
      const found = await matches(path);
      if (found.length === 0) throw new UsageError(`${path}: no portfolio file matches`);
      for (const file of found) {
        await openOnce(session, uriOf(dirname(file)));
        wanted.add(uriOf(file));
      }
      continue;
    }
    if (info === null)
      throw new UsageError(
        `${path}: ${path.includes('\uFFFD') ? 'cannot be read, because its name is not UTF-8' : 'no such file or folder'}`,
      );
    if (info.isDirectory()) {
      const folder = uriOf(resolve(path));
      await openOnce(session, folder);
      folders.push(folder);
    } else {
      const uri = uriOf(resolve(path));
      await openOnce(session, uriOf(dirname(resolve(path))));
      if (session.workspace.document(uri) === undefined) {
        // A pipe that is named, as by a shell's <(command), is read to its end; one that is found is not.
        const read = info.isFIFO() ? decodeText(await readFile(path)) : await nodeFiles.read(uri);
        if (read === null || 'problem' in read)
          throw new UsageError(`${path}: ${read === null ? 'no such file' : read.problem}`);
        session.workspace.put(uri, read.text);
      }
      wanted.add(uri);
    }
  }
  for (const portfolio of session.workspace.portfolios.values()) {
    for (const uri of portfolio.files.keys())
      if (folders.some((folder) => uri.startsWith(`${folder.replace(/\/$/, '')}/`))) wanted.add(uri);
  }
  for (const [folder, why] of session.workspace.unreadable)
    terminal.err(`twotrack: ${plain(shownPath(folder))}: ${why}\n`);
  if (wanted.size === 0) terminal.err(`twotrack: no portfolio files in ${named.join(', ')}\n`);
  if (await judgeFromCache(session)) stopThreads();
  else await readInThreads(session, (part) => progress.show(`judging items, ${Math.floor(part * 100)}% …`));
  await keepVerdicts(session);
  const size = [...session.workspace.portfolios.values()]
    .flatMap(({ sorted }) => sorted)
    .reduce((sum, { length }) => sum + length, 0);
  // Synchronous from here on: show the line now.
  progress.show('putting it together …', size > SLOW_UNITS);
  session.settle();
  const files = [...wanted]
    .sort((a, b) => comparePaths(shownPath(a), shownPath(b)))
    .map((uri) => session.snapshot(uri))
    .filter((file) => file !== null);
  return { session, files };
}

/** Returns the absolute folder that contains all matches of a glob. */
function baseOf(pattern: string): string {
  const parts = pattern.split('/');
  const fixed = parts.slice(
    0,
    parts.findIndex((part) => isDynamicPattern(part)),
  );
  return resolve(fixed.join('/') || (pattern.startsWith('/') ? '/' : '.'));
}

/**
 * Returns the folders to watch for PATHs: the portfolios around them, because a change anywhere in one may affect a
 * file's findings, and the named folders, where files may be created.
 */
export async function watched(paths: readonly string[], files: readonly FileSnapshot[]): Promise<string[]> {
  const folders = new Set(files.map(({ portfolio }) => pathOf(portfolio.folder)));
  for (const path of paths.length === 0 ? ['.'] : paths) {
    const info = await stat(resolve(path)).catch(() => null);
    if (info === null) folders.add(baseOf(path));
    else folders.add(info.isDirectory() ? resolve(path) : dirname(resolve(path)));
  }
  return [...folders];
}

/** Returns the portfolio files that match a glob. Leaves out ignored files, as loading the folder would. */
async function matches(pattern: string): Promise<string[]> {
  const kept = new Set((await nodeFiles.find(uriOf(baseOf(pattern)))).map(pathOf));
  const found = await glob(pattern, {
    absolute: true,
    ignore: ['**/node_modules/**', '**/.git/**'],
    expandDirectories: false,
  });
  return found.map((file) => resolve(file)).filter((file) => kept.has(file));
}

/** Size of portfolios in UTF-16 units from which progress is shown. */
const SLOW_UNITS = 500_000;

/** Folders that a session has loaded. */
const openedFolders = memo((_session: Session) => new Set<string>());

async function openOnce(session: Session, folder: string): Promise<void> {
  const opened = openedFolders(session);
  if (opened.has(folder)) return;
  opened.add(folder);
  await session.workspace.openFolder(folder);
}
