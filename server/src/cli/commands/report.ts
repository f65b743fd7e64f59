/**
 * `twotrack report`: renders the review of a portfolio for a leadership meeting as Markdown or a page, or its picture.
 */
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { type Command, Option } from 'commander';
import type { Portfolio } from '../../core/model/portfolio.ts';
import { type Day, isoDay } from '../../core/text/days.ts';
import { comparePaths } from '../../core/text/paths.ts';
import { pathOf } from '../../files/node-files.ts';
import { lackingWords } from '../../report/deck/lacking.ts';
import { pictureDeck } from '../../report/deck/picture-slide.ts';
import { reviewDeck } from '../../report/deck/review-deck.ts';
import { portfolioView } from '../../report/facts/portfolio-view.ts';
import { meetingOf } from '../../report/meeting/meeting.ts';
import { meetingHtml } from '../../report/meeting/page.ts';
import { standaloneSvg } from '../../report/page/page.ts';
import { reviewPage } from '../../report/review/html.ts';
import { reviewMarkdown } from '../../report/review/markdown.ts';
import { type Earlier, reviewOf } from '../../report/review/review.ts';
import { Session } from '../../session/session.ts';
import { revisionAt } from '../input/git-files.ts';
import { load, tellUnread, todayOf } from '../input/load.ts';
import { layScenarioOver } from '../input/scenarios.ts';
import { sourceOf } from '../input/states.ts';
import { shownPath } from '../output/shown-path.ts';
import { type Terminal, UsageError } from '../output/terminal.ts';
import { whyNot } from '../output/why-not.ts';
import { writeFileSafely } from '../output/write-file.ts';

type Format = 'markdown' | 'html' | 'svg' | 'meeting' | 'pdf' | 'pptx';
interface Options {
  readonly format: Format;
  readonly picture?: boolean;
  readonly out?: string;
  readonly since?: string;
  readonly scenario?: string;
  readonly check?: boolean;
  readonly today?: string;
}

/** What the ending of the file at `--out` says where no format is named. */
const ENDINGS: Readonly<Record<string, Format>> = {
  '.htm': 'html',
  '.html': 'html',
  '.svg': 'svg',
  '.pdf': 'pdf',
  '.pptx': 'pptx',
};

export function addReport(program: Command, terminal: Terminal): void {
  program
    .command('report')
    // What the editor calls it.
    .alias('review')
    .description(
      'write the review of a portfolio: the picture, both paths, questions and their answers, decisions',
    )
    .argument('[PATH...]', 'files, folders or globs; the whole portfolio around them is reviewed')
    .addOption(
      new Option(
        '--format <format>',
        'markdown or html for the whole review, pdf or pptx for its slides, svg for the picture alone, meeting for the page to run it from; defaults to what the name at --out ends in, or else to markdown',
      ).choices(['markdown', 'html', 'svg', 'meeting', 'pdf', 'pptx']),
    )
    .option('--picture', 'with pdf or pptx: one slide with the picture, in place of the review')
    .option('--out <file>', 'write to this file, all or nothing; defaults to standard output')
    .option('--since <rev>', 'say what changed since a revision of git: a tag, a branch, a commit')
    .option('--scenario <file>', 'report the portfolio as this scenario would make it')
    .option('--check', 'write nothing; exit 1 when the file at --out is not what would be written')
    .option(
      '--today <date>',
      'the date to treat as today, such as 2027-09-15; with --check, defaults to that of the file',
    )
    .addHelpText(
      'after',
      `
Examples:
  twotrack report hospital
  twotrack report --format html --out review.html --since v2027-Q2
  twotrack report hospital --format pptx --out review.pptx
  twotrack report hospital --format svg --out hospital.svg
  twotrack report hospital --format svg --out hospital.svg --check
  twotrack report hospital --format meeting --out meeting.html --since v2027-Q2`,
    )
    .action(async (paths: string[], options: Omit<Options, 'format'> & Partial<Pick<Options, 'format'>>) => {
      const format = options.format ?? ENDINGS[extname(options.out ?? '').toLowerCase()] ?? 'markdown';
      process.exitCode = await report(paths, { ...options, format }, terminal);
    });
}

async function report(paths: readonly string[], options: Options, terminal: Terminal): Promise<number> {
  const { format, out, since } = options;
  const slides = format === 'pdf' || format === 'pptx';
  if (slides) forSlides(options);
  else if (options.picture === true)
    throw new UsageError('--picture goes with --format pdf or pptx; --format svg is the picture by itself');
  if (options.check === true && out === undefined)
    throw new UsageError('--check needs --out: the file to compare');
  if (since !== undefined && format === 'svg')
    throw new UsageError('--since does not apply to a picture: use --format markdown or html');
  const there = options.check === true && out !== undefined ? await present(out) : null;
  const today = options.today === undefined ? (dayIn(there) ?? todayOf(undefined)) : todayOf(options.today);
  const { session, files } = await load(paths, today, terminal);
  const unread = tellUnread(files, terminal);
  const portfolios = [...new Set(files.map(({ portfolio }) => portfolio))].sort((a, b) =>
    comparePaths(a.folder, b.folder),
  );
  if (portfolios.length === 0) {
    if (out === undefined) return 0;
    throw new UsageError(`nothing to write to ${out}: no portfolio was found`);
  }
  if (options.scenario !== undefined) {
    const portfolio = only(portfolios, 'a scenario changes');
    if (!(await layScenarioOver(options.scenario, { session, portfolio }, terminal))) return 1;
  }
  if (slides && out !== undefined) {
    await writeSlides(session, portfolios, { ...options, format, out }, { today, terminal });
    return unread > 0 ? 2 : 0;
  }
  const text = `${await printed(session, portfolios, options, { today, terminal })}${stamp(today)}`;
  if (out === undefined) terminal.out(text);
  else if (options.check !== true) await writeFileSafely(out, text);
  else if (there !== text) {
    terminal.err(
      `twotrack: ${out} ${there === null ? 'does not exist' : 'is stale'}: regenerate it with the same command without --check\n`,
    );
    return 1;
  }
  return unread > 0 ? 2 : 0;
}

async function printed(
  session: Session,
  portfolios: readonly Portfolio[],
  { format, since }: Options,
  { today, terminal }: { readonly today: Day; readonly terminal: Terminal },
): Promise<string> {
  if (format === 'svg' || format === 'meeting') {
    const portfolio = only(portfolios, format === 'svg' ? 'a picture shows' : 'a meeting is held on');
    if (format === 'svg')
      return standaloneSvg(
        portfolioView(portfolio, session.analysisOf(portfolio), session.nameOf(portfolio)),
      );
    const last = since === undefined ? null : await earlierOf(portfolio, since, today, terminal);
    return meetingHtml(meetingOf(sourceOf(session, portfolio), last));
  }
  const reviews = [];
  for (const portfolio of portfolios) {
    const earlier = since === undefined ? null : await earlierOf(portfolio, since, today, terminal);
    reviews.push(reviewOf(sourceOf(session, portfolio), earlier));
  }
  return format === 'html' ? reviewPage(reviews) : reviews.map(reviewMarkdown).join('\n');
}

/** Returns the only portfolio, as a picture or slides need exactly one. */
function only(portfolios: readonly Portfolio[], what: string): Portfolio {
  const [portfolio, ...more] = portfolios;
  if (portfolio !== undefined && more.length === 0) return portfolio;
  throw new UsageError(
    `${what} one portfolio, but there are ${portfolios.length}: ${portfolios.map(({ folder }) => shownPath(folder)).join(', ')}`,
  );
}

/**
 * Checks the options for slides: they are binary, so they need a file, and they cannot carry the line with the date.
 */
function forSlides({ out, check, picture, since }: Options): void {
  if (out === undefined) throw new UsageError('slides are written to a file: name it with --out');
  if (check === true) throw new UsageError('--check works with markdown, html and svg');
  if (picture === true && since !== undefined)
    throw new UsageError('--since does not apply to a picture: leave out --picture');
}

async function writeSlides(
  session: Session,
  portfolios: readonly Portfolio[],
  { format, out, since, picture }: Options & { readonly format: 'pdf' | 'pptx'; readonly out: string },
  { today, terminal }: { readonly today: Day; readonly terminal: Terminal },
): Promise<void> {
  const portfolio = only(portfolios, 'slides show');
  const deck =
    picture === true
      ? pictureDeck(
          portfolioView(portfolio, session.analysisOf(portfolio), session.nameOf(portfolio)),
          'two-paths',
        )
      : reviewDeck(
          reviewOf(
            sourceOf(session, portfolio),
            since === undefined ? null : await earlierOf(portfolio, since, today, terminal),
          ),
        );
  const { printed: slides } = await import('../../print/print.ts');
  const { bytes, missing } = await slides(deck, format, isoDay(today));
  await writeFileSafely(out, bytes);
  const lacking = lackingWords(missing);
  if (lacking !== '') terminal.err(`twotrack: ${out}: ${lacking}\n`);
}

/** Returns the portfolio at a revision, evaluated as of the same day. */
async function earlierOf(
  portfolio: Portfolio,
  since: string,
  today: Day,
  terminal: Terminal,
): Promise<Earlier> {
  if (portfolio.folder.startsWith('untitled:'))
    throw new UsageError('--since needs files: standard input has no history');
  const { source } = await revisionAt(since, pathOf(portfolio.folder));
  const session = new Session(source, today, (rule, error) =>
    terminal.err(
      `twotrack: rule ${rule} failed at ${since}: ${error instanceof Error ? error.message : String(error)}\n`,
    ),
  );
  await session.workspace.openFolder(portfolio.folder);
  session.settle();
  const before = session.workspace.portfolios.get(portfolio.folder);
  return { name: since, source: before === undefined ? null : sourceOf(session, before) };
}

async function present(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    throw new UsageError(`${path}: cannot be read: ${whyNot(error)}`);
  }
}

/**
 * Last line of a report, which records the day it was evaluated for. `--check` uses it to report changes of the
 * portfolio, not the passing of days.
 */
const stamp = (today: Day): string => `<!-- twotrack: reckoned from ${isoDay(today)} -->\n`;

function dayIn(text: string | null): Day | null {
  const date = /<!-- twotrack: reckoned from (\d{4}-\d\d-\d\d) -->\s*$/.exec(text ?? '')?.[1];
  return date === undefined ? null : todayOf(date);
}
