/** What a tool looks at: everything below one folder, read afresh for each call, so that no answer is stale. */
import { isAbsolute, resolve } from 'node:path';
import type { Named } from '../../agents/named.ts';
import { RefusedCall } from '../../agents/refused-call.ts';
import { checkedWorld, type Where, type World } from '../../agents/world.ts';
import type { Day } from '../../core/text/days.ts';
import { comparePaths, isPortfolioFile } from '../../core/text/paths.ts';
import { nodeFiles, pathOf, uriOf } from '../../files/node-files.ts';
import { readInThreads } from '../../files/reading-threads.ts';
import { Session } from '../../session/session.ts';
import { shownPath } from '../output/shown-path.ts';
import { plain, type Terminal } from '../output/terminal.ts';
import { hasBom } from '../output/write-file.ts';
import { isBelow, within } from './within.ts';

/** What the server was started with. */
export interface Served {
  /** The folder, absolute, every link in it followed. It is the working folder too, so that paths are shown from it. */
  readonly root: string;
  readonly today: () => Day;
  readonly terminal: Terminal;
}

/** @throws RefusedCall for a path outside the folder, or where there is nothing to look at */
export async function openWorld({ root, today, terminal }: Served, { path, text }: Where): Promise<World> {
  const wanted = path === undefined ? root : pathInside(root, path);
  const session = new Session(within(root, nodeFiles), today(), (rule, error) =>
    terminal.err(
      `twotrack: rule ${rule} failed: ${error instanceof Error ? error.message : String(error)}\n`,
    ),
  );
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

/** An absolute path. @throws RefusedCall where it leads out of the folder, whether or not there is anything */
export function pathInside(root: string, path: string): string {
  const full = resolve(root, path);
  if (path.includes('\u0000') || !isBelow(root, full))
    throw new RefusedCall(
      `${plain(path)}: only what is below the folder that the server was started in may be looked at${isAbsolute(path) ? '; name paths from there' : ''}`,
    );
  return full;
}

/** A folder or file as it is named in an answer. */
const named: Named = (uri) => (uri.startsWith('untitled:') ? '(text)' : shownPath(uri));
/** The path of a file on disk; null for a text that was sent along. */
const diskPath = (uri: string): string | null => (uri.startsWith('file:') ? pathOf(uri) : null);
