/** A row is selected also where VS Code passed it over, since it had not drawn it yet. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Entry } from '../../client/src/tracks-view/entry.ts';
import { revealRow } from '../../client/src/tracks-view/reveal-row.ts';

const row = new Entry('key', undefined, 'file:///a', {
  kind: 'notice',
  label: 'a row',
  icon: 'info',
  command: 'x',
});
const provider = { calm: () => Promise.resolve() };

/** A tree that draws the row after so many questions for it. */
class Tree {
  readonly visible = true;
  rows: readonly Entry[] = [];
  asked = 0;
  readonly #after: number;
  readonly #complains: boolean;

  constructor(after: number, complains: boolean) {
    this.#after = after;
    this.#complains = complains;
  }

  reveal(entry: Entry): Promise<void> {
    if (++this.asked > this.#after) this.rows = [entry];
    else if (this.#complains) return Promise.reject(new Error('not found'));
    return Promise.resolve();
  }
}
const reveal = (tree: Tree, unless = (): boolean => false): Promise<void> =>
  revealRow({ view: tree, provider, selected: tree }, row, { focus: true, unless });

it('selects a row that is drawn, at once', async () => {
  const tree = new Tree(0, false);
  await reveal(tree);
  assert.deepEqual([tree.rows, tree.asked], [[row], 1]);
});

for (const complains of [true, false])
  it(`asks again for one that is not drawn yet, ${complains ? 'said by an error' : 'passed over in silence'}`, async () => {
    const tree = new Tree(2, complains);
    await reveal(tree);
    assert.deepEqual([tree.rows, tree.asked], [[row], 3]);
  });

it('leaves it as soon as a person went on elsewhere', async () => {
  const tree = new Tree(5, false);
  await reveal(tree, () => tree.asked > 0);
  assert.deepEqual([tree.rows, tree.asked], [[], 1]);
});
