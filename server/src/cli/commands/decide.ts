/** `twotrack decide`: writes the decisions in a meeting's minutes to the files of a portfolio. */
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { createTwoFilesPatch } from 'diff';
import type { Portfolio } from '../../core/model/portfolio.ts';
import { decodeText } from '../../core/text/file-source.ts';
import type { FileEdit } from '../../core/text/finding.ts';
import { comparePaths } from '../../core/text/paths.ts';
import { decide } from '../../edits/decide/decide.ts';
import { type MeetingDecision, recordOfSplit } from '../../edits/decide/decision.ts';
import { applyEdits } from '../../edits/text/apply-edits.ts';
import { pathOf } from '../../files/node-files.ts';
import type { Session } from '../../session/session.ts';
import { load, readStdin, todayOf } from '../input/load.ts';
import { decisionsIn } from '../input/minutes.ts';
import { shownPath } from '../output/shown-path.ts';
import { plain, type Terminal, UsageError } from '../output/terminal.ts';
import { whyNot } from '../output/why-not.ts';
import { hasBom, writeFileSafely } from '../output/write-file.ts';

interface Options {
  readonly dryRun?: boolean;
}

export function addDecide(program: Command, terminal: Terminal): void {
  program
    .command('decide')
    .description('write what a meeting decided, from its minutes, into the files of a portfolio')
    .argument('<MINUTES>', 'the minutes that the page of the meeting saved; - for standard input')
    .argument('[PATH...]', 'files, folders or globs; the portfolio around them is written to')
    .option('--dry-run', 'write nothing; print the changes as a patch')
    .addHelpText(
      'after',
      `
All or nothing: where one decision cannot be written, none is. What is written already is not written again.
Exit code: 0 written, or everything was already there; 1 a decision cannot be written; 2 wrong usage.

Examples:
  twotrack report hospital --format meeting --out meeting.html
  twotrack decide minutes-2027-09-15.md hospital --dry-run
  twotrack decide minutes-2027-09-15.md hospital`,
    )
    .action(async (minutes: string, paths: string[], options: Options) => {
      process.exitCode = await run(minutes, paths, options, terminal);
    });
}

async function run(
  minutes: string,
  paths: readonly string[],
  { dryRun }: Options,
  terminal: Terminal,
): Promise<number> {
  const decisions = decisionsIn(await textOf(minutes), minutes);
  const { session, files } = await load(paths, todayOf(undefined), terminal);
  const portfolios = [...new Set(files.map(({ portfolio }) => portfolio.folder))];
  const before = new Map<string, string>();
  let refused = 0;
  for (const [at, decision] of decisions.entries()) {
    const result = writtenTo(session, portfolios, decision);
    if ('refused' in result) {
      refused++;
      terminal.err(`twotrack: decision ${at + 1}: ${plain(result.refused)}\n`);
    } else {
      put(session, result.edits, before);
      if (decision.act === 'split') keepSplit(session, portfolios, decision, before);
    }
  }
  if (refused > 0) {
    terminal.err(`twotrack: nothing was written\n`);
    return 1;
  }
  const changed = [...before]
    .map(([uri, text]) => ({ uri, text, after: session.workspace.document(uri)?.text ?? text }))
    .filter(({ text, after }) => text !== after)
    .sort((a, b) => comparePaths(a.uri, b.uri));
  for (const { uri, text, after } of changed) {
    const path = pathOf(uri);
    if (dryRun === true) terminal.out(patch(shownPath(uri), text, after));
    else await writeFileSafely(path, ((await hasBom(path)) ? '\uFEFF' : '') + after);
  }
  if (dryRun !== true)
    terminal.err(
      changed.length === 0
        ? `twotrack: everything was already there\n`
        : `twotrack: written to ${changed.map(({ uri }) => shownPath(uri)).join(', ')}\n`,
    );
  return 0;
}

/**
 * Records beside a split that it was made. If `decisions` cannot be edited, the record is skipped and the split kept.
 */
function keepSplit(
  session: Session,
  portfolios: readonly string[],
  decision: MeetingDecision,
  before: Map<string, string>,
): void {
  const record = writtenTo(session, portfolios, recordOfSplit(decision));
  if (!('refused' in record)) put(session, record.edits, before);
}

async function textOf(minutes: string): Promise<string> {
  if (minutes === '-') return readStdin();
  try {
    const read = decodeText(await readFile(minutes));
    if ('problem' in read) throw new UsageError(`${minutes}: ${read.problem}`);
    return read.text;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${minutes}: cannot be read: ${whyNot(error)}`);
  }
}

/** Returns the edits of a decision in the only portfolio that it can refer to. */
function writtenTo(
  session: Session,
  folders: readonly string[],
  decision: MeetingDecision,
): ReturnType<typeof decide> {
  const all = folders.flatMap((folder) => session.workspace.portfolios.get(folder) ?? []);
  const { item } = decision;
  const meant = item === null ? all : all.filter((portfolio) => has(portfolio, item));
  const [portfolio, more] = meant.length > 0 ? meant : all;
  if (portfolio === undefined) return { refused: 'no portfolio was found' };
  if (more !== undefined)
    return {
      refused: `${item === null ? 'it is about the portfolio, and several were' : `${item} may be in any of several portfolios that were`} named: name one`,
    };
  const analysis = session.analysisOf(portfolio);
  return decide({ portfolio, judge: (view) => analysis.judgementOf(view) }, decision);
}

const has = ({ index }: Portfolio, id: string): boolean => index.byId('item', id).length > 0;

/** Applies edits in memory, and stores each file's text from before its first edit. */
function put(session: Session, edits: readonly FileEdit[], before: Map<string, string>): void {
  for (const uri of new Set(edits.map((edit) => edit.uri))) {
    const text = session.workspace.document(uri)?.text;
    if (text === undefined) continue;
    if (!before.has(uri)) before.set(uri, text);
    session.workspace.put(
      uri,
      applyEdits(
        text,
        edits.filter((edit) => edit.uri === uri),
      ),
    );
  }
  session.settle();
}

const patch = (name: string, before: string, after: string): string =>
  createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after).replace(/^=+\n/, '');
