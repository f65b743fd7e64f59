/** Implements `check --baseline FILE`: accepts today's findings, and afterwards reports only new ones. */

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import type { Reported } from '../../agents/report-finding.ts';
import {
  type Accepted,
  baselineOf,
  compareBaseline,
  inWords,
  type Known,
  readBaseline,
  subjectOf,
  writeBaseline,
} from '../../analysis/baseline.ts';
import { movedPortfolios, withMoves } from '../../analysis/baseline-moves.ts';
import { pathOf } from '../../files/node-files.ts';
import { rules } from '../../rules/index.ts';
import type { FileSnapshot } from '../../session/session.ts';
import { type Terminal, UsageError } from '../output/terminal.ts';
import { whyNot } from '../output/why-not.ts';
import { writeFileSafely } from '../output/write-file.ts';

const scopes = new Map(rules.map(({ id, scope }) => [id, scope]));

/** Scope of a run: the checked files, their portfolios, and the paths given. */
export interface Looked {
  readonly files: readonly FileSnapshot[];
  readonly paths: readonly string[];
}

/** Returns the findings that the baseline does not accept. If the file does not exist, creates it and accepts all. */
export async function withBaseline(
  file: string,
  findings: readonly Reported[],
  looked: Looked,
  terminal: Terminal,
): Promise<readonly Reported[]> {
  const path = resolve(file);
  const from = dirname(path);
  const shown = (uri: string): string => relative(from, pathOf(uri)).split(sep).join('/');
  const known = findings.map((finding): Known & { readonly finding: Reported } => ({
    rule: finding.code,
    portfolio: shown(finding.source.portfolio.folder),
    subject: subjectOf(finding.placed, scopes.get(finding.code) ?? 'text', shown(finding.source.uri)),
    finding,
  }));
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new UsageError(`${file}: cannot be read: ${whyNot(error)}`);
  });
  if (text === null) {
    await writeFileSafely(path, writeBaseline(baselineOf(known)));
    terminal.err(
      `twotrack: ${file} written: it accepts today's ${findings.length} findings. Commit it; from now on only new ones are reported.\n`,
    );
    return findings.filter(({ code }) => code === 'syntax');
  }
  const read = readBaseline(text);
  if ('problem' in read) throw new UsageError(`${file}: ${read.problem}`);
  const present = new Set(looked.files.map(({ portfolio }) => shown(portfolio.folder)));
  const isGone = (portfolio: string): boolean => !existsSync(resolve(from, portfolio));
  const moves = movedPortfolios(known, read.baseline, present, isGone);
  for (const { from: was, to } of moves)
    terminal.err(
      `twotrack: ${file}: ${was === '' ? 'the portfolio' : was} is now ${to === '' ? 'here' : to}, and what was accepted still is. Regenerate the baseline to record that.\n`,
    );
  const { fresh, unneeded } = compareBaseline(known, withMoves(read.baseline, moves), (rule) =>
    looked.files.every(({ analysis }) => analysis.settings.severity.get(rule) === 'off'),
  );
  for (const entry of unneeded.filter((each) => isLookedAt(each, looked, from, shown)))
    terminal.err(`twotrack: ${file} accepts ${inWords(entry)}, which is no longer found. Delete the line.\n`);
  return fresh.map(({ finding }) => finding);
}

/** Checks whether the run would have reported this finding if it still existed. */
function isLookedAt(
  { portfolio, subject }: Accepted,
  { files, paths }: Looked,
  from: string,
  shown: (uri: string) => string,
): boolean {
  const own = files.filter((file) => shown(file.portfolio.folder) === portfolio);
  const model = own[0]?.portfolio;
  if (model === undefined) {
    // The portfolio no longer exists: only a search of a parent folder covers it.
    const folder = resolve(from, portfolio);
    return (paths.length === 0 ? ['.'] : paths).some((path) =>
      `${folder}${sep}`.startsWith(`${resolve(path)}${sep}`),
    );
  }
  const seen = new Set(own.map(({ uri }) => uri));
  if ([...model.files.keys()].every((uri) => seen.has(uri))) return true;
  if (subject.kind === 'file') return own.some(({ uri }) => shown(uri) === subject.id);
  if (subject.kind === 'portfolio') return model.roots.some(({ document }) => seen.has(document.uri));
  return model.index.byId(subject.kind, subject.id).some(({ uri }) => seen.has(uri));
}
