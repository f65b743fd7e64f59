/** What stands at an offset of a file, as far as writing there is concerned: for completion, and wherever YAML gives up. */
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

/** What a path begins at: an entry, or the top of the file. */
export type Root = EntryKind | 'top';

export interface CaretPlace {
  readonly block: Block;
  /** Offset of the block in the document. */
  readonly start: number;
  readonly root: Root;
  readonly role: Spot['role'];
  /** Of the mapping that a key belongs to, or of the value or element itself; counted from the entry or the file. */
  readonly path: Path;
  readonly flow: boolean;
  /** On the line of its key or dash, or between brackets; else on a line of its own. */
  readonly inline: boolean;
  /** What would be replaced, as offsets of the block; empty where nothing stands there. */
  readonly span: Span;
  readonly column: number;
  /** Column in which the line's first word stands. */
  readonly indent: number;
  /** The part of the word before the caret, without quotes. */
  readonly word: string;
  readonly quoted: boolean;
  readonly colon: boolean;
  /** Names of the other keys of the mapping. */
  readonly keys: ReadonlySet<string>;
  /** The other texts of the list. */
  readonly others: ReadonlySet<string>;
  /** A blank is missing between the colon, dash or comma and the caret. */
  readonly tight: boolean;
}

const KINDS: Readonly<Record<string, EntryKind>> = Object.fromEntries(
  Object.entries(sectionKeys).map(([kind, key]) => [key, kind as EntryKind]),
);

/** What stands at an offset of a document. */
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

/** A path from the top of the file, as a path within its entry where it leads into one. */
function rooted(path: Path): { root: Root; path: Path } {
  const kind = KINDS[String(path[0])];
  return kind !== undefined && path.length > 1 ? { root: kind, path: path.slice(2) } : { root: 'top', path };
}

/** The schemas that may apply at a path; several where the language leaves a choice (`teams` is a list or a mapping). */
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

/** A schema without its wrappers; of a union all its options. */
export function choices(schema: z.ZodType): z.ZodType[] {
  const inner = bare(schema);
  return inner instanceof ZodUnion ? (inner.options as readonly z.ZodType[]).flatMap(choices) : [inner];
}
