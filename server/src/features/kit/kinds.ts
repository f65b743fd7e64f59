/** Kinds of symbols and completions as a client knows them: one that does not name its own knows those of LSP 1.0 alone. */
import { CompletionItemKind, SymbolKind } from 'vscode-languageserver-types';

/** The kinds that every client knows are those up to here, in both lists. */
const LAST_OF_THE_FIRST = 18;

const OLDER_SYMBOL: Readonly<Partial<Record<SymbolKind, SymbolKind>>> = {
  [SymbolKind.Event]: SymbolKind.Function,
  [SymbolKind.Key]: SymbolKind.Field,
};

/** The kind itself, else the nearest that the client knows. */
export function symbolKindFor(known: readonly SymbolKind[] | undefined, kind: SymbolKind): SymbolKind {
  const shown = known === undefined ? kind <= LAST_OF_THE_FIRST : known.includes(kind);
  return shown ? kind : (OLDER_SYMBOL[kind] ?? kind);
}

/** The kind itself, else the nearest that the client knows. */
export function completionKindFor(
  known: readonly CompletionItemKind[] | undefined,
  kind: CompletionItemKind,
): CompletionItemKind {
  const shown = known === undefined ? kind <= LAST_OF_THE_FIRST : known.includes(kind);
  return shown || kind !== CompletionItemKind.EnumMember ? kind : CompletionItemKind.Value;
}
