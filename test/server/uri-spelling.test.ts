/** The same file by every spelling of its URI: drives, shares, escapes, and disks that do not tell cases apart. */
import assert from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type {
  DocumentSymbol,
  Location,
  LocationLink,
  SymbolInformation,
} from 'vscode-languageserver-protocol';
import { Workspace } from '../../server/src/core/model/workspace.ts';
import type { FileSource } from '../../server/src/core/text/file-source.ts';
import { movedLink } from '../../server/src/edits/text/relative-links.ts';
import { canonicalUri } from '../../server/src/files/canonical-uri.ts';
import { UriSpelling } from '../../server/src/server/kit/uri-spelling.ts';
import { locationOf } from '../support/forms.ts';
import { withServer } from '../support/lsp.ts';
import { withRawClient } from '../support/raw-client.ts';

describe('the spelling of a URI', () => {
  const spellings: Readonly<Record<string, readonly string[]>> = {
    'file:///c%3A/Plans/a.portfolio': [
      'file:///C:/Plans/a.portfolio',
      'file:///c:/Plans/a.portfolio',
      'file:///C%3A/Plans/a.portfolio',
      'file:///c%3a/Plans/a.portfolio',
    ],
    'file://server/share/a%20b.portfolio': [
      'file://SERVER/share/a b.portfolio',
      'file:////server/share/a%20b.portfolio',
      'file://server/share/a%20b.portfolio',
    ],
    'file:///home/me/plan%20%281%29%2B%26.portfolio': ['file:///home/me/plan%20(1)+&.portfolio'],
    'file:///home/%C3%A4.portfolio': ['file:///home/ä.portfolio', 'file:///home/%c3%a4.portfolio'],
    'untitled:C:/a (1)': ['untitled:C:/a (1)'],
    'vscode-vfs://github/o/r/A%3Ab': ['vscode-vfs://github/o/r/A%3Ab'],
  };
  for (const [ours, theirs] of Object.entries(spellings))
    it(`of ${ours} is one`, () => {
      assert.equal(canonicalUri(ours), ours);
      for (const spelled of theirs) assert.equal(canonicalUri(spelled), ours);
    });

  it('is the client’s own in all that it is sent, and no text is touched', () => {
    const spelling = new UriSpelling();
    const theirs = 'file:///C:/Plans/a.portfolio';
    const ours = 'file:///c%3A/Plans/a.portfolio';
    const sent = { textDocument: { uri: theirs, text: theirs }, list: [{ uri: theirs }], n: null };
    assert.deepEqual(spelling.inward(sent), {
      textDocument: { uri: ours, text: theirs },
      list: [{ uri: ours }],
      n: null,
    });
    const edit = { changes: { [ours]: [{ newText: ours }] }, other: 'file:///c%3A/Plans/b.portfolio' };
    assert.deepEqual(spelling.outward(edit), {
      changes: { [theirs]: [{ newText: ours }] },
      other: 'file:///c%3A/Plans/b.portfolio',
    });
  });

  it('makes no second file of one that stands on the disk', async () => {
    const files = {
      'plan (1)+.portfolio':
        'portfolio: P\ngoals: [{id: g, title: G}]\nitems: [{id: a, title: A, goals: [g]}]\n',
    };
    await withRawClient({ files }, async (client) => {
      const uri = `${client.uri()}/plan%20(1)+.portfolio`;
      const text = Object.values(files)[0] ?? '';
      await client.notify('textDocument/didOpen', {
        textDocument: { uri, languageId: 'portfolio', version: 1, text },
      });
      await client.settled();
      const found = client.publishedAt(uri) ?? assert.fail('told of no file of that name');
      assert.ok(!found.diagnostics.some(({ code }) => code === 'duplicate-id'));
      const position = { line: 2, character: text.split('\n')[2]?.indexOf('[g]') ?? 0 + 1 };
      const [target] = [
        await client.request<Location | (Location | LocationLink)[]>('textDocument/definition', {
          textDocument: { uri },
          position: { ...position, character: position.character + 1 },
        }),
      ].flat();
      assert.equal(target && locationOf(target).uri, uri);
      assert.ok(
        (await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } }))
          .length > 0,
      );
    });
  });

  it('has the findings of its file alone, whichever one was first', async () => {
    const text = 'portfolio: P\nitems: [{id: a, title: A, goals: [g]}]\n';
    await withRawClient({ files: { 'plan (1)+.portfolio': text } }, async (client) => {
      const spelled = ['plan%20(1)+.portfolio', 'plan%20(1)%2B.portfolio', 'plan%20%281%29%2B.portfolio'];
      const uris = spelled.map((name) => `${client.uri()}/${name}`);
      for (const uri of [...uris, ...uris]) {
        const textDocument = { uri, languageId: 'portfolio', version: 1, text };
        await client.notify('textDocument/didOpen', { textDocument });
        // What is told by another spelling while it is open changes nothing.
        const changes = uris.map((each) => ({ uri: each, type: 2 }));
        await client.notify('workspace/didChangeWatchedFiles', { changes });
        await client.notify('textDocument/didChange', {
          textDocument: { uri, version: 2 },
          contentChanges: [{ text: `${text}# ` }],
        });
        await client.settled();
        const told = [...client.shown().values()].filter(({ diagnostics }) => diagnostics.length > 0);
        assert.deepEqual(
          told.map((each) => each.uri),
          [uri],
        );
        await client.notify('textDocument/didClose', { textDocument: { uri } });
      }
    });
  });

  for (const [opened, edited] of [
    ['link', 'real'],
    ['real', 'link'],
  ] as const)
    it(`may lead through ${edited} where the folder was opened as ${opened}, and is one file all the same`, async () => {
      const root = 'portfolio: P\ngoals: [{id: g, title: G}]\n';
      const text = 'items: [{id: a, title: A, goals: [g]}]\n';
      const files = { 'real/p.portfolio': root, 'real/i.portfolio': text };
      await withRawClient({ files, folders: [] }, async (client) => {
        await symlink(join(client.folder, 'real'), join(client.folder, 'link'));
        const event = { added: [client.workspaceFolder(opened)], removed: [] };
        await client.notify('workspace/didChangeWorkspaceFolders', { event });
        const symbols = async (): Promise<string[]> => {
          await client.settled();
          const all = await client.request<SymbolInformation[]>('workspace/symbol', { query: '' });
          return all.map(({ name, location }) => `${location.uri.slice(client.uri().length + 1)} ${name}`);
        };
        assert.deepEqual(await symbols(), [`${opened}/i.portfolio A`, `${opened}/p.portfolio G`]);
        await client.open(`${edited}/i.portfolio`, text.replace('[g]', '[h]'));
        assert.deepEqual(await symbols(), [`${edited}/i.portfolio A`, `${opened}/p.portfolio G`]);
        assert.deepEqual(client.rules(`${edited}/i.portfolio`), ['unknown-reference']);
        // A second buffer over the same file is not mixed with the first.
        await client.open(`${opened}/i.portfolio`, 'items: []\n');
        await client.notify('textDocument/didClose', {
          textDocument: { uri: client.uri(`${opened}/i.portfolio`) },
        });
        await client.open(`${edited}/new.portfolio`, 'items: [{id: b, title: B, goals: [g]}]\n');
        assert.deepEqual(await symbols(), [
          `${edited}/i.portfolio A`,
          `${edited}/new.portfolio B`,
          `${opened}/p.portfolio G`,
        ]);
        assert.deepEqual(client.rules(`${edited}/new.portfolio`), []);
        for (const each of ['i', 'new'])
          await client.notify('textDocument/didClose', {
            textDocument: { uri: client.uri(`${edited}/${each}.portfolio`) },
          });
        assert.equal((await symbols()).length, 2);
        assert.deepEqual(client.rules(`${edited}/i.portfolio`), []);
      });
    });

  for (const [what, one, other] of [
    ['links to a file', 'real/i.portfolio', 'real/link.portfolio'],
    ['links to a folder', 'real/i.portfolio', 'link/i.portfolio'],
    ['spellings', 'real/i.portfolio', 'real/%69.portfolio'],
  ] as const)
    it(`may be several at once, as ${what}, and the buffer opened or edited last speaks for the file`, async () => {
      const item = (title: string): string => `items:\n  - {id: a, title: ${title}, goals: [g]}\n`;
      const files = { 'real/p.portfolio': 'portfolio: P\n', 'real/i.portfolio': item('Disk') };
      await withRawClient({ files, folders: [] }, async (client) => {
        await symlink(join(client.folder, 'real'), join(client.folder, 'link'));
        await symlink(join(client.folder, 'real/i.portfolio'), join(client.folder, 'real/link.portfolio'));
        const event = { added: [client.workspaceFolder('real')], removed: [] };
        await client.notify('workspace/didChangeWorkspaceFolders', { event });
        const uri = (path: string): string => `${client.uri()}/${path}`;
        const open = (path: string, text: string): Promise<void> =>
          client.notify('textDocument/didOpen', {
            textDocument: { uri: uri(path), languageId: 'portfolio', version: 1, text },
          });
        /** Types letters before the title. */
        const type = (path: string, text: string, version: number): Promise<void> => {
          const at = { line: 1, character: '  - {id: a, title: '.length };
          return client.notify('textDocument/didChange', {
            textDocument: { uri: uri(path), version },
            contentChanges: [{ range: { start: at, end: at }, text }],
          });
        };
        const close = (path: string): Promise<void> =>
          client.notify('textDocument/didClose', { textDocument: { uri: uri(path) } });
        const says = async (title: string, path: string, silent?: string): Promise<void> => {
          await client.settled();
          const symbols = await client.request<SymbolInformation[]>('workspace/symbol', { query: '' });
          const items = symbols.map(({ name, location }) => `${location.uri} ${name}`);
          assert.deepEqual(items, [`${uri(path)} ${title}`]);
          for (const each of [one, other]) {
            const { diagnostics = [] } = client.publishedAt(uri(each)) ?? {};
            const rules = new Set(diagnostics.map(({ code }) => code));
            assert.ok(!rules.has('duplicate-id'), each);
            assert.equal(rules.has('unknown-reference'), each === path, each);
          }
          if (silent === undefined) return;
          const asked = { textDocument: { uri: uri(silent) } };
          assert.deepEqual(await client.request('textDocument/documentSymbol', asked), []);
        };
        await open(one, item('One'));
        await open(other, item('Other'));
        await says('Other', other, one);
        await type(one, 'My ', 2);
        await type(one, 'Own ', 3);
        await says('Own My One', one, other);
        await type(other, 'No ', 2);
        await says('No Other', other, one);
        // With the same text in both, either is asked about.
        await client.notify('textDocument/didChange', {
          textDocument: { uri: uri(one), version: 4 },
          contentChanges: [{ text: item('No Other') }],
        });
        await says('No Other', one);
        const asked = { textDocument: { uri: uri(other) } };
        assert.notDeepEqual(await client.request('textDocument/documentSymbol', asked), []);
        await close(other);
        await says('No Other', one);
        await open(other, item('Again'));
        await says('Again', other, one);
        await close(other);
        await says('No Other', one);
        await close(one);
        await says('Disk', 'real/i.portfolio');
      });
    });

  it('may differ in case on a disk that does not tell cases apart', async () => {
    const known = 'file:///w/Plan.portfolio';
    const source: FileSource = {
      find: () => Promise.resolve([known]),
      list: () => Promise.resolve({ files: [known], last: true }),
      read: () => Promise.resolve({ text: 'portfolio: P\nitems: [{id: a, title: A}]\n' }),
      foundAs: (_, uri) => (uri.toLowerCase() === known.toLowerCase() ? known : uri),
    };
    const workspace = new Workspace(source);
    await workspace.openFolder('file:///w');
    const other = 'file:///w/plan.portfolio';
    await workspace.open(other, 'portfolio: P\nitems: [{id: a, title: B}]\n', 1);
    const [portfolio] = workspace.portfolios.values();
    assert.deepEqual([...(portfolio?.files.keys() ?? [])], [other]);
    assert.equal(portfolio?.index.byId('item', 'a').length, 1);
    await workspace.close(other);
    assert.deepEqual([...(portfolio?.files.keys() ?? [])], [known]);
  });
});

it('a document that is on no disk is not looked for in the working folder of the server', async () => {
  const files = { 'a.portfolio': 'portfolio: P\n' };
  const before = process.cwd();
  await withServer({ files, own: true }, async (client) => {
    // Editors start a server in the first of their folders.
    process.chdir(fileURLToPath(new URL('.', client.uri('a.portfolio'))));
    try {
      const uri = 'untitled:Untitled-1';
      const text =
        'items:\n  - {id: a, title: Fewer queues at the gate, description: Daily huddle at the gate}\n';
      await client.notify('textDocument/didOpen', {
        textDocument: { uri, languageId: 'portfolio', version: 1, text },
      });
      const symbols = await client.request<unknown[]>('textDocument/documentSymbol', {
        textDocument: { uri },
      });
      assert.ok((symbols ?? []).length > 0);
    } finally {
      process.chdir(before);
    }
  });
});

describe('a link to a file that is renamed', () => {
  const led = (url: string, from: string, oldUri: string, newUri: string): string | null =>
    movedLink(url, from, [{ oldUri, newUri }]);

  it('is led to its new place on a drive or a share, and left alone where no path leads to it', () => {
    const plan = 'file:///c%3A/Plans/a.portfolio';
    assert.equal(
      led('n.md', plan, 'file:///c%3A/Plans/n.md', 'file:///c%3A/Notes/n (2).md'),
      '../Notes/n (2).md',
    );
    assert.equal(led('n.md', plan, 'file:///c%3A/Plans/n.md', 'file:///d%3A/Notes/n.md'), null);
    const share = 'file://server/share/plans/a.portfolio';
    assert.equal(led('n.md', share, 'file://server/share/plans', 'file://server/share/2027'), null);
    assert.equal(
      led('../n.md', share, 'file://server/share/plans', 'file://server/share/2027/plans'),
      '../../n.md',
    );
    assert.equal(led('n.md', share, 'file://server/share/plans/n.md', 'file://other/share/n.md'), null);
  });
  it('is written as it was: escaped or not, with its fragment', () => {
    const plan = 'file:///w/a.portfolio';
    assert.equal(
      led('my%20n.md#top', plan, 'file:///w/my%20n.md', 'file:///w/x/my%20n.md'),
      'x/my%20n.md#top',
    );
    assert.equal(led('./n.md', plan, 'file:///w/n.md', 'file:///w/50%25.md'), './50%25.md');
    for (const url of ['https://example.org/n.md', 'mailto:a@example.org', '#top', '/n.md', ''])
      assert.equal(led(url, plan, 'file:///w/n.md', 'file:///w/m.md'), null);
  });
});
