/** Folding, selections, symbols of the workspace, links and formatting. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type {
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  SelectionRange,
  SymbolInformation,
  TextEdit,
} from 'vscode-languageserver-protocol';
import { type LspClient, withServer } from '../support/lsp.ts';

const FILE = `# A portfolio
# of two lines
portfolio: Riverside
teams:
  - {id: emergency, name: Emergency}
items:
  - id: triage-flow
    title: "🏥 Cut door-to-triage time"
    goals:
    - safe-care
    description: >-
      Nurses re-time triage
      at the front door
    measures:
      - name: Door
        unit: min

  - id: b
    title: c
`;

/** Folds as first and last line, by their words. */
const folds = async (client: LspClient, name: string): Promise<string[]> => {
  const lines = client.text(name).split(/\r\n|\n/);
  const ranges = await client.of<FoldingRange[]>('textDocument/foldingRange', name);
  return ranges.map(
    ({ startLine, endLine, kind }) =>
      `${lines[startLine]?.trim()} … ${lines[endLine]?.trim()}${kind === undefined ? '' : ` (${kind})`}`,
  );
};

describe('folding', () => {
  it('folds sections, entries, what hangs below keys and comments, and leaves empty lines out', async () => {
    for (const text of [FILE, FILE.replaceAll('\n', '\r\n')]) {
      await withServer({ files: { 'a.portfolio': text } }, async (client) => {
        assert.deepEqual(await folds(client, 'a.portfolio'), [
          '# A portfolio … # of two lines (comment)',
          'teams: … - {id: emergency, name: Emergency}',
          'items: … title: c',
          '- id: triage-flow … unit: min',
          'goals: … - safe-care',
          'description: >- … at the front door',
          'measures: … unit: min',
          '- name: Door … unit: min',
          '- id: b … title: c',
        ]);
      });
    }
  });
  it('folds what cannot be read all the same', async () => {
    await withServer(
      {
        files: {
          'a.portfolio': 'items:\n  - id: a\n    title: "open\n    tags: [x\n  - id: b\n    title: c\n',
        },
      },
      async (client) => {
        assert.deepEqual(await folds(client, 'a.portfolio'), [
          'items: … title: c',
          '- id: a … tags: [x',
          '- id: b … title: c',
        ]);
      },
    );
  });
});

describe('selection ranges', () => {
  it('grow from a word over key, entry and section to the file', async () => {
    await withServer(
      { files: { 'a.portfolio': FILE.replace('Nurses re-time', 'Nurses re-ti<|>me') } },
      async (client) => {
        const { textDocument, position } = client.caret();
        const [first] = await client.request<SelectionRange[]>('textDocument/selectionRange', {
          textDocument,
          positions: [position],
        });
        const words: string[] = [];
        for (let range = first; range !== undefined; range = range.parent)
          words.push(client.words('a.portfolio', range.range));
        assert.equal(words[0], 're-time');
        assert.equal(words[1], '>-\n      Nurses re-time triage\n      at the front door');
        assert.match(words[2] ?? '', /^description: >-/);
        assert.match(words[3] ?? '', /^id: triage-flow[\s\S]*unit: min$/);
        assert.match(words.at(-2) ?? '', /^ {2}- id: triage-flow[\s\S]*title: c\n$/);
        assert.equal(words.at(-1), client.text('a.portfolio'));
        for (const [i, inner] of words.entries())
          assert.ok(i === 0 || (words[i] as string).includes(words[i - 1] as string), inner);
      },
    );
  });
  it('take the line where YAML gives up', async () => {
    await withServer(
      { files: { 'a.portfolio': 'items:\n  - id: a\n    title: "op<|>en\n' } },
      async (client) => {
        const { textDocument, position } = client.caret();
        const [first] = await client.request<SelectionRange[]>('textDocument/selectionRange', {
          textDocument,
          positions: [position],
        });
        assert.equal(client.words('a.portfolio', first?.range ?? assert.fail()), 'open');
        assert.equal(client.words('a.portfolio', first?.parent?.range ?? assert.fail()), 'title: "open');
      },
    );
  });
});

describe('symbols', () => {
  it('are found over all files by letters of title or id, best first', async () => {
    await withServer(
      {
        files: {
          'a.portfolio': FILE,
          'deep/b.portfolio':
            'items:\n  - {id: door, title: New front door}\ngoals:\n  - {id: safe-care, title: No harm}\n',
        },
      },
      async (client) => {
        const found = await client.request<SymbolInformation[]>('workspace/symbol', { query: 'door' });
        assert.deepEqual(
          found.map(({ name }) => name),
          ['New front door', '🏥 Cut door-to-triage time'],
        );
        assert.deepEqual(client.shown(found.map(({ location }) => location)), [
          'deep/b.portfolio: - {id: door, title: ‹New front door›}',
          'a.portfolio: title: ‹"🏥 Cut door-to-triage time"›',
        ]);
        assert.deepEqual(
          (await client.request<SymbolInformation[]>('workspace/symbol', { query: 'sfcr' })).map(
            ({ name }) => name,
          ),
          ['No harm'],
        );
        assert.equal(
          (await client.request<SymbolInformation[]>('workspace/symbol', { query: '' })).length,
          5,
        );
      },
    );
  });
  it('of a document are nested, or say what they are in', async () => {
    await withServer({ files: { 'a.portfolio': FILE } }, async (client) => {
      if (client.able.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport !== true) {
        const flat = await client.of<SymbolInformation[]>('textDocument/documentSymbol', 'a.portfolio');
        assert.deepEqual(
          flat.map(({ name, containerName }) => [name, containerName]),
          [
            ['teams', undefined],
            ['Emergency', 'teams'],
            ['items', undefined],
            ['🏥 Cut door-to-triage time', 'items'],
            ['Door', '🏥 Cut door-to-triage time'],
            ['c', 'items'],
          ],
        );
        return;
      }
      const [teams, items] = await client.of<DocumentSymbol[]>('textDocument/documentSymbol', 'a.portfolio');
      assert.deepEqual([teams?.name, teams?.children?.map(({ name }) => name)], ['teams', ['Emergency']]);
      assert.deepEqual(
        [items?.name, items?.children?.map(({ name }) => name)],
        ['items', ['🏥 Cut door-to-triage time', 'c']],
      );
      assert.deepEqual(
        items?.children?.[0]?.children?.map(({ name }) => name),
        ['Door'],
      );
    });
  });
  it('of a very large document are its entries alone, and no less', async () => {
    const item = (i: number): string => `  - {id: i${i}, title: Item ${i}, measures: [{name: Wait}]}\n`;
    const text = `items:\n${Array.from({ length: 2000 }, (_, i) => item(i)).join('')}`;
    await withServer({ files: { 'a.portfolio': text, 'b.portfolio': text + item(2000) } }, async (client) => {
      for (const [file, named] of [
        ['a.portfolio', 1 + 2 * 2000],
        ['b.portfolio', 1 + 2001],
      ] as const) {
        const symbols = await client.of<object[]>('textDocument/documentSymbol', file);
        // The same number, nested or flat.
        assert.equal(JSON.stringify(symbols).match(/"name":/g)?.length, named, file);
      }
    });
  });
});

describe('document links', () => {
  it('lead to web pages and to files beside this one, and nowhere else', async () => {
    const text =
      'items:\n  - id: a\n    links:\n      - {title: "🏥", url: https://example.org/a}\n      - {title: b, url: "../notes/plan b.md#l3"}\n      - {title: c, url: "javascript:alert(1)"}\n      - {title: d, url: mailto:a@example.org}\n';
    await withServer({ files: { 'deep/a.portfolio': text } }, async (client) => {
      const links = await client.of<DocumentLink[]>('textDocument/documentLink', 'deep/a.portfolio');
      assert.deepEqual(
        links.map(({ range }) => client.words('deep/a.portfolio', range)),
        ['https://example.org/a', '"../notes/plan b.md#l3"', 'mailto:a@example.org'],
      );
      assert.equal(
        links[1]?.target,
        client.uri('deep/a.portfolio').replace('deep/a.portfolio', 'notes/plan%20b.md#l3'),
      );
    });
  });
});

describe('formatting', () => {
  const options = { tabSize: 4, insertSpaces: true };
  const SOURCE = 'items:\r\n- id:   a\r\n  title: "🏥"   \r\n\r\n\r\n<|- id: b\r\n  tags: [ x,y ]|>\r\n';
  it('lays a document out, CRLF kept', async () => {
    for (const utf8 of [false, true]) {
      await withServer({ files: { 'a.portfolio': SOURCE }, utf8 }, async (client) => {
        const edits = await client.of<TextEdit[]>('textDocument/formatting', 'a.portfolio', { options });
        assert.equal(
          client.after('a.portfolio', edits),
          'items:\r\n  - id: a\r\n    title: "🏥"\r\n\r\n  - id: b\r\n    tags: [x, y]\r\n',
        );
        for (const { newText } of edits) assert.match(newText, /^\s*$/);
      });
    }
  });
  it('lays out the entries that a selection touches, in the column that the list has', async () => {
    await withServer({ files: { 'a.portfolio': SOURCE } }, async (client) => {
      const edits = await client.of<TextEdit[]>('textDocument/rangeFormatting', 'a.portfolio', {
        options,
        range: client.range(),
      });
      assert.equal(
        client.after('a.portfolio', edits),
        'items:\r\n- id:   a\r\n  title: "🏥"   \r\n\r\n\r\n- id: b\r\n  tags: [x, y]\r\n',
      );
    });
  });
});
