/** Items dragged from several groups at once, of which the server refuses some. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EditParams } from '../../server/src/protocol/edit.ts';
import type { TreeNode } from '../../server/src/protocol/tree.ts';
import { FakeWindow, insertion, vscode } from './fake-window.ts';

const { DragAndDrop } = await import('../../client/src/tracks-view/drag-and-drop.ts');
const { Entry } = await import('../../client/src/tracks-view/entry.ts');

const file = 'file:///a.portfolio';
const row = (id: string, kind: TreeNode['kind'], parent?: InstanceType<typeof Entry>) => {
  const node: TreeNode = {
    id,
    kind,
    label: id,
    hasChildren: false,
    ...(kind === 'group' ? { value: id } : {}),
  };
  return new Entry(id, parent, 'file:///', { kind: 'node', node });
};

test('what was moved before the server refused the rest can be taken back', async () => {
  const window = new FakeWindow();
  window.disk.set(file, 'one\n');
  const document = await window.open(file);
  const request = async (_method: string, { targets }: EditParams) =>
    targets[0] === 'a'
      ? { edit: { documentChanges: [insertion(file, document.version, 0, '# ')] } }
      : { refused: 'Not b.' };
  Object.assign(vscode.window, {
    showInformationMessage: async (words: string, undo: string) => {
      window.said.push(words);
      assert.equal(document.getText(), '# one\n');
      return undo;
    },
  });
  const connection = { request, toWorkspaceEdit: window.toWorkspaceEdit } as never;
  const [here, there, target] = ['here', 'there', 'target'].map((id) => row(id, 'group'));
  const items = [row('a', 'item', here), row('b', 'item', there)];
  const transfer = { get: () => ({ value: items }) } as never;
  await new DragAndDrop(connection, { groupBy: 'team' } as never).handleDrop(target, transfer);
  assert.deepEqual(window.said, ['Not b.', '“a”: now under “target”.']);
  assert.equal(document.getText(), 'one\n');
});
