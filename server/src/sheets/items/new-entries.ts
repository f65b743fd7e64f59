/** Inserts new entries at the end of their sections of a file. */

import { Document } from '../../core/document/document.ts';
import { readingOf } from '../../core/document/read-block.ts';
import { sectionKeys } from '../../core/language/schema.ts';
import type { EntryKind } from '../../core/language/schema-kit.ts';
import type { Edit } from '../../core/text/finding.ts';
import { applyEdits } from '../../edits/text/apply-edits.ts';
import { trimmed } from '../../edits/text/rewrite.ts';
import { insertEntry } from '../../edits/text/section-edits.ts';
import { type NewEntry, newEntryLines } from './new-entry.ts';

type Group = readonly [kind: EntryKind, texts: readonly string[]];

/**
 * Returns the updates and the insertions as edits of the document, or null if YAML cannot parse the place of an
 * insertion.
 */
export function withEntries(
  document: Document,
  updates: readonly Edit[],
  items: readonly string[],
  added: readonly NewEntry[],
): readonly Edit[] | null {
  const textsOf = (kind: NewEntry['kind']): string[] =>
    added.filter((each) => each.kind === kind).map((each) => `${newEntryLines(each).join('\n')}\n`);
  const groups: readonly Group[] = [
    ['goal', textsOf('goal')],
    ['team', textsOf('team')],
    ['item', items],
  ];
  const wanted = groups.filter(([, texts]) => texts.length > 0);
  if (document.blocks[0]?.kind === 'whole') return intoWhole(document, updates, wanted);
  const edits = [...updates];
  const begun = (kind: EntryKind): boolean =>
    document.blocks.some(
      (block) =>
        block.kind === kind ||
        (block.kind === 'head' && readingOf(block).topKeys.some(({ name }) => name === sectionKeys[kind])),
    );
  // At the end of the file, extend the existing section before new sections begin.
  const order = [...wanted.filter(([kind]) => begun(kind)), ...wanted.filter(([kind]) => !begun(kind))];
  for (const [at, [kind, texts]] of order.entries()) {
    const own = insertEntry(document, kind, joined(texts));
    if (own === null) return null;
    const apart = at > 0 && document.length === 0 ? '\n' : '';
    edits.push(...own.map(({ span, text }) => ({ span, text: apart + text })));
  }
  return edits;
}

/** Separates entries by a blank line if one of them spans several lines. */
const joined = (texts: readonly string[]): string =>
  texts.join(texts.some((text) => text.trimEnd().includes('\n')) ? '\n' : '');

/** Inserts into a file that is parsed as a whole, one entry at a time, each into the text with the previous one. */
function intoWhole(
  document: Document,
  updates: readonly Edit[],
  groups: readonly Group[],
): readonly Edit[] | null {
  const before = document.text;
  let now = Document.of(document.uri, applyEdits(before, updates));
  for (const [kind, texts] of groups) {
    for (const text of texts) {
      const edits = insertEntry(now, kind, text);
      if (edits === null) return null;
      now = Document.of(document.uri, applyEdits(now.text, edits));
    }
  }
  if (groups.length === 0) return updates;
  // Unusual YAML, such as an open flow collection, may swallow an insertion, so verify the result.
  const count = (file: Document): number =>
    file.blocks.reduce((sum, block) => sum + readingOf(block).entries.length, 0);
  const added = groups.reduce((sum, [, texts]) => sum + texts.length, 0);
  const broken = now.blocks.some((block) => readingOf(block).broken);
  if (broken || count(now) !== count(document) + added) return null;
  return [trimmed(0, before, now.text)];
}
