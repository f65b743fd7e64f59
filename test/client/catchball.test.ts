/** Threads of catchball in an editor: made with the text, written anew with it, gone with it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CatchballThread } from '../../server/src/protocol/catchball.ts';
import './vscode-stub.ts';

type Listener = (value: never) => void;
interface FakeThread {
  comments: readonly { readonly body: { readonly value: string } }[];
  range: { readonly start: { readonly line: number } };
  collapsibleState: number;
  state: number;
  contextValue: string;
  label: string;
  gone: boolean;
  dispose(): void;
}

const vscode = (await import('vscode' as string)) as Record<string, Record<string, unknown>>;
const controllers: string[] = [];
const threads: FakeThread[] = [];
const heard: Record<string, Listener> = {};
const listen = (name: string) => (listener: Listener) => {
  heard[name] = listener;
  return { dispose: () => {} };
};
Object.assign(vscode['comments'] as object, {
  createCommentController: (id: string) => {
    controllers.push(id);
    return {
      createCommentThread: (_uri: object, range: FakeThread['range'], comments: FakeThread['comments']) => {
        const thread = { range, comments, gone: false } as FakeThread;
        thread.dispose = () => {
          thread.gone = true;
        };
        threads.push(thread);
        return thread;
      },
      dispose: () => {},
    };
  },
});
const document = {
  uri: { toString: () => 'file:///a.portfolio' },
  languageId: 'portfolio',
  version: 1,
  isClosed: false,
};
Object.assign(vscode['workspace'] as object, {
  textDocuments: [document],
  onDidOpenTextDocument: listen('open'),
  onDidCloseTextDocument: listen('close'),
});

const said = (more: Partial<CatchballThread>): CatchballThread => ({
  range: { start: { line: 3, character: 4 }, end: { line: 4, character: 9 } },
  key: 'goal\nquick\na\nb',
  state: 'waiting',
  label: 'Waits',
  rounds: [{ who: 'A → B', when: '1 June 2027', body: 'Ten' }],
  last: { id: 'quick', kind: 'goal', from: 'A', to: 'B', date: '2027-06-01', proposal: 'Ten' },
  ...more,
});

let answer: { readonly version: number; readonly threads: readonly CatchballThread[] } = {
  version: 1,
  threads: [],
};
let asked = 0;
const connection = {
  state: 'running',
  onModelChanged: listen('model'),
  onStateChanged: listen('state'),
  request: async () => {
    asked++;
    return answer;
  },
};
const { Catchball } = await import('../../client/src/catchball/catchball.ts');
const catchball = new Catchball(connection as unknown as ConstructorParameters<typeof Catchball>[0]);

/** Tells of a change, and waits until it was asked about and the answer was taken in. */
async function changed(now: typeof answer): Promise<void> {
  answer = now;
  const before = asked;
  heard['model']?.(undefined as never);
  while (asked === before) await new Promise((go) => setImmediate(go));
  await new Promise((go) => setImmediate(go));
}

test('a thread is open until it is agreed, follows the text, and is gone with it', async () => {
  await changed({ version: 1, threads: [] });
  assert.deepEqual(controllers, [], 'where no catchball stands, nothing is there');
  await changed({ version: 1, threads: [said({})] });
  const [thread] = threads;
  assert.ok(thread !== undefined);
  assert.deepEqual(controllers, ['twotrack.catchball']);
  assert.deepEqual([thread.collapsibleState, thread.state, thread.contextValue], [1, 0, 'waiting']);
  // A person closes it; a text that moves it does not open it again.
  thread.collapsibleState = 0;
  const range = { start: { line: 7, character: 4 }, end: { line: 8, character: 9 } };
  await changed({ version: 1, threads: [said({ range, label: 'Waits still' })] });
  assert.deepEqual([thread.range.start.line, thread.collapsibleState, thread.label], [7, 0, 'Waits still']);
  thread.collapsibleState = 1;
  await changed({ version: 2, threads: [] });
  assert.equal(thread.gone, false, 'what belongs to another text is not shown');
  const rounds = [{ who: 'A → B', when: '1 June 2027', body: 'Ten, agreed' }];
  await changed({ version: 1, threads: [said({ state: 'agreed', rounds })] });
  assert.deepEqual([thread.collapsibleState, thread.state, thread.contextValue], [0, 1, 'agreed']);
  assert.equal(thread.comments[0]?.body.value, 'Ten, agreed');
  assert.equal(threads.length, 1);
  heard['close']?.(document as never);
  assert.equal(thread.gone, true);
  catchball.dispose();
});
