/** `twotrack format`: gives portfolio files a uniform layout. Changes white space only, never comments or texts. */
import type { Command } from 'commander';
import { formatEdits } from '../../core/document/format.ts';
import { applyEdits } from '../../edits/text/apply-edits.ts';
import { pathOf } from '../../files/node-files.ts';
import { load, todayOf } from '../input/load.ts';
import { shownPath } from '../output/shown-path.ts';
import { plain, type Terminal, UsageError } from '../output/terminal.ts';
import { hasBom, writeFileSafely } from '../output/write-file.ts';

interface Options {
  readonly check?: boolean;
}

export function addFormat(program: Command, terminal: Terminal): void {
  program
    .command('format')
    .description('format portfolio files: whitespace only')
    .argument('[PATH...]', 'files, folders or globs; - for standard input, which goes to standard output')
    .option('--check', 'write nothing, and exit 1 when a file is not formatted')
    .addHelpText(
      'after',
      `
Comments, order, quotes and blank lines stay. Exit code: 0, 1 with --check where a file would change, 2 for wrong usage.

Examples:
  twotrack format
  twotrack format --check                            for CI: says what would change
  twotrack format - < a.portfolio > b.portfolio`,
    )
    .action(async (paths: string[], options: Options) => {
      process.exitCode = await format(paths, options, terminal);
    });
}

async function format(
  paths: readonly string[],
  { check = false }: Options,
  terminal: Terminal,
): Promise<number> {
  const stdin = paths.includes('-');
  if (stdin && paths.length > 1)
    throw new UsageError('- stands for standard input and must be the only argument');
  const { files } = await load(paths, todayOf(undefined), terminal);
  const { paint } = terminal;
  let unread = 0;
  const changed: string[] = [];
  for (const file of files) {
    const name = shownPath(file.uri);
    const problem = file.portfolio.problems.get(file.uri);
    if (problem !== undefined) {
      terminal.err(`twotrack: ${plain(name)}: ${problem}\n`);
      unread++;
      continue;
    }
    const { text } = file.document;
    const after = applyEdits(text, formatEdits(file.document));
    if (stdin && !check) terminal.out(after);
    if (after === text) continue;
    changed.push(name);
    if (stdin) continue;
    if (check) terminal.out(`${paint.yellow('would change')}  ${plain(name)}\n`);
    else {
      const path = pathOf(file.uri);
      await writeFileSafely(path, ((await hasBom(path)) ? '\uFEFF' : '') + after);
      terminal.out(`${paint.green('formatted')}  ${plain(name)}\n`);
    }
  }
  if (files.length > 0 && !stdin) {
    const unchanged = files.length - changed.length - unread;
    const done = check ? 'would change' : 'formatted';
    terminal.out(
      `${changed.length} ${changed.length === 1 ? 'file' : 'files'} ${done}, ${unchanged} already formatted\n`,
    );
  }
  if (unread > 0) return 2;
  return check && changed.length > 0 ? 1 : 0;
}
