/** Fixes as code actions; edits are made when an action is chosen, where the client can wait for them. */

import type { CodeActionParams } from 'vscode-languageserver-protocol';
import {
  type CodeAction,
  CodeActionKind,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-types';
import type { Edit } from '../core/text/finding.ts';
import { t } from '../core/text/l10n.ts';
import { ignoreFixes } from '../rules/fixes/ignore-fixes.ts';
import type { FileEdit, RuleFix } from '../rules/kit/define-rule.ts';
import type { Placed } from '../rules/kit/placed.ts';
import type { FileSnapshot, Session } from '../session/session.ts';
import { diagnosticOf } from './kit/diagnostics.ts';
import { type Client, defineFeature, defineSessionFeature } from './kit/feature.ts';

export const FIX_ALL = 'source.fixAll.twotrack';

/** What a resolve needs to find its fix again. */
interface ActionData {
  readonly uri: string;
  readonly version: number;
  readonly rule: string;
  readonly line: number;
  readonly character: number;
  /** Its place among the fixes on offer: titles are words, and in some language two may be the same. */
  readonly fix: number;
  readonly title: string;
}

export const codeAction = defineFeature<CodeActionParams, CodeAction[]>({
  method: 'textDocument/codeAction',
  capabilities: () => ({
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL], resolveProvider: true },
  }),
  none: [],
  handle: (file, { range, context }, { client }) => {
    const wants = (kind: string): boolean =>
      context.only === undefined || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
    const actions: CodeAction[] = [];
    const lazy =
      client.capabilities.textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true;
    if (wants(CodeActionKind.QuickFix)) {
      const from = file.session.offsetOf(file.document, range.start);
      const to = file.session.offsetOf(file.document, range.end);
      for (const placed of file.analysis.findings(file.uri)) {
        const at = file.document.absolute(file.document.indexOf(placed.block), placed.span);
        if (at.start > to || Math.max(at.end, at.start) < from) continue;
        const diagnostic = diagnosticOf(file, placed);
        for (const [nth, fix] of offered(placed, file, client).entries()) {
          const data: ActionData = {
            uri: file.uri,
            version: file.document.version,
            rule: placed.rule,
            fix: nth,
            title: fix.title,
            ...diagnostic.range.start,
          };
          const action: CodeAction = {
            title: fix.title,
            kind: CodeActionKind.QuickFix,
            diagnostics: [diagnostic],
            ...(fix.safe && placed.fixes[0] === fix ? { isPreferred: true } : {}),
          };
          if (lazy) actions.push({ ...action, data });
          else actions.push({ ...action, edit: editOf(file, placed, fix, client) });
        }
        if (client.own) {
          actions.push({
            title: t`Explain ${placed.rule}`,
            kind: CodeActionKind.QuickFix,
            diagnostics: [diagnostic],
            command: {
              title: t`Explain ${placed.rule}`,
              command: 'twotrack.explainRule',
              arguments: [placed.rule],
            },
          });
        }
      }
    }
    // Fix-all is offered by request only (on save, say): as a lightbulb it would stand on every line.
    if (context.only?.some((only) => FIX_ALL === only || FIX_ALL.startsWith(`${only}.`))) {
      const edits = fixAll(file);
      if (edits.length > 0)
        actions.push({
          title: t`Fix all that is safe to fix`,
          kind: FIX_ALL,
          edit: workspaceEdit(file.session, [{ uri: file.uri, edits }], file, client),
        });
    }
    return actions;
  },
});

export const codeActionResolve = defineSessionFeature<CodeAction, CodeAction>({
  method: 'codeAction/resolve',
  capabilities: () => ({}),
  handle: (action, { session, client }) => {
    const data = action.data as ActionData | undefined;
    const file = data === undefined ? null : session.snapshot(data.uri);
    if (data === undefined || file === null || file.document.version !== data.version) return action;
    for (const placed of file.analysis.findings(file.uri)) {
      if (placed.rule !== data.rule) continue;
      const { start } = session.rangeIn(file.document, placed.block, placed.span);
      if (start.line !== data.line || start.character !== data.character) continue;
      const fix = offered(placed, file, client)[data.fix];
      // Another finding of the rule may stand at the same place.
      if (fix?.title === data.title) return { ...action, edit: editOf(file, placed, fix, client) };
    }
    return action;
  },
});

/** Fixes that a client can take, those that ignore the finding last; written as snippets only where it knows them. */
export function offered(placed: Placed, file: FileSnapshot, client: Client): readonly RuleFix[] {
  const snippets = client.capabilities.workspace?.workspaceEdit?.snippetEditSupport === true;
  const taken = [...placed.fixes, ...ignoreFixes(placed, file.portfolio)].filter(
    (fix) => fix.snippet !== true || snippets,
  );
  // A fix with places to fill in and its plain variant share a title: the first that the client can take is offered.
  return taken.filter(
    (fix, at) =>
      fix.snippet === true ||
      !taken.slice(0, at).some(({ title, snippet }) => snippet === true && title === fix.title),
  );
}

/** All safe fixes of a file that do not touch each other, as edits at absolute offsets. */
export function fixAll(file: FileSnapshot): Edit[] {
  const edits: Edit[] = [];
  const taken: { start: number; end: number }[] = [];
  for (const placed of file.analysis.findings(file.uri)) {
    const fix = placed.fixes.find(
      (candidate) => candidate.safe && candidate.snippet !== true && candidate.elsewhere === undefined,
    );
    if (fix === undefined) continue;
    const from = file.document.startOf(file.document.indexOf(placed.block));
    const moved = fix.edits.map(({ span, text }) => ({
      span: { start: span.start + from, end: span.end + from },
      text,
    }));
    if (moved.some(({ span }) => taken.some((t) => span.start <= t.end && t.start <= span.end))) continue;
    taken.push(...moved.map(({ span }) => span));
    edits.push(...moved);
  }
  return edits;
}

/** Everything a fix changes, in its own file and elsewhere, at absolute offsets. */
export function fixEdits(
  file: Pick<FileSnapshot, 'document' | 'uri' | 'portfolio'>,
  placed: Placed,
  fix: RuleFix,
): FileEdit[] {
  const from = file.document.startOf(file.document.indexOf(placed.block));
  const own = fix.edits.map(({ span, text }) => ({
    uri: file.uri,
    span: { start: span.start + from, end: span.end + from },
    text,
  }));
  return [...own, ...(fix.elsewhere?.(file.portfolio) ?? [])];
}

function editOf(file: FileSnapshot, placed: Placed, fix: RuleFix, client: Client): WorkspaceEdit {
  const byFile = new Map<string, Edit[]>();
  for (const { uri, span, text } of fixEdits(file, placed, fix)) {
    const list = byFile.get(uri);
    if (list === undefined) byFile.set(uri, [{ span, text }]);
    else list.push({ span, text });
  }
  return workspaceEdit(
    file.session,
    [...byFile].map(([uri, edits]) => ({ uri, edits })),
    file,
    client,
    fix,
  );
}

/** A workspace edit, versioned where the client knows versions, annotated where a person should look first. */
export function workspaceEdit(
  session: Session,
  changes: readonly { readonly uri: string; readonly edits: readonly Edit[] }[],
  file: Pick<FileSnapshot, 'portfolio'>,
  client: Client,
  fix?: Pick<RuleFix, 'title' | 'safe' | 'snippet'>,
): WorkspaceEdit {
  const annotate = fix !== undefined && !fix.safe && client.annotations && changes.length > 1;
  const documentChanges = client.capabilities.workspace?.workspaceEdit?.documentChanges === true;
  const all = changes.flatMap(({ uri, edits }) => {
    const document = file.portfolio.files.get(uri);
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
