/** Edits of the server's in a window where somebody types, closes and saves meanwhile. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeWindow, insertion } from './fake-window.ts';

const { applyAsked } = await import('../../client/src/services/edits.ts');
type Connection = Parameters<typeof applyAsked>[0];

const [a, b] = ['file:///a.portfolio', 'file:///b.portfolio'] as const;

/** A window with two files, of which the first is open. */
async function windowWith(text: string) {
  const window = new FakeWindow();
  window.disk.set(a, text).set(b, 'b\n');
  const document = await window.open(a);
  return { window, document, connection: window as unknown as Connection };
}

test('an edit is made in no text but the one that it was worked out for', async () => {
  const { window, document, connection } = await windowWith('one\ntwo\n');
  // While the second file is opened, somebody types into the first.
  window.whileOpening = () => {
    window.whileOpening = () => {};
    document.type('new\none\ntwo\n');
  };
  const ask = async () => {
    const line = document.getText().split('\n').indexOf('two');
    const changes = [insertion(a, document.version, line, '# '), insertion(b, null, 0, '# ')];
    return { edit: { documentChanges: changes } };
  };
  const back = await applyAsked(connection, ask, false);
  assert.equal(document.getText(), 'new\none\n# two\n');
  assert.equal((await window.open(b)).getText(), '# b\n');
  assert.equal(await back?.(), true);
  assert.equal(document.getText(), 'new\none\ntwo\n');
  assert.deepEqual(window.said, []);
});

test('what is taken back changes only what was changed', async () => {
  const { window, document, connection } = await windowWith('one\r\ntwo\r\nthree\r\n');
  const ask = async () => ({ edit: { documentChanges: [insertion(a, document.version, 1, '# ')] } });
  const back = await applyAsked(connection, ask, false);
  window.applied.length = 0;
  assert.equal(await back?.(), true);
  assert.equal(document.getText(), 'one\r\ntwo\r\nthree\r\n');
  const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 2 } };
  assert.deepEqual(
    window.applied.map((change) => ({ ...change, range: { ...change.range } })),
    [{ range, newText: '' }],
  );
});

test('what was closed, and changed elsewhere since, is not overwritten by taking back', async () => {
  const { window, document, connection } = await windowWith('one\n');
  const ask = async () => ({ edit: { documentChanges: [insertion(a, document.version, 0, '# ')] } });
  const back = await applyAsked(connection, ask, false);
  window.close(a, true);
  window.disk.set(a, 'of another\n');
  assert.equal(await back?.(), false);
  assert.equal((await window.open(a)).getText(), 'of another\n');
  window.close(a, true);
  window.disk.set(a, '# one\n');
  assert.equal(await back?.(), true, 'closed and saved as it was, it is taken back in the file');
  assert.equal((await window.open(a)).getText(), 'one\n');
});

test('a file that cannot be opened is told of in words', async () => {
  const { window, document, connection } = await windowWith('one\n');
  window.disk.delete(b);
  const changes = () => [insertion(a, document.version, 0, '# '), insertion(b, null, 0, '# ')];
  const ask = async () => ({ edit: { documentChanges: changes() } });
  assert.equal(await applyAsked(connection, ask, false), undefined);
  assert.equal(document.getText(), 'one\n', 'half of a change is none');
  assert.match(window.said.join(), /^Nothing was changed: VS Code could not apply the change/);
});
