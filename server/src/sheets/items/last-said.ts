/**
 * Stores what a sheet said at the last import, in the mapping file: tells a value that someone edited from one that the
 * sheet changed.
 */
import { isMap, isScalar, type Node } from 'yaml';
import type { ItemRef } from '../../core/model/entry-ref.ts';
import { LAST } from '../../core/model/kept-sheet.ts';
import { scalarOf } from '../../core/yaml/quote.ts';
import { keptValue } from '../../edits/values/differences.ts';
import { sheetKeyOf } from '../../edits/values/item-says.ts';
import type { Value } from '../../edits/values/value.ts';
import { inlineOf } from '../../edits/values/value-text.ts';
import type { Identity } from '../rows/draft.ts';
import { cleanLine } from '../table/table.ts';

export interface LastSaid {
  /** By name of the row: its values by key of the language. */
  readonly rows: ReadonlyMap<string, ReadonlyMap<string, Value>>;
  /**
   * Hash of the file before the import, or empty if unknown. If the file has this hash again, the import was undone.
   */
  readonly before: string;
}
export const NOTHING_SAID: LastSaid = { rows: new Map(), before: '' };

/** Key for the hash of the file; a row name cannot collide with it. */
const BEFORE = 'last-before';
const COMMENT = '# What the sheet said last. By it a change that was made by hand is known.';
/** Maximum length of a text stored as it is, in UTF-16 units; longer ones are stored as a hash. */
const MAX_LENGTH = 1000;
/** Keys that are never stored: the key of the sheet, which is the row's name, and the track, which is not the sheet's. */
const NEVER: ReadonlySet<string> = new Set(['x-key', 'track']);

/** Returns the name of a row: what its item keeps as the sheet's key, or else the item's id. */
export const rowName = (identity: Identity | undefined, ref: ItemRef | null): string =>
  identity?.xKey ?? (ref === null ? null : sheetKeyOf(ref.block, ref.entry)) ?? identity?.id ?? '';

/** Returns a text as it is stored: as it is, or as `~` and a hash if it is long. */
export const keptText = (text: string): string =>
  text.length <= MAX_LENGTH ? text : `~${hashOf(cleanLine(text))}`;

/** Tells whether a stored text is the hash of one that was too long. */
export const isHash = (value: Value): boolean =>
  value.kind === 'text' && /^~[0-9a-f]{8}-\d+$/.test(value.text);

/** Hashes a text: 32-bit FNV-1a in hexadecimal, and the length in UTF-16 units. */
export function hashOf(text: string): string {
  let mark = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) mark = Math.imul(mark ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return `${mark.toString(16).padStart(8, '0')}-${text.length}`;
}

/** Returns the values of a row as they are stored. */
export function keptValues(title: string, values: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  const kept = new Map<string, Value>();
  for (const [key, value] of [['title', { kind: 'text', text: title }] as const, ...values])
    if (!NEVER.has(key))
      kept.set(key, value.kind === 'text' ? { kind: 'text', text: keptText(value.text) } : value);
  return kept;
}

const sourceOf = (value: Value): string =>
  value.kind === 'text' ? scalarOf(value.text, true) : inlineOf(value);

/** Returns the lines of the section in a mapping file, one per row. */
export function lastLines({ rows: all, before }: LastSaid): readonly string[] {
  if (all.size === 0) return [];
  const rows = [...all].map(
    ([name, values]) =>
      `  ${scalarOf(name)}: {${[...values].map(([key, value]) => `${scalarOf(key, true)}: ${sourceOf(value)}`).join(', ')}}`,
  );
  return [COMMENT, ...(before === '' ? [] : [`${BEFORE}: ${before}`]), `${LAST}:`, ...rows];
}

/** Reads the section from the root node of a mapping file; empty if there is none. */
export function readLast(root: unknown): LastSaid {
  const node = isMap(root) ? root.get(LAST, true) : undefined;
  const last = new Map<string, ReadonlyMap<string, Value>>();
  for (const { key, value } of isMap(node) ? node.items : [])
    if (isScalar(key) && isMap(value)) {
      const own = value.items.flatMap((pair) => {
        const name = isScalar(pair.key) ? String(pair.key.value) : '';
        return pair.value === null ? [] : [[name, keptValue(name, pair.value as Node)] as const];
      });
      last.set(String(key.source ?? key.value), new Map(own));
    }
  const mark = isMap(root) ? root.get(BEFORE, true) : undefined;
  return { rows: last, before: isScalar(mark) ? String(mark.source ?? mark.value) : '' };
}

/** Replaces the section in the text of a mapping file, and keeps the rest byte for byte. */
export function withLast(text: string, last: LastSaid): string {
  const lines = text.replace(/\n$/, '').split('\n');
  const at = lines.findIndex((line) => /^last:\s*(?:#.*)?$/.test(line));
  if (at < 0) return [...lines, ...lastLines(last), ''].join('\n');
  const marked = lines[at - 1]?.startsWith(`${BEFORE}:`) === true ? at - 1 : at;
  const from = lines[marked - 1] === COMMENT ? marked - 1 : marked;
  const length = lines.slice(at + 1).findIndex((line) => /^\S/.test(line));
  const rest = length < 0 ? [] : lines.slice(at + 1 + length);
  return [...lines.slice(0, from), ...lastLines(last), ...rest, ''].join('\n');
}
