/**
 * What a sheet said last of each item: kept with the mapping, so that a word that somebody changed by hand is told from
 * one that the sheet has changed.
 */
import { isMap, isScalar } from 'yaml';
import { scalarOf } from '../../core/yaml/quote.ts';
import type { Value } from '../cells/cell-value.ts';
import type { Draft } from '../rows/draft.ts';
import { oneLine } from '../table/table.ts';

/** What is kept of the import before. */
export interface LastSaid {
  /** Single values by key of the language, by what the sheet calls the row. */
  readonly rows: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** A mark of the file as it stood before: where it stands so again, the import was taken back. Empty where unknown. */
  readonly before: string;
}
export const NOTHING_SAID: LastSaid = { rows: new Map(), before: '' };

const KEY = 'last';
/** A mark of the file before, under a name that no row has. */
const BEFORE = 'last-before';
const COMMENT = '# What the sheet said last. By it a change that was made by hand is known.';
/** Longer texts are kept as a mark of what they say. */
const LONGEST = 60;

/** What the sheet calls a row: its key, else its title. */
export const rowName = ({ key, title }: Draft): string => key ?? title;

/** Returns a text as it is kept: as it is, or as a mark where it is long. */
export function keptText(text: string): string {
  const plain = oneLine(text);
  return plain.length <= LONGEST ? plain : `~${markOf(plain)}`;
}

/** Returns a mark of a text that another text hardly has: a number of 32 bits, and the length in UTF-16 units. */
export function markOf(text: string): string {
  let mark = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) mark = Math.imul(mark ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return `${mark.toString(16).padStart(8, '0')}-${text.length}`;
}

/** Returns the single values of a row as they are kept, those of `without` left out. */
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

/** Returns the section of a mapping file, one line for each row. */
export function lastLines({ rows: all, before }: LastSaid): readonly string[] {
  if (all.size === 0) return [];
  const rows = [...all].map(
    ([name, values]) =>
      `  ${scalarOf(name)}: {${[...values].map(([key, text]) => `${key}: ${scalarOf(text, true)}`).join(', ')}}`,
  );
  return [COMMENT, ...(before === '' ? [] : [`${BEFORE}: ${before}`]), `${KEY}:`, ...rows];
}

/** Reads the section; empty where there is none. */
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

/** Returns the text of a mapping file with the section brought up to date; the rest of it stays as it is. */
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
