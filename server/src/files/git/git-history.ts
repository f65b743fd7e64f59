/**
 * Builds the history of a portfolio from git. Writes only its own cache, and runs no program that the repository
 * configures.
 */
import { stat } from 'node:fs/promises';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { readDate } from '../../core/language/scalars.ts';
import { type Day, isoDay } from '../../core/text/days.ts';
import { t } from '../../core/text/l10n.ts';
import { Historian, type History } from '../../report/history/history.ts';
import type { Every, Tag } from '../../report/history/moments.ts';
import { Blobs } from './blobs.ts';
import { FolderStates, type Trouble } from './folder-states.ts';
import { GitProblem } from './git-run.ts';
import { HistoryCache } from './history-cache.ts';
import {
  changesIn,
  commitNamed,
  type FolderCommit,
  isBefore,
  type Line,
  lineTo,
  moveAt,
  placeInRepository,
  tagsIn,
} from './log.ts';

export interface HistoryRequest {
  /** The portfolio's folder as absolute path; it may no longer exist. */
  readonly folder: string;
  readonly every: Every;
  /** A revision or date; the whole history by default. */
  readonly since?: string;
  /** Last day of the history; that of the last commit by default. */
  readonly today?: Day;
  /** Folder for caches; null for none. */
  readonly cache: string | null;
  /** Stops the reading at the next commit. What was read until then is cached. */
  readonly signal?: AbortSignal;
}

/**
 * Builds the history.
 * @throws GitProblem if there is none, with a message for people
 */
export async function gitHistory(request: HistoryRequest): Promise<History> {
  const { top, folder } = await repositoryPlace(request.folder);
  const head = await commitNamed('HEAD', top);
  if (head === null)
    throw new GitProblem(t`the repository has no commits yet, so there is no history to tell`);
  const line = await lineTo(head, top);
  const { commits, notes } = await followed(folder, head, top, line);
  const last = commits.at(-1);
  if (last === undefined)
    throw new GitProblem(
      folder === ''
        ? t`no commit up to HEAD changed a portfolio file`
        : t`no commit up to HEAD changed a portfolio file in ${folder}`,
    );
  const asOf = request.today ?? last.day;
  if (asOf < last.day)
    throw new GitProblem(t`the last commit is of ${isoDay(last.day)}, after ${isoDay(asOf)}`);
  const from =
    request.since === undefined ? 0 : await startOf(request.since, { commits, line, head, top, notes });
  const tags = request.every === 'tag' ? await tagsOn(line, commits, top, notes) : [];
  const fallbackName = folder === '' ? basename(top) : basename(folder);
  const historian = new Historian(
    commits.map(({ id, day, parents }) => ({ id, day, merge: parents.length > 1 })),
    {
      folder: folder === '' ? '.' : folder,
      fallbackName,
      every: request.every,
      tags,
      from,
      asOf,
    },
  );
  const cache = await HistoryCache.open(request.cache, `${top}\0${folder}`);
  const blobs = new Blobs(top);
  try {
    const states = new FolderStates(blobs, cache, commits);
    for (const commit of commits) {
      if (request.signal?.aborted) {
        await cache.save();
        throw new GitProblem(t`the history is long, and was not read to its end`);
      }
      historian.step(await states.step(commit));
    }
    await cache.save();
    return historian.end([
      ...notes,
      ...lineNotes(line, commits.slice(from)),
      ...states.troubles.map(troubleNote),
    ]);
  } finally {
    blobs.close();
  }
}

/** Returns the repository around a folder, and the folder's present or former path in it. */
async function repositoryPlace(folder: string): Promise<{ readonly top: string; readonly folder: string }> {
  let at = resolve(folder);
  while (!(await stat(at).catch(() => null))?.isDirectory() && dirname(at) !== at) at = dirname(at);
  const { top, prefix } = await placeInRepository(at);
  const rest = relative(at, resolve(folder)).split(sep).join('/');
  return { top, folder: [prefix, rest].filter((part) => part !== '').join('/') };
}

/** Returns the commits of a folder, and of the folders that it was renamed from with unchanged files. */
async function followed(
  folder: string,
  head: string,
  top: string,
  line: Line,
): Promise<{ readonly commits: readonly FolderCommit[]; readonly notes: string[] }> {
  let commits = await changesIn(folder, head, top, line);
  const notes: string[] = [];
  let place = folder;
  for (let first = commits[0]; first?.parents[0] !== undefined && place !== ''; first = commits[0]) {
    const move = await moveAt(first.id, first.parents[0], place, top);
    if (move === null) break;
    const { id, day } = first;
    const where = move.from === '' ? t`the top of the repository` : move.from;
    if (move.others > 0) {
      notes.push(
        t`On ${isoDay(day)} (${id.slice(0, 10)}) files came here from ${where}, and not all of them word for word: what was before is not told here.`,
      );
      break;
    }
    notes.push(
      t`On ${isoDay(day)} (${id.slice(0, 10)}) the folder was moved here from ${where}, word for word: its history there is told as well.`,
    );
    const earlier = await changesIn(move.from, first.parents[0], top, line);
    if (earlier.length === 0) break;
    commits = [...earlier, ...commits];
    place = move.from;
  }
  return { commits, notes };
}

interface Known {
  readonly commits: readonly FolderCommit[];
  readonly line: Line;
  readonly head: string;
  readonly top: string;
  readonly notes: string[];
}

/** Returns the index of the first commit to report. */
async function startOf(since: string, { commits, line, head, top, notes }: Known): Promise<number> {
  const first = commits[0] as FolderCommit;
  const date = /^\d{4}/.test(since) ? readDate(since) : null;
  if (date?.ok === true) {
    const index = commits.findLastIndex(({ day }) => day <= date.value.first);
    if (index < 0) notes.push(t`The history begins on ${isoDay(first.day)}, after ${since}.`);
    return Math.max(0, index);
  }
  const commit = await commitNamed(since, top);
  if (commit === null)
    throw new GitProblem(
      line.shallow
        ? t`there is no revision ${since} in the repository. The clone is shallow: fetch more history (in GitHub Actions, fetch-depth: 0)`
        : t`there is no revision ${since} in the repository`,
    );
  const position = line.position.get(commit);
  if (position === undefined) {
    const merged = await isBefore(commit, head, top);
    throw new GitProblem(
      merged
        ? t`${since} was made on a branch that was merged later: name a commit, a tag or a date of this branch`
        : t`${since} is not in the past of HEAD: name a commit, a tag or a date of this branch`,
    );
  }
  const index = commits.findLastIndex(({ id }) => (line.position.get(id) ?? -1) <= position);
  if (index < 0) notes.push(t`The portfolio was not there yet at ${since}: it is told from its beginning.`);
  return Math.max(0, index);
}

/** Returns the tags on the line of commits, in its order. */
async function tagsOn(
  line: Line,
  commits: readonly FolderCommit[],
  top: string,
  notes: string[],
): Promise<readonly Tag[]> {
  const all = await tagsIn(top);
  const tags = all.flatMap(({ name, commit }): (Tag & { readonly position: number })[] => {
    const position = line.position.get(commit);
    const day = position === undefined ? undefined : line.commits[position]?.day;
    if (position === undefined || day === undefined) return [];
    const through = commits.findLastIndex(({ id }) => (line.position.get(id) ?? -1) <= position);
    return through < 0 ? [] : [{ name, day, through, position }];
  });
  const off = all.filter(({ commit }) => !line.position.has(commit)).map(({ name }) => name);
  if (off.length > 0) notes.push(t`Not on this branch, and left out: ${off.join(', ')}.`);
  if (tags.length === 0) notes.push(t`There is no tag on this branch since the portfolio began.`);
  return tags.sort((a, b) => a.position - b.position);
}

function lineNotes(line: Line, commits: readonly FolderCommit[]): string[] {
  const notes: string[] = [];
  const first = commits[0];
  if (line.shallow)
    notes.push(
      t`The clone is shallow: what came before is not here. Fetch more history (in GitHub Actions, fetch-depth: 0).`,
    );
  const merges = commits.filter(({ parents }) => parents.length > 1).length;
  if (merges > 0)
    notes.push(
      merges === 1
        ? t`1 commit merges a branch: what was done on the branch counts on the day on which it was merged.`
        : t`${merges} commits merge branches: what was done on a branch counts on the day on which it was merged.`,
    );
  if (line.early > 0)
    notes.push(
      line.early === 1
        ? t`1 commit is dated before the one that came before: it counts on the later day.`
        : t`${line.early} commits are dated before the one that came before: they count on the later day.`,
    );
  if (first !== undefined && commits.length === 1)
    notes.push(t`Only one commit holds the portfolio: nothing can be said of its course yet.`);
  return notes;
}

function troubleNote(trouble: Trouble): string {
  const { path, commit } = trouble;
  const at = `${path}, ${commit.id.slice(0, 10)}, ${isoDay(commit.day)}`;
  const { first } = trouble;
  if (trouble.kind === 'missing')
    return first
      ? t`${at}: git does not hold its text here. Nothing is known of it until the next one.`
      : t`${at}: git does not hold its text here. The state before it stands until the next one.`;
  if (trouble.kind === 'unreadable')
    return first
      ? t`${at}: ${trouble.why} Nothing is known of it until the next one.`
      : t`${at}: ${trouble.why} The state before it stands until the next one.`;
  return first
    ? t`${at}: YAML cannot read all of it. What it can read counts until the next one.`
    : t`${at}: YAML cannot read all of it. The state before it stands until it can.`;
}
