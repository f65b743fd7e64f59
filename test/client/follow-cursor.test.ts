import './vscode-stub.ts';
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type * as VSCode from 'vscode';
import { Entry } from '../../client/src/tracks-view/entry.ts';
import type { FollowedTree } from '../../client/src/tracks-view/follow-cursor.ts';
import type { TreeNode } from '../../server/src/protocol/tree.ts';

const vscode = await import('vscode');
const { CursorFollower } = await import('../../client/src/tracks-view/follow-cursor.ts');
const { SelectedRows } = await import('../../client/src/tracks-view/selected-rows.ts');

const portfolio = 'file:///one';
const row = (id: string): Entry => {
  const node: TreeNode = { id, kind: 'item', label: id, hasChildren: false };
  return new Entry(id, undefined, portfolio, { kind: 'node', node });
};
/** By the line that each stands at. */
const rows = [row('a'), row('b'), row('c')] as const;

/** Listeners that the test calls. */
class Event<T> {
  readonly #listeners: ((event: T) => void)[] = [];
  readonly on = (listener: (event: T) => void): VSCode.Disposable => {
    this.#listeners.push(listener);
    return { dispose: () => undefined } as VSCode.Disposable;
  };
  fire(event: T): void {
    for (const listener of this.#listeners) listener(event);
  }
}

/** A tree that is drawn, and an editor beside it. */
class World {
  readonly selected = new Event<{ readonly selection: readonly Entry[] }>();
  readonly cursor = new Event<{ readonly textEditor: unknown }>();
  selection: readonly Entry[] = [];
  /** The rows that were revealed, in order. */
  readonly revealed: string[] = [];
  /** What happens while VS Code waits to be asked for a row, and while it reveals one. */
  beforeReveal = (): void => undefined;
  duringReveal = (_entry: Entry): void => undefined;
  #settled: (() => void) | undefined;

  choose(entry: Entry): void {
    this.selection = [entry];
    this.selected.fire({ selection: this.selection });
  }

  /** Moves the cursor to a line, and waits for nothing. */
  jumpTo(line: number): void {
    const editor = {
      document: { languageId: 'portfolio', uri: { toString: () => `${portfolio}/file` } },
      selection: { active: { line, character: 0 } },
    };
    Object.assign(vscode.window, { activeTextEditor: editor });
    this.cursor.fire({ textEditor: editor });
  }

  /** Moves the cursor to a line, and waits until the follower is done with it. */
  async moveTo(line: number): Promise<void> {
    const settled = new Promise<void>((resolve) => {
      this.#settled = resolve;
    });
    this.jumpTo(line);
    await settled;
    // What is done after the last row was revealed follows in the same turn.
    await new Promise(setImmediate);
  }

  get tree(): FollowedTree {
    const view = {
      visible: true,
      onDidChangeVisibility: new Event<unknown>().on,
      onDidChangeSelection: this.selected.on,
      reveal: async (entry: Entry) => {
        this.duringReveal(entry);
        this.revealed.push(entry.key);
        this.choose(entry);
      },
    };
    Object.defineProperty(view, 'selection', { get: () => this.selection });
    const selected = new SelectedRows(view as unknown as VSCode.TreeView<Entry>);
    const path = (line: number): readonly TreeNode[] =>
      rows[line]?.node === undefined ? [] : [rows[line].node];
    return {
      view,
      selected,
      provider: {
        calm: async () => {
          this.beforeReveal();
          this.#settled?.();
        },
      },
      model: {
        find: async (_: string, [node]: readonly TreeNode[]) => rows.find((each) => each.key === node?.id),
      },
      state: { groupBy: 'track' },
      connection: {
        request: async (_: unknown, { position }: { readonly position: VSCode.Position }) => ({
          portfolio,
          path: path(position.line),
        }),
      },
    } as unknown as FollowedTree;
  }
}

describe('the row of the item at the cursor', () => {
  let world: World;
  let follower: InstanceType<typeof CursorFollower>;
  beforeEach(() => {
    world = new World();
    Object.assign(vscode.window, {
      onDidChangeTextEditorSelection: world.cursor.on,
      onDidChangeActiveTextEditor: new Event<unknown>().on,
    });
    follower = new CursorFollower(world.tree);
  });
  afterEach(() => follower.dispose());

  it('is selected wherever the cursor goes', async () => {
    await world.moveTo(0);
    await world.moveTo(2);
    assert.deepEqual(world.revealed, ['a', 'c']);
  });

  it('is not selected over a row that was chosen while it was looked up', async () => {
    world.beforeReveal = () => world.choose(rows[1]);
    await world.moveTo(0);
    assert.deepEqual(world.revealed, []);
    assert.deepEqual(world.selection, [rows[1]]);
  });

  it('gives way to a row that was chosen while it was on its way to VS Code', async () => {
    world.duringReveal = (entry) => {
      if (entry === rows[0]) world.choose(rows[1]);
    };
    await world.moveTo(0);
    assert.deepEqual(world.revealed, ['a', 'b']);
    assert.deepEqual(world.selection, [rows[1]]);
  });

  it('is not what a key is meant for where VS Code selects it after another one was chosen', async () => {
    const meant: (readonly string[])[] = [];
    world.duringReveal = (entry) => {
      if (entry === rows[0]) world.choose(rows[1]);
      // Before the row that was chosen is selected again.
      else
        meant.push(
          world.selection.map(({ key }) => key),
          follower.selection.map(({ key }) => key),
        );
    };
    await world.moveTo(0);
    assert.deepEqual(meant, [['a'], ['b']]);
    assert.deepEqual(follower.selection, [rows[1]]);
  });

  it('gives way to a row whose choice has moved the cursor to its item', async () => {
    const meant: (readonly string[])[] = [];
    world.duringReveal = (entry) => {
      if (entry !== rows[0]) return void meant.push(follower.selection.map(({ key }) => key));
      world.choose(rows[1]);
      void world.moveTo(1);
    };
    await world.moveTo(0);
    assert.deepEqual(meant, [['b']]);
    assert.deepEqual(world.selection, [rows[1]]);
  });

  it('is not followed while the text of a row that was chosen is on its way', async () => {
    world.choose(rows[1]);
    await follower.whileShowing(rows[1], async () => {
      // The file is opened where it was left.
      world.jumpTo(0);
      world.jumpTo(1);
    });
    await world.moveTo(2);
    assert.deepEqual(world.revealed, ['c']);
  });

  it('is followed again where it went elsewhere while a row was on its way', async () => {
    await follower.whileShowing(rows[1], async () => world.jumpTo(2));
    await world.moveTo(2);
    assert.deepEqual(world.selection, [rows[2]]);
  });

  it('is not selected over a row that was chosen while VS Code redraws it and does not name it', async () => {
    world.beforeReveal = () => {
      world.beforeReveal = () => undefined;
      world.selected.fire({ selection: [] });
      void follower.whileShowing(rows[1], async () => undefined);
    };
    await world.moveTo(0);
    assert.deepEqual(world.revealed, []);
    assert.deepEqual(follower.selection, [rows[1]]);
  });

  it('is selected again when the cursor moves after a choice', async () => {
    world.choose(rows[1]);
    await world.moveTo(2);
    assert.deepEqual(world.selection, [rows[2]]);
  });
});
