/**
 * Stores what a sheet last said of each item, beside its mapping. The next import can then tell a value edited by
 * hand from one that changed in the sheet.
 */
import { isMap, isScalar } from 'yaml';
import { scalarOf } from '../../core/yaml/quote.ts';
import type { Value } from '../../edits/values/value.ts';
import type { Draft } from '../rows/draft.ts';
import { oneLine } from '../table/table.ts';

/** What the previous import stored. */
export interface LastSaid {
  /** Single values by key of the language, by row name. */
  readonly rows: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /**
   * Hash of the file before the import, or empty if unknown. If the file has this hash again, the import was undone.
   */
  readonly before: string;
}
export const NOTHING_SAID: LastSaid = { rows: new Map(), before: '' };

const KEY = 'last';
/** Key for the hash of the file; a row name cannot collide with it. */
const BEFORE = 'last-before';
const COMMENT = '# What the sheet said last. By it a change that was made by hand is known.';
/** Maximum length of a text stored as it is, in UTF-16 units; longer ones are stored as a hash. */
const MAX_LENGTH = 60;

/** Returns the name of a row: its key, or its title if it has none. */
export const rowName = ({ key, title }: Draft): string => key ?? title;

/** Returns a text as it is stored: on one line, or as `~` and a hash if it is long. */
export function keptText(text: string): string {
  const plain = oneLine(text);
  return plain.length <= MAX_LENGTH ? plain : `~${hashOf(plain)}`;
}

/** Hashes a text: 32-bit FNV-1a in hexadecimal, and the length in UTF-16 units. */
export function hashOf(text: string): string {
  let mark = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) mark = Math.imul(mark ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return `${mark.toString(16).padStart(8, '0')}-${text.length}`;
}

/** Returns the single values of a row as they are stored, except keys that `without` selects. */
export function keptValues(
  title: string,
  values: ReadonlyMap<string, Value>,
  without: (key: string) => boolean,
): ReadonlyMap<string, string> {
  const kept = new Map<string, string>();
  for (const [key, value] of [['title', { kind: 'text', text: title }] as const, ...values])
    if (value.kind === 'text' && !key.startsWith('x-') && !without(key)) kept.set(key, keptText(value.text));
  return kept;
}

/** Returns the lines of the section in a mapping file, one per row. */
export function lastLines({ rows: all, before }: LastSaid): readonly string[] {
  if (all.size === 0) return [];
  const rows = [...all].map(
    ([name, values]) =>
      `  ${scalarOf(name)}: {${[...values].map(([key, text]) => `${key}: ${scalarOf(text, true)}`).join(', ')}}`,
  );
  return [COMMENT, ...(before === '' ? [] : [`${BEFORE}: ${before}`]), `${KEY}:`, ...rows];
}

/** Reads the section from the root node of a mapping file; empty if there is none. */
export function readLast(root: unknown): LastSaid {
  const node = isMap(root) ? root.get(KEY, true) : undefined;
  const last = new Map<string, ReadonlyMap<string, string>>();
  for (const { key, value } of isMap(node) ? node.items : [])
    if (isScalar(key) && isMap(value)) {
      const own = value.items.flatMap((pair) =>
        isScalar(pair.key) && isScalar(pair.value)
          ? [[String(pair.key.value), String(pair.value.source ?? pair.value.value)] as const]
          : [],
      );
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
