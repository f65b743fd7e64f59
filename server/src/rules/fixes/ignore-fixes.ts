/**
 * Offers to accept a finding with a comment that states the reason: for the key, for the entry, or for the file.
 * Created on demand, and not stored with findings.
 */

import type { Block } from '../../core/document/block.ts';
import type { Document } from '../../core/document/document.ts';
import { readingOf } from '../../core/document/read-block.ts';
import { coveredBelow } from '../../core/language/ignores.ts';
import type { Value } from '../../core/language/values.ts';
import { idOf } from '../../core/model/entry-index.ts';
import type { EntryRef } from '../../core/model/entry-ref.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import type { FileEdit } from '../../core/text/finding.ts';
import { t, translated } from '../../core/text/l10n.ts';
import { indentAt, lineEnd, nextLine } from '../../core/text/lines.ts';
import { breakOf, lineStart } from '../../edits/text/yaml-place.ts';
import type { RuleFix } from '../kit/define-rule.ts';
import type { Placed } from '../kit/placed.ts';

/** Rules that a comment cannot ignore: those about comments themselves, and syntax errors. */
const NEVER: ReadonlySet<string> = new Set([
  'syntax',
  'unused-ignore',
  'unexplained-ignore',
  'expired-ignore',
]);

/** Rules whose findings are on a key. */
const KEY_RULES: ReadonlySet<string> = new Set(['unknown-key', 'duplicate-key', 'unknown-rule']);

/**
 * Returns the fixes that accept a finding, narrowest first, in the words of our own client, which asks for the reason. Each has two variants: with the reason as a placeholder for
 * clients that support snippets, and with the word `reason`, which `unexplained-ignore` then asks to replace.
 */
export function ignoreFixes(placed: Placed, portfolio: Portfolio): readonly RuleFix[] {
  return acceptances(placed, portfolio).flatMap(({ where, edits }, at) =>
    [`\${1:reason}`, 'reason'].map((reason) => ({
      title:
        at === 0 && placed.rule === 'mixed-traits'
          ? t`Keep as one item (give a reason)`
          : t`Accept ${placed.rule} ${where} (give a reason)`,
      safe: false,
      edits: [],
      elsewhere: () => edits(reason),
      ...(reason.startsWith('$') ? { snippet: true } : {}),
    })),
  );
}

/** A way to accept a finding. */
export interface Acceptance {
  /** What the comment covers, such as `for this item`. */
  readonly where: string;
  /** Returns the edits that add the comment with a reason. */
  readonly edits: (reason: string) => readonly FileEdit[];
}

/** Returns the ways to accept a finding with a comment, narrowest first; none if it cannot be ignored. */
export function acceptances(placed: Placed, portfolio: Portfolio): readonly Acceptance[] {
  const { rule, block, ref, uri } = placed;
  const document = portfolio.files.get(uri);
  if (NEVER.has(rule) || document === undefined || inComment(block, placed.span.start)) return [];
  const found: Acceptance[] = [];
  const offer = (where: string, word: string, place: () => CommentPlace | null): void => {
    const edits = (reason: string): readonly FileEdit[] => {
      const at = place();
      return at === null
        ? []
        : [
            {
              uri: at.uri,
              span: { start: at.at, end: at.at },
              text: `${at.indent}# ${word} ${rule}: ${reason}${at.lineBreak}`,
            },
          ];
    };
    found.push({ where, edits });
  };
  const key = keyLine(placed);
  const isRoot = portfolio.roots.some(
    ({ values }) => values.portfolio?.block === block && values.portfolio.value.start === placed.span.start,
  );
  if (key !== null) {
    offer(isRoot ? t`for this portfolio` : t`for this key`, 'twotrack-ignore', () =>
      commentPlaceIn(document, block, key),
    );
  }
  const home = ref === null ? undefined : portfolio.files.get(ref.uri);
  const dash = ref === null ? null : dashLine(ref);
  if (ref !== null && home !== undefined && dash !== null) {
    const id = ref.block === block ? null : idOf(ref);
    offer(t`for this ${translated(ref.kind)}${id === null ? '' : ` (${id})`}`, 'twotrack-ignore', () =>
      commentPlaceIn(home, ref.block, dash),
    );
  }
  offer(t`in this file`, 'twotrack-ignore-file', () => topOf(document));
  return found;
}

/** Where to insert a comment: the start of a line, as an offset in its file. */
interface CommentPlace {
  readonly uri: string;
  readonly at: number;
  readonly indent: string;
  readonly lineBreak: string;
}

function commentPlaceIn(document: Document, block: Block, line: number): CommentPlace | null {
  const index = document.indexOf(block);
  if (index < 0) return null;
  const indent = block.text.slice(line, line + indentAt(block.text, line));
  return { uri: document.uri, at: document.startOf(index) + line, indent, lineBreak: breakOf(block.text) };
}

/** Returns the top of a file, below existing comments of the same kind. */
function topOf(document: Document): CommentPlace {
  const text = document.blocks[0]?.text ?? '';
  let at = 0;
  while (
    /^#[ \t]*twotrack-ignore-file(?![\w-])/.test(text.slice(at, lineEnd(text, at))) &&
    nextLine(text, at) > at
  )
    at = nextLine(text, at);
  return { uri: document.uri, at, indent: '', lineBreak: breakOf(text) };
}

/** Tells whether an offset is in a comment on a line of its own. Scans no line, since one may name thousands of rules. */
const inComment = (block: Block, at: number): boolean => {
  const { text } = block;
  const line = at - block.positionAt(at).character;
  return text[line + indentAt(text, line)] === '#' && at < text.length && !/[\r\n]/.test(text.charAt(at));
};

/** Returns the line of an entry's dash; null for an entry in brackets. */
function dashLine({ block, entry }: EntryRef): number | null {
  const { text } = block;
  let line = lineStart(text, entry.span.start);
  // The dash may be on a line of its own.
  while (line > 0 && !/^[ \t]*-(?:[ \t]|$)/.test(text.slice(line, lineEnd(text, line))))
    line = lineStart(text, line - 1);
  const before = text.slice(line, entry.span.start);
  return /^[ \t]*-(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r))?\s*$/.test(before) ? line : null;
}

/**
 * Returns the line of the innermost block-style key or list element around a finding; null if that is the entry itself.
 */
function keyLine({ block, ref, span, rule }: Placed): number | null {
  const here = ref !== null && ref.block === block ? ref : null;
  const value = here === null ? readingOf(block).root : here.entry.values;
  if (value === undefined || here?.entry.broken === true) return null;
  const dash = here === null ? null : dashLine(here);
  let best: number | null = null;
  // An unknown key is not part of any parsed value.
  const own = KEY_RULES.has(rule) ? [span.start] : [];
  for (const start of [...starts(value as Value), ...own]) {
    const line = lineStart(block.text, start);
    if (start > span.start || line === dash || (best !== null && line <= best)) continue;
    if (!/^[ \t]*(?:-[ \t]+)*$/.test(block.text.slice(line, start))) continue;
    const area = coveredBelow(block.text, line);
    if (area !== undefined && span.start >= area.start && span.start < area.end) best = line;
  }
  return best;
}

/** Yields the offsets at which the keys and list elements of a value begin, except those in flow style. */
function* starts(value: Value): Generator<number> {
  if (value.kind === 'mapping') {
    if (value.flow) return;
    for (const { start } of Object.values(value.keys)) yield start;
    for (const inner of Object.values(value.fields as Readonly<Record<string, Value>>)) yield* starts(inner);
  } else if (value.kind === 'pairs') {
    if (!value.flow) for (const { key } of value.pairs) yield key.start;
  } else if (value.kind === 'list') {
    if (value.flow) return;
    for (const inner of value.items as readonly Value[]) {
      yield inner.start;
      yield* starts(inner);
    }
  } else if (value.kind === 'raw-mapping') {
    for (const { key, value: inner } of value.entries) {
      yield key.start;
      if (inner !== null) yield* starts(inner);
    }
  }
}
