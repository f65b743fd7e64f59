/** The message that tells of a change and offers to undo it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeWindow, insertion, vscode } from './fake-window.ts';

const { applyAsked } = await import('../../client/src/services/edits.ts');
const { tellWithUndo } = await import('../../client/src/services/undo-message.ts');

const file = 'file:///a.portfolio';

/** A change that was made and told of, and the button that is pressed at last. */
async function told() {
  const window = new FakeWindow();
  window.disk.set(file, 'one\n');
  const document = await window.open(file);
  const ask = async () => ({ edit: { documentChanges: [insertion(file, document.version, 0, '# ')] } });
  const back = await applyAsked(window as never, ask, false);
  assert.ok(back !== undefined);
  let press = (_button: string | undefined): void => {};
  let hidden = 0;
  Object.assign(vscode.window, {
    showInformationMessage: () =>
      new Promise<string | undefined>((pressed) => {
        press = pressed;
      }),
  });
  Object.assign(vscode.commands, {
    executeCommand: async (id: string) => {
      if (id === 'notifications.hideToasts') hidden++;
    },
  });
  const picked = tellWithUndo({ said: 'Done.', back: [back], changed: 'Changed since.', more: ['Look'] });
  return { window, document, picked, press: (button?: string) => press(button), hidden: () => hidden };
}

test('a change that is undone in the text takes its message from the screen, and the button then does nothing', async () => {
  const { window, document, picked, press, hidden } = await told();
  document.type('# one\ntwo\n');
  assert.equal(hidden(), 0, 'another change leaves the message');
  document.type('one\n');
  assert.equal(hidden(), 1);
  press('Undo');
  assert.equal(await picked, undefined);
  assert.equal(document.getText(), 'one\n');
  assert.deepEqual(window.said, []);
});

test('the button undoes the change; where the text has changed since, it says so', async () => {
  const { window, document, picked, press, hidden } = await told();
  press('Undo');
  await picked;
  assert.equal(document.getText(), 'one\n');
  assert.deepEqual([window.said, hidden()], [[], 0]);
  const other = await told();
  other.document.type('# one, and more\n');
  other.press('Undo');
  await other.picked;
  assert.equal(other.document.getText(), '# one, and more\n');
  assert.deepEqual(other.window.said, ['Changed since.']);
});

test('another button is returned', async () => {
  const { picked, press } = await told();
  press('Look');
  assert.equal(await picked, 'Look');
});
