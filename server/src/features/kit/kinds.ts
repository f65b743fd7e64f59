/** Maps symbol and completion kinds to those a client supports. A client that lists none supports those of LSP 1.0. */
import { CompletionItemKind, SymbolKind } from 'vscode-languageserver-types';

/** Last kind that every client supports, in both enumerations. */
const LAST_OF_THE_FIRST = 18;

const OLDER_SYMBOL: Readonly<Partial<Record<SymbolKind, SymbolKind>>> = {
  [SymbolKind.Event]: SymbolKind.Function,
  [SymbolKind.Key]: SymbolKind.Field,
};

/** Returns the kind, or the nearest one that the client supports. */
export function symbolKindFor(known: readonly SymbolKind[] | undefined, kind: SymbolKind): SymbolKind {
  const shown = known === undefined ? kind <= LAST_OF_THE_FIRST : known.includes(kind);
  return shown ? kind : (OLDER_SYMBOL[kind] ?? kind);
}

/** Returns the kind, or the nearest one that the client supports. */
export function completionKindFor(
  known: readonly CompletionItemKind[] | undefined,
  kind: CompletionItemKind,
): CompletionItemKind {
  const shown = known === undefined ? kind <= LAST_OF_THE_FIRST : known.includes(kind);
  return shown || kind !== CompletionItemKind.EnumMember ? kind : CompletionItemKind.Value;
}
