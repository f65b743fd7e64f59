/** `twotrack compare`: compares scenarios with their portfolio side by side, and applies one on request. */
import { dirname, relative, resolve, sep } from 'node:path';
import { type Command, Option } from 'commander';
import { createTwoFilesPatch } from 'diff';
import { comparePaths, isScenarioFile } from '../../core/text/paths.ts';
import { pathOf } from '../../files/node-files.ts';
import { figuresJson, whatIfJson } from '../../report/compare/what-if-json.ts';
import { type EntryLink, whatIfPage } from '../../report/what-if/page.ts';
import { compared } from '../../session/compared.ts';
import { applyScenario } from '../../session/overlay.ts';
import { todayOf } from '../input/load.ts';
import { type Base, baseOf, type ScenarioFile, scenariosAt, tellProblems } from '../input/scenarios.ts';
import { comparePretty } from '../output/compare-pretty.ts';
import { escapedJson } from '../output/escaped-json.ts';
import { shownPath } from '../output/shown-path.ts';
import { type Terminal, UsageError } from '../output/terminal.ts';
import { hasBom, writeFileSafely } from '../output/write-file.ts';

interface Options {
  readonly format: 'pretty' | 'json' | 'html';
  readonly out?: string;
  readonly publish?: boolean;
  readonly dryRun?: boolean;
  readonly today?: string;
}

export function addCompare(program: Command, terminal: Terminal): void {
  program
    .command('compare')
    .description('show what scenarios would do to a portfolio: balance, load, goals, findings, money')
    .argument(
      '<SCENARIO...>',
      'files that end in .scenario.portfolio; before them the portfolio, unless it is the one around them',
    )
    .addOption(
      new Option('--format <format>', 'pretty for people, html to look at, json for programs')
        .choices(['pretty', 'json', 'html'])
        .default('pretty'),
    )
    .option('--out <file>', 'write to this file, all or nothing; defaults to standard output')
    .option('--publish', 'write the one scenario named into the files of the portfolio')
    .option('--dry-run', 'with --publish: write nothing; print the changes as a patch')
    .option('--today <date>', 'the date to treat as today, such as 2027-09-15')
    .addHelpText(
      'after',
      `
A scenario is no part of the portfolio: check, report and the editor leave it alone until it is published.
Exit code: 0 compared or written; 1 a change cannot be made, and nothing was written; 2 wrong usage.

Examples:
  twotrack compare scenarios/less.scenario.portfolio
  twotrack compare hospital scenarios/less.scenario.portfolio scenarios/later.scenario.portfolio
  twotrack compare scenarios/*.scenario.portfolio --format html --out what-if.html
  twotrack compare scenarios/less.scenario.portfolio --publish --dry-run`,
    )
    .action(async (paths: string[], options: Options) => {
      process.exitCode = await run(paths, options, terminal);
    });
}

async function run(paths: readonly string[], options: Options, terminal: Terminal): Promise<number> {
  const named = paths.filter(isScenarioFile);
  const [path, ...more] = paths.filter((each) => !isScenarioFile(each));
  if (more.length > 0)
    throw new UsageError(
      `only one portfolio may be named, and scenarios end in .scenario.portfolio: ${more.join(', ')}`,
    );
  if (named.length === 0) throw new UsageError('no scenario is named: its file ends in .scenario.portfolio');
  if (options.dryRun === true && options.publish !== true)
    throw new UsageError('--dry-run goes with --publish; without it nothing is written anyway');
  if (options.publish === true && options.out !== undefined)
    throw new UsageError('--publish writes the portfolio itself: leave out --out');
  if (options.publish === true && named.length > 1)
    throw new UsageError('--publish writes one scenario: name one');
  const today = todayOf(options.today);
  const files = await scenariosAt(named, terminal);
  if (files === null) return 1;
  const base = await baseOf(path ?? null, files, today, terminal);
  return options.publish === true
    ? publish(base, files[0] as ScenarioFile, options.dryRun === true, terminal)
    : comparison(base, files, options, terminal);
}

async function comparison(
  { session, portfolio }: Base,
  files: readonly ScenarioFile[],
  { format, out }: Options,
  terminal: Terminal,
): Promise<number> {
  const name = session.nameOf(portfolio);
  const all = compared(
    { portfolio, analysis: session.analysisOf(portfolio) },
    name,
    files.map(({ scenario }) => scenario),
  );
  const found = files.flatMap(({ path, scenario }, i) => {
    const each = all.scenarios[i];
    return each === undefined ? [] : [{ path, ...scenario, ...each }];
  });
  for (const { path, problems } of found) tellProblems(path, problems, terminal);
  const refused = found.some(({ problems }) => problems.length > 0);
  if (refused) return 1;
  let text: string;
  if (format === 'pretty') text = comparePretty({ name, figures: all.figures }, found, terminal);
  else if (format === 'html')
    text = whatIfPage(
      { name, today: session.today, figures: all.figures, scenarios: found },
      out === undefined ? undefined : toFiles({ session, portfolio }, out),
    );
  else {
    const folder = shownPath(portfolio.folder);
    const scenarios = found.map(({ path, name: own, whatIf }) => ({
      name: own,
      file: path,
      ...whatIfJson(whatIf, folder),
    }));
    const own = { name, folder, figures: figuresJson(all.figures) };
    text = `${escapedJson({ version: 1, base: own, scenarios })}\n`;
  }
  if (out === undefined) terminal.out(text);
  else await writeFileSafely(out, text);
  return 0;
}

/**
 * Returns links from a page, relative to its location, to the portfolio's files; with the line where a viewer supports
 * that.
 */
const toFiles =
  ({ session, portfolio }: Base, out: string): EntryLink =>
  (kind, id) => {
    const [ref] = portfolio.index.byId(kind, id);
    const place = ref && session.locationOf(portfolio, ref, ref.entry.span);
    if (place == null) return null;
    const way = relative(dirname(resolve(out)), pathOf(place.uri)).split(sep);
    return `${way.map(encodeURIComponent).join('/')}#L${place.range.start.line + 1}`;
  };

/** Applies a scenario's edits, all or none, or prints them. */
async function publish(
  { session, portfolio }: Base,
  { path, scenario }: ScenarioFile,
  dryRun: boolean,
  terminal: Terminal,
): Promise<number> {
  const ground = { portfolio, analysis: session.analysisOf(portfolio) };
  const { before, problems } = applyScenario(ground, scenario);
  tellProblems(path, problems, terminal);
  if (problems.length > 0) {
    terminal.err('twotrack: nothing was written\n');
    return 1;
  }
  const changed = [...before]
    .map(([uri, { text }]) => ({ uri, text, after: portfolio.files.get(uri)?.text ?? text }))
    .filter(({ text, after }) => text !== after)
    .sort((a, b) => comparePaths(a.uri, b.uri));
  for (const { uri, text, after } of changed) {
    const name = shownPath(uri);
    const file = pathOf(uri);
    if (dryRun) terminal.out(createTwoFilesPatch(`a/${name}`, `b/${name}`, text, after).replace(/^=+\n/, ''));
    else await writeFileSafely(file, ((await hasBom(file)) ? '\uFEFF' : '') + after);
  }
  if (changed.length === 0) terminal.err('twotrack: everything was already there\n');
  else if (!dryRun)
    terminal.err(`twotrack: written to ${changed.map(({ uri }) => shownPath(uri)).join(', ')}\n`);
  return 0;
}
