/** What an editor's person does, once for each editor: everything comes in a form that the editor says it takes. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type {
  DocumentSymbol,
  Hover,
  Location,
  LocationLink,
  MarkupContent,
  SymbolInformation,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { problems } from '../support/bad-input.ts';
import { leaveOut } from '../support/capable.ts';
import { formatOf } from '../support/forms.ts';
import { LspClient } from '../support/lsp.ts';
import { profiles } from '../support/profiles.ts';
import { withRawClient } from '../support/raw-client.ts';

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
    const literals = capable.textDocument?.codeAction?.codeActionLiteralSupport !== undefined;
    // One server for each editor: nothing here changes a text.
    let client: LspClient;
    before(async () => {
      client = await LspClient.start({ files }, profile);
    });
    after(() => client.stop());

    it('sees the findings, pushed or pulled and never both', async () => {
      const pulls = capable.textDocument?.diagnostic !== undefined;
      const found = await client.diagnostics(NAME);
      assert.equal(client.published.has(client.uri(NAME)), !pulls);
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
    });

    it('puts a finding right', async () => {
      assert.equal(Boolean(client.capabilities.codeActionProvider), literals);
      if (!literals) return;
      const [first, ...others] = await client.actions(NAME, client.range(NAME));
      const lazy = capable.textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true;
      assert.ok(first !== undefined);
      for (const { edit } of [first, ...others]) assert.equal(edit === undefined, lazy);
      const after = client.afterAll(await client.editOf(first));
      assert.match(after[NAME] ?? '', /status: active\n/);
    });

    it('shows what it shows in a form that the editor draws', async () => {
      const hover = await client.at<Hover>('textDocument/hover', {}, NAME);
      const format = formatOf(capable.textDocument?.hover?.contentFormat);
      assert.equal((hover.contents as MarkupContent).kind, format);
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
      const format = formatOf(capable.textDocument?.hover?.contentFormat);
      for (const [line, words] of text.split('\n').entries()) {
        const position = { line, character: Math.min(words.length, 6) };
        const hover = await client.of<Hover | null>('textDocument/hover', NAME, { position });
        if (hover !== null) assert.equal((hover.contents as MarkupContent).kind, format);
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
      if (literals) assert.ok((await client.actions(NAME, range)).length > 0);
      const folds = await client.of<{ startCharacter?: number }[]>('textDocument/foldingRange', NAME);
      assert.ok(folds.every(({ startCharacter }) => startCharacter === undefined));
      const found = await client.request<SymbolInformation[]>('workspace/symbol', { query: 'huddle' });
      const known = capable.workspace?.symbol?.symbolKind?.valueSet;
      for (const { kind } of found) assert.ok(known === undefined ? kind <= 18 : known.includes(kind));
    });

    it('is told where a change in one file alters what is found in another', async () => {
      const pulls = capable.textDocument?.diagnostic !== undefined;
      if (pulls && !asksAgain(capable.workspace)) return leaveOut('it is never asked to pull again');
      const others = { 'root.portfolio': ROOT, 'items.portfolio': ITEMS.replace(/<\|>?|\|>/g, '') };
      await withRawClient({ files: others, capabilities: capable }, async (raw) => {
        await raw.open(NAME, others['items.portfolio']);
        await raw.settled();
        const told = (): number =>
          raw.of(pulls ? 'workspace/diagnostic/refresh' : 'textDocument/publishDiagnostics').length;
        const before = told();
        await raw.open('root.portfolio', ROOT.replace('id: safe', 'id: harmless'));
        await raw.until('it is told', () => told() > before);
        if (!pulls) await raw.until('the goal is gone', () => raw.rules(NAME).includes('unknown-reference'));
      });
    });

    it('sees what changed on the disk behind its back once it saves, if it does not watch the disk', async () => {
      const { dynamicRegistration } = capable.workspace?.didChangeWatchedFiles ?? {};
      if (dynamicRegistration === true && profile.clientInfo === undefined)
        return leaveOut('it tells of what changes itself');
      const { clientInfo } = profile;
      const options = { files: { 'root.portfolio': ROOT }, capabilities: capable };
      await withRawClient({ ...options, ...(clientInfo && { clientInfo }) }, async (raw) => {
        const text = 'items:\n  - {id: a, title: A, goals: [late]}\n';
        await raw.open('a.portfolio', text);
        await raw.settled();
        assert.ok(raw.rules('a.portfolio').includes('unknown-reference'));
        await raw.write('b.portfolio', 'goals: [{id: late, title: L}]\n');
        await raw.notify('textDocument/didSave', { textDocument: { uri: raw.uri('a.portfolio') } });
        await raw.settled();
        assert.ok(!raw.rules('a.portfolio').includes('unknown-reference'));
      });
    });

    for (const what of Object.keys(PLACES))
      it(`completes ${what} with a text that is right as the editor puts it in`, () =>
        checkPutIn(client, placeFile(what)));
  });

/** Tells whether an editor takes the request to pull again; Helix spells it in the singular. */
const asksAgain = (workspace: object = {}): boolean =>
  /"diagnostics?":{"refreshSupport":true/.test(JSON.stringify(workspace));

/** What is begun on a line of its own belongs to the entry or key that it is begun in. */
async function checkPutIn(client: LspClient, name: string): Promise<void> {
  const items = await client.complete(name);
  assert.ok(items.length > 0);
  for (const item of items) {
    const text = client.taken(name, item);
    assert.ok(!problems(text).includes('syntax'), `${item.label}:\n${text}`);
    assert.ok(!problems(text).includes('unknown-key'), `${item.label}:\n${text}`);
  }
}
