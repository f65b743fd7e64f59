/**
 * Reads a mapping in block style that YAML cannot read whole, key by key: each key with the lines below it is
 * parsed alone, so that what is wrong with one costs that one. Ids, references and tracks then stand while
 * somebody types a quote further down.
 */
import { isMap, isScalar } from 'yaml';
import type { z } from 'zod';
import { indentAt, lineEnd, nextLine, type Span } from '../text/lines.ts';
import { NestedTooDeeply, parseYaml } from '../yaml/yaml.ts';
import type { Mapping, Value } from './values.ts';
import { Walk } from './walk.ts';

export interface Recovered {
  readonly values: Mapping<Record<string, Value>>;
  /** Every key in the mapping's column in order, repeated ones too. */
  readonly keys: readonly { readonly name: string; readonly span: Span }[];
}

interface Piece {
  readonly name: string;
  readonly key: Span;
  /** The key's line and those below it that are indented deeper, the dash of an entry left out. */
  readonly start: number;
  end: number;
}

const KEY = /^([A-Za-z][\w-]*)[ \t]*:(?:[ \t]|$)/;

/** The keys of a block's mapping, each read alone; null where no line begins with one. `text` is as `yaml` reads it. */
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
    // The entry's first key stands behind the dash or on the line below it.
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
  // The key keeps its column, against which the lines below it are indented.
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
    // Nested too deeply: this one key is lost.
    if (error instanceof NestedTooDeeply) return undefined;
    throw error;
  }
}
