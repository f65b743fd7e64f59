import type { DocumentSymbolParams } from 'vscode-languageserver-protocol';
import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import type { Block } from '../core/document/block.ts';
import { sectionKeys } from '../core/language/schema.ts';
import { idOf } from '../core/model/entry-index.ts';
import { t, translated } from '../core/text/l10n.ts';
import type { Span } from '../core/text/lines.ts';
import type { FileSnapshot } from '../session/session.ts';
import { defineFeature } from './kit/feature.ts';

/** How entries are shown among symbols. */
export const entrySymbolKinds = {
  item: SymbolKind.Event,
  goal: SymbolKind.Constant,
  team: SymbolKind.Class,
} as const;

/** Outline: the sections of a file, their entries, and the measures and milestones of each. */
export const documentSymbol = defineFeature<DocumentSymbolParams, DocumentSymbol[]>({
  method: 'textDocument/documentSymbol',
  capabilities: () => ({ documentSymbolProvider: true }),
  none: [],
  handle: (file) => {
    const symbols: DocumentSymbol[] = [];
    let section = null as DocumentSymbol | null;
    for (const block of file.document.blocks) {
      for (const ref of file.portfolio.index.ofBlock(block)) {
        const name = sectionKeys[ref.kind];
        const symbol = entrySymbol(
          file,
          block,
          ref.kind,
          ref.entry.span,
          ref.entry.values.fields as Fields,
          idOf(ref),
        );
        if (section?.name !== name) {
          section = {
            name,
            kind: SymbolKind.Namespace,
            range: symbol.range,
            selectionRange: symbol.selectionRange,
            children: [],
          };
          symbols.push(section);
        }
        section.children?.push(symbol);
        section.range = { start: section.range.start, end: symbol.range.end };
      }
      if (block.kind === 'head') section = null;
    }
    return symbols;
  },
});

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
