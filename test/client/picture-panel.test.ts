/** The panel of the picture where the last portfolio goes: it says so, and leaves it at that. */
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { pictureStyle } from '../../server/src/protocol/picture.ts';
import { portfolios as portfoliosRequest } from '../../server/src/protocol/portfolios.ts';
import { FakePanel } from './fake-panel.ts';
import { vscode } from './fake-window.ts';

const listen = () => ({ dispose: () => {} });
Object.assign(vscode.window, { onDidChangeActiveTextEditor: listen });
Object.assign(vscode.workspace, { onDidCloseTextDocument: listen, onDidChangeTextDocument: listen });
Object.assign(vscode.Uri, { joinPath: (base: object) => base });
const { Portfolios } = await import('../../client/src/services/portfolios.ts');
const { TwoPathsPanel } = await import('../../client/src/two-paths/panel.ts');

test('the page is told once that the last portfolio is gone, and the server is left in peace', async () => {
  mock.timers.enable({ apis: ['setTimeout', 'Date'] });
  /** Lets the clock go on, and everything that waits for it. */
  const pass = async (): Promise<void> => {
    for (let step = 0; step < 60; step++) {
      mock.timers.tick(100);
      await new Promise(setImmediate);
      await new Promise(setImmediate);
    }
  };
  let there = true;
  let asked = 0;
  const changed: (() => void)[] = [];
  const connection = {
    state: 'running',
    onStateChanged: listen,
    onModelChanged: (heard: (change: object) => void) => {
      changed.push(() => heard({ portfolio: 'untitled:one' }));
      return listen();
    },
    request: async (method: string) => {
      asked++;
      if (method === portfoliosRequest) return there ? [{ portfolio: 'untitled:one', name: 'One' }] : [];
      if (method === pictureStyle) return { css: '', defs: '' };
      return { version: there ? 1 : -1, name: 'One' };
    },
  } as never;
  const panel = new FakePanel('');
  const shown = new TwoPathsPanel(
    panel as never,
    'file:///x' as never,
    connection,
    new Portfolios(connection),
  );
  const wish = { serial: 1, portfolio: '', view: 'two-paths', width: 640, filter: {}, zoom: null };
  await panel.say({ kind: 'wish', wish });
  await pass();
  assert.equal(panel.heard.at(-1)?.kind, 'picture');
  panel.heard.length = 0;
  there = false;
  for (const hear of changed) hear();
  await pass();
  assert.deepEqual(
    panel.heard.map(({ kind }) => kind),
    ['notice'],
  );
  const before = asked;
  await pass();
  assert.equal(asked, before);
  shown.dispose();
  mock.timers.reset();
});
