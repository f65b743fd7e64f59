/**
 * Loads what a tool works on: the portfolios below one folder, read again for each call, so that no answer is stale.
 */
import { isAbsolute, resolve } from 'node:path';
import type { Named } from '../../agents/named.ts';
import { RefusedCall } from '../../agents/refused-call.ts';
import { checkedWorld, type Where, type World } from '../../agents/world.ts';
import type { Day } from '../../core/text/days.ts';
import { comparePaths, isPortfolioFile } from '../../core/text/paths.ts';
import { gitHistory } from '../../files/git/git-history.ts';
import { GitProblem } from '../../files/git/git-run.ts';
import { nodeFiles, pathOf, uriOf } from '../../files/node-files.ts';
import { readInThreads } from '../../files/reading-threads.ts';
import { type HistoryOf, Session } from '../../session/session.ts';
import { shownPath } from '../output/shown-path.ts';
import { plain, type Terminal } from '../output/terminal.ts';
import { hasBom } from '../output/write-file.ts';
import { isBelow, within } from './within.ts';

/** Startup parameters of the server. */
export interface Served {
  /**
   * The folder, absolute and with all links resolved. Also the working folder, so that printed paths are relative to
   * it.
   */
  readonly root: string;
  readonly today: () => Day;
  readonly terminal: Terminal;
}

/**
 * Loads what a call asks for.
 * @throws RefusedCall for a path outside the folder, or if there are no portfolio files
 */
export async function openWorld({ root, today, terminal }: Served, { path, text }: Where): Promise<World> {
  const wanted = path === undefined ? root : pathInside(root, path);
  const session = new Session(within(root, nodeFiles), today(), (rule, error) =>
    terminal.err(
      `twotrack: rule ${rule} failed: ${error instanceof Error ? error.message : String(error)}\n`,
    ),
  );
  session.historyOf = pastOf;
  const alone = text !== undefined && path === undefined;
  if (!alone) await session.workspace.openFolder(uriOf(root));
  const uri = alone ? 'untitled:text' : uriOf(wanted);
  if (text !== undefined) {
    if (!alone && !isPortfolioFile(wanted))
      throw new RefusedCall(`${plain(path ?? '')}: the name of a portfolio file ends in .portfolio`);
    session.workspace.put(uri, text);
  }
  await readInThreads(session);
  session.settle();
  const below = wanted === root || alone ? '' : `${uri}/`;
  const files = [...session.workspace.portfolios.values()]
    .flatMap((portfolio) => [...portfolio.files.keys()])
    .filter((file) => file === uri || alone || file.startsWith(below))
    .sort((a, b) => comparePaths(shownPath(a), shownPath(b)))
    .map((file) => session.snapshot(file))
    .filter((file) => file !== null);
  const marked = async (file: string): Promise<boolean> => {
    const path = diskPath(file);
    return path !== null && hasBom(path);
  };
  return checkedWorld({ session, files, named, marked }, { path, text }, alone);
}

/** Time in milliseconds after which a history is read no further. */
const PATIENCE = 3000;

/** Reads a history without a cache, because the server writes nothing. */
const pastOf: HistoryOf = (folder) =>
  gitHistory({
    folder: pathOf(folder),
    every: 'month',
    cache: null,
    signal: AbortSignal.timeout(PATIENCE),
  }).catch((error: unknown) => {
    if (error instanceof GitProblem) return { refused: error.message };
    throw error;
  });

/**
 * Returns an absolute path.
 * @throws RefusedCall if it lies outside the folder, whether or not it exists
 */
export function pathInside(root: string, path: string): string {
  const full = resolve(root, path);
  if (path.includes('\u0000') || !isBelow(root, full))
    throw new RefusedCall(
      `${plain(path)}: only what is below the folder that the server was started in may be read${isAbsolute(path) ? '; name paths from there' : ''}`,
    );
  return full;
}

/** Returns the name of a folder or file for answers. */
const named: Named = (uri) => (uri.startsWith('untitled:') ? '(text)' : shownPath(uri));
/** Returns the path of a file on disk; null for text that was sent with the call. */
const diskPath = (uri: string): string | null => (uri.startsWith('file:') ? pathOf(uri) : null);
