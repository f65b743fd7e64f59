import type { SymbolInformation, WorkspaceSymbolParams } from 'vscode-languageserver-protocol';
import { z } from 'zod';
import { oneLine } from '../base/words.ts';
import type { EntryKind } from '../core/language/schema-kit.ts';
import type { EntryRef } from '../core/model/entry-ref.ts';
import type { Portfolio } from '../core/model/portfolio.ts';
import { translated } from '../core/text/l10n.ts';
import { comparePaths } from '../core/text/paths.ts';
import { inOrder } from './completion/completion-draft.ts';
import { entrySymbolKinds } from './document-symbol.ts';
import { defineSessionFeature } from './kit/feature.ts';
import { symbolKindFor } from './kit/kinds.ts';
import { text } from './kit/shapes.ts';

/** Maximum number of results. The client asks again as the query grows. */
const MAX_SYMBOLS = 256;

interface Named {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}
interface Match {
  readonly rank: number;
  readonly name: string;
  readonly ref: EntryRef;
  readonly portfolio: Portfolio;
}

/** Finds items, goals and teams of all open portfolios whose title or id contains the query as a subsequence. */
export const workspaceSymbol = defineSessionFeature<WorkspaceSymbolParams, SymbolInformation[]>({
  method: 'workspace/symbol',
  params: z.looseObject({ query: text }),
  withoutFindings: true,
  capabilities: () => ({ workspaceSymbolProvider: true }),
  handle: ({ query }, { session, token, client }) => {
    const known = client.capabilities.workspace?.symbol?.symbolKind?.valueSet;
    const typed = query.trim().toLowerCase();
    const found: Match[] = [];
    for (const portfolio of session.workspace.portfolios.values()) {
      if (token.isCancellationRequested) return [];
      for (const kind of ['item', 'goal', 'team'] as const satisfies readonly EntryKind[]) {
        for (const ref of portfolio.index.refs[kind]) {
          const { title, id } = namesOf(ref);
          const name = oneLine(title?.text);
          const rank = rankOf(name.toLowerCase(), id?.text ?? '', typed);
          if (rank >= 0)
            found.push({ rank, name: name === '' ? (id?.text ?? translated(kind)) : name, ref, portfolio });
        }
      }
    }
    found.sort((a, b) => a.rank - b.rank || comparePaths(a.name, b.name));
    return found.slice(0, MAX_SYMBOLS).flatMap(({ name, ref, portfolio }) => {
      const { title, id } = namesOf(ref);
      const location = session.locationOf(
        portfolio,
        ref,
        title ?? id ?? { start: ref.entry.span.start, end: ref.entry.span.start },
      );
      return location === null
        ? []
        : [
            {
              name,
              kind: symbolKindFor(known, entrySymbolKinds[ref.kind]),
              location,
              containerName: [translated(ref.kind), id?.text].filter((word) => word !== undefined).join(' '),
            },
          ];
    });
  },
});

function namesOf({ entry }: EntryRef): { title: Named | undefined; id: Named | undefined } {
  const fields = entry.values.fields as {
    readonly id?: Named;
    readonly title?: Named;
    readonly name?: Named;
  };
  return { title: fields.title ?? fields.name, id: fields.id };
}

function rankOf(name: string, id: string, typed: string): number {
  if (typed === '') return 0;
  if (id === typed || name === typed) return 0;
  if (id.startsWith(typed) || name.startsWith(typed)) return 1;
  if (id.includes(typed) || name.includes(typed)) return 2;
  return inOrder(id, typed) || inOrder(name, typed) ? 3 : -1;
}
