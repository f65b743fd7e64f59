/** Reads the first-parent line of commits up to the current one, and what each changed in a folder. */
import { resolve, sep } from 'node:path';
import { readDate } from '../../core/language/scalars.ts';
import type { Day } from '../../core/text/days.ts';
import { t } from '../../core/text/l10n.ts';
import { isPortfolioFile, portfolioEndings } from '../../core/text/paths.ts';
import { GitProblem, git } from './git-run.ts';

/** A commit on the line. */
export interface LineCommit {
  readonly id: string;
  /** Committer's local date, clamped so that it is never before its predecessor's. */
  readonly day: Day;
  readonly parents: readonly string[];
}

export interface Line {
  /** Oldest first. */
  readonly commits: readonly LineCommit[];
  readonly position: ReadonlyMap<string, number>;
  readonly shallow: boolean;
  /** Number of commits dated before their predecessor. */
  readonly early: number;
}

/** A file of the folder that a commit changed. */
export interface FileChange {
  /** Path relative to the folder. */
  readonly path: string;
  /** Null if the file was deleted. */
  readonly blob: string | null;
}

export interface FolderCommit extends LineCommit {
  readonly changes: readonly FileChange[];
}

// Overrides settings that would start a pager, verify signatures or guess renames.
const LOG = ['-c', 'log.showSignature=false', '-c', 'log.follow=false', '-c', 'log.showRoot=true', 'log'];
const PLAIN = ['--first-parent', '--no-color', '--no-show-signature', '--no-notes'];

/**
 * Returns the top of the repository around an existing folder, and the folder's path in it without a trailing slash.
 */
export async function placeInRepository(
  folder: string,
): Promise<{ readonly top: string; readonly prefix: string }> {
  const { code, out, error } = await git(['rev-parse', '--show-toplevel', '--show-prefix'], folder);
  if (code !== 0)
    throw new GitProblem(
      /not a git repository/i.test(error)
        ? t`${folder}: not in a git repository, so there is no history to tell`
        : t`git cannot read ${folder}: ${firstLine(error)}`,
    );
  const [top = '', prefix = ''] = out.toString('utf8').split(/\r?\n/);
  return { top: resolve(top.split('/').join(sep)), prefix: prefix.replace(/\/$/, '') };
}

/**
 * Returns the first-parent line up to `tip`.
 * @throws GitProblem if there is no commit yet
 */
export async function lineTo(tip: string, top: string): Promise<Line> {
  const { code, out } = await git([...LOG, '--reverse', '--format=%H %cs %P', ...PLAIN, tip], top);
  if (code !== 0) throw new GitProblem(t`the repository has no commits yet, so there is no history to tell`);
  const commits: LineCommit[] = [];
  const position = new Map<string, number>();
  let early = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (const text of out.toString('utf8').split('\n')) {
    const [id, date, ...parents] = text.split(' ');
    if (id === undefined || id === '' || date === undefined) continue;
    const read = readDate(date);
    const day = read.ok ? read.value.first : last;
    if (day < last) early++;
    last = Math.max(last, day);
    position.set(id, commits.length);
    commits.push({ id, day: last, parents: parents.filter((parent) => parent !== '') });
  }
  const shallow = await git(['rev-parse', '--is-shallow-repository'], top);
  return { commits, position, early, shallow: shallow.out.toString('utf8').trim() === 'true' };
}

const LINK = '120000';
const SUBMODULE = '160000';

/** Returns the changes of the line up to `tip` in a folder's portfolio files, oldest first. */
export async function changesIn(
  folder: string,
  tip: string,
  top: string,
  line: Line,
): Promise<readonly FolderCommit[]> {
  const base = folder === '' ? '' : `${escaped(folder)}/`;
  const specs = portfolioEndings.map((ending) => `:(top,glob)${base}**/*${ending}`);
  const raw = ['-m', '--raw', '-z', '--no-renames', '--no-abbrev', '--root', '--reverse', '--format=%x01%H'];
  const quiet = ['--no-ext-diff', '--no-textconv'];
  const { code, out, error } = await git([...LOG, ...raw, ...quiet, ...PLAIN, tip, '--', ...specs], top);
  if (code !== 0) throw new GitProblem(t`git cannot tell the history: ${firstLine(error)}`);
  const found: FolderCommit[] = [];
  let changes: FileChange[] = [];
  const parts = out.toString('utf8').split('\0');
  for (let i = 0; i < parts.length; i++) {
    const part = (parts[i] as string).replace(/^\n/, '');
    if (part.startsWith('\u0001')) {
      const commit = line.commits[line.position.get(part.slice(1).trim()) ?? -1];
      changes = [];
      if (commit !== undefined) found.push({ ...commit, changes });
    } else if (part.startsWith(':')) {
      const [, mode = '', , blob = ''] = part.slice(1).split(' ');
      const path = (parts[++i] ?? '').slice(folder === '' ? 0 : folder.length + 1);
      if (!isPortfolioFile(path) || path.split('/').includes('node_modules')) continue;
      const gone = /^0+$/.test(blob) || mode === LINK || mode === SUBMODULE;
      changes.push({ path, blob: gone ? null : blob });
    }
  }
  return found.filter((commit) => commit.changes.length > 0);
}

/** Escapes a path for use as a git pathspec. */
const escaped = (path: string): string => path.replace(/[\\*?[\]]/g, '\\$&');

/** The folder that the files of another folder most likely came from, at a commit. */
export interface Move {
  readonly from: string;
  /** Number of files moved unchanged, and of files that were changed or added. */
  readonly same: number;
  readonly others: number;
}

/**
 * Finds the folder that a commit moved the files of a folder from; null if there is none. The commit must have a
 * parent.
 */
export async function moveAt(
  commit: string,
  parent: string,
  folder: string,
  top: string,
): Promise<Move | null> {
  const args = [
    'diff-tree',
    '-r',
    '-z',
    '--raw',
    '--no-commit-id',
    '--no-ext-diff',
    '-M60%',
    '-l0',
    parent,
    commit,
  ];
  const { code, out } = await git(args, top);
  if (code !== 0) return null;
  const base = folder === '' ? '' : `${folder}/`;
  const parts = out.toString('utf8').split('\0');
  const from = new Map<string, { same: number; like: number }>();
  let files = 0;
  for (let i = 0; i < parts.length; i++) {
    const status = /^:\S+ \S+ \S+ \S+ ([A-Z])(\d*)$/.exec(parts[i] as string);
    if (status === null) continue;
    const [source = '', target] =
      status[1] === 'R' || status[1] === 'C' ? [parts[++i], parts[++i]] : [parts[++i], undefined];
    const place = target ?? source;
    if (!place.startsWith(base) || !isPortfolioFile(place) || status[1] === 'D') continue;
    files++;
    const rest = place.slice(base.length);
    if (target === undefined || !source.endsWith(`/${rest}`)) continue;
    const home = source.slice(0, -rest.length - 1);
    const known = from.get(home) ?? { same: 0, like: 0 };
    from.set(
      home,
      status[2] === '100' ? { ...known, same: known.same + 1 } : { ...known, like: known.like + 1 },
    );
  }
  const [best] = [...from].sort(
    (a, b) => b[1].same + b[1].like - a[1].same - a[1].like || (a[0] < b[0] ? -1 : 1),
  );
  return best === undefined ? null : { from: best[0], same: best[1].same, others: files - best[1].same };
}

export interface TagOnLine {
  readonly name: string;
  readonly commit: string;
}

/** Returns all tags that point to commits, with these. */
export async function tagsIn(top: string): Promise<readonly TagOnLine[]> {
  const format = '--format=%(refname:strip=2)%00%(objecttype) %(objectname) %(*objecttype) %(*objectname)';
  const { code, out } = await git(['for-each-ref', '--sort=refname', format, 'refs/tags'], top);
  if (code !== 0) return [];
  return out
    .toString('utf8')
    .split('\n')
    .flatMap((text): TagOnLine[] => {
      const [name = '', rest = ''] = text.split('\0');
      const [kind, object = '', inner, target = ''] = rest.split(' ');
      if (kind === 'commit') return [{ name, commit: object }];
      return kind === 'tag' && inner === 'commit' ? [{ name, commit: target }] : [];
    });
}

/** Returns the commit that a revision names; null if it does not exist. */
export async function commitNamed(revision: string, top: string): Promise<string | null> {
  if (revision === '' || revision.startsWith('-')) return null;
  const { code, out } = await git(['rev-parse', '--verify', '--quiet', `${revision}^{commit}`], top);
  return code === 0 ? out.toString('utf8').trim() : null;
}

/** Checks whether a commit is an ancestor of another. */
export async function isBefore(commit: string, tip: string, top: string): Promise<boolean> {
  return (await git(['merge-base', '--is-ancestor', commit, tip], top)).code === 0;
}

const firstLine = (text: string): string => (text.trim().split('\n')[0] ?? '').replace(/^fatal: /, '');
