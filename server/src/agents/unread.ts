/** Finds what YAML could not parse in files, where items may be missing from answers. */
import { readingOf } from '../core/document/read-block.ts';
import type { Portfolio } from '../core/model/portfolio.ts';
import { t } from '../core/text/l10n.ts';
import { plainText } from '../core/text/plain-text.ts';
import type { FileSnapshot, Session } from '../session/session.ts';
import type { Named } from './named.ts';

/** A place that could not be parsed. */
export interface Unread {
  readonly file: string;
  /** 0-based. */
  readonly line: number;
  readonly message: string;
}

/**
 * Returns the first error of each block that YAML could not parse completely, and of files that are no portfolio at
 * all.
 */
export function unreadIn(files: readonly FileSnapshot[], named: Named): Unread[] {
  return files.flatMap((file) =>
    file.document.blocks.flatMap((block) => {
      const { broken, findings, topKeys, entries } = readingOf(block);
      const nothing = holdsNothing(file) && topKeys.length + entries.length === 0;
      const [first] = findings.filter(({ rule }) => rule === 'syntax' || (nothing && rule === 'wrong-type'));
      if (first === undefined || !(broken || nothing)) return [];
      const { line } = file.session.rangeIn(file.document, block, first.span).start;
      return [{ file: named(file.uri), line, message: first.message }];
    }),
  );
}

/** Checks whether a file has text, but not a single key or entry of a portfolio could be parsed. */
export function holdsNothing({ document }: FileSnapshot): boolean {
  return (
    document.text.trim() !== '' &&
    document.blocks.every((block) => {
      const { entries, topKeys } = readingOf(block);
      return entries.length + topKeys.length === 0;
    })
  );
}

/**
 * Returns a notice that names files that could not be parsed completely, so that missing items are not mistaken for
 * absent ones; empty if there are none.
 */
export function unreadNotice(session: Session, portfolio: Portfolio, named: Named): string {
  const files = portfolio.sorted.map(({ uri }) => session.snapshot(uri)).filter((file) => file !== null);
  const broken = [
    ...unreadIn(files, named).map(({ file, line }) => `${plainText(file)}:${line + 1}`),
    ...[...portfolio.problems.keys()].map((uri) => plainText(named(uri))),
  ];
  return broken.length === 0
    ? ''
    : t`Not all could be read, and items may be missing: ${[...new Set(broken)].slice(0, 3).join(', ')}.`;
}
