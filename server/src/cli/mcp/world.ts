/** What a tool looks at: everything below one folder, read afresh for each call, so that no answer is stale. */
import { isAbsolute, resolve } from 'node:path';
import type { EntryRef } from '../../core/model/entry-index.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import type { Day } from '../../core/text/days.ts';
import { nearest } from '../../core/text/near-words.ts';
import { comparePaths, isPortfolioFile } from '../../core/text/paths.ts';
import { nodeFiles, pathOf, uriOf } from '../../files/node-files.ts';
import { readInThreads } from '../../files/reading-threads.ts';
import { type FileSnapshot, Session } from '../../session/session.ts';
import { shownPath } from '../input/load.ts';
import { plain, type Terminal, UsageError } from '../output/terminal.ts';
import { isBelow, within } from './within.ts';

/** What the server was started with. */
export interface Place {
  /** The folder, absolute, every link in it followed. It is the working folder too, so that paths are shown from it. */
  readonly root: string;
  readonly today: () => Day;
  readonly terminal: Terminal;
}

/** What a call may say of where to look. */
export interface Where {
  readonly path?: string | undefined;
  /** Stands for the file at `path`, or for a portfolio of its own. */
  readonly text?: string | undefined;
}

export interface World {
  readonly session: Session;
  /** The files that were asked for, in order of path. */
  readonly files: readonly FileSnapshot[];
}

/** @throws UsageError for a path outside the folder, or where there is nothing to look at */
export async function openWorld({ root, today, terminal }: Place, { path, text }: Where): Promise<World> {
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
      throw new UsageError(`${plain(path ?? '')}: the name of a portfolio file ends in .portfolio`);
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
  if (files.length === 0)
    throw new UsageError(
      path === undefined ? 'there is no portfolio file here' : `${plain(path)}: no portfolio file is there`,
    );
  return { session, files };
}

/** An absolute path. @throws UsageError where it leads out of the folder, whether or not there is anything */
export function pathInside(root: string, path: string): string {
  const full = resolve(root, path);
  if (path.includes('\u0000') || !isBelow(root, full))
    throw new UsageError(
      `${plain(path)}: only what is below the folder that the server was started in may be looked at${isAbsolute(path) ? '; name paths from there' : ''}`,
    );
  return full;
}

/** The one item with an id among the files that were asked for. */
export function itemOf({ files }: World, id: string): { file: FileSnapshot; ref: EntryRef } {
  const found = files.flatMap((file) =>
    file.portfolio.index
      .byId('item', id)
      .filter((ref) => ref.uri === file.uri)
      .map((ref) => ({ file, ref })),
  );
  const [one, ...more] = found;
  if (one === undefined) {
    const meant = nearest(id, [
      ...new Set(files.flatMap(({ portfolio }) => [...portfolio.index.ids('item')])),
    ]);
    throw new UsageError(
      `there is no item ${plain(id)}${meant === undefined ? '' : `; did you mean ${meant}?`}`,
    );
  }
  if (more.length > 0)
    throw new UsageError(
      `${found.length} items have the id ${plain(id)}: in ${found.map(({ file }) => shownPath(file.uri)).join(', ')}. Say which by \`path\`.`,
    );
  return one;
}

/** The portfolios of the files that were asked for. */
export function portfoliosOf({ files }: World): Portfolio[] {
  return [...new Set(files.map(({ portfolio }) => portfolio))].sort((a, b) =>
    comparePaths(a.folder, b.folder),
  );
}

/** A folder or file as it is named in an answer. */
export const named = (uri: string): string => (uri.startsWith('untitled:') ? '(text)' : shownPath(uri));
/** The path of a file on disk; null for a text that was sent along. */
export const diskPath = (uri: string): string | null => (uri.startsWith('file:') ? pathOf(uri) : null);
