/** What LSP 3.16 to 3.18 add, where a client has it; and that nothing is different where it has not. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  ClientCapabilities,
  CodeAction,
  LinkedEditingRanges,
  TextDocumentContentResult,
  WorkspaceDiagnosticReport,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { LITERALS } from '../support/capable.ts';
import { type LspClient, withServer } from '../support/lsp.ts';

const ABLE: ClientCapabilities = {
  window: { workDoneProgress: true, showDocument: { support: true } },
  workspace: {
    textDocumentContent: {},
    fileOperations: { willRename: true },
    workspaceEdit: { documentChanges: true },
  },
  textDocument: {
    diagnostic: { markupMessageSupport: true },
    callHierarchy: {},
    linkedEditingRange: {},
    codeAction: LITERALS,
  },
};
/** What a client has of `ABLE` that makes a feature; without it the feature is not there. */
const LATE = ['workspace.textDocumentContent', 'workspace.fileOperations'] as const;

const ROOT = `portfolio: Harrowmere
goals:
  - {id: true-north, title: Nobody kept waiting}
  - {id: flow, title: Care in time, parent: true-north}
`;
const ITEMS = `items:
  - id: huddle
    title: Morning huddle
    track: operational
    goals: [flow]
    sustains: [new-wing]
    links: [{title: Notes, url: notes/A3 huddle.md}]
  - id: new-wing
    title: A new wing
    track: strategic
    goals: [flow]
    depends-on:
      - permit
  - id: permit
    title: Planning permission
    links:
      - title: Letter
        url: ../letters/permit.pdf#page=2
`;
const files = { 'plan/root.portfolio': ROOT, 'plan/items.portfolio': ITEMS };
const NAME = 'plan/items.portfolio';

async function hierarchy(client: LspClient, name: string, words: string) {
  const [at] = await client.request<CallHierarchyItem[]>('textDocument/prepareCallHierarchy', {
    textDocument: { uri: client.uri(name) },
    position: positionOf(client.text(name), words),
  });
  assert.ok(at !== undefined);
  const above = await client.request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', {
    item: at,
  });
  const below = await client.request<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', {
    item: at,
  });
  return { at, above, below };
}

function positionOf(text: string, words: string) {
  const before = text.slice(0, text.indexOf(words) + 1).split('\n');
  return { line: before.length - 1, character: (before.at(-1) ?? '').length };
}

describe('call hierarchy', () => {
  it('says why and how, each the other way round of the other', () =>
    withServer({ files }, async (client) => {
      const names = async (file: string, words: string): Promise<string[][]> => {
        const { at, above, below } = await hierarchy(client, file, words);
        return [[at.name], above.map(({ from }) => from.name), below.map(({ to }) => to.name)];
      };
      const time = [['Care in time'], ['Nobody kept waiting'], ['Morning huddle', 'A new wing']];
      const all = [
        await names('plan/root.portfolio', 'Nobody kept'),
        await names(NAME, 'flow]'),
        await names(NAME, 'Morning'),
        await names(NAME, 'A new wing'),
        await names(NAME, 'Planning'),
      ];
      assert.deepEqual(all, [
        [['Nobody kept waiting'], [], ['Care in time']],
        time,
        [['Morning huddle'], ['Care in time', 'A new wing'], []],
        [['A new wing'], ['Care in time'], ['Planning permission', 'Morning huddle']],
        [['Planning permission'], ['A new wing'], []],
      ]);
      assert.deepEqual(await names('plan/root.portfolio', 'Care in'), time);
    }));

  it('shows where the caller calls, in its own text', () =>
    withServer({ files }, async (client) => {
      const { below } = await hierarchy(client, NAME, 'A new wing');
      assert.deepEqual(
        below.map(({ fromRanges }) => fromRanges.map((range) => client.words(NAME, range))),
        [['permit'], ['A new wing']],
      );
      const { above } = await hierarchy(client, NAME, 'Morning');
      assert.deepEqual(
        above.map(({ from, fromRanges }) => [
          from.detail,
          ...fromRanges.map((range) =>
            client.words(from.uri === client.uri(NAME) ? NAME : 'plan/root.portfolio', range),
          ),
        ]),
        [
          ['goal', 'Care in time'],
          ['item · strategic', 'A new wing'],
        ],
      );
    }));
});

describe('linked editing', () => {
  const linked = async (text: string, more: Readonly<Record<string, string>> = {}) => {
    let words: string[] | null = null;
    await withServer({ files: { 'a.portfolio': text, ...more } }, async (client) => {
      const found = await client.at<LinkedEditingRanges | null>('textDocument/linkedEditingRange');
      words =
        found === null
          ? null
          : client.shown(found.ranges.map((range) => ({ uri: client.uri('a.portfolio'), range })));
    });
    return words;
  };
  const TEXT = 'items:\n  - {id: a<|>b, title: A}\n  - {id: c, title: C, depends-on: ["ab"]}\n';

  it('links an id with its references', async () => {
    assert.deepEqual(await linked(TEXT), [
      'a.portfolio: - {id: ‹ab›, title: A}',
      'a.portfolio: - {id: c, title: C, depends-on: ["‹ab›"]}',
    ]);
  });
  it('leaves to a rename what stands elsewhere too, what is there twice, and what is alone', async () => {
    assert.equal(await linked(TEXT, { 'b.portfolio': 'items:\n  - {id: d, sustains: [ab]}\n' }), null);
    assert.equal(await linked(`${TEXT}  - {id: ab, title: Again}\n`), null);
    assert.equal(await linked('items:\n  - {id: a<|>b, title: A}\n'), null);
    assert.equal(await linked('items:\n  - {id: ab, title: A<|>}\n'), null);
  });
});

describe('texts of the server', () => {
  const page = (client: LspClient, uri: string) =>
    client.request<TextDocumentContentResult>('workspace/textDocumentContent', { uri });

  it('gives the page of a rule and the review, and shows them when asked', () =>
    withServer({ files, capabilities: ABLE }, async (client) => {
      assert.deepEqual(client.capabilities.workspace?.textDocumentContent, { schemes: ['twotrack'] });
      assert.match((await page(client, 'twotrack:/rules/mixed-traits.md')).text, /^# /);
      assert.match((await page(client, 'twotrack:/rules/constructor.md')).text, /no page at/);
      const [action] = await client.of<CodeAction[]>('textDocument/codeAction', NAME, {
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
        context: { diagnostics: [], only: ['source.twotrack.review'] },
      });
      const uri = String(action?.command?.arguments?.[0]);
      assert.match(uri, /^twotrack:\/review\/Harrowmere\.md\?/);
      const review = (await page(client, uri)).text;
      assert.match(review, /^# Harrowmere\n/);
      assert.equal((await page(client, 'twotrack:/review.md')).text, review);
      await client.request('workspace/executeCommand', action?.command);
      await client.request('workspace/executeCommand', {
        command: action?.command?.command,
        arguments: ['https://example.org'],
      });
      await client.request('workspace/symbol', { query: '' });
      assert.deepEqual(client.inbox.splice(0), [
        `window/showDocument ${JSON.stringify({ uri, takeFocus: true })}`,
      ]);
    }));
  it('offers none of it to a client that cannot show it', () =>
    withServer({ files, lacks: LATE }, async (client) => {
      assert.equal(client.capabilities.workspace?.textDocumentContent, undefined);
      assert.equal(client.capabilities.executeCommandProvider, undefined);
      assert.equal(client.capabilities.workspace?.fileOperations, undefined);
      const actions = await client.of<CodeAction[]>('textDocument/codeAction', NAME, {
        range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
        context: { diagnostics: [], only: ['source'] },
      });
      assert.deepEqual(actions, []);
    }));
});

describe('files that get another name', () => {
  const rename = async (old: string, fresh: string): Promise<Record<string, string> | null> => {
    let after: Record<string, string> | null = null;
    await withServer({ files, capabilities: ABLE }, async (client) => {
      const uri = (path: string): string => client.uri(NAME).replace('plan/items.portfolio', path);
      const edit = await client.request<WorkspaceEdit | null>('workspace/willRenameFiles', {
        files: [{ oldUri: uri(old), newUri: uri(fresh) }],
      });
      after = edit === null ? null : client.afterAll(edit);
    });
    return after;
  };
  const swapped = (...pairs: readonly (readonly [string, string])[]): Record<string, string> => ({
    [NAME]: pairs.reduce((text, [old, fresh]) => text.replace(old, fresh), ITEMS),
  });

  it('follows a linked file, a linked folder, and the file that links', async () => {
    assert.deepEqual(
      await rename('letters/permit.pdf', 'letters/2027/permit.pdf'),
      swapped(['../letters/permit.pdf', '../letters/2027/permit.pdf']),
    );
    assert.deepEqual(
      await rename('plan/notes', 'plan/A3%20sheets'),
      swapped(['notes/A3 huddle.md', 'A3 sheets/A3 huddle.md']),
    );
    assert.deepEqual(
      await rename('plan/items.portfolio', 'plan/2027/items.portfolio'),
      swapped(['notes/A3', '../notes/A3'], ['../letters', '../../letters']),
    );
    assert.deepEqual(await rename('plan', 'strategy'), null);
    assert.deepEqual(await rename('elsewhere.md', 'there.md'), null);
  });
});

describe('pulling everything', () => {
  const many = Object.fromEntries(
    Array.from({ length: 40 }, (_, i) => [
      `p/f${String(i).padStart(2, '0')}.portfolio`,
      `items:\n  - {id: i${i}}\n`,
    ]),
  );
  it('comes in parts and says how far it is, and is the same as at once', () =>
    withServer({ files: many, open: [], capabilities: ABLE }, async (client) => {
      const ask = (more: object) =>
        client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [], ...more });
      const whole = await ask({});
      assert.equal(whole.items.length, 40);
      client.progress.length = 0;
      assert.deepEqual(await ask({ partialResultToken: 'parts', workDoneToken: 'work' }), { items: [] });
      const of = (token: string) =>
        client.progress.filter((each) => each.token === token).map(({ value }) => value);
      assert.deepEqual(
        of('parts').flatMap((value) => (value as WorkspaceDiagnosticReport).items),
        whole.items,
      );
      const kinds = of('work').map((value) => (value as { kind: string }).kind);
      assert.equal(kinds[0], 'begin');
      assert.equal(kinds.at(-1), 'end');
      assert.equal(kinds.filter((kind) => kind === 'begin' || kind === 'end').length, 2);
    }));
});

describe('messages in Markdown', () => {
  const MIXED = `portfolio: P
items:
  - id: both
    title: Cut *door-to-doctor* time and build a new emergency wing
    track: operational
    description: >-
      Nurses run daily kaizen huddles on the ward to shorten the wait by small steps. In parallel we build a new
      building over three years with a capital investment of 40 million that the board decides on.
`;
  const messages = async (capabilities: ClientCapabilities): Promise<unknown[]> => {
    const found: unknown[] = [];
    await withServer({ files: { 'a.portfolio': MIXED }, capabilities }, async (client) => {
      const { items } = await client.of<{ items: { code: string; message: unknown }[] }>(
        'textDocument/diagnostic',
        'a.portfolio',
      );
      found.push(...items.filter(({ code }) => code === 'mixed-traits').map(({ message }) => message));
    });
    return found;
  };
  it('marks the words that speak for each track, and not the title', async () => {
    const [marked] = (await messages(ABLE)) as { kind: string; value: string }[];
    assert.equal(marked?.kind, 'markdown');
    assert.match(marked?.value ?? '', /^“Cut \\\*door-to-doctor\\\* time [^*]*”: /);
    assert.equal(marked?.value.match(/\*\*“[^”]+”\*\*/g)?.length, 2);
  });
  it('is plain text for all others', async () => {
    const [plain] = await messages({ textDocument: { diagnostic: {} } });
    assert.equal(typeof plain, 'string');
  });
});

describe('the next key', () => {
  const GHOST: ClientCapabilities = { textDocument: { inlineCompletion: {} } };
  const habit = (id: string, more = ''): string =>
    `  - id: ${id}\n    title: T\n    track: strategic\n    sponsor: Board\n    start: 2027\n${more}`;
  const next = async (item: string, others: readonly string[]): Promise<unknown[]> => {
    let found: unknown[] = [];
    await withServer(
      { files: { 'a.portfolio': `items:\n${others.join('')}${item}` }, capabilities: GHOST },
      async (client) => {
        const items = await client.at<{ insertText: string }[]>('textDocument/inlineCompletion', {
          context: { triggerKind: 2 },
        });
        found = items.map(({ insertText }) => insertText);
      },
    );
    return found;
  };
  const own = '  - id: own\n    title: T\n    track: strategic\n    <|>\n';
  it('is what most items on the same track have next', async () => {
    const three = ['a', 'b', 'c'].map((id) => habit(id));
    assert.deepEqual(await next(own, three), ['sponsor: ']);
    assert.deepEqual(await next(own.replace('    <|>', '    sponsor: Board\n    <|>'), three), ['start: ']);
    assert.deepEqual(
      await next(own.replace('    <|>', '    sponsor: Board\n    start: 2027\n    <|>'), three),
      [],
    );
  });
  it('is not said of few items, of another track, within a text, or where half have something else', async () => {
    const three = ['a', 'b', 'c'].map((id) => habit(id));
    assert.deepEqual(await next(own, three.slice(0, 2)), []);
    assert.deepEqual(await next(own.replace('strategic', 'operational'), three), []);
    assert.deepEqual(await next(own.replace('    <|>', '      <|>'), three), []);
    const other = (id: string): string => habit(id).replace('sponsor: Board', 'owner: Board');
    assert.deepEqual(await next(own, [...three.slice(0, 2), other('d'), other('e')]), []);
  });
  it('is for clients that ask for it', () =>
    withServer({ files, lacks: ['textDocument.inlineCompletion'] }, async (client) => {
      assert.equal(client.capabilities.inlineCompletionProvider, undefined);
      await client.diagnostics(NAME);
    }));
});
