import type { DocumentSymbolParams } from 'vscode-languageserver-protocol';
import {
  type DocumentSymbol,
  type Range,
  type SymbolInformation,
  SymbolKind,
} from 'vscode-languageserver-types';
import type { Block } from '../core/document/block.ts';
import { type Entry, readingOf } from '../core/document/read-block.ts';
import { sectionKeys } from '../core/language/schema.ts';
import type { EntryKind } from '../core/language/schema-kit.ts';
import { idOf } from '../core/model/entry-index.ts';
import { t, translated } from '../core/text/l10n.ts';
import type { Position, Span } from '../core/text/lines.ts';
import { memo } from '../core/text/memo.ts';
import type { FileSnapshot } from '../session/session.ts';
import { type Client, defineFeature } from './kit/feature.ts';
import { symbolKindFor } from './kit/kinds.ts';
import { onDocument } from './kit/shapes.ts';

/** Symbol kinds for entries. */
export const entrySymbolKinds = {
  item: SymbolKind.Event,
  goal: SymbolKind.Constant,
  team: SymbolKind.Class,
} as const;

/** Maximum number of entries in a file for which an outline lists their measures and milestones. */
const MAX_DETAILED = 2000;

/**
 * Outlines a file: sections, their entries, and the measures and milestones of each. Nested, or flat for a client
 * without hierarchical symbols. In a very large file entries alone: an outline of tens of thousands of lines is not
 * read, and editors ask for it again after every keystroke.
 */
export const documentSymbol = defineFeature<DocumentSymbolParams, DocumentSymbol[] | SymbolInformation[]>({
  method: 'textDocument/documentSymbol',
  params: onDocument,
  capabilities: () => ({ documentSymbolProvider: true }),
  none: [],
  handle: (file, _, { client }) => {
    const symbols = sectionsOf(file, client);
    const nested =
      client.capabilities.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true;
    return nested ? symbols : symbols.flatMap((symbol) => flat(file.uri, symbol));
  },
});

function sectionsOf(file: FileSnapshot, client: Client): DocumentSymbol[] {
  const known = client.capabilities.textDocument?.documentSymbol?.symbolKind?.valueSet;
  const symbols: DocumentSymbol[] = [];
  let section = null as DocumentSymbol | null;
  let keyRange: Range | null = null;
  const { document } = file;
  const detailed = entriesIn(document.blocks, MAX_DETAILED + 1) <= MAX_DETAILED;
  for (let at = 0; at < document.blocks.length; at++) {
    const block = document.blocks[at] as Block;
    for (const { kind, symbol } of symbolsOf(file, at, known, detailed)) {
      const name = sectionKeys[kind];
      if (section?.name !== name) {
        // Begin the range at the key's line, which editors show as the section's line.
        const key = keyRange ?? symbol.range;
        section = {
          name,
          kind: SymbolKind.Namespace,
          range: { start: key.start, end: symbol.range.end },
          selectionRange: key,
          children: [],
        };
        symbols.push(section);
      }
      section.children?.push(symbol);
      section.range = { start: section.range.start, end: symbol.range.end };
    }
    if (block.kind === 'head') {
      section = null;
      keyRange = sectionKeyIn(file, block);
    }
  }
  return symbols;
}

interface EntrySymbol {
  readonly kind: EntryKind;
  readonly symbol: DocumentSymbol;
}
type Known = readonly SymbolKind[] | undefined;
type RangeOf = (span: Span) => Range;

/** Counts the entries of some blocks, up to `most`. */
function entriesIn(blocks: readonly Block[], most: number): number {
  let count = 0;
  for (let at = 0; at < blocks.length && count < most; at++)
    count += readingOf(blocks[at] as Block).entries.length;
  return count;
}

/** Returns the symbols of one block's entries. `at` is the index of the block in its file. */
function symbolsOf(file: FileSnapshot, at: number, known: Known, detailed: boolean): readonly EntrySymbol[] {
  const { session, document } = file;
  const line = document.lineOf(at);
  const block = document.blocks[at] as Block;
  if (session.encoding === 'utf-16' && (line > 0 || document.mark === ''))
    return symbolsFrom(block, line, known, detailed);
  return symbolsIn(block, known, detailed, (span) => session.rangeIn(document, block, span));
}

/** Computes symbols with line numbers. Cached while the block stays on its line. */
const symbolsFrom = memo(
  (block: Block, line: number, known: Known, detailed: boolean): readonly EntrySymbol[] => {
    const placed = (offset: number): Position => {
      const { line: within, character } = block.positionAt(offset);
      return { line: line + within, character };
    };
    return symbolsIn(block, known, detailed, ({ start, end }) => ({
      start: placed(start),
      end: placed(end),
    }));
  },
);

const symbolsIn = (block: Block, known: Known, detailed: boolean, range: RangeOf): EntrySymbol[] =>
  readingOf(block).entries.map((entry) => {
    const symbol = entrySymbol(entry, detailed, range);
    for (const each of [symbol, ...(symbol.children ?? [])]) each.kind = symbolKindFor(known, each.kind);
    return { kind: entry.kind, symbol };
  });

/** Returns the range of the section key that precedes a block: the last line above it with such a key. */
function sectionKeyIn({ document, session }: FileSnapshot, block: Block): Range | null {
  const found = [...block.text.matchAll(/^(?:items|goals|teams)(?=[ \t]*:)/gm)].at(-1);
  return found === undefined
    ? null
    : session.rangeIn(document, block, { start: found.index, end: found.index + found[0].length });
}

/** Flattens nested symbols, each with the name of its container. */
function flat(
  uri: string,
  { name, kind, range, children = [] }: DocumentSymbol,
  within?: string,
): SymbolInformation[] {
  const own = {
    name,
    kind,
    location: { uri, range },
    ...(within === undefined ? {} : { containerName: within }),
  };
  return [own, ...children.flatMap((child) => flat(uri, child, name))];
}

interface Named extends Span {
  readonly text: string;
}
type Fields = Readonly<{
  id?: Named;
  title?: Named;
  name?: Named;
  track?: Named;
  status?: Named;
  measures?: { readonly items: readonly (Span & { readonly fields: { readonly name?: Named } })[] };
  milestones?: {
    readonly items: readonly (Span & {
      readonly fields: { readonly title?: Named; readonly date?: Named };
    })[];
  };
}>;

function entrySymbol(entry: Entry, detailed: boolean, range: RangeOf): DocumentSymbol {
  const { kind, span } = entry;
  const fields = entry.values.fields as Fields;
  const label = fields.title ?? fields.name ?? fields.id;
  const inside = (s: Span): boolean => s.start >= span.start && s.end <= span.end;
  return {
    name: label?.text.trim() || idOf({ entry }) || t`${translated(kind)} without a name`,
    detail: [fields.track?.text, fields.status?.text].filter((text) => text !== undefined).join(' · '),
    kind: entrySymbolKinds[kind],
    range: range(span),
    selectionRange: range(
      label !== undefined && inside(label)
        ? label
        : { start: span.start, end: Math.min(span.end, span.start + 1) },
    ),
    ...(detailed ? { children: partsOf(fields, range, inside) } : {}),
  };
}

/** Returns the symbols of an entry's measures and milestones. */
function partsOf(fields: Fields, range: RangeOf, inside: (span: Span) => boolean): DocumentSymbol[] {
  const children: DocumentSymbol[] = [];
  for (const measure of fields.measures?.items ?? []) {
    const { name } = measure.fields;
    if (name !== undefined && inside(measure) && inside(name))
      children.push({
        name: name.text || '…',
        kind: SymbolKind.Number,
        range: range(measure),
        selectionRange: range(name),
      });
  }
  for (const milestone of fields.milestones?.items ?? []) {
    const { title, date } = milestone.fields;
    if (title !== undefined && inside(milestone) && inside(title)) {
      children.push({
        name: title.text || '…',
        kind: SymbolKind.Key,
        range: range(milestone),
        selectionRange: range(title),
        ...(date === undefined ? {} : { detail: date.text }),
      });
    }
  }
  return children;
}
