/** The forms that answers have for a client: what it takes by its capabilities, and what it makes of them. */
import assert from 'node:assert/strict';
import type {
  ClientCapabilities,
  CodeAction,
  CompletionItem,
  Location,
  LocationLink,
  MarkupKind,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import type { Profile } from './profiles.ts';

/** Returns the units of a text in an encoding of LSP. */
export function unitsIn(encoding: string | undefined, text: string): number {
  if (encoding === 'utf-8') return Buffer.byteLength(text);
  return encoding === 'utf-32' ? [...text].length : text.length;
}

/** Returns the UTF-16 length of the first units of a text. */
export function lengthOf(encoding: string | undefined, text: string, units: number): number {
  if (encoding === 'utf-8') return Buffer.from(text).subarray(0, units).toString().length;
  return encoding === 'utf-32' ? [...text].slice(0, units).join('').length : units;
}

/** Returns the format of text that the client likes best; plain text if it says nothing. */
export const formatOf = (formats: readonly MarkupKind[] = []): MarkupKind => formats[0] ?? 'plaintext';

/** Asserts that completions are such as the client takes. */
export function checkCompletions(items: readonly CompletionItem[], able: ClientCapabilities): void {
  const { completionItem, completionItemKind } = able.textDocument?.completion ?? {};
  const known = completionItemKind?.valueSet;
  for (const { kind = 1, label, insertTextFormat, insertTextMode } of items) {
    assert.ok(known === undefined ? kind <= 18 : known.includes(kind), `${label}: kind ${kind}`);
    assert.ok(insertTextFormat !== 2 || completionItem?.snippetSupport === true, `${label}: a snippet`);
    if (insertTextMode !== undefined)
      assert.ok(completionItem?.insertTextModeSupport?.valueSet.includes(insertTextMode), label);
  }
}

/** Tells whether the client says how it indents the lines of a completion. To others only one line is offered. */
export function indents({ textDocument }: ClientCapabilities): boolean {
  const { snippetSupport, insertTextModeSupport } = textDocument?.completion?.completionItem ?? {};
  return snippetSupport === true || insertTextModeSupport !== undefined;
}

/**
 * Returns the text that a client puts in for a completion: placeholders as their default text, lines indented as the
 * editor does.
 * @param line the line that it is put in on
 */
export function putIn(item: CompletionItem, line: string, inserts: Profile['inserts']): TextEdit {
  const edit = item.textEdit as TextEdit;
  const newText = item.insertTextFormat === 2 ? placeholders(edit.newText) : edit.newText;
  const mode = item.insertTextMode === undefined ? inserts : item.insertTextMode === 1 ? 'as is' : 'indented';
  const indent = mode === 'as is' ? '' : (/^ */.exec(line)?.[0] ?? '');
  return { ...edit, newText: newText.replaceAll('\n', `\n${indent}`) };
}

/** Replaces a snippet's placeholders with their default text. */
export function placeholders(snippet: string): string {
  return snippet
    .replace(/(?<!\\)\$\{\d+\|([^,|]*)[^}]*\}/g, '$1')
    .replace(/(?<!\\)\$\{\d+:((?:[^}\\]|\\.)*)\}/g, '$1')
    .replace(/(?<!\\)\$\{?\d+\}?/g, '')
    .replace(/\\([$}\\])/g, '$1');
}

/** Tells whether the client asks for the edit of a code action when it is chosen. */
export const resolves = (able: ClientCapabilities): boolean =>
  able.textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true;

/** Asserts that code actions are such as the client takes: of kinds that it knows, complete unless it resolves them. */
export function checkActions(actions: readonly CodeAction[], able: ClientCapabilities): void {
  const kinds = able.textDocument?.codeAction?.codeActionLiteralSupport?.codeActionKind.valueSet ?? [];
  for (const { title, kind = '', edit, command } of actions) {
    const [first = ''] = kind.split('.');
    assert.ok(/^(?:quickfix|source)$/.test(first) || kinds.includes('') || kinds.includes(first), kind);
    assert.ok(edit !== undefined || command !== undefined || resolves(able), `${title}: nothing to do`);
  }
}

/** Asserts that an edit is such as the client applies, and returns its text edits by file. */
export function editsByFile(edit: WorkspaceEdit, able: ClientCapabilities): Map<string, TextEdit[]> {
  const { documentChanges, resourceOperations, snippetEditSupport, changeAnnotationSupport } =
    able.workspace?.workspaceEdit ?? {};
  assert.ok(edit.documentChanges === undefined || documentChanges === true, 'takes no document changes');
  assert.ok(edit.changes === undefined || edit.documentChanges === undefined, 'changes said twice');
  const all = new Map(Object.entries(edit.changes ?? {}));
  for (const change of edit.documentChanges ?? []) {
    if (!('edits' in change)) {
      assert.ok(resourceOperations?.includes(change.kind), `cannot ${change.kind} a file`);
      continue;
    }
    const own = change.edits.map((one): TextEdit => {
      assert.ok(!('annotationId' in one) || changeAnnotationSupport !== undefined, 'takes no annotations');
      if (!('snippet' in one)) return one;
      assert.ok(snippetEditSupport === true, 'takes no snippets in edits');
      return { range: one.range, newText: placeholders(one.snippet.value) };
    });
    all.set(change.textDocument.uri, own);
  }
  return all;
}

/** Returns where a definition or reference is, whichever of the two forms it has. */
export const locationOf = (place: Location | LocationLink): Location =>
  'targetUri' in place ? { uri: place.targetUri, range: place.targetSelectionRange } : place;
