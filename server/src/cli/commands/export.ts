/** `twotrack export`: exports items as CSV for a spreadsheet, JSON for a program, or a Markdown table. */
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { EntryKind } from '../../core/language/schema-kit.ts';
import { itemsTable } from '../../report/page/items-table.ts';
import type { FileSnapshot } from '../../session/session.ts';
import { cellText, csvOf } from '../../sheets/export/export-csv.ts';
import { jsonOf } from '../../sheets/export/export-json.ts';
import { workbookOf } from '../../sheets/export/export-xlsx.ts';
import { type Values, valuesOf } from '../../sheets/export/item-values.ts';
import { load, tellUnread, todayOf } from '../input/load.ts';
import { shownPath } from '../output/shown-path.ts';
import { plain, type Terminal, UsageError } from '../output/terminal.ts';
import { writeFileSafely } from '../output/write-file.ts';

interface Options {
  readonly format: 'csv' | 'json' | 'markdown' | 'xlsx';
  readonly out?: string;
}

export function addExport(program: Command, terminal: Terminal): void {
  program
    .command('export')
    .description('write items as CSV, a workbook, JSON or a Markdown table')
    .argument('[PATH...]', 'files, folders or globs; - for standard input')
    .addOption(
      new Option('--format <format>', 'the output format')
        .choices(['csv', 'xlsx', 'json', 'markdown'])
        .makeOptionMandatory(),
    )
    .option('--out <FILE>', 'the file to write; without it standard output')
    .addHelpText(
      'after',
      `
CSV can be changed in a spreadsheet and brought back with import --out. A text that a spreadsheet would take for a
formula gets an apostrophe before it, which import takes off again.

  twotrack export plan --format csv --out plan.csv
  twotrack export plan --format xlsx --out plan.xlsx
  twotrack export --format markdown`,
    )
    .action(async (paths: string[], options: Options) => {
      process.exitCode = await exportItems(paths, options, terminal);
    });
}

async function exportItems(
  paths: readonly string[],
  { format, out }: Options,
  terminal: Terminal,
): Promise<number> {
  const { files } = await load(paths, todayOf(undefined), terminal);
  const unread = tellUnread(files, terminal);
  const items = entriesOf(files, 'item', terminal);
  if (format === 'xlsx') {
    if (out === undefined)
      throw new UsageError('a workbook is not text: name a file for it, as in --out plan.xlsx');
    const bytes = workbookOf({
      items,
      goals: entriesOf(files, 'goal', terminal),
      teams: entriesOf(files, 'team', terminal),
    });
    await writeFileSafely(resolve(out), bytes);
    terminal.err(`${terminal.paint.green('written')}  ${plain(out)}, ${counted(items)}\n`);
    return unread > 0 ? 2 : 0;
  }
  const text =
    format === 'csv'
      ? csvOf(items)
      : format === 'json'
        ? jsonOf({
            items,
            goals: entriesOf(files, 'goal', terminal),
            teams: entriesOf(files, 'team', terminal),
          })
        : itemsTable(
            items.map(
              (values) => new Map([...values].map(([key, cell]) => [key, cellText(key, cell)] as const)),
            ),
          );
  if (out === undefined) terminal.out(text);
  else {
    // Excel detects UTF-8 only by a byte order mark.
    await writeFileSafely(resolve(out), (format === 'csv' ? '\uFEFF' : '') + text);
    terminal.err(`${terminal.paint.green('written')}  ${plain(out)}, ${counted(items)}\n`);
  }
  return unread > 0 ? 2 : 0;
}

const counted = (items: readonly Values[]): string =>
  items.length === 1 ? '1 item' : `${items.length} items`;

/** Returns the entries of a kind, in order of file and position; names on standard error what YAML could not parse. */
function entriesOf(files: readonly FileSnapshot[], kind: EntryKind, terminal: Terminal): readonly Values[] {
  return files.flatMap((file) =>
    file.document.blocks.flatMap((block) =>
      file.portfolio.index.ofBlock(block).flatMap((ref) => {
        if (ref.kind !== kind) return [];
        if (ref.entry.broken) {
          const line = file.document.lineOf(file.document.indexOf(block)) + 1;
          terminal.err(
            `twotrack: ${plain(shownPath(file.uri))}:${line}: this ${kind} has an error in its YAML, and is written as far as it can be read\n`,
          );
        }
        return [valuesOf(ref.block, ref.entry)];
      }),
    ),
  );
}
