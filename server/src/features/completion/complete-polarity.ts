/** Completes the two poles with example text, and what an early sign can watch. */
import { CompletionItemKind } from 'vscode-languageserver-types';
import { measuresOf } from '../../core/model/measures.ts';
import { translated } from '../../core/text/l10n.ts';
import { polarityLines } from '../../templates/polarity-lines.ts';
import { type Ask, type Draft, escapeSnippet } from './completion-draft.ts';

/** Returns the lines below `polarity:`, as text to overwrite. */
export const polaritySnippet = (): string => `\n${polarityLines().map(escapeSnippet).join('\n')}$0`;

/** Offers the rules and measures that a sign can watch; null if the caret is not in a sign. */
export function watchedDrafts(ask: Ask, key: string, wrap: (text: string) => string): Draft[] | null {
  const { place, file } = ask;
  if (place.path[0] !== 'polarity' || (key !== 'rule' && key !== 'measure')) return null;
  if (key === 'rule')
    return file.analysis.rules
      .filter(({ scope, id }) => scope !== 'text' && id !== 'early-sign')
      .map(({ id, summary }) => ({
        label: id,
        kind: CompletionItemKind.Value,
        detail: translated(summary),
        snippet: wrap(id),
      }));
  const names = new Set(
    measuresOf(file.portfolio.index)
      .map(({ fields }) => fields.name?.text.trim() ?? '')
      .filter((name) => name !== ''),
  );
  return [...names]
    .sort()
    .map((name) => ({ label: name, kind: CompletionItemKind.Value, detail: '', snippet: wrap(name) }));
}
