/** Copies the editor's open files to a separate session, which a tool may modify without visible effect. */
import type { FileSource } from '../core/text/file-source.ts';
import { comparePaths, decoded, fileName, isPortfolioFile } from '../core/text/paths.ts';
import { plainText } from '../core/text/plain-text.ts';
import { Session } from '../session/session.ts';
import type { Named } from './named.ts';
import { RefusedCall } from './refused-call.ts';
import { checkedWorld, type Where, type World } from './world.ts';

const ALONE = 'untitled:text';

/**
 * Opens what a call asks for among the files of a session.
 * @param folders URIs that paths are relative to
 */
export async function openCopy(
  session: Session,
  folders: readonly string[],
  { path, text }: Where,
): Promise<World> {
  const roots = folders.map((folder) => folder.replace(/\/+$/, ''));
  const named = namedFrom(roots);
  const alone = text !== undefined && path === undefined;
  const wanted = path === undefined ? null : wantedUri(roots, path);
  const own = new Session(filesOf(session), session.today);
  own.historyOf = session.historyOf;
  if (!alone)
    for (const folder of [...session.workspace.portfolios.keys()].sort(comparePaths))
      await own.workspace.openFolder(folder);
  if (text !== undefined) {
    if (wanted !== null && !isPortfolioFile(wanted))
      throw new RefusedCall(`${plainText(path ?? '')}: the name of a portfolio file ends in .portfolio`);
    own.workspace.put(wanted ?? ALONE, text);
  }
  own.settle();
  const files = [...own.workspace.portfolios.values()]
    .flatMap((portfolio) => [...portfolio.files.keys()])
    .filter((uri) => wanted === null || uri === wanted || uri.startsWith(`${wanted}/`))
    .sort((a, b) => comparePaths(named(a), named(b)))
    .flatMap((uri) => own.snapshot(uri) ?? []);
  return checkedWorld({ session: own, files, named, marked: async () => false }, { path, text }, alone);
}

/** Serves the current files of a session. */
function filesOf(session: Session): FileSource {
  const all = [...session.workspace.portfolios.values()].flatMap(({ files, sheets }) => [
    ...files.values(),
    ...sheets.values(),
  ]);
  const texts = new Map(all.map(({ uri, text }) => [uri, text]));
  const below = (folder: string): string[] => [...texts.keys()].filter((uri) => uri.startsWith(`${folder}/`));
  return {
    find: async (folder) => below(folder),
    list: async (folder) => ({
      files: below(folder).filter((uri) => !uri.slice(folder.length + 1).includes('/')),
      last: true,
    }),
    checks: async (folder) => session.workspace.portfolios.get(folder)?.settings.checks ?? [],
    read: async (uri) => {
      const text = texts.get(uri);
      return text === undefined ? null : { text };
    },
  };
}

/** Returns names relative to the workspace folder; with several folders open, prefixed with the folder's name. */
function namedFrom(roots: readonly string[]): Named {
  return (uri) => {
    if (uri.startsWith('untitled:')) return '(text)';
    const root = roots.find((each) => uri === each || uri.startsWith(`${each}/`));
    if (root === undefined) return fileName(uri);
    const start = roots.length > 1 ? root.lastIndexOf('/') + 1 : root.length + 1;
    return decoded(uri.slice(start)) || '.';
  };
}

/**
 * Resolves a path against the open folders.
 * @throws RefusedCall if it lies outside them
 */
function wantedUri(roots: readonly string[], path: string): string {
  const parts: string[] = [];
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '..' && parts.pop() === undefined) throw outside(path);
    if (part !== '' && part !== '.' && part !== '..') parts.push(encodeURIComponent(part));
  }
  if (/^(?:\/|[A-Za-z]:)/.test(path) || path.includes('\u0000')) throw outside(path);
  if (roots.length === 1) return [roots[0], ...parts].join('/');
  const [first, ...rest] = parts;
  const root = roots.find((each) => each.slice(each.lastIndexOf('/') + 1) === first);
  if (root === undefined) throw outside(path);
  return [root, ...rest].join('/');
}

const outside = (path: string): RefusedCall =>
  new RefusedCall(`${plainText(path)}: only what is below the folders that are open may be looked at`);
