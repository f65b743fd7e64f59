/** `twotrack history`: shows how a portfolio developed, commit by commit, read from git. */
import { type Command, Option } from 'commander';
import { Workspace } from '../../core/model/workspace.ts';
import { comparePaths } from '../../core/text/paths.ts';
import { gitHistory } from '../../files/git/git-history.ts';
import { cacheFolder } from '../../files/git/history-cache.ts';
import { pathOf, uriOf } from '../../files/node-files.ts';
import { historyCsv } from '../../report/history/csv.ts';
import type { History } from '../../report/history/history.ts';
import { historyJson } from '../../report/history/json.ts';
import type { Every } from '../../report/history/moments.ts';
import { historyPage, historySvg } from '../../report/history/view.ts';
import { realPath, revisionAt } from '../input/git-files.ts';
import { todayOf } from '../input/load.ts';
import { escapedJson } from '../output/escaped-json.ts';
import { historyPretty } from '../output/history-pretty.ts';
import { shownPath } from '../output/shown-path.ts';
import { type Terminal, UsageError } from '../output/terminal.ts';
import { writeFileSafely } from '../output/write-file.ts';

interface Options {
  readonly since?: string;
  readonly every: Every;
  readonly format: 'pretty' | 'json' | 'csv' | 'html' | 'svg';
  readonly out?: string;
  readonly today?: string;
  /** Cache folder; true for the system's default, false for no cache. */
  readonly cache: string | boolean;
}

export function addHistory(program: Command, terminal: Terminal): void {
  program
    .command('history')
    .description('show how a portfolio changed from commit to commit: shares, work begun and ended, promises')
    .argument('[PATH]', 'a folder or a file of the portfolio', '.')
    .option(
      '--since <rev|date>',
      'start at a commit or a tag of this branch, or on a date such as 2027-01-01',
    )
    .addOption(
      new Option('--every <stretch>', 'a row for each')
        .choices(['month', 'week', 'tag', 'commit'])
        .default('month'),
    )
    .addOption(
      new Option('--format <format>', 'pretty for people, html and svg to look at, json and csv for programs')
        .choices(['pretty', 'json', 'csv', 'html', 'svg'])
        .default('pretty'),
    )
    .option('--out <file>', 'write to this file, all or nothing; defaults to standard output')
    .option('--today <date>', 'the day on which it ends; defaults to that of the last commit')
    .option('--cache <folder>', 'cache what was read in this folder; it may be deleted at any time')
    .option('--no-cache', 'read everything afresh, and cache nothing')
    .addHelpText(
      'after',
      `
Examples:
  twotrack history                               this folder, month by month
  twotrack history hospital --since v2027-Q1 --every week
  twotrack history hospital --format json        every figure with the items behind it`,
    )
    .action((path: string, options: Options) => history(path, options, terminal));
}

async function history(path: string, options: Options, terminal: Terminal): Promise<void> {
  const folder = await portfolioAt(path);
  const { every, since, today } = options;
  const told = await gitHistory({
    folder,
    every,
    ...(since === undefined ? {} : { since }),
    ...(today === undefined ? {} : { today: todayOf(today) }),
    cache: options.cache === false ? null : typeof options.cache === 'string' ? options.cache : cacheFolder(),
  });
  const text = printed(told, options.format, terminal);
  if (options.out === undefined) terminal.out(text);
  else await writeFileSafely(options.out, text);
}

function printed(told: History, format: Options['format'], terminal: Terminal): string {
  if (format === 'json') return `${escapedJson(historyJson(told))}\n`;
  if (format === 'html') return historyPage(told);
  if (format === 'svg') return historySvg(told);
  return format === 'csv' ? historyCsv(told) : historyPretty(told, terminal);
}

/**
 * Returns the folder of the only portfolio that a path named at the last commit; the path itself if it did not exist
 * there.
 */
async function portfolioAt(path: string): Promise<string> {
  if (path === '') throw new UsageError('a path is empty: name a file or a folder');
  const real = await realPath(path);
  const { source, has } = await revisionAt('HEAD', real);
  const uri = uriOf(real);
  if (!has(uri)) return real;
  const workspace = new Workspace(source);
  await workspace.openFolder(uri);
  const inside = (file: string): boolean => file === uri || file.startsWith(`${uri.replace(/\/$/, '')}/`);
  const folders = [...workspace.portfolios.values()]
    .filter(({ files }) => [...files.keys()].some(inside))
    .map(({ folder }) => folder)
    .sort(comparePaths);
  const [only, ...more] = folders;
  if (more.length > 0)
    throw new UsageError(
      `a history covers one portfolio, but there are ${folders.length}: ${folders.map((each) => shownPath(each)).join(', ')}`,
    );
  return only === undefined ? real : pathOf(only);
}
