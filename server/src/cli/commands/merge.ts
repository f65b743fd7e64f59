/** `twotrack merge`: git merge driver for portfolio files changed on two branches; keeps catchball rounds of both. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { type Sides, withoutRounds } from '../../edits/text/merge-rounds.ts';
import { git } from '../../files/git/git-run.ts';
import { plain, type Terminal, UsageError } from '../output/terminal.ts';
import { whyNot } from '../output/why-not.ts';
import { writeFileSafely } from '../output/write-file.ts';

interface Options {
  readonly markerSize: string;
  readonly path?: string;
}

export function addMerge(program: Command, terminal: Terminal): void {
  program
    .command('merge')
    .description('merge a portfolio file for git, keeping the rounds of catchball that both branches added')
    .argument('<BASE>', 'the common ancestor of the branches; git passes it as %O')
    .argument('<OURS>', 'the file on the branch merged into, which is overwritten; %A')
    .argument('<THEIRS>', 'the file on the branch being merged; %B')
    .option('--marker-size <n>', 'the length of conflict markers; %L', '7')
    .option('--path <path>', 'the path in the repository, for messages; %P')
    .addHelpText(
      'after',
      `
Everything else is merged as git merges lines. Exit code: 0, 1 where a conflict is left and marked in OURS, 2 for wrong usage.

Once in each clone, and once in the repository:
  git config merge.twotrack.name "Twotrack: rounds of both sides"
  git config merge.twotrack.driver "npx twotrack merge %O %A %B --marker-size %L --path %P"
  echo "*.portfolio merge=twotrack" >> .gitattributes`,
    )
    .action(async (base: string, ours: string, theirs: string, options: Options) => {
      process.exitCode = await merge({ base, ours, theirs }, options, terminal);
    });
}

async function merge(paths: Sides, { markerSize, path }: Options, terminal: Terminal): Promise<number> {
  if (!/^[1-9]\d{0,2}$/.test(markerSize))
    throw new UsageError(`--marker-size ${markerSize}: must be a number, 1 or more`);
  const bytes = await Promise.all([paths.base, paths.ours, paths.theirs].map(bytesOf));
  const [base = '', ours = '', theirs = ''] = bytes.map((each) => each.toString('utf8'));
  const sides = withoutRounds({ base, ours, theirs });
  const folder = await mkdtemp(join(tmpdir(), 'twotrack-merge-'));
  try {
    const write = async (name: keyof Sides): Promise<void> => writeFile(join(folder, name), sides[name]);
    await Promise.all([write('base'), write('ours'), write('theirs')]);
    const labels = ['ours', 'base', 'theirs'].flatMap((label) => ['-L', label]);
    const answer = await git(
      ['merge-file', '-p', `--marker-size=${markerSize}`, ...labels, 'ours', 'base', 'theirs'],
      folder,
    );
    // Without a result nothing was merged: git then marks the file as conflicted.
    if (answer.code !== 0 && answer.out.length === 0)
      throw new UsageError(
        `${plain(path ?? paths.ours)}: git could not merge it: ${plain(answer.error.trim())}`,
      );
    await writeFileSafely(paths.ours, sides.back(answer.out.toString('utf8')));
    if (answer.code !== 0)
      terminal.err(`twotrack: ${plain(path ?? paths.ours)}: a conflict is left to resolve\n`);
    return answer.code === 0 ? 0 : 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function bytesOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new UsageError(`${path}: cannot be read: ${whyNot(error)}`);
  }
}
