/** `twotrack add`: turns a title, or a list of titles, into items at the right place in the right file. */

import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { createTwoFilesPatch } from 'diff';
import { percentSure } from '../../base/words.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import type { FileEdit } from '../../core/text/finding.ts';
import { applyEdits } from '../../edits/text/apply-edits.ts';
import { pathOf, uriOf } from '../../files/node-files.ts';
import type { Session } from '../../session/session.ts';
import { type Added, type AddedItem, addItems } from '../../sheets/add/add-items.ts';
import { readWords } from '../../sheets/add/added-words.ts';
import { listedTitles } from '../../sheets/add/listed-titles.ts';
import { load, readStdin, todayOf } from '../input/load.ts';
import { shownPath } from '../output/shown-path.ts';
import { plain, type Terminal, UsageError } from '../output/terminal.ts';
import { hasBom, writeFileSafely } from '../output/write-file.ts';

interface Options {
  readonly to: string;
  readonly dryRun?: boolean;
  readonly today?: string;
}

export function addAdd(program: Command, terminal: Terminal): void {
  program
    .command('add')
    .description('add an item from its title, or items from a list of titles, where they belong')
    .argument('[TITLE]', 'what it is, in a sentence; - for a list on standard input, one per line')
    .option('--to <path>', 'the portfolio or the file to add to', '.')
    .option('--dry-run', 'show the change as a patch and write nothing')
    .option(
      '--today <date>',
      'the date to treat as today, such as 2027-09-15: it decides which March is meant',
    )
    .addHelpText(
      'after',
      `
The title is read for dates (by March), measures (from 22 to 10 minutes), teams and goals of the portfolio. What it does
not say for sure is told and not written; a track is written where the verdict is as sure as an import asks for.

Examples:
  twotrack add "Cut the wait in triage from 22 to 10 minutes by March"
  twotrack add "Open a clinic in the market hall" --to hospital --dry-run
  pbpaste | twotrack add - --to hospital/ideas.portfolio`,
    )
    .action(async (title: string | undefined, options: Options) => add(title, options, terminal));
}

async function add(title: string | undefined, options: Options, terminal: Terminal): Promise<void> {
  const today = todayOf(options.today);
  const { titles, left } = await titlesOf(title);
  const { session, portfolio, uri } = await placeOf(options.to, today, terminal);
  const { judge } = session.analysisOf(portfolio);
  const added = addItems(titles, { portfolio, judge, today, uri });
  if ('refused' in added) throw new UsageError(added.refused);
  for (const { title: words, why } of [...left, ...added.skipped])
    terminal.err(`twotrack: not added: “${plain(words)}”: ${plain(why)}\n`);
  if (added.items.length === 0) throw new UsageError('nothing was added');
  const files = [...new Set(added.edits.map((edit) => edit.uri))];
  for (const file of files) {
    const before = session.workspace.document(file)?.text ?? '';
    const after = applyEdits(before, own(added, file));
    const path = pathOf(file);
    if (options.dryRun === true) {
      const name = shownPath(file);
      terminal.out(createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after).replace(/^=+\n/, ''));
    } else await writeFileSafely(path, ((await hasBom(path)) ? '\uFEFF' : '') + after);
  }
  const say = options.dryRun === true ? terminal.err : terminal.out;
  for (const item of added.items) say(told(item, terminal));
}

const own = ({ edits }: Added, uri: string): readonly FileEdit[] => edits.filter((edit) => edit.uri === uri);

/** Returns the titles to add, and the lines that are no titles. */
async function titlesOf(title: string | undefined): Promise<{
  readonly titles: readonly string[];
  readonly left: Added['skipped'];
}> {
  if (title !== undefined && title !== '-') {
    if (title.trim() === '') throw new UsageError('the title is empty: say what the item is');
    return { titles: [title], left: [] };
  }
  if (title === undefined && process.stdin.isTTY === true)
    throw new UsageError('say what the item is, as in: twotrack add "Shorter waits by March"');
  const listed = listedTitles(await readStdin());
  if ('problem' in listed) throw new UsageError(`standard input: ${listed.problem}`);
  return listed;
}

/** Returns the target portfolio, and the file if one is named. */
async function placeOf(
  to: string,
  today: number,
  terminal: Terminal,
): Promise<{ readonly session: Session; readonly portfolio: Portfolio; readonly uri: string | undefined }> {
  const { session, files } = await load([to], today, terminal);
  const portfolios = [...new Set(files.map(({ portfolio }) => portfolio))];
  const [portfolio, ...more] = portfolios;
  if (portfolio === undefined)
    throw new UsageError(`${to}: there is no portfolio to add to; twotrack init creates one`);
  if (more.length > 0)
    throw new UsageError(
      `${to}: there are several portfolios here: ${portfolios.map(({ folder }) => shownPath(folder)).join(', ')}. Choose one with --to.`,
    );
  const info = await stat(resolve(to)).catch(() => null);
  return { session, portfolio, uri: info?.isFile() === true ? uriOf(resolve(to)) : undefined };
}

function told({ id, title, uri, judgement, track, facts }: AddedItem, { paint }: Terminal): string {
  const { verdict, confidence, evidence } = judgement;
  const words = evidence
    .filter(({ weight, pole }) => weight > 0 && (verdict === 'mixed' || pole === verdict))
    .slice(0, 3)
    .map(({ text }) => `“${plain(text.replace(/\s+/g, ' '))}”`);
  const why = words.length === 0 ? '' : `: ${words.join(', ')}`;
  const written = track === null ? 'no track is written' : `written as track: ${track}`;
  const lines = [
    `${paint.bold(id)}  ${plain(shownPath(uri))}`,
    `  ${plain(title)}`,
    verdict === 'unclear'
      ? `  too little is said for either track; ${written}`
      : `  reads ${verdict}, ${percentSure(confidence)}%${why}; ${written}`,
    ...readWords(facts).map((line) => `  ${plain(line)}`),
    ...facts.left.map(({ words: said, why: reason }) =>
      paint.dim(`  “${plain(said)}” is not written: ${plain(reason)}`),
    ),
  ];
  return `${lines.join('\n')}\n`;
}
