/** `twotrack test`: tests house rules against the examples in their files. */
import { type Command, Option } from 'commander';
import type { Severity } from '../../core/text/finding.ts';
import { comparePaths } from '../../core/text/paths.ts';
import type { Problem } from '../../core/yaml/node-reader.ts';
import { type HouseCheck, houseChecksOf } from '../../rules/house/read-checks.ts';
import type { FileSnapshot } from '../../session/session.ts';
import { load, todayOf } from '../input/load.ts';
import { shownPath } from '../output/shown-path.ts';
import { plain, type Terminal } from '../output/terminal.ts';

interface Options {
  readonly format: 'pretty' | 'json';
  readonly today?: string;
}
interface TestedExample {
  readonly expected: 'flags' | 'passes';
  /** 1-based. */
  readonly line: number;
  readonly title: string;
  readonly ok: boolean;
}
interface TestedCheck {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly severity: Severity;
  readonly examples: readonly TestedExample[];
}
interface Tested {
  readonly checks: readonly TestedCheck[];
  readonly problems: readonly Omit<Problem, 'span'>[];
}

export function addTest(program: Command, terminal: Terminal): void {
  program
    .command('test')
    .description('run the house checks on their examples')
    .argument('[PATH...]', 'files, folders or globs')
    .addOption(
      new Option('--format <format>', 'the output format').choices(['pretty', 'json']).default('pretty'),
    )
    .option('--today <date>', 'the date to treat as today, such as 2027-09-15')
    .addHelpText(
      'after',
      `
Checks stand in checks/*.yaml beside the root file of a portfolio: data, never code.
Exit code: 0 all examples as they say, 1 an example is not, 2 a check that cannot be read, or wrong usage.

Example:
  twotrack test hospital --format json`,
    )
    .action(async (paths: string[], { format, today }: Options) => {
      const { files } = await load(paths, todayOf(today), terminal);
      const tested = testedIn(files);
      terminal.out(format === 'json' ? asJson(tested) : pretty(tested, terminal));
      if (tested.problems.length > 0) process.exitCode = 2;
      else if (tested.checks.some(({ examples }) => examples.some(({ ok }) => !ok))) process.exitCode = 1;
    });
}

/** Runs all house rules of the files' portfolios on their examples. */
function testedIn(files: readonly FileSnapshot[]): Tested {
  const checks: TestedCheck[] = [];
  const problems: Omit<Problem, 'span'>[] = [];
  const seen = new Set<unknown>();
  for (const { portfolio, analysis } of files) {
    if (seen.has(portfolio)) continue;
    seen.add(portfolio);
    const found = houseChecksOf(portfolio.settings.checks);
    const named = (file: string): string => shownPath(`${portfolio.folder}/${encodeURI(file)}`);
    const tried = ({ name, file, line, severity, when, examples }: HouseCheck): TestedCheck => ({
      name,
      file: named(file),
      line,
      severity,
      examples: examples.map(({ expected, line: at, item }) => ({
        expected,
        line: at,
        title: item.title,
        ok: when(item, analysis.context) === (expected === 'flags'),
      })),
    });
    checks.push(...found.checks.map(tried));
    problems.push(...found.problems.map(({ file, line, message }) => ({ file: named(file), line, message })));
  }
  const order = (a: { file: string; line: number }, b: { file: string; line: number }): number =>
    comparePaths(a.file, b.file) || a.line - b.line;
  return { checks: checks.sort(order), problems: problems.sort(order) };
}

const failing = ({ examples }: TestedCheck): readonly TestedExample[] => examples.filter(({ ok }) => !ok);

function asJson({ checks, problems }: Tested): string {
  const summary = {
    checks: checks.length,
    examples: checks.flatMap(({ examples }) => examples).length,
    failing: checks.flatMap(failing).length,
    broken: problems.length,
  };
  return `${JSON.stringify({ version: 1, summary, checks, problems }, null, 2)}\n`;
}

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

function pretty({ checks, problems }: Tested, { paint }: Terminal): string {
  if (checks.length === 0 && problems.length === 0)
    return 'No checks: they go in checks/*.yaml beside the root file.\n';
  const lines: string[] = [];
  for (const check of checks) {
    const wrong = failing(check);
    const count = check.examples.length;
    const mark =
      wrong.length > 0 ? paint.red('fails ') : count > 0 ? paint.green('holds ') : paint.yellow('untold');
    const said =
      count === 0 ? 'no examples: nothing says whether it finds what it should' : counted(count, 'example');
    lines.push(`${mark}  ${paint.bold(check.name)}  ${paint.dim(said)}`);
    for (const { expected, line, title } of wrong)
      lines.push(
        `        ${plain(check.file)}:${line}  “${plain(title)}” ${expected === 'flags' ? 'should be flagged and is not' : 'should pass and is flagged'}`,
      );
  }
  for (const { file, line, message } of problems)
    lines.push(`${paint.red('broken')}  ${plain(file)}:${line}  ${plain(message)}`);
  const examples = checks.flatMap((check) => check.examples).length;
  const parts = [
    counted(checks.length, 'check'),
    counted(examples, 'example'),
    `${checks.flatMap(failing).length} failing`,
    ...(problems.length > 0 ? [`${problems.length} broken`] : []),
  ];
  return `${lines.join('\n')}\n\n${parts.join(', ')}\n`;
}
