/** Loads a state of portfolios for comparison: a folder or a single file, in the work tree or at a git revision. */
import { relative, resolve, sep } from 'node:path';
import type { Portfolio } from '../../core/model/portfolio.ts';
import type { Day } from '../../core/text/days.ts';
import type { FileSource } from '../../core/text/file-source.ts';
import { isPortfolioFile, isScenarioFile, parentOf } from '../../core/text/paths.ts';
import { textFiles } from '../../core/text/text-files.ts';
import { nodeFiles, pathOf, uriOf } from '../../files/node-files.ts';
import { type ReviewSource, reviewSource } from '../../report/facts/source.ts';
import { Session } from '../../session/session.ts';
import { type Terminal, UsageError } from '../output/terminal.ts';
import { realPath, repositoryOf, revisionAt } from './git-files.ts';
import { infoOf } from './load.ts';

/** Portfolios by folder, relative to the argument; `.` for the argument itself. */
export type State = ReadonlyMap<string, ReviewSource>;

/** A parsed argument. */
export interface Named {
  readonly argument: string;
  /** The revision; null for the work tree. */
  readonly revision: string | null;
  /** The path as written; null if only a revision is given. */
  readonly path: string | null;
}

/** Parses `git:REV`, `git:REV:path` or a path. */
export function namedBy(argument: string): Named {
  if (isScenarioFile(argument))
    throw new UsageError(`${argument}: a scenario is not a portfolio; use twotrack compare`);
  const match = /^git:([^:]*)(?::([\s\S]*))?$/.exec(argument);
  if (match === null) return { argument, revision: null, path: argument };
  if (match[1] === '') throw new UsageError(`${argument}: a revision is named after git:, as in git:main`);
  return { argument, revision: match[1] as string, path: match[2] ?? null };
}

/**
 * Loads the state that an argument names.
 * @param other the argument to compare with: `git:main` beside a path means that path at `main`
 */
export async function stateOf(named: Named, other: Named, today: Day, terminal: Terminal): Promise<State> {
  if (named.revision === null) return inWorkTree(named.path ?? '.', today, terminal);
  const beside = other.revision === null ? (other.path ?? '.') : '.';
  const path = await realPath(named.path === null ? beside : await inRepository(named.path));
  const revision = await revisionAt(named.revision, path);
  const uri = uriOf(path);
  if (!revision.has(uri)) {
    if (named.path !== null)
      throw new UsageError(`${named.argument}: no such file or folder at that revision`);
    terminal.err(`twotrack: ${beside} was not there at ${named.revision}: everything in it is new\n`);
    return new Map();
  }
  // The path may not exist in the work tree, so only its suffix tells a file from a folder.
  return isPortfolioFile(path)
    ? fileAlone(uri, revision.source, today, terminal)
    : folder(uri, revision.source, today, terminal);
}

/** Resolves a path as git does: from the top of the repository, or from the working folder if it begins with a dot. */
async function inRepository(path: string): Promise<string> {
  return /^\.\.?(?:\/|$)/.test(path) ? resolve(path) : resolve(await repositoryOf('.'), path || '.');
}

async function inWorkTree(path: string, today: Day, terminal: Terminal): Promise<State> {
  const info = await infoOf(path);
  if (info === null) throw new UsageError(`${path}: no such file or folder`);
  const real = uriOf(await realPath(path));
  return info.isDirectory()
    ? folder(real, nodeFiles, today, terminal)
    : fileAlone(uriOf(resolve(path)), nodeFiles, today, terminal);
}

/** Loads one file on its own, whatever lies beside it, as when two copies of it are compared. */
async function fileAlone(uri: string, source: FileSource, today: Day, terminal: Terminal): Promise<State> {
  const text = await source.read(uri);
  if (text === null) throw new UsageError(`${pathOf(uri)}: no such file`);
  if ('problem' in text) throw new UsageError(`${pathOf(uri)}: ${text.problem}`);
  const home = parentOf(uri);
  // Accept any suffix: the user named it as a portfolio.
  const known = isPortfolioFile(uri) ? uri : `${uri}.portfolio`;
  return folder(home, textFiles(new Map([[known, text]]), home), today, terminal);
}

async function folder(uri: string, source: FileSource, today: Day, terminal: Terminal): Promise<State> {
  const session = new Session(source, today, (rule, error) =>
    terminal.err(
      `twotrack: rule ${rule} failed: ${error instanceof Error ? error.message : String(error)}\n`,
    ),
  );
  await session.workspace.openFolder(uri);
  session.settle();
  const state = new Map<string, ReviewSource>();
  for (const portfolio of session.workspace.portfolios.values()) {
    const below = [...portfolio.files.keys()].some((file) => file.startsWith(`${uri.replace(/\/$/, '')}/`));
    if (below) state.set(placeOf(portfolio, uri), sourceOf(session, portfolio));
  }
  return state;
}

const placeOf = (portfolio: Portfolio, base: string): string =>
  relative(pathOf(base), pathOf(portfolio.folder)).split(sep).join('/') || '.';

/** Returns the input that reviews are written from. */
export function sourceOf(session: Session, portfolio: Portfolio): ReviewSource {
  return reviewSource(portfolio, session.analysisOf(portfolio), session.nameOf(portfolio));
}
