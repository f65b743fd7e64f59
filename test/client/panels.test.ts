/** Panels whose pages are quicker than the server, say things twice, or are closed while something is under way. */
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { SplitChoice, SplitDecisionResult } from '../../server/src/protocol/split.ts';
import { type FakePanel, Later, panels, until } from './fake-panel.ts';
import { FakeWindow, insertion, vscode } from './fake-window.ts';

const { openSplit } = await import('../../client/src/split/split.ts');
const { triageItems } = await import('../../client/src/triage/triage.ts');
const { Reviews } = await import('../../client/src/review/reviews.ts');
const { openMeeting } = await import('../../client/src/meeting/meeting.ts');
const { openImport } = await import('../../client/src/import-page/panel.ts');

const [file, portfolio] = ['file:///a.portfolio', 'file:///'] as const;
const nothing = { dispose: () => {} };
let window: FakeWindow;
let made: FakePanel[];
/** Tells the panel that was opened last that its portfolio has changed. */
let modelChanged: () => void;

/** What the code needs of the extension, over a server that answers as the test says. */
function services(answer: (params: never) => unknown) {
  const connection = {
    request: async (_method: string, params: never) => answer(params),
    toWorkspaceEdit: window.toWorkspaceEdit,
    onModelChanged: (listen: (changed: { readonly portfolio: string }) => void) => {
      modelChanged = () => listen({ portfolio });
      return nothing;
    },
  };
  return { connection, extension: 'file:///extension', output: { info: () => {} } } as never;
}

beforeEach(async () => {
  window = new FakeWindow();
  window.disk.set(file, 'one\n');
  await window.open(file);
  made = panels();
  Object.assign(vscode.commands, { executeCommand: async () => undefined });
});

describe('the page of a split', () => {
  const choiceOf = (title: string): SplitChoice => ({
    to: [],
    titles: { operational: title, strategic: 'rest' },
    id: 'new',
    share: 0,
    link: false,
  });
  /** What a choice makes of the item: its title at the start of the text. */
  async function proposalOf(choice: SplitChoice): Promise<SplitDecisionResult> {
    const { version } = await window.open(file);
    const changes = [insertion(file, version, 0, `${choice.titles.operational}\n`)];
    return { item: 'whole', choice, edit: { documentChanges: changes } } as unknown as SplitDecisionResult;
  }
  async function opened(answer: (choice: SplitChoice) => Promise<SplitDecisionResult | undefined>) {
    const ask = ({ choice }: { readonly choice?: SplitChoice }) =>
      choice === undefined ? proposalOf(choiceOf('first')) : answer(choice);
    await openSplit(services(ask), { portfolio, node: { id: 'a', label: 'A' } });
    const [panel] = made;
    assert.ok(panel !== undefined);
    return panel;
  }
  const text = async () => (await window.open(file)).getText();

  it('is applied as it was chosen last, though the server has not answered yet', async () => {
    const later = new Later<SplitDecisionResult>();
    const panel = await opened(() => later.answer);
    const choice = choiceOf('last');
    void panel.say({ kind: 'choice', choice });
    const applied = panel.say({ kind: 'apply' });
    later.give(await proposalOf(choice));
    await applied;
    assert.equal(await text(), 'last\none\n');
    assert.equal(panel.closed, true);
  });

  it('is applied once, however often the key is pressed', async () => {
    const panel = await opened(proposalOf);
    await Promise.all([1, 2, 3].map(() => panel.say({ kind: 'apply' })));
    assert.equal(await text(), 'first\none\n');
    assert.equal(window.said.length, 1);
  });

  it('applies nothing of an older choice where the last one is refused or not answered', async () => {
    for (const answer of [{ refused: 'No.' }, undefined]) {
      made = panels();
      const panel = await opened(async () => answer);
      await panel.say({ kind: 'choice', choice: choiceOf('last') });
      await panel.say({ kind: 'apply' });
      assert.equal(await text(), 'one\n');
      assert.equal(panel.closed, false);
      assert.equal(panel.heard.at(-1)?.kind, 'refused');
    }
  });

  it('shows and says what was done, though the text it made can be split no more', async () => {
    const panel = await opened(async () => ({ refused: 'No.' }));
    const applied = vscode.workspace['applyEdit'] as (edit: unknown) => Promise<boolean>;
    vscode.workspace['applyEdit'] = async (edit: unknown) => {
      const done = await applied(edit);
      modelChanged();
      await new Promise(setImmediate);
      return done;
    };
    await panel.say({ kind: 'apply' });
    assert.equal(panel.closed, true);
    assert.deepEqual(window.said, ['“whole” is now “first” and “rest”.']);
    // Where Ctrl+Z takes it back.
    assert.deepEqual(window.shown, [file]);
  });

  it('shows the text in the column where it is open already, also under another tab', async () => {
    const tab = (uri: string): object => ({ input: new vscode.TabInputText({ toString: () => uri }) });
    const [walkthrough, covered] = [{ input: undefined }, tab(file)];
    window.groups.push(
      { viewColumn: 1, tabs: [tab('file:///b.portfolio')], activeTab: undefined },
      { viewColumn: 2, tabs: [walkthrough, covered], activeTab: walkthrough },
    );
    const panel = await opened(proposalOf);
    await panel.say({ kind: 'apply' });
    assert.deepEqual([window.shown, window.columns], [[file], [2]]);
  });

  it('may be closed while the server thinks', async () => {
    const later = new Later<SplitDecisionResult>();
    const panel = await opened(() => later.answer);
    const choice = choiceOf('last');
    void panel.say({ kind: 'choice', choice });
    const applied = panel.say({ kind: 'apply' });
    panel.dispose();
    later.give(await proposalOf(choice));
    await applied;
    assert.equal(await text(), 'last\none\n', 'who pressed Apply has applied it');
  });
});

it('a decision of a meeting that fails does not keep the next from being written', async () => {
  const page = { meeting: { name: 'Clinic' } };
  const answers: readonly (() => unknown)[] = [
    () => page,
    () => Promise.reject(new Error('the wire is cut')),
    () => ({ edit: { documentChanges: [insertion(file, 1, 0, '# ')] } }),
  ];
  let asked = 0;
  await openMeeting(
    services(() => answers[asked++]?.()),
    { portfolio, since: undefined },
  );
  const [panel] = made;
  for (const number of [1, 2]) await panel?.say({ kind: 'decide', number, decision: {} });
  const answered = () => panel?.heard.filter(({ kind }) => kind === 'written') ?? [];
  await until(() => answered().length === 2);
  assert.deepEqual(answered(), [
    { kind: 'written', number: 1, refused: 'the wire is cut' },
    { kind: 'written', number: 2, refused: '' },
  ]);
  assert.equal((await window.open(file)).getText(), '# one\n');
});

it('a board of triage is written once, however often the button is pressed', async () => {
  const later = new Later<unknown>();
  const asked: unknown[] = [];
  const all = services((params) => {
    asked.push(params);
    return later.answer;
  });
  const rows = [{ line: 1, target: 'a', title: 'A' }] as never;
  triageItems(all, { portfolio, name: 'Clinic' }, rows);
  const [panel] = made;
  const write = { kind: 'write', outcome: [{ line: 1, decision: 'neither' }] };
  const both = [panel?.say(write), panel?.say(write)];
  later.give({ edit: { documentChanges: [insertion(file, 1, 0, '# ')] } });
  await Promise.all(both);
  // By its title too: without an id it is named by its place alone.
  assert.deepEqual(asked, [{ portfolio, decided: [{ target: 'a', title: 'A', decision: 'neither' }] }]);
  assert.equal((await window.open(file)).getText(), '# one\n');
});

it('a board of triage names the items that it removed', async () => {
  const all = services(() => ({ edit: { documentChanges: [insertion(file, 1, 0, '# ')] } }));
  const rows = [
    { line: 1, target: 'a', title: 'Car park' },
    { line: 2, target: 'b', title: 'B' },
  ] as never;
  triageItems(all, { portfolio, name: 'Clinic' }, rows);
  await made[0]?.say({ kind: 'write', outcome: [{ line: 1, decision: 'none' }] });
  await until(() => window.said.length > 0);
  assert.match(window.said.join(), /1 decided, 1 left open\. Removed from the portfolio: “Car park”\./);
});

it('a board of triage that is closed by hand is opened again where it was, until it is written', async () => {
  const rows = [
    { line: 1, target: 'a', title: 'A' },
    { line: 2, target: 'b', title: 'B' },
    { line: 3, target: 'c', title: 'C' },
  ] as const;
  const all = services(() => ({ edit: { documentChanges: [insertion(file, 1, 0, '# ')] } }));
  const decided = [
    { line: 1, decision: 'split' },
    { line: 3, decision: 'neither' },
  ];
  const opened = async (of: readonly object[]) => {
    triageItems(all, { portfolio: 'file:///left/', name: 'Left' }, of as never);
    await made.at(-1)?.say({ kind: 'ready' });
    return (made.at(-1)?.heard.at(-1) as { readonly decided?: unknown } | undefined)?.decided;
  };
  assert.deepEqual(await opened(rows), []);
  await made.at(-1)?.say({ kind: 'decided', outcome: decided });
  made.at(-1)?.dispose();
  assert.deepEqual(await opened(rows), decided);
  made.at(-1)?.dispose();
  // Another item stands where one without an id stood, and the others have moved up.
  const moved = [
    { ...rows[1], line: 1 },
    { ...rows[2], line: 2 },
    { ...rows[0], line: 3, title: 'Another' },
  ];
  assert.deepEqual(await opened(moved), [{ line: 2, decision: 'neither' }]);
  await made.at(-1)?.say({ kind: 'write', outcome: [{ line: 2, decision: 'neither' }] });
  assert.deepEqual(await opened(rows), []);
});

it('a review that is closed while it is made anew stays closed, without a word', async () => {
  const later = new Later<unknown>();
  const { connection } = services(() => later.answer) as {
    readonly connection: ConstructorParameters<typeof Reviews>[1];
  };
  vscode.workspace['getConfiguration'] = () => ({ get: () => undefined });
  const reviews = new Reviews('file:///extension' as never, connection);
  const subject = { portfolio, since: async () => undefined };
  const html = { text: '<body>', title: 'Clinic', name: 'review.html' };
  const shown = reviews.show(subject, { html, since: undefined, at: new Date(0), stated: '' });
  const refreshed = shown.refresh();
  made[0]?.dispose();
  later.give(html);
  await refreshed;
  assert.deepEqual(window.said, []);
  assert.equal(reviews.current, undefined);
});

describe('the page of an import', () => {
  const sheet = (text: string) => ({ text, items: [{}], report: [], edit: null, mapping: '', kept: null });
  /** The texts of the new documents that were shown. */
  let documents: string[];
  let watched = '';
  let taken: Set<string>;
  beforeEach(() => {
    documents = [];
    taken = new Set();
    Object.assign(vscode.workspace, {
      workspaceFolders: [],
      getWorkspaceFolder: () => undefined,
      fs: {
        stat: async (uri: object) => {
          if (!taken.has(String(uri))) throw new Error('no file');
        },
      },
      createFileSystemWatcher: ({ pattern }: { readonly pattern: string }) => {
        watched = pattern;
        return { ...nothing, onDidChange: () => nothing };
      },
      openTextDocument: async ({ content }: { readonly content: string }) => content,
    });
    Object.assign(vscode.window, { showTextDocument: async (text: string) => documents.push(text) });
    Object.assign(vscode.Uri, {
      joinPath: (base: object) => base,
      parse: (text: string) => uriOf(text.slice('file://'.length)),
    });
  });
  const uriOf = (path: string) => ({
    path,
    toString: () => `file://${path}`,
    with: (part: { readonly path: string }) => uriOf(part.path),
  });
  const source = { uri: uriOf('/plan.csv') as never, name: 'plan.csv' };
  const choice = { target: '', map: [], rows: 8, keep: false };

  it('writes what was chosen last, once', async () => {
    const later = new Later<unknown>();
    let answer: unknown = sheet('first');
    await openImport(
      services(() => answer),
      { ...source, read: async () => 'YQ==' },
    );
    const [panel] = made;
    await panel?.say({ kind: 'ready' });
    answer = later.answer;
    const chosen = panel?.say({ kind: 'choice', choice });
    await panel?.say({ kind: 'write' });
    assert.deepEqual(documents, [], 'what was read for another choice is not written');
    later.give(sheet('last'));
    await chosen;
    await Promise.all([panel?.say({ kind: 'write' }), panel?.say({ kind: 'write' })]);
    assert.deepEqual(documents, ['last']);
    assert.equal(panel?.closed, true);
  });

  it('asks for a new document as a file of the sheet’s name that is not there yet, in the folder that is open', async () => {
    const asked: { readonly target?: string; readonly fresh?: string }[] = [];
    const all = services((params) => {
      asked.push(params);
      return sheet('');
    });
    taken.add('file:///plan.portfolio');
    await openImport(all, { ...source, read: async () => 'YQ==' });
    await made[0]?.say({ kind: 'ready' });
    await made[0]?.say({ kind: 'choice', choice: { ...choice, target: file } });
    vscode.workspace['workspaceFolders'] = [{ uri: uriOf('/ours') }];
    await made[0]?.say({ kind: 'choice', choice });
    assert.deepEqual(
      asked.map(({ target, fresh }) => [target, fresh]),
      [
        [undefined, 'file:///plan-2.portfolio'],
        [file, undefined],
        [undefined, 'file:///ours/plan.portfolio'],
      ],
    );
  });

  it('watches the very file, whatever it is called', async () => {
    const uri = { path: '/plan [v{2}] *.csv', toString: () => 'file:///plan' } as never;
    await openImport(
      services(() => undefined),
      { uri, name: 'plan', read: async () => 'YQ==' },
    );
    assert.equal(watched, 'plan [[]v[{]2[}][]] [*].csv');
  });

  it('may be closed while the sheet is read', async () => {
    const later = new Later<unknown>();
    await openImport(
      services(() => later.answer),
      { ...source, read: async () => 'YQ==' },
    );
    const [panel] = made;
    const ready = panel?.say({ kind: 'ready' });
    await until(() => panel?.heard.some(({ kind }) => kind === 'targets') === true);
    panel?.dispose();
    later.give(sheet('late'));
    await ready;
    assert.deepEqual(
      panel?.heard.map(({ kind }) => kind),
      ['targets'],
    );
  });
});
