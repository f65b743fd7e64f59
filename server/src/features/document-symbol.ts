import type { DocumentSymbolParams } from 'vscode-languageserver-protocol';
import {
  type DocumentSymbol,
  type Range,
  type SymbolInformation,
  SymbolKind,
} from 'vscode-languageserver-types';
import type { Block } from '../core/document/block.ts';
import { sectionKeys } from '../core/language/schema.ts';
import { idOf } from '../core/model/entry-index.ts';
import { t, translated } from '../core/text/l10n.ts';
import type { Span } from '../core/text/lines.ts';
import type { FileSnapshot } from '../session/session.ts';
import { type Client, defineFeature } from './kit/feature.ts';
import { symbolKindFor } from './kit/kinds.ts';

/** How entries are shown among symbols. */
export const entrySymbolKinds = {
  item: SymbolKind.Event,
  goal: SymbolKind.Constant,
  team: SymbolKind.Class,
} as const;

/**
 * Outline: the sections of a file, their entries, and the measures and milestones of each. One in another, or one after
 * another for a client that knows no other outline.
 */
export const documentSymbol = defineFeature<DocumentSymbolParams, DocumentSymbol[] | SymbolInformation[]>({
  method: 'textDocument/documentSymbol',
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
  for (const block of file.document.blocks) {
    for (const ref of file.portfolio.index.ofBlock(block)) {
      const name = sectionKeys[ref.kind];
      const { values, span } = ref.entry;
      const symbol = entrySymbol(file, block, ref.kind, span, values.fields as Fields, idOf(ref));
      for (const each of [symbol, ...(symbol.children ?? [])]) each.kind = symbolKindFor(known, each.kind);
      if (section?.name !== name) {
        // From the line of its key on: an editor names a section by the line it begins with.
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

/** Where the key of the section that follows stands: the last line of the text before it that is a key of a section. */
function sectionKeyIn({ document, session }: FileSnapshot, block: Block): Range | null {
  const found = [...block.text.matchAll(/^(?:items|goals|teams)(?=[ \t]*:)/gm)].at(-1);
  return found === undefined
    ? null
    : session.rangeIn(document, block, { start: found.index, end: found.index + found[0].length });
}

/** A symbol and those within it, each naming the one that it is in. */
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

function entrySymbol(
  file: FileSnapshot,
  block: Block,
  kind: keyof typeof entrySymbolKinds,
  span: Span,
  fields: Fields,
  id: string | null,
): DocumentSymbol {
  const { document, session } = file;
  const range = (s: Span) => session.rangeIn(document, block, s);
  const label = fields.title ?? fields.name ?? fields.id;
  const children: DocumentSymbol[] = [];
  const inside = (s: Span): boolean => s.start >= span.start && s.end <= span.end;
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
  return {
    name: label?.text.trim() || id || t`${translated(kind)} without a name`,
    detail: [fields.track?.text, fields.status?.text].filter((text) => text !== undefined).join(' · '),
    kind: entrySymbolKinds[kind],
    range: range(span),
    selectionRange: range(
      label !== undefined && inside(label)
        ? label
        : { start: span.start, end: Math.min(span.end, span.start + 1) },
    ),
    children,
  };
}
