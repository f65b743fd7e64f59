/** The selected rows stay known while VS Code redraws them and does not know them itself. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type * as vscode from 'vscode';
import { Entry } from '../../client/src/tracks-view/entry.ts';
import { SelectedRows } from '../../client/src/tracks-view/selected-rows.ts';

const row = (key: string): Entry =>
  new Entry(key, undefined, 'file:///a', { kind: 'notice', label: key, icon: 'info', command: 'x' });
const [a, b] = [row('a'), row('b')] as const;

/** A tree that knows some of its rows, as VS Code does while others are being redrawn. */
class Tree {
  selection: readonly Entry[] = [];
  #listener: (event: { readonly selection: readonly Entry[] }) => void = () => undefined;
  readonly onDidChangeSelection: vscode.Event<{ readonly selection: readonly Entry[] }> = (listener) => {
    this.#listener = listener;
    return { dispose: () => undefined };
  };

  select(...rows: readonly Entry[]): void {
    this.selection = rows;
    this.#listener({ selection: rows });
  }
}

it('knows the rows that are selected while they are redrawn', () => {
  const tree = new Tree();
  const selected = new SelectedRows(tree);
  tree.select(a, b);
  tree.selection = [b];
  assert.deepEqual(selected.rows, [a, b]);
  tree.selection = [];
  assert.deepEqual(selected.rows, [a, b]);
});

it('knows none where VS Code told of none, and those that take their place', () => {
  const tree = new Tree();
  const selected = new SelectedRows(tree);
  tree.select(a);
  tree.select();
  assert.deepEqual(selected.rows, []);
  tree.select(a);
  const again = row('a');
  tree.selection = [again];
  assert.equal(selected.rows[0], again, 'the row as it is now');
});

it('knows a chosen row that VS Code does not name, until it tells of another', () => {
  const tree = new Tree();
  const selected = new SelectedRows(tree);
  tree.select(a);
  tree.select();
  selected.choose(b);
  assert.deepEqual(selected.rows, [b]);
  tree.select(a);
  assert.deepEqual(selected.rows, [a]);
});
