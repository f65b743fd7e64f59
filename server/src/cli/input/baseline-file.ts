/** `check --baseline FILE`: accepts what is found today, and from then on shows only what is new. */
import { readFile } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import type { Reported } from '../../agents/report-finding.ts';
import {
  baselineOf,
  compareBaseline,
  inWords,
  type Known,
  readBaseline,
  subjectOf,
  writeBaseline,
} from '../../analysis/baseline.ts';
import { pathOf } from '../../files/node-files.ts';
import { rules } from '../../rules/index.ts';
import type { FileSnapshot } from '../../session/session.ts';
import { type Terminal, UsageError } from '../output/terminal.ts';
import { whyNot } from '../output/why-not.ts';
import { writeFileSafely } from '../output/write-file.ts';

const scopes = new Map(rules.map(({ id, scope }) => [id, scope]));

/** Findings that the baseline does not accept. Where the file does not exist it is written, and everything is accepted. */
export async function withBaseline(
  file: string,
  findings: readonly Reported[],
  files: readonly FileSnapshot[],
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
      `twotrack: ${file} written: it accepts today's ${findings.length} findings. Commit it; from now on only new ones show.\n`,
    );
    return findings.filter(({ code }) => code === 'syntax');
  }
  const read = readBaseline(text);
  if ('problem' in read) throw new UsageError(`${file}: ${read.problem}`);
  const off = (rule: string): boolean =>
    files.every(({ analysis }) => analysis.settings.severity.get(rule) === 'off');
  const { fresh, unneeded } = compareBaseline(known, read.baseline, off);
  for (const entry of unneeded)
    terminal.err(
      `twotrack: ${file} accepts ${inWords(entry)}, and it is no longer found. Delete the line.\n`,
    );
  return fresh.map(({ finding }) => finding);
}
