/** What commands offer to choose from, and what they ask once something is chosen. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { edit } from '../../server/src/protocol/edit.ts';
import { FakeDocument, FakeWindow, insertion, vscode } from './fake-window.ts';

const { moveToFile } = await import('../../client/src/commands/move-to-file.ts');
const { classifyList } = await import('../../client/src/commands/classify-list.ts');
const { portfolioFiles } = await import('../../client/src/sheets/target.ts');
const { Entry } = await import('../../client/src/tracks-view/entry.ts');

interface Pick {
  readonly label: string;
  readonly uri?: string;
}
const uriOf = (path: string) => ({ path, toString: () => `file://${path}` });

test('no scenario is offered as the file of an item, for it takes none', async () => {
  const window = new FakeWindow();
  const files = ['/p/a.portfolio', '/p/b.portfolio', '/p/scenarios/later.scenario.portfolio'].map(uriOf);
  let offered: readonly Pick[] = [];
  Object.assign(vscode.Uri, { parse: (text: string) => uriOf(text.replace('file://', '')) });
  Object.assign(vscode.workspace, {
    fs: { stat: async () => ({ type: 2 }) },
    findFiles: async () => files,
    asRelativePath: ({ path }: { readonly path: string }) => path,
    workspaceFolders: [{ uri: uriOf('/p') }],
  });
  Object.assign(vscode.window, {
    activeTextEditor: undefined,
    showQuickPick: async (picks: readonly Pick[]) => {
      offered = picks;
    },
  });
  const node = { id: 'a', kind: 'item', label: 'A', hasChildren: false } as const;
  const details = { location: { uri: 'file:///p/a.portfolio' } };
  const services = { connection: { request: async () => details } } as never;
  await moveToFile.run(services, [new Entry('a', undefined, 'file:///p', { kind: 'node', node })]);
  assert.deepEqual(
    offered.map(({ uri }) => uri),
    ['file:///p/b.portfolio'],
  );
  assert.deepEqual((await portfolioFiles()).map(String), ['file:///p/a.portfolio', 'file:///p/b.portfolio']);
  assert.deepEqual(window.said, []);
});

test('an item that moves to another file is told with a button that undoes the move', async () => {
  const window = new FakeWindow();
  const [from, to] = ['file:///p/a.portfolio', 'file:///p/b.portfolio'];
  window.disk.set(from, '').set(to, 'items:\n');
  const told: unknown[] = [];
  Object.assign(vscode.Uri, { parse: (text: string) => uriOf(text.replace('file://', '')) });
  Object.assign(vscode.workspace, {
    fs: { stat: async () => ({ type: 2 }) },
    findFiles: async () => ['/p/a.portfolio', '/p/b.portfolio'].map(uriOf),
    asRelativePath: ({ path }: { readonly path: string }) => path.replace('/p/', ''),
    workspaceFolders: [{ uri: uriOf('/p') }],
  });
  Object.assign(vscode.window, {
    activeTextEditor: undefined,
    showQuickPick: async (picks: readonly Pick[]) => picks[0],
    showInformationMessage: async (words: string, ...buttons: readonly string[]) => {
      const moved = (await window.open(to)).getText();
      told.push(words, buttons, moved);
      return buttons[0];
    },
  });
  const node = { id: 'a', kind: 'item', label: 'A', hasChildren: false } as const;
  const request = async (method: string) =>
    method === edit
      ? { edit: { documentChanges: [insertion(to, null, 1, '  - {id: a, title: A}\n')] } }
      : { location: { uri: from } };
  const services = {
    connection: { request, toWorkspaceEdit: window.toWorkspaceEdit },
    tracks: { follow: () => () => {} },
  } as never;
  await moveToFile.run(services, [new Entry('a', undefined, 'file:///p', { kind: 'node', node })]);
  assert.deepEqual(told, ['“A” is now in b.portfolio.', ['Undo'], 'items:\n  - {id: a, title: A}\n']);
  assert.equal((await window.open(to)).getText(), 'items:\n');
});

test('triage opens an empty editor, says what to do there, and sorts what was written once it is', async () => {
  const draft = new FakeDocument('untitled:Untitled-1', '');
  const said: string[] = [];
  const sorted: unknown[] = [];
  Object.assign(vscode.workspace, { openTextDocument: async () => draft });
  Object.assign(vscode.window, {
    activeTextEditor: undefined,
    showTextDocument: async () => undefined,
    showQuickPick: async (picks: readonly { readonly list: () => unknown }[]) => picks.at(-1),
    showWarningMessage: async () => undefined,
    showInformationMessage: async (words: string, button: string) => {
      said.push(words);
      // Pressed once too early.
      if (said.length === 2) draft.type('- Cut the wait\n');
      return button;
    },
  });
  const services = {
    portfolios: { requireActive: async () => undefined, all: [] },
    connection: {
      request: async (_method: string, params: unknown) => {
        sorted.push(params);
        return { refused: 'enough for this test' };
      },
    },
  } as never;
  await classifyList.run(services, []);
  assert.match(said[0] ?? '', /^Type or paste the list into this editor/);
  assert.equal(said.length, 2);
  assert.match(JSON.stringify(sorted), /- Cut the wait/);
});
