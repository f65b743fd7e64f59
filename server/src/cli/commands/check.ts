/** `twotrack check`: reports the findings of a portfolio, for people, CI and code scanning. */
import { type Command, Option } from 'commander';
import { summaryOf } from '../../agents/report-finding.ts';
import { pathOf } from '../../files/node-files.ts';
import { fixAll } from '../../session/fixes.ts';
import type { FileSnapshot } from '../../session/session.ts';
import { withBaseline } from '../input/baseline-file.ts';
import { type ChangedLines, changedLines } from '../input/changed-lines.ts';
import { load, todayOf, watched } from '../input/load.ts';
import { watchFiles } from '../input/watch.ts';
import { github } from '../output/formats/github.ts';
import { json } from '../output/formats/json.ts';
import { junit } from '../output/formats/junit.ts';
import { pretty } from '../output/formats/pretty.ts';
import { sarif } from '../output/formats/sarif.ts';
import { reportedFindings } from '../output/report-finding.ts';
import { type Terminal, UsageError } from '../output/terminal.ts';
import { hasBom, writeFileSafely } from '../output/write-file.ts';

interface Options {
  readonly format: 'pretty' | 'json' | 'github' | 'sarif' | 'junit';
  readonly stdinFilepath?: string;
  readonly maxWarnings?: string;
  readonly fix?: boolean;
  readonly quiet?: boolean;
  readonly today?: string;
  readonly baseline?: string;
  readonly watch?: boolean;
  readonly since?: string;
}

export function addCheck(program: Command, terminal: Terminal): void {
  program
    .command('check')
    .description('check portfolios and report what is mixed, missing or contradictory')
    .argument('[PATH...]', 'files, folders or globs to report on; - for standard input')
    .addOption(
      new Option('--format <format>', 'the output format')
        .choices(['pretty', 'json', 'github', 'sarif', 'junit'])
        .default('pretty'),
    )
    .option('--stdin-filepath <file>', 'the file that standard input stands for')
    .option('--max-warnings <n>', 'exit 1 when there are more warnings than this')
    .option('--fix', 'apply the safe fixes, then report what remains')
    .option('--quiet', 'report errors only')
    .option('--today <date>', 'the date to treat as today, such as 2027-09-15')
    .option('--baseline <file>', 'accept the findings in this file; written when it does not exist')
    .option('--watch', 'check again whenever a file changes')
    .option('--since <rev>', 'with --format github: findings on lines changed since this revision come first')
    .addHelpText(
      'after',
      `
PATH chooses what is reported; the whole portfolio around it is always read. Without one it is this folder.
Exit code: 0 nothing above a warning, 1 an error or more than --max-warnings, 2 wrong usage or a path that cannot be read.

Examples:
  twotrack check                                     every portfolio below this folder
  twotrack check "plans/**/*.portfolio" --quiet      the errors in some files
  twotrack check --format sarif > twotrack.sarif     for code scanning; github and junit for other CI
  twotrack check --format github --since main        ten annotations at most, changed lines first
  twotrack check --max-warnings 0                    fail on a warning too
  twotrack check --baseline accepted.json            accept what is there today, report what is new
  git show main:a.portfolio | twotrack check - --stdin-filepath a.portfolio`,
    )
    .action(async (paths: string[], options: Options) => {
      const { code, files } = await check(paths, options, terminal);
      process.exitCode = code;
      if (options.watch === true)
        await watchFiles(
          await watched(paths, files),
          terminal,
          async () => void (await check(paths, { ...options, fix: false }, terminal)),
        );
    });
}

async function check(
  paths: readonly string[],
  options: Options,
  terminal: Terminal,
): Promise<{ readonly code: number; readonly files: readonly FileSnapshot[] }> {
  const most = options.maxWarnings === undefined ? null : Number(options.maxWarnings);
  if (most !== null && !(Number.isInteger(most) && most >= 0))
    throw new UsageError(`--max-warnings ${options.maxWarnings}: must be a whole number`);
  if (options.since !== undefined && options.format !== 'github')
    throw new UsageError('--since orders annotations: use it with --format github');
  if (options.watch === true && paths.includes('-'))
    throw new UsageError('--watch cannot watch standard input');
  if (options.fix === true && paths.includes('-'))
    throw new UsageError('--fix cannot write to standard input');
  const { files: loaded } = await load(paths, todayOf(options.today), terminal, options.stdinFilepath);
  const files = options.fix === true ? await fixFiles(loaded) : loaded;
  const found = reportedFindings(files);
  const all =
    options.baseline === undefined
      ? found
      : await withBaseline(options.baseline, found, { files, paths }, terminal);
  const summary = summaryOf(files, all);
  const findings = options.quiet === true ? all.filter(({ severity }) => severity === 'error') : all;
  const shown = options.quiet === true ? summaryOf(files, findings) : summary;
  if (options.format === 'json') terminal.out(json(findings, shown));
  else if (options.format === 'github') terminal.out(github(findings, await changedSince(options, paths)));
  else if (options.format === 'sarif') terminal.out(sarif(findings));
  else if (options.format === 'junit') terminal.out(junit(findings, shown));
  else if (files.length > 0) terminal.out(pretty(findings, shown, terminal));
  return { code: summary.errors > 0 || (most !== null && summary.warnings > most) ? 1 : 0, files };
}

async function changedSince({ since }: Options, paths: readonly string[]): Promise<ChangedLines | null> {
  return since === undefined ? null : changedLines(since, paths.find((path) => path !== '-') ?? '.');
}

/** Maximum number of fix passes: a fix may reveal another finding that can be fixed. */
const MAX_ROUNDS = 10;

async function fixFiles(files: readonly FileSnapshot[]): Promise<FileSnapshot[]> {
  const changed = new Set<string>();
  let current = [...files];
  for (let round = 0; round < MAX_ROUNDS; round++) {
    let any = false;
    for (const file of current) {
      const edits = fixAll(file).sort((a, b) => b.span.start - a.span.start);
      if (edits.length === 0) continue;
      any = true;
      changed.add(file.uri);
      let text = file.document.text;
      for (const { span, text: insert } of edits)
        text = text.slice(0, span.start) + insert + text.slice(span.end);
      file.session.workspace.put(file.uri, text);
    }
    if (!any) break;
    files[0]?.session.settle();
    current = files.map((file) => file.session.snapshot(file.uri)).filter((file) => file !== null);
  }
  for (const file of current) {
    if (!changed.has(file.uri)) continue;
    const path = pathOf(file.uri);
    await writeFileSafely(path, ((await hasBom(path)) ? '\uFEFF' : '') + file.document.text);
  }
  return current;
}
