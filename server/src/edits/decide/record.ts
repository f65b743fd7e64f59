/** Writes a mapping of a few texts under a key, in the style of its neighbours: as one entry of a list, or alone. */
import { oneLine } from '../../base/words.ts';
import type { Block } from '../../core/document/block.ts';
import type { Entry } from '../../core/document/read-block.ts';
import type { List, Mapping } from '../../core/language/values.ts';
import type { Edit } from '../../core/text/finding.ts';
import { scalarOf } from '../../core/yaml/quote.ts';
import { appendToList, insertLines, setKey } from '../text/entry-edits.ts';
import type { Rewrite } from '../text/rewrite.ts';

/** Keys and texts, in the language's order; a key without text is not written. */
export type Parts = readonly (readonly [key: string, text: string | undefined])[];

function said(parts: Parts): readonly (readonly [string, string])[] {
  return parts.flatMap(([key, text]) =>
    text === undefined || oneLine(text) === '' ? [] : [[key, oneLine(text)] as const],
  );
}

const flowOf = (parts: Parts): string =>
  `{${said(parts)
    .map(([key, text]) => `${key}: ${scalarOf(text, true)}`)
    .join(', ')}}`;

const linesOf = (parts: Parts): string[] => said(parts).map(([key, text]) => `${key}: ${scalarOf(text)}`);

/** A list of mappings under a key; `list` is undefined if it does not exist yet. */
export interface RecordList {
  readonly mapping: Mapping<unknown>;
  readonly key: string;
  readonly list: List<Mapping<unknown>> | undefined;
}

/**
 * Adds an entry to a list of mappings, or begins the list. If the last entry is in braces, so is the new one. Null if
 * the place cannot be edited.
 */
export function addRecord(
  block: Block,
  { mapping, key, list }: RecordList,
  parts: Parts,
): readonly Edit[] | null {
  const flow = list?.items.at(-1)?.flow ?? false;
  const lines = flow
    ? [`- ${flowOf(parts)}`]
    : linesOf(parts).map((line, i) => `${i === 0 ? '- ' : '  '}${line}`);
  return insertLines(block, mapping, key, lines) ?? appendToList(block, mapping, key, flowOf(parts));
}

/** Sets these texts in a mapping and leaves its other keys alone. Null if it cannot be edited. */
export function setParts(block: Block, mapping: Mapping<unknown>, parts: Parts): readonly Edit[] | null {
  const edits: Edit[] = [];
  for (const [key, text] of said(parts)) {
    const own = setKey(block, mapping, key, scalarOf(text, mapping.flow));
    if (own === null) return null;
    edits.push(...own);
  }
  return edits;
}

/** Sets these texts in the mapping under a key, and leaves its other keys alone. False if it cannot be edited. */
export function setRecord<E extends Entry>(
  rewrite: Rewrite<E>,
  key: string,
  read: (entry: E) => Mapping<unknown> | undefined,
  parts: Parts,
): boolean {
  if (read(rewrite.entry) === undefined)
    return rewrite.step(
      (block, entry) =>
        insertLines(block, entry.values, key, linesOf(parts)) ??
        setKey(block, entry.values, key, flowOf(parts)),
    );
  return said(parts).every(([name, text]) =>
    rewrite.step((block, entry) => {
      const own = read(entry);
      return own === undefined ? null : setKey(block, own, name, scalarOf(text, own.flow));
    }),
  );
}
