/** `twotrack import`: a spreadsheet or a tracker's export becomes a portfolio file, or brings one up to date. */
import { open, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { LARGEST_FILE } from '../../core/text/file-source.ts';
import { isPortfolioFile } from '../../core/text/paths.ts';
import { applyEdits } from '../../edits/text/apply-edits.ts';
import { nodeFiles, uriOf } from '../../files/node-files.ts';
import { Session } from '../../session/session.ts';
import type { Wish } from '../../sheets/columns/guess-columns.ts';
import { reportLines } from '../../sheets/items/import-report.ts';
import { importSheet, type Target } from '../../sheets/items/import-sheet.ts';
import { tooLarge } from '../../sheets/read/decode.ts';
import { readSheet, type SheetForm } from '../../sheets/read/read-sheet.ts';
import { shownFiles, todayOf } from '../input/load.ts';
import { type Progress, progressOn } from '../output/progress.ts';
import { plain, type Terminal, UsageError } from '../output/terminal.ts';
import { whyNot } from '../output/why-not.ts';
import { hasBom, writeFileSafely } from '../output/write-file.ts';

interface Options {
  readonly from?: SheetForm;
  readonly map?: readonly string[];
  readonly out?: string;
}
/** Lines of the report that a terminal shows; a file or a pipe gets them all. */
const MOST_SHOWN = 200;
/** Bytes of a sheet, and UTF-16 units of portfolios, that take long enough to be told of. */
const MUCH = 500_000;

export function addImport(program: Command, terminal: Terminal): void {
  program
    .command('import')
    .description('make portfolio items from a spreadsheet (CSV) or JSON, or bring a file up to date with it')
    .argument('<FILE>', 'the sheet; - for standard input')
    .addOption(
      new Option('--from <form>', 'what the file is, where its name does not say').choices(['csv', 'json']),
    )
    .option(
      '--map <key=Column...>',
      'which column holds a key of an item: title=Summary; x-cost=Cost keeps a column of your own; measures.target=Goal is part of a measure; =Column leaves it out',
    )
    .option(
      '--out <FILE.portfolio>',
      'the file to write or to bring up to date; without it the text goes to standard output',
    )
    .addHelpText(
      'after',
      `
Columns are guessed from their names and values; the report on standard error shows how, and what was not taken over.
A track is written only where the verdict is sure. An existing --out file keeps everything that people wrote in it.

  twotrack import backlog.csv --out plan/backlog.portfolio
  twotrack import jira.csv --map goals="Epic Name" --map =Sprint > new.portfolio`,
    )
    .action(async (file: string, options: Options) => {
      process.exitCode = await importFile(file, options, terminal);
    });
}

async function importFile(
  file: string,
  { from, map = [], out }: Options,
  terminal: Terminal,
): Promise<number> {
  if (out !== undefined && !isPortfolioFile(out))
    throw new UsageError(`--out ${out}: a portfolio file ends in .portfolio`);
  const wishes = map.map((wish) => {
    const at = wish.indexOf('=');
    if (at < 0) throw new UsageError(`--map ${wish}: it reads key=Column, such as title=Summary`);
    return { key: wish.slice(0, at).trim(), column: wish.slice(at + 1).trim() };
  });
  const progress = progressOn();
  try {
    return await importShowing(progress, file, from, wishes, out, terminal);
  } finally {
    progress.end();
  }
}

async function importShowing(
  progress: Progress,
  file: string,
  from: SheetForm | undefined,
  wishes: readonly Wish[],
  out: string | undefined,
  terminal: Terminal,
): Promise<number> {
  const bytes = await bytesOf(file);
  const name = file === '-' ? 'standard input' : basename(file);
  // Nothing can be shown while this goes on.
  progress.show('reading the sheet …', bytes.length > MUCH);
  const sheet = readSheet(bytes, name, from);
  if ('problem' in sheet) throw new UsageError(`${file}: ${sheet.problem}`);
  const { table, encoding } = sheet;
  if ('problem' in table)
    throw new UsageError(`${file}${table.line === undefined ? '' : `:${table.line}`}: ${table.problem}`);
  const target = await targetOf(out, progress);
  const told = (part: number): void => progress.show(`judging items, ${Math.floor(part * 100)} % …`);
  const imported = importSheet(table, target, { wishes, told });
  progress.end();
  if ('problem' in imported) throw new UsageError(`${file}: ${imported.problem}`);
  const report = reportLines(name, encoding, table, imported);
  const shown = process.stderr.isTTY === true ? report.slice(0, MOST_SHOWN) : report;
  terminal.err(`${shown.map(plain).join('\n')}\n`);
  if (shown.length < report.length)
    terminal.err(`… and ${report.length - shown.length} lines more; 2>report.txt keeps them all\n`);
  if (imported.items.length === 0)
    throw new UsageError(`${file}: no row of it is an item, so nothing was written`);
  const text = applyEdits(target.document.text, imported.edits);
  if (out !== undefined && Buffer.byteLength(text) > LARGEST_FILE)
    throw new UsageError(
      `${out}: it would be larger than ${LARGEST_FILE / 1024 / 1024} MB, which no command reads; nothing was written. Split the sheet.`,
    );
  if (out === undefined) terminal.out(text);
  else if (imported.edits.length === 0) terminal.err(`${out} is up to date\n`);
  else {
    progress.show('writing …');
    await writeFileSafely(resolve(out), ((await hasBom(resolve(out))) ? '\uFEFF' : '') + text);
    progress.end();
    terminal.err(`${terminal.paint.green('written')}  ${plain(out)}\n`);
  }
  return 0;
}

/** All bytes of a file, unless there are too many. */
async function bytesOf(file: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const add = (chunk: Uint8Array): void => {
    length += chunk.length;
    const problem = tooLarge(length);
    if (problem !== null) throw new UsageError(`${file}: ${problem}`);
    chunks.push(chunk);
  };
  if (file === '-') {
    for await (const chunk of process.stdin) add(chunk as Uint8Array);
    return Buffer.concat(chunks);
  }
  const info = await stat(resolve(file)).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      error.code === 'ENOENT' ? `${file}: no such file` : `${file}: cannot be read: ${whyNot(error)}`,
    );
  });
  if (info.isDirectory()) throw new UsageError(`${file}: this is a folder; name the sheet in it`);
  const problem = tooLarge(info.size);
  if (problem !== null) throw new UsageError(`${file}: ${problem}`);
  try {
    const handle = await open(resolve(file));
    try {
      for await (const chunk of handle.createReadStream({ autoClose: false })) add(chunk as Uint8Array);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file}: cannot be read: ${whyNot(error)}`);
  }
  return Buffer.concat(chunks);
}

/** The file that is written, in the portfolio around it: its ids are taken, its teams and goals known, its words used. */
async function targetOf(out: string | undefined, progress: Progress): Promise<Target> {
  const session = new Session(shownFiles(progress), todayOf(undefined));
  const uri = out === undefined ? 'untitled:import' : uriOf(resolve(out));
  if (out !== undefined) {
    const folder = dirname(resolve(out));
    const info = await stat(folder).catch(() => null);
    if (info === null || !info.isDirectory())
      throw new UsageError(`--out ${out}: there is no folder ${folder}`);
    await session.workspace.openFolder(uriOf(folder));
    const read = await nodeFiles.read(uri);
    if (read !== null && 'problem' in read) throw new UsageError(`--out ${out}: ${read.problem}`);
    // A file that .gitignore names is not found by itself.
    session.workspace.put(uri, read === null ? '' : read.text);
  } else session.workspace.put(uri, '');
  const size = [...session.workspace.portfolios.values()]
    .flatMap(({ sorted }) => sorted)
    .reduce((sum, { text }) => sum + text.length, 0);
  progress.show('putting the portfolio together …', size > MUCH);
  session.settle();
  const file = session.snapshot(uri);
  if (file === null) throw new UsageError(`--out ${out}: it cannot be part of a portfolio there`);
  return { portfolio: file.portfolio, document: file.document, judge: file.analysis.judge };
}
