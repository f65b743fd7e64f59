/** Determines what can be written at an offset of a file: for completion, and wherever YAML fails to parse. */
import type { z } from 'zod';
import { ZodArray, ZodObject, ZodRecord, ZodUnion } from 'zod';
import type { Block } from '../../core/document/block.ts';
import type { Document } from '../../core/document/document.ts';
import { entrySchemas, fileSchema, sectionKeys } from '../../core/language/schema.ts';
import { bare, type EntryKind } from '../../core/language/schema-kit.ts';
import type { Span } from '../../core/text/lines.ts';
import { type Frame, mapFrame, type Path, type Spot, seqFrame } from './place-frame.ts';
import { scan } from './place-scan.ts';
import { unquoted } from './place-text.ts';

/** Where a path starts: an entry, or the top of the file. */
export type Root = EntryKind | 'top';

export interface CaretPlace {
  readonly block: Block;
  /** Offset of the block in the document. */
  readonly start: number;
  readonly root: Root;
  readonly role: Spot['role'];
  /** Path of the mapping that a key belongs to, or of the value or element itself; relative to `root`. */
  readonly path: Path;
  readonly flow: boolean;
  /** True if on the line of its key or dash, or inside brackets. */
  readonly inline: boolean;
  /** The span to replace, in the block; empty if nothing is there. */
  readonly span: Span;
  readonly column: number;
  /** Column of the line's first word. */
  readonly indent: number;
  /** The part of the word before the caret, without quotes. */
  readonly word: string;
  readonly quoted: boolean;
  readonly colon: boolean;
  /** Names of the other keys of the mapping. */
  readonly keys: ReadonlySet<string>;
  /** The other texts of the list. */
  readonly others: ReadonlySet<string>;
  /** True if a space is missing between the colon, dash or comma and the caret. */
  readonly tight: boolean;
}

const KINDS: Readonly<Record<string, EntryKind>> = Object.fromEntries(
  Object.entries(sectionKeys).map(([kind, key]) => [key, kind as EntryKind]),
);

/** Returns what is at an offset of a document. */
export function placeAt(document: Document, offset: number): CaretPlace | null {
  const index = document.blockAt(offset);
  const block = document.blocks[index];
  if (block === undefined) return null;
  const start = document.startOf(index);
  const caret = offset - start;
  const spot = scan(block.text, caret, rootFrame(block));
  if (spot === null) return null;
  const { root, path } = rooted(spot.path);
  const { frame, span } = spot;
  const inside = (at: Span): boolean => at.start <= caret && caret <= at.end;
  const source = block.text.slice(span.start, Math.max(span.start, caret));
  const before = block.text[span.start - 1];
  return {
    block,
    start,
    root,
    role: spot.role,
    path,
    flow: frame.flow,
    inline: spot.inline,
    span,
    column: spot.column,
    indent: indentOf(block.text, span.start),
    word: unquoted(source),
    quoted: /^["']/.test(source),
    colon: spot.colon,
    keys: new Set(frame.keys.filter((key) => !inside(key.span)).map((key) => key.name)),
    others: new Set([
      ...frame.elements.filter((element) => !inside(element.span)).map((element) => unquoted(element.text)),
    ]),
    tight:
      spot.inline && (spot.role === 'value' || spot.role === 'element') && (before === ':' || before === '-'),
  };
}

function rootFrame(block: Block): Frame {
  if (block.kind === 'head' || block.kind === 'whole') return mapFrame([], 0);
  return seqFrame([sectionKeys[block.kind]], block.state.indent);
}

function indentOf(text: string, at: number): number {
  let start = at;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  return (/^[ \t]*/.exec(text.slice(start, start + 400)) as RegExpExecArray)[0].length;
}

/** Splits a path from the top of the file into the kind of entry and the path within it. */
function rooted(path: Path): { root: Root; path: Path } {
  const kind = KINDS[String(path[0])];
  return kind !== undefined && path.length > 1 ? { root: kind, path: path.slice(2) } : { root: 'top', path };
}

/**
 * Returns the schemas that may apply at a path; several if the language allows alternatives (`teams` is a list or a
 * mapping).
 */
export function schemasAt(root: Root, path: Path): z.ZodType[] {
  let found: z.ZodType[] = [root === 'top' ? fileSchema : entrySchemas[root]];
  for (const step of path) {
    found = found.flatMap(choices).flatMap((schema): z.ZodType[] => {
      if (schema instanceof ZodObject) {
        const shape = schema.shape as Readonly<Record<string, z.ZodType>>;
        return typeof step === 'string' && Object.hasOwn(shape, step) ? [shape[step] as z.ZodType] : [];
      }
      if (schema instanceof ZodArray) return typeof step === 'number' ? [schema.element as z.ZodType] : [];
      if (schema instanceof ZodRecord) return typeof step === 'string' ? [schema.valueType as z.ZodType] : [];
      return [];
    });
  }
  return found;
}

/** Unwraps a schema; returns all options of a union. */
export function choices(schema: z.ZodType): z.ZodType[] {
  const inner = bare(schema);
  return inner instanceof ZodUnion ? (inner.options as readonly z.ZodType[]).flatMap(choices) : [inner];
}
