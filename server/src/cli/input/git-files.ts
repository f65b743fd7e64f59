/**
 * Reads the files of a portfolio at a git revision. Runs git directly, without a shell, and no program that the
 * repository configures.
 */
import { realpath, stat } from 'node:fs/promises';
import { dirname, posix, relative, resolve, sep } from 'node:path';
import { decodeText, type FileSource } from '../../core/text/file-source.ts';
import { isHidden, readIgnoreRules } from '../../core/text/gitignore.ts';
import { isPortfolioFile } from '../../core/text/paths.ts';
import { textFiles } from '../../core/text/text-files.ts';
import { git } from '../../files/git/git-run.ts';
import { uriOf } from '../../files/node-files.ts';
import { plain, UsageError } from '../output/terminal.ts';

export interface Revision {
  /** As the user wrote it. */
  readonly name: string;
  /** Files at their paths in the work tree, whether or not they exist there now. */
  readonly source: FileSource;
  /** Checks whether a folder or file existed. `uri` must be normalized by `uriOf`. */
  readonly has: (uri: string) => boolean;
}

interface Entry {
  readonly mode: string;
  readonly object: string;
}

/**
 * Opens a revision of the repository around `path`.
 * @throws UsageError outside git, without git, or if the revision does not exist
 */
export async function revisionAt(name: string, path: string): Promise<Revision> {
  const folder = await nearestFolder(path);
  const top = await topOf(folder);
  const commit = await commitOf(name, folder);
  const entries = await entriesOf(commit, top);
  const wanted = [...entries].filter(([file]) => isWanted(file) && !isIn(file, 'node_modules'));
  const texts = await withLinks(new Map(wanted), entries, top);
  const isIgnored = ignoring(texts);
  const files = new Map(
    [...texts]
      .filter(([file]) => isPortfolioFile(file) && !isIgnored(file))
      .map(([file, bytes]) => [uriOf(resolve(top, file)), decodeText(bytes)] as const),
  );
  const folders = new Set<string>();
  for (const file of entries.keys())
    for (let at = posix.dirname(file); ; at = posix.dirname(at)) {
      folders.add(uriOf(at === '.' ? top : resolve(top, at)));
      if (at === '.') break;
    }
  return {
    name,
    source: textFiles(files, uriOf(top)),
    has: (uri) => files.has(uri) || folders.has(uri.replace(/\/$/, '')),
  };
}

const isWanted = (file: string): boolean => isPortfolioFile(file) || posix.basename(file) === '.gitignore';
const isIn = (file: string, folder: string): boolean => file.split('/').slice(0, -1).includes(folder);

/** Resolves symbolic links in a path, as git does. Keeps trailing parts that no longer exist. */
export async function realPath(path: string): Promise<string> {
  const folder = await nearestFolder(path);
  return resolve(await realpath(folder), relative(folder, resolve(path)));
}

/**
 * Returns the nearest existing folder at or above a path, because a revision may contain folders that the work tree
 * lacks.
 */
async function nearestFolder(path: string): Promise<string> {
  for (let at = resolve(path); ; at = dirname(at)) {
    const info = await stat(at).catch(() => null);
    if (info?.isDirectory() === true) return at;
    if (dirname(at) === at) return at;
  }
}

/**
 * Returns the top folder of the repository around a path.
 * @throws UsageError outside git
 */
export async function repositoryOf(path: string): Promise<string> {
  return topOf(await nearestFolder(path));
}

async function topOf(folder: string): Promise<string> {
  const { code, out, error } = await git(['rev-parse', '--show-toplevel'], folder);
  if (code === 0)
    return resolve(
      out
        .toString('utf8')
        .replace(/\r?\n$/, '')
        .split('/')
        .join(sep),
    );
  if (/not a git repository/i.test(error))
    throw new UsageError(`${folder}: not in a git repository, so there is no earlier state to compare with`);
  throw new UsageError(`git cannot read ${folder}: ${firstLine(error)}`);
}

async function commitOf(name: string, folder: string): Promise<string> {
  const trouble = `there is no revision ${plain(name)} in the repository around ${folder}`;
  if (name === '' || name.startsWith('-')) throw new UsageError(trouble);
  const { code, out } = await git(['rev-parse', '--verify', '--quiet', `${name}^{commit}`], folder);
  if (code === 0) return out.toString('utf8').trim();
  const shallow = await git(['rev-parse', '--is-shallow-repository'], folder);
  const hint = shallow.out.toString('utf8').trim() === 'true';
  throw new UsageError(
    `${trouble}${hint ? '. The clone is shallow: fetch more history (in GitHub Actions, fetch-depth: 0)' : ''}`,
  );
}

async function entriesOf(commit: string, top: string): Promise<Map<string, Entry>> {
  const { code, out, error } = await git(['ls-tree', '-r', '-z', '--full-tree', commit], top);
  if (code !== 0) throw new UsageError(`git cannot list the files of ${commit}: ${firstLine(error)}`);
  const entries = new Map<string, Entry>();
  for (const line of out.toString('utf8').split('\0')) {
    const [, mode, object, file] = /^(\d+) \w+ ([0-9a-f]+)\t([\s\S]+)$/.exec(line) ?? [];
    if (mode !== undefined && object !== undefined && file !== undefined) entries.set(file, { mode, object });
  }
  return entries;
}

/** Returns the contents of files. A symbolic link yields its target's content if that is in the repository. */
async function withLinks(
  wanted: ReadonlyMap<string, Entry>,
  entries: ReadonlyMap<string, Entry>,
  top: string,
): Promise<Map<string, Uint8Array>> {
  const read = await contents([...wanted.values()].flatMap(objectOf), top);
  const targets = new Map<string, Entry>();
  for (const [file, { mode, object }] of wanted) {
    const leads = mode === LINK ? read.get(object) : undefined;
    if (leads === undefined) continue;
    const to = entries.get(posix.join(posix.dirname(file), new TextDecoder().decode(leads)));
    if (to !== undefined && to.mode !== LINK) targets.set(file, to);
  }
  const followed = await contents([...targets.values()].flatMap(objectOf), top);
  const texts = new Map<string, Uint8Array>();
  for (const [file, { mode, object }] of wanted) {
    const bytes = mode === LINK ? followed.get(targets.get(file)?.object ?? '') : read.get(object);
    if (bytes !== undefined) texts.set(file, bytes);
  }
  return texts;
}

const LINK = '120000';
const SUBMODULE = '160000';
const objectOf = ({ mode, object }: Entry): string[] => (mode === SUBMODULE ? [] : [object]);

/** Reads git objects through one process. */
async function contents(objects: readonly string[], top: string): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  if (objects.length === 0) return found;
  const { code, out, error } = await git(
    ['cat-file', '--batch'],
    top,
    `${[...new Set(objects)].join('\n')}\n`,
  );
  if (code !== 0) throw new UsageError(`git cannot read the files of the revision: ${firstLine(error)}`);
  for (let at = 0; at < out.length; ) {
    const end = out.indexOf(10, at);
    if (end < 0) break;
    const [object = '', kind, size] = out.subarray(at, end).toString('utf8').split(' ');
    at = end + 1;
    if (kind !== 'blob' || size === undefined) continue;
    found.set(object, out.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return found;
}

/**
 * Returns a predicate for files that the revision's `.gitignore` names: these may be tracked, but belong to no
 * portfolio.
 */
function ignoring(texts: ReadonlyMap<string, Uint8Array>): (file: string) => boolean {
  const levels = [...texts]
    .filter(([file]) => posix.basename(file) === '.gitignore')
    .map(([file, bytes]) => ({
      folder: posix.dirname(`/${file}`).replace(/\/$/, ''),
      rules: readIgnoreRules(new TextDecoder().decode(bytes)),
    }));
  return (file) => isHidden(levels, `/${file}`);
}

const firstLine = (text: string): string => plain(text.trim().split('\n')[0] ?? '').replace(/^fatal: /, '');
