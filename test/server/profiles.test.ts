/** What an editor's person does, once for each editor: everything comes in a form that the editor says it takes. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type {
  CodeAction,
  CompletionItem,
  Diagnostic,
  DocumentDiagnosticReport,
  DocumentSymbol,
  Hover,
  Location,
  LocationLink,
  SymbolInformation,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { problems } from '../support/bad-input.ts';
import { LspClient } from '../support/lsp.ts';
import { type Profile, profiles } from '../support/profiles.ts';

const ROOT = `portfolio: Klinik Süd 🚂
period: 2027
goals:
  - {id: safe, title: No avoidable harm}
`;
const ITEMS = `items:
  - id: huddle
    title: Morning huddle für alle 🚂
    track: operational
    goals: [s<|>afe]
    status: <|Active|>
    milestones: [{title: Standard in place, date: 2027-12-01}]
  - id: after
    title: After it
    depends-on: [hudle]
`;
const NAME = 'items.portfolio';

const PLACES = {
  'a new item': 'portfolio: P\nitems:\n  - <|>\n',
  'a new item, dash and all': 'portfolio: P\nitems:\n  <|>\n',
  'a measure': 'portfolio: P\nitems:\n  - id: a\n    title: A\n    measures:\n      - <|>\n',
  'a milestone in brackets': 'portfolio: P\nitems:\n  - id: a\n    title: A\n    milestones: [<|>]\n',
  'a key': 'portfolio: P\nitems:\n  - id: a\n    title: A\n    <|>\n',
  'a key of the root': 'portfolio: P\n<|>\n',
};

/** Where each place is begun: in a folder, and so in a portfolio, of its own. */
const placeFile = (what: string): string => `${what.replace(/\W+/g, '-')}/a.portfolio`;
const files = {
  'root.portfolio': ROOT,
  'items.portfolio': ITEMS,
  ...Object.fromEntries(Object.entries(PLACES).map(([what, text]) => [placeFile(what), text])),
};

for (const profile of profiles)
  describe(profile.name, () => {
    const capable = profile.capabilities;
    // One server for each editor: nothing here changes a text.
    let client: LspClient;
    before(async () => {
      client = await LspClient.start({ files, capabilities: capable, today: '2027-09-15' });
    });
    after(() => client.stop());

    it('sees the findings, pushed or pulled and never both', async () => {
      const pulls = capable.textDocument?.diagnostic !== undefined;
      const pushed = await client.diagnostics(NAME);
      const pulled = pulls
        ? (
            await client.of<DocumentDiagnosticReport & { items: Diagnostic[] }>(
              'textDocument/diagnostic',
              NAME,
            )
          ).items
        : [];
      assert.equal(pulls ? pushed.length : pulled.length, 0);
      const found = [...pushed, ...pulled];
      const bad = found.find(({ code }) => code === 'bad-value') ?? assert.fail();
      assert.deepEqual(bad.range, client.range(NAME));
      assert.ok(
        !found.some(({ code, message }) => code === 'unknown-reference' && /`safe`/.test(String(message))),
      );
    });

    it('has an outline', async () => {
      const outline = await client.of<(DocumentSymbol | SymbolInformation)[]>(
        'textDocument/documentSymbol',
        NAME,
      );
      const known = capable.textDocument?.documentSymbol?.symbolKind?.valueSet;
      const nested = capable.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true;
      const all: (DocumentSymbol | SymbolInformation)[] = [];
      const visit = (symbols: readonly (DocumentSymbol | SymbolInformation)[]): void => {
        for (const symbol of symbols) {
          all.push(symbol);
          if ('children' in symbol) visit(symbol.children ?? []);
        }
      };
      visit(outline);
      assert.deepEqual(
        all.map(({ name }) => name),
        ['items', 'Morning huddle für alle 🚂', 'Standard in place', 'After it'],
      );
      for (const symbol of all) {
        assert.equal('location' in symbol, !nested);
        assert.ok(known === undefined ? symbol.kind <= 18 : known.includes(symbol.kind));
        if ('location' in symbol) assert.equal(symbol.location.uri, client.uri(NAME));
      }
    });

    it('goes to what is meant, and renames it everywhere', async () => {
      const target = await client.at<Location | LocationLink[] | null>('textDocument/definition', {}, NAME);
      const links = capable.textDocument?.definition?.linkSupport === true;
      assert.ok(target !== null && JSON.stringify(target).includes('root.portfolio'));
      assert.equal(Array.isArray(target) && 'targetUri' in (target[0] ?? {}), links);
      const edit = await client.at<WorkspaceEdit>('textDocument/rename', { newName: 'harmless' }, NAME);
      const versioned = capable.workspace?.workspaceEdit?.documentChanges === true;
      assert.equal(edit.documentChanges !== undefined, versioned);
      assert.equal(edit.changes !== undefined, !versioned);
      const after = client.afterAll(edit);
      assert.match(after['root.portfolio'] ?? '', /\{id: harmless, title/);
      assert.match(after[NAME] ?? '', /goals: \[harmless\]/);
      for (const one of (edit.documentChanges ?? []) as TextDocumentEdit[])
        assert.ok(
          capable.workspace?.workspaceEdit?.changeAnnotationSupport !== undefined ||
            one.edits.every((e) => !('annotationId' in e)),
        );
    });

    it('puts a finding right', async () => {
      const asked = { range: client.range(NAME), context: { diagnostics: [] } };
      let actions = await client.of<CodeAction[]>('textDocument/codeAction', NAME, asked);
      const lazy = capable.textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true;
      assert.ok(actions.length > 0 && actions.every(({ edit }) => (edit === undefined) === lazy));
      if (lazy) actions = [await client.request<CodeAction>('codeAction/resolve', actions[0])];
      const after = client.afterAll(actions[0]?.edit ?? assert.fail());
      assert.match(after[NAME] ?? '', /status: active\n/);
    });

    it('shows what it shows in a form that the editor draws', async () => {
      const hover = await client.at<Hover>('textDocument/hover', {}, NAME);
      const drawn = capable.textDocument?.hover?.contentFormat?.includes('markdown') === true;
      assert.equal((hover.contents as { kind: string }).kind, drawn ? 'markdown' : 'plaintext');
      const edits = await client.of<TextEdit[]>('textDocument/formatting', NAME, {
        options: { tabSize: 2, insertSpaces: true },
      });
      assert.deepEqual(edits, []);
    });

    it('is told of nothing that it cannot use', async () => {
      const able = client.capabilities;
      const workspace = capable.workspace ?? {};
      assert.equal(
        able.inlineCompletionProvider !== undefined,
        capable.textDocument?.inlineCompletion !== undefined,
      );
      assert.equal(
        able.workspace?.textDocumentContent !== undefined,
        workspace.textDocumentContent !== undefined,
      );
      assert.equal(
        able.workspace?.fileOperations !== undefined,
        workspace.fileOperations?.willRename === true,
      );
      assert.equal(able.diagnosticProvider !== undefined, capable.textDocument?.diagnostic !== undefined);
    });

    it('is asked about every line, and answered in forms and at places that it knows', async () => {
      const text = client.text(NAME);
      const drawn = capable.textDocument?.hover?.contentFormat ?? [];
      for (const [line, words] of text.split('\n').entries()) {
        const position = { line, character: Math.min(words.length, 6) };
        const hover = await client.of<Hover | null>('textDocument/hover', NAME, { position });
        const { kind = 'plaintext' } = (hover?.contents ?? {}) as { kind?: 'markdown' | 'plaintext' };
        assert.ok(kind === 'plaintext' || drawn.includes(kind));
        const places = await client.of<Location[] | null>('textDocument/references', NAME, {
          position,
          context: { includeDeclaration: true },
        });
        client.shown(places ?? []);
      }
      const range = {
        start: { line: 0, character: 0 },
        end: { line: text.split('\n').length, character: 0 },
      };
      const actions = await client.of<CodeAction[]>('textDocument/codeAction', NAME, {
        range,
        context: { diagnostics: [] },
      });
      const kinds = capable.textDocument?.codeAction?.codeActionLiteralSupport?.codeActionKind.valueSet ?? [];
      for (const { kind = '' } of actions)
        assert.ok(
          kind === 'quickfix' || kinds.includes('') || kinds.includes(kind.split('.')[0] ?? ''),
          kind,
        );
      const folds = await client.of<{ startCharacter?: number }[]>('textDocument/foldingRange', NAME);
      assert.ok(folds.every(({ startCharacter }) => startCharacter === undefined));
      const found = await client.request<SymbolInformation[]>('workspace/symbol', { query: 'huddle' });
      const known = capable.workspace?.symbol?.symbolKind?.valueSet;
      for (const { kind } of found) assert.ok(known === undefined ? kind <= 18 : known.includes(kind));
    });

    for (const what of Object.keys(PLACES))
      it(`completes ${what} with a text that is right as the editor puts it in`, () =>
        checkCompletions(client, profile, placeFile(what)));
  });

async function checkCompletions(
  client: LspClient,
  { capabilities, inserts }: Profile,
  name: string,
): Promise<void> {
  const { completionItem, completionItemKind } = capabilities.textDocument?.completion ?? {};
  const items = await client.complete(name);
  assert.ok(items.length > 0);
  for (const item of items) {
    const known = completionItemKind?.valueSet;
    assert.ok(known === undefined ? (item.kind ?? 1) <= 18 : known.includes(item.kind ?? 1), item.label);
    assert.ok(item.insertTextFormat !== 2 || completionItem?.snippetSupport === true, item.label);
    if (item.insertTextMode !== undefined)
      assert.ok(completionItem?.insertTextModeSupport?.valueSet.includes(item.insertTextMode), item.label);
    const text = client.taken(name, asPutIn(client, name, item, inserts));
    assert.ok(!problems(text).includes('syntax'), `${item.label}:\n${text}`);
    // What is begun on a line of its own belongs to the entry or key that it is begun in.
    assert.ok(!problems(text).includes('unknown-key'), `${item.label}:\n${text}`);
  }
}

/** The completion with its lines as the editor indents them. */
function asPutIn(
  client: LspClient,
  name: string,
  item: CompletionItem,
  inserts: Profile['inserts'],
): CompletionItem {
  const edit = item.textEdit as TextEdit;
  const mode = item.insertTextMode === undefined ? inserts : item.insertTextMode === 1 ? 'as is' : 'indented';
  if (mode === 'as is') return item;
  const line = client.text(name).split('\n')[edit.range.start.line] ?? '';
  const indent = /^ */.exec(line)?.[0] ?? '';
  return { ...item, textEdit: { ...edit, newText: edit.newText.replaceAll('\n', `\n${indent}`) } };
}
