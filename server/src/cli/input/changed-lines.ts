/** Finds the lines of the work tree that differ from a git revision. */
import { resolve } from 'node:path';
import { git } from '../../files/git/git-run.ts';
import { uriOf } from '../../files/node-files.ts';
import { plain, UsageError } from '../output/terminal.ts';
import { repositoryOf } from './git-files.ts';

export interface ChangedLines {
  /** Checks whether any line in a range is new or changed; 0-based, both ends inclusive. */
  has(uri: string, first: number, last: number): boolean;
}

/** A range of 0-based lines, both ends inclusive. */
type Stretch = readonly [first: number, last: number];

/**
 * Diffs the work tree against a revision.
 * @throws UsageError outside git, or if the revision does not exist
 */
export async function changedLines(revision: string, path: string): Promise<ChangedLines> {
  const top = await repositoryOf(path);
  const trouble = (): UsageError => new UsageError(`git cannot compare with ${plain(revision)}`);
  if (revision.startsWith('-')) throw trouble();
  // Disable external diff and text conversion programs that a repository's configuration may name.
  const safe = ['--no-ext-diff', '--no-textconv', '--no-color', '--no-renames', '--unified=0'];
  const prefixes = ['--src-prefix=a/', '--dst-prefix=b/'];
  const { code, out } = await git(['diff', ...safe, ...prefixes, revision, '--'], top);
  if (code !== 0) throw trouble();
  const stretches = new Map<string, Stretch[]>();
  let current: Stretch[] = [];
  for (const line of out.toString('utf8').split('\n')) {
    const file = /^\+\+\+ (?:"b\/(.*)"|b\/(.*?)\t?)$/.exec(line);
    if (file !== null) {
      current = [];
      stretches.set(uriOf(resolve(top, file[1] ?? file[2] ?? '')), current);
    }
    const hunk = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (hunk === null) continue;
    const first = Number(hunk[1]) - 1;
    const count = hunk[2] === undefined ? 1 : Number(hunk[2]);
    if (count > 0) current.push([first, first + count - 1]);
  }
  return {
    has: (uri, from, to) => stretches.get(uri)?.some(([first, last]) => from <= last && to >= first) ?? false,
  };
}
