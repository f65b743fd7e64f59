/** `twotrack import`: converts a spreadsheet or a tracker's export to a portfolio file, or updates one. */
import { open, readFile, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { createTwoFilesPatch } from 'diff';
import { MAX_FILE_BYTES } from '../../core/text/file-source.ts';
import { readFiscal } from '../../core/text/fiscal-year.ts';
import { isPortfolioFile } from '../../core/text/paths.ts';
import { applyEdits } from '../../edits/text/apply-edits.ts';
import { nodeFiles, uriOf } from '../../files/node-files.ts';
import { Session } from '../../session/session.ts';
import { withAskedHead } from '../../sheets/columns/asked-head.ts';
import type { Wish } from '../../sheets/columns/guess-columns.ts';
import { reportLines } from '../../sheets/items/import-report.ts';
import { type Imported, importSheet } from '../../sheets/items/import-sheet.ts';
import { withLast } from '../../sheets/items/last-said.ts';
import {
  type Mapping,
  mappingDifferences,
  mappingText,
  readMapping,
  type Said,
  wishesOf,
} from '../../sheets/items/mapping.ts';
import type { Target } from '../../sheets/items/row-items.ts';
import { tooLarge } from '../../sheets/read/decode.ts';
import { readSheet, type SheetForm } from '../../sheets/read/read-sheet.ts';
import type { Groups } from '../../sheets/rows/hierarchy.ts';
import type { Table } from '../../sheets/table/table.ts';
import { shownFiles, todayOf } from '../input/load.ts';
import { type Progress, progressOn } from '../output/progress.ts';
import { plain, type Terminal, UsageError } from '../output/terminal.ts';
import { whyNot } from '../output/why-not.ts';
import { hasBom, writeFileSafely } from '../output/write-file.ts';

interface Options {
  readonly from?: SheetForm;
  readonly map?: readonly string[];
  readonly out?: string;
  readonly dryRun?: boolean;
  readonly asOf?: string;
  readonly fiscalYear?: string;
  readonly save?: boolean;
  readonly list?: string;
  readonly groups?: Groups;
  readonly sheet?: string;
  readonly table?: string;
  readonly numbers?: 'point' | 'comma';
  readonly dates?: 'day-first' | 'month-first';
}
/** Maximum number of report lines on a terminal; files and pipes get all. */
const MAX_SHOWN = 200;
/** Size from which progress is shown: bytes of a sheet, UTF-16 units of portfolios. */
const MUCH = 500_000;

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: the options of one command.
export function addImport(program: Command, terminal: Terminal): void {
  program
    .command('import')
    .description(
      'make portfolio items from a spreadsheet (CSV, .xlsx, .ods) or JSON, or bring a file up to date with it',
    )
    .argument('<FILE>', 'the sheet; - for standard input')
    .addOption(
      new Option('--from <form>', 'what the file is, if its name does not say').choices([
        'csv',
        'json',
        'workbook',
      ]),
    )
    .option(
      '--map <key=Column...>',
      'which column holds a key of an item: title=Summary; x-cost=Cost keeps a column of your own; measures.target=Goal is part of a measure; =Column leaves it out',
    )
    .option('--sheet <NAME>', 'in a workbook with several sheets, the one that holds the items')
    .option('--table <N>', 'in a sheet with several tables, which one, counted from 1')
    .addOption(
      new Option(
        '--groups <what>',
        'what programmes, pillars, epics and rows above others become: goals in a tree, or tags (the default)',
      ).choices(['goals', 'tags', 'none']),
    )
    .option('--list <NAME>', 'in JSON with several lists, the one that holds the items')
    .addOption(
      new Option('--numbers <sign>', 'the decimal separator, where no cell shows it').choices([
        'point',
        'comma',
      ]),
    )
    .addOption(
      new Option('--dates <order>', 'how 03/04/2027 is read, where no cell shows it').choices([
        'day-first',
        'month-first',
      ]),
    )
    .option(
      '--fiscal-year <MONTH>',
      'the month in which a fiscal year begins, for cells such as FY27 Q2: april; "april by start" where FY27 begins in 2027',
    )
    .option(
      '--out <FILE.portfolio>',
      'the file to write or to bring up to date; without it the text goes to standard output',
    )
    .option(
      '--as-of <DATE>',
      'the date of all readings in the sheet, such as % complete, where no column gives it',
    )
    .option('--dry-run', 'write nothing: the changes to --out go to standard output as a patch')
    .option(
      '--save',
      'keep what was decided (columns, units, words, notations) in <out>.import.yaml beside --out; later imports into it are read the same way',
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

async function importFile(file: string, options: Options, terminal: Terminal): Promise<number> {
  const { out } = options;
  if (out !== undefined && !isPortfolioFile(out))
    throw new UsageError(`--out ${out}: a portfolio file ends in .portfolio`);
  const progress = progressOn();
  try {
    return await importShowing(progress, file, options, terminal);
  } finally {
    progress.end();
  }
}

/** Parses `--map key=Column`, which may be repeated. */
function wishesIn({ map = [] }: Options): readonly Wish[] {
  return map.map((wish) => {
    const at = wish.indexOf('=');
    if (at < 0) throw new UsageError(`--map ${wish}: write key=Column, such as title=Summary`);
    return { key: wish.slice(0, at).trim(), column: wish.slice(at + 1).trim() };
  });
}

async function importShowing(
  progress: Progress,
  file: string,
  options: Options,
  terminal: Terminal,
): Promise<number> {
  const { from, out } = options;
  const wishes = wishesIn(options);
  const found = out === undefined ? null : await keptMapping(out);
  const kept = found?.mapping ?? null;
  const said = saidBy(options, kept);
  const bytes = await bytesOf(file);
  const name = file === '-' ? 'standard input' : basename(file);
  // Synchronous from here on: show the line now.
  progress.show('reading the sheet …', bytes.length > MUCH);
  const sheet = readSheet(bytes, name, { ...(from === undefined ? {} : { form: from }), ...said.sheet });
  if ('problem' in sheet) throw new UsageError(`${file}: ${sheet.problem}`);
  const { encoding } = sheet;
  if ('problem' in sheet.table) {
    const { line, problem } = sheet.table;
    throw new UsageError(`${file}${line === undefined ? '' : `:${line}`}: ${problem}`);
  }
  const table = tableAsSaid(
    sheet.table,
    wishes,
    kept === null ? null : { kept, path: mappingPath(out as string) },
  );
  const target = await targetOf(out, progress);
  const onProgress = (part: number): void => progress.show(`judging items, ${Math.floor(part * 100)}% …`);
  const imported = importSheet(table, target, {
    wishes: kept === null ? wishes : wishesOf(kept, table, wishes),
    onProgress,
    ...(said.groups === undefined ? {} : { groups: said.groups }),
    notations: said.notations,
    ...(kept === null ? {} : { led: kept.led, last: kept.last }),
  });
  progress.end();
  if ('problem' in imported) throw new UsageError(`${file}: ${imported.problem}`);
  const report = reportLines(name, encoding, table, imported);
  const shown = process.stderr.isTTY === true ? report.slice(0, MAX_SHOWN) : report;
  terminal.err(`${shown.map(plain).join('\n')}\n`);
  if (shown.length < report.length)
    terminal.err(`… and ${report.length - shown.length} more lines; 2>report.txt keeps them all\n`);
  if (imported.items.length === 0)
    throw new UsageError(`${file}: none of its rows is an item, so nothing was written`);
  const text = applyEdits(target.document.text, imported.edits);
  if (out !== undefined && Buffer.byteLength(text) > MAX_FILE_BYTES)
    throw new UsageError(
      `${out}: it would be larger than ${MAX_FILE_BYTES / 1024 / 1024} MB, which no command reads; nothing was written. Split the sheet.`,
    );
  if (options.dryRun === true) {
    const shownName = out === undefined ? 'new.portfolio' : out.replaceAll('\\', '/');
    terminal.out(patch(shownName, target.document.text, text));
    return 0;
  }
  if (options.save === true) await saveMapping(out, mappingText(table, imported, said), terminal);
  else if (found !== null) await remember(out as string, found.text, imported);
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

/** Returns the table with the head that wishes ask for and, where a mapping is kept, with remarks on it. */
function tableAsSaid(
  given: Table,
  wishes: readonly Wish[],
  saved: { readonly kept: Mapping; readonly path: string } | null,
): Table {
  const table = withAskedHead(given, wishes, saved?.kept.columns);
  if (saved === null) return table;
  const remarks = [
    ...(table.remarks ?? []),
    `Read as ${basename(saved.path)} says.`,
    ...mappingDifferences(saved.kept, table),
  ];
  return { ...table, remarks };
}

/** Returns the path of a portfolio file's mapping: `plan.import.yaml` for `plan.portfolio`. */
const mappingPath = (out: string): string => `${out.replace(/\.portfolio(?:\.ya?ml)?$/, '')}.import.yaml`;

/** Reads the mapping stored by an earlier import; null if there is none. */
async function keptMapping(
  out: string,
): Promise<{ readonly text: string; readonly mapping: Mapping } | null> {
  const path = mappingPath(out);
  const text = await readFile(resolve(path), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new UsageError(`${path}: cannot be read: ${whyNot(error)}`);
  });
  const mapping = text === null ? null : readMapping(text);
  if (mapping !== null && 'problem' in mapping) throw new UsageError(`${path}: ${mapping.problem}`);
  return text === null || mapping === null ? null : { text, mapping };
}

/** Merges the options with the stored mapping; options take precedence. */
function saidBy(options: Options, kept: Mapping | null): Said {
  const { list, sheet, table, numbers, dates, groups, asOf, fiscalYear } = options;
  const fiscal = fiscalYear === undefined ? kept?.notations.fiscal : readFiscal(fiscalYear);
  if (fiscal === null) throw new UsageError(`--fiscal-year ${fiscalYear}: write april, or "april by start"`);
  if (asOf !== undefined && !/^\d{4}-\d{2}(?:-\d{2})?$/.test(asOf))
    throw new UsageError(`--as-of ${asOf}: it reads 2027-05-31 or 2027-05`);
  const own = groups ?? kept?.groups;
  return {
    sheet: {
      ...kept?.sheet,
      ...(list === undefined ? {} : { list }),
      ...(sheet === undefined ? {} : { sheet }),
      ...(table === undefined ? {} : { table: Number(table) }),
    },
    notations: {
      ...kept?.notations,
      ...(numbers === undefined ? {} : { numbers }),
      ...(dates === undefined ? {} : { dates }),
      ...(asOf === undefined ? {} : { asOf }),
      ...(fiscal === undefined ? {} : { fiscal }),
    },
    ...(own === undefined ? {} : { groups: own }),
    ...(kept === null ? {} : { led: kept.led }),
  };
}

async function saveMapping(out: string | undefined, text: string, terminal: Terminal): Promise<void> {
  if (out === undefined) throw new UsageError('--save writes a file beside that of --out: give --out');
  await writeFileSafely(resolve(mappingPath(out)), text);
  terminal.err(`${terminal.paint.green('kept')}     ${plain(mappingPath(out))}\n`);
}

/** Updates what the mapping records of the latest sheet; leaves the rest as users wrote it. */
async function remember(out: string, before: string, { last }: Imported): Promise<void> {
  const text = withLast(before, last);
  if (text !== before) await writeFileSafely(resolve(mappingPath(out)), text);
}

/** Returns the changes as a patch for `git apply` and `patch`. */
const patch = (name: string, before: string, after: string): string =>
  before === after
    ? ''
    : createTwoFilesPatch(before === '' ? '/dev/null' : `a/${name}`, `b/${name}`, before, after).replace(
        /^=+\n/,
        '',
      );

/** Reads a file; throws if it is too large. */
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

/** Loads the target file within its portfolio, whose ids, teams, goals and vocabulary the import must respect. */
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
    // A file ignored by git is not found by the search: add it.
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
