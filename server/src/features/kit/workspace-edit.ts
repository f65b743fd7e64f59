/** Converts edits to an LSP workspace edit, versioned if the client supports it. */
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { Document } from '../../core/document/document.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import type { Edit, FileEdit } from '../../core/text/finding.ts';
import { t } from '../../core/text/l10n.ts';
import type { RuleFix } from '../../rules/kit/define-rule.ts';
import type { FileSnapshot, Session } from '../../session/session.ts';
import type { Client } from './feature.ts';

/** Creates a workspace edit, versioned if the client supports it, and annotated if a person should confirm it. */
export function workspaceEdit(
  { session, portfolio }: Pick<FileSnapshot, 'session' | 'portfolio'>,
  changes: readonly { readonly uri: string; readonly edits: readonly Edit[] }[],
  client: Client,
  fix?: Pick<RuleFix, 'title' | 'safe' | 'snippet'>,
): WorkspaceEdit {
  const annotate = fix !== undefined && !fix.safe && client.annotations && changes.length > 1;
  const documentChanges = client.capabilities.workspace?.workspaceEdit?.documentChanges === true;
  const all = changes.flatMap(({ uri, edits }) => {
    const document = portfolio.files.get(uri) ?? mappingDocument(portfolio, uri);
    if (document === undefined) return [];
    const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
    const textEdits: TextEdit[] = sorted.map(({ span, text }) => ({
      range: session.rangeOf(document, span),
      newText: text,
    }));
    return [{ uri, version: session.workspace.isOpen(uri) ? document.version : null, textEdits }];
  });
  if (!documentChanges)
    return { changes: Object.fromEntries(all.map(({ uri, textEdits }) => [uri, textEdits])) };
  return {
    documentChanges: all.map(({ uri, version, textEdits }) => ({
      textDocument: { uri, version },
      edits: textEdits.map(({ range, newText }) => {
        if (fix?.snippet === true) return { range, snippet: { kind: 'snippet' as const, value: newText } };
        return annotate ? { range, newText, annotationId: 'twotrack' } : { range, newText };
      }),
    })),
    ...(annotate
      ? {
          changeAnnotations: {
            twotrack: {
              label: fix.title,
              needsConfirmation: true,
              description: t`Changes more than this place`,
            },
          },
        }
      : {}),
  };
}

/** Returns a mapping file as a document, since fixes may edit it; undefined if it is none of the portfolio's. */
function mappingDocument({ sheets }: Portfolio, uri: string): Document | undefined {
  const sheet = [...sheets.values()].find((each) => each.uri === uri);
  return sheet === undefined ? undefined : Document.of(uri, sheet.text);
}

/** Combines edits of several files into one workspace edit. */
export function editOfFiles(
  session: Session,
  portfolio: Portfolio,
  client: Client,
  edits: readonly FileEdit[],
): WorkspaceEdit {
  const byFile = new Map<string, Edit[]>();
  for (const { uri, span, text } of edits) {
    const list = byFile.get(uri);
    if (list === undefined) byFile.set(uri, [{ span, text }]);
    else list.push({ span, text });
  }
  return workspaceEdit(
    { session, portfolio },
    [...byFile].map(([uri, own]) => ({ uri, edits: own })),
    client,
  );
}
