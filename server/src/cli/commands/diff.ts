/** `twotrack diff`: compares two states of a portfolio, for a pull request comment or a program. */
import { type Command, Option } from 'commander';
import { comparePaths } from '../../core/text/paths.ts';
import { type Comparison, compare } from '../../report/compare/compare.ts';
import { comparisonJson } from '../../report/compare/json.ts';
import { comparisonsMarkdown } from '../../report/compare/markdown.ts';
import type { ReviewSource } from '../../report/facts/source.ts';
import { todayOf } from '../input/load.ts';
import { namedBy, type State, stateOf } from '../input/states.ts';
import { escapedJson } from '../output/escaped-json.ts';
import { type Terminal, UsageError } from '../output/terminal.ts';

interface Options {
  readonly format: 'markdown' | 'json';
  readonly today?: string;
  readonly maxLength?: string;
}

export function addDiff(program: Command, terminal: Terminal): void {
  program
    .command('diff')
    .description('show what changed between two states: items, tracks, verdicts, balance, load, alignment')
    .argument('<BEFORE>', 'a folder, a file, or git:REV')
    .argument('<AFTER>', 'the same')
    .addOption(
      new Option('--format <format>', 'markdown for people, json for programs')
        .choices(['markdown', 'json'])
        .default('markdown'),
    )
    .option('--today <date>', 'the date to treat as today for both, such as 2027-09-15')
    .option(
      '--max-length <n>',
      'at most this many characters of Markdown; portfolios beyond that are only counted',
    )
    .addHelpText(
      'after',
      `
Examples:
  twotrack diff git:main .                 this folder, at main and as it is now
  twotrack diff git:v1 git:v2              between two tags
  twotrack diff git:main:hospital hospital a folder of the repository, then and now
  twotrack diff old.portfolio new.portfolio`,
    )
    .action(async (before: string, after: string, options: Options) => {
      await diff(before, after, options, terminal);
    });
}

async function diff(before: string, after: string, options: Options, terminal: Terminal): Promise<void> {
  const today = todayOf(options.today);
  const [a, b] = [namedBy(before), namedBy(after)];
  const old = await stateOf(a, b, today, terminal);
  const now = await stateOf(b, a, today, terminal);
  const found = comparisons(old, now);
  if (found.length === 0) terminal.err(`twotrack: no portfolio files in ${before} and ${after}\n`);
  if (options.format === 'json') {
    const portfolios = found.map(([folder, comparison]) => comparisonJson(comparison, folder));
    terminal.out(`${escapedJson({ version: 1, portfolios })}\n`);
  } else
    terminal.out(
      comparisonsMarkdown(
        found.map(([, comparison]) => comparison),
        lengthOf(options.maxLength),
      ),
    );
}

/** Parses the maximum length in characters; unlimited by default. */
function lengthOf(asked: string | undefined): number {
  const length = asked === undefined ? Number.POSITIVE_INFINITY : Number(asked);
  if (asked !== undefined && !(Number.isInteger(length) && length >= 1000))
    throw new UsageError(`--max-length ${asked}: must be a whole number, 1000 or more`);
  return length;
}

/** Pairs portfolios by folder. If each state has exactly one, pairs these wherever they are. */
function comparisons(old: State, now: State): (readonly [string, Comparison])[] {
  const [first, second] = [[...old], [...now]];
  if (first.length === 1 && second.length === 1) {
    const [[, a], [folder, b]] = [first[0] as [string, ReviewSource], second[0] as [string, ReviewSource]];
    return [[folder, compare(a, b)]];
  }
  const folders = [...new Set([...old.keys(), ...now.keys()])].sort(comparePaths);
  return folders.map(
    (folder) => [folder, compare(old.get(folder) ?? null, now.get(folder) ?? null)] as const,
  );
}
