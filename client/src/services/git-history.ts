/**
 * Reads earlier states of a portfolio through VS Code's Git extension. Without it, as in a browser, or outside a
 * repository there is no history, and the user is not asked for a revision.
 */
import * as vscode from 'vscode';
import type { EarlierState } from '../../../server/src/protocol/review.ts';
import { portfolioEndings } from './contributions.ts';
import { findFiles } from './workspace-files.ts';

/** The parts of the Git extension's API, version 1, that are used here. */
interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}
interface GitApi {
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: vscode.Event<'uninitialized' | 'initialized'>;
  getRepository(uri: vscode.Uri): GitRepository | null;
}
export interface GitRepository {
  readonly rootUri: vscode.Uri;
  getRefs(query: { readonly pattern?: string; readonly sort?: 'committerdate' }): Promise<readonly GitRef[]>;
  getCommit(ref: string): Promise<{ readonly commitDate?: Date; readonly message: string }>;
  diffWith(ref: string): Promise<readonly { readonly originalUri: vscode.Uri }[]>;
  show(ref: string, path: string): Promise<string>;
}
interface GitRef {
  /** 0 for a branch, 1 for a remote branch, 2 for a tag. */
  readonly type: number;
  readonly name?: string;
  readonly commit?: string;
}

/** Longest wait for the Git extension to find its repositories, in ms. */
const patience = 5000;
/** Number of files read in parallel: each starts a process. */
const atOnce = 6;

/** Returns the repository that contains a folder; undefined if there is none or no Git extension. */
export async function repositoryOf(folder: vscode.Uri): Promise<GitRepository | undefined> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (extension === undefined) return undefined;
  try {
    const git = extension.isActive ? extension.exports : await extension.activate();
    if (!git.enabled) return undefined;
    const api = git.getAPI(1);
    if (api.state === 'uninitialized') await initialized(api);
    return api.getRepository(folder) ?? undefined;
  } catch {
    // Git is disabled or not installed: continue without history.
    return undefined;
  }
}

function initialized(api: GitApi): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      waiting.dispose();
      resolve();
    };
    const timer = setTimeout(done, patience);
    const waiting = api.onDidChangeState(done);
  });
}

/** Returns the tags of a repository, latest first. */
export async function tagsOf(repository: GitRepository): Promise<readonly string[]> {
  const refs = await repository.getRefs({ pattern: 'refs/tags', sort: 'committerdate' });
  return refs.flatMap(({ type, name }) => (type === 2 && name !== undefined ? [name] : []));
}

/** Checks that a revision exists. */
export async function hasRevision(repository: GitRepository, name: string): Promise<boolean> {
  if (name === '' || name.startsWith('-')) return false;
  return repository.getCommit(name).then(
    () => true,
    () => false,
  );
}

/** Returns the files of a portfolio, and the root files above it, at a revision. */
export async function stateAt(
  repository: GitRepository,
  revision: string,
  folder: vscode.Uri,
): Promise<EarlierState> {
  const isPortfolio = ({ path }: vscode.Uri): boolean =>
    portfolioEndings.some((ending) => path.endsWith(ending));
  const { uris } = await findFiles({ folder: folder.toString(), endings: portfolioEndings });
  // A file search does not find files that were deleted or renamed since: take them from the diff.
  const changed = (await repository.diffWith(revision)).map(({ originalUri }) => originalUri);
  const below = `${folder.path.replace(/\/$/, '')}/`;
  const wanted = new Set([
    ...uris,
    ...changed.filter((uri) => isPortfolio(uri) && uri.path.startsWith(below)).map(String),
    ...(await filesAbove(repository.rootUri, folder)).filter(isPortfolio).map(String),
  ]);
  const todo = [...wanted].sort();
  const files: { readonly uri: string; readonly text: string }[] = [];
  const next = async (): Promise<void> => {
    for (let uri = todo.pop(); uri !== undefined; uri = todo.pop()) {
      const { fsPath } = vscode.Uri.parse(uri);
      // The file did not exist at that revision.
      const text = await repository.show(revision, fsPath).catch(() => undefined);
      if (text !== undefined) files.push({ uri, text: text.replace(/^\ufeff/, '') });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, next));
  return { name: revision, files: files.sort((a, b) => (a.uri < b.uri ? -1 : 1)) };
}

/** Returns the portfolio files directly in the parent folders, up to the repository's root. */
async function filesAbove(top: vscode.Uri, folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const found: vscode.Uri[] = [];
  for (let at = folder; at.path !== top.path && at.path.startsWith(top.path); ) {
    at = vscode.Uri.joinPath(at, '..');
    const names = await vscode.workspace.fs.readDirectory(at).then(
      (entries) => entries,
      () => [],
    );
    for (const [name, type] of names)
      if (type === vscode.FileType.File) found.push(vscode.Uri.joinPath(at, name));
  }
  return found;
}
