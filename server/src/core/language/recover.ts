/**
 * Recovers a block mapping that YAML cannot parse as a whole: parses each key alone with the lines below it, so that an
 * error costs only its own key. Ids, references and tracks thus remain while somebody types a quote further down.
 */
import { isMap, isScalar } from 'yaml';
import type { z } from 'zod';
import { indentAt, lineEnd, nextLine, type Span } from '../text/lines.ts';
import { NestedTooDeeply, parseYaml } from '../yaml/yaml.ts';
import type { Mapping, Value } from './values.ts';
import { Walk } from './walk.ts';

export interface Recovered {
  readonly values: Mapping<Record<string, Value>>;
  /** Every key in the mapping's column, in order, duplicates included. */
  readonly keys: readonly { readonly name: string; readonly span: Span }[];
}

interface Piece {
  readonly name: string;
  readonly key: Span;
  /** Start of the key; the piece reaches to the end of the deeper lines below it. An entry's dash is not included. */
  readonly start: number;
  end: number;
}

const KEY = /^([A-Za-z][\w-]*)[ \t]*:(?:[ \t]|$)/;

/**
 * Parses the keys of a block's mapping one by one; null if no line begins with a key. `text` must come from
 * `asYamlReads`.
 */
export function recover(text: string, schema: z.ZodObject, entry: boolean): Recovered | null {
  const pieces = piecesOf(text, entry);
  const first = pieces[0];
  if (first === undefined) return null;
  const fields: Record<string, Value> = Object.create(null) as Record<string, Value>;
  const keys: Record<string, Span> = Object.create(null) as Record<string, Span>;
  for (const piece of pieces) {
    if (piece.name in keys || !Object.hasOwn(schema.shape, piece.name)) continue;
    keys[piece.name] = piece.key;
    const value = pieceValue(text, piece, schema);
    if (value !== undefined) fields[piece.name] = value;
  }
  const values = {
    kind: 'mapping' as const,
    fields,
    keys,
    flow: false,
    start: first.key.start,
    end: Math.max(first.key.end, text.trimEnd().length),
  };
  return { values, keys: pieces.map(({ name, key }) => ({ name, span: key })) };
}

function piecesOf(text: string, entry: boolean): Piece[] {
  const pieces: Piece[] = [];
  let column = entry ? -1 : 0;
  let current: Piece | null = null;
  for (let at = 0; at < text.length; at = nextLine(text, at)) {
    let start = at + indentAt(text, at);
    const c = text[start];
    if (c === undefined || c === '\n' || c === '#') continue;
    // An entry's first key is on the dash's line or on the one below it.
    if (column < 0) {
      if (c === '-' && pieces.length === 0) {
        start += 1 + indentAt(text, start + 1);
        if (start >= lineEnd(text, at)) continue;
      }
      column = start - at;
    }
    if (start - at > column) {
      if (current !== null) current.end = nextLine(text, at);
      continue;
    }
    current = null;
    const match = start - at === column ? KEY.exec(text.slice(start, lineEnd(text, at))) : null;
    if (match === null) continue;
    const name = match[1] as string;
    current = { name, key: { start, end: start + name.length }, start, end: nextLine(text, at) };
    pieces.push(current);
  }
  return pieces;
}

function pieceValue(text: string, { name, key, start, end }: Piece, schema: z.ZodObject): Value | undefined {
  // Keep the key's column, since the lines below are indented relative to it.
  const line = Math.max(text.lastIndexOf('\n', start - 1) + 1, 0);
  const source = ' '.repeat(start - line) + text.slice(start, end);
  try {
    const yaml = parseYaml(source);
    const { contents } = yaml;
    if (!isMap(contents)) return undefined;
    const pair = contents.items.find(
      (p) => isScalar(p.key) && p.key.value === name && (p.key.range?.[0] ?? -1) + line === key.start,
    );
    if (pair === undefined || pair.value === null) return undefined;
    return new Walk(contents, source, line).read(pair.value, schema.shape[name] as z.ZodType, name);
  } catch (error) {
    // Nested too deeply: give up this key only.
    if (error instanceof NestedTooDeeply) return undefined;
    throw error;
  }
}
