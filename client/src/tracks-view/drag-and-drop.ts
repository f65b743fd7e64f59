/** Drags items to another track, goal, team or status. The server creates the edit or refuses it. */
import * as vscode from 'vscode';
import type { EditVerb } from '../../../server/src/protocol/edit.ts';
import type { GroupBy } from '../../../server/src/protocol/tree.ts';
import { tracksViewId } from '../services/contributions.ts';
import { changeToTakeBack, type TakeBack } from '../services/edits.ts';
import type { ServerConnection } from '../services/server-connection.ts';
import { tellWithUndo } from '../services/undo-message.ts';
import { Entry } from './entry.ts';
import type { ViewState } from './view-state.ts';

/** MIME type that VS Code assigns to drags from this tree; must be lower case. */
const mime = `application/vnd.code.tree.${tracksViewId.toLowerCase()}`;

/** The change that a drop makes, by grouping. Groups by finding cannot be drop targets. */
const verbs: Readonly<Record<Exclude<GroupBy, 'findings' | 'missing'>, EditVerb>> = {
  track: 'set-track',
  goal: 'set-goal',
  team: 'set-team',
  status: 'set-status',
};

export class DragAndDrop implements vscode.TreeDragAndDropController<Entry> {
  readonly dragMimeTypes = [mime];
  readonly dropMimeTypes = [mime];
  readonly #connection: ServerConnection;
  readonly #state: ViewState;

  constructor(connection: ServerConnection, state: ViewState) {
    this.#connection = connection;
    this.#state = state;
  }

  handleDrag(source: readonly Entry[], transfer: vscode.DataTransfer): void {
    const items = source.filter((entry) => entry.isItem);
    if (items.length > 0) transfer.set(mime, new vscode.DataTransferItem(items));
  }

  async handleDrop(target: Entry | undefined, transfer: vscode.DataTransfer): Promise<void> {
    const items = droppedItems(transfer.get(mime)?.value);
    if (items.length === 0) return;
    const group = target?.group;
    const refusal = this.#refusal(items, group);
    if (refusal !== undefined) void vscode.window.showWarningMessage(refusal);
    else if (group?.node?.value !== undefined) await this.#drop(items, group, group.node.value);
  }

  #refusal(items: readonly Entry[], group: Entry | undefined): string | undefined {
    if (this.#state.groupBy === 'findings' || this.#state.groupBy === 'missing') {
      return this.#state.groupBy === 'findings'
        ? vscode.l10n.t('Dragging cannot resolve a finding. Group the tree in another way first.')
        : vscode.l10n.t(
            'Dragging cannot supply what is missing. Write it, or group the tree in another way.',
          );
    }
    if (group === undefined) return vscode.l10n.t('Drop items on a group of the tree.');
    if (items.some((item) => item.portfolio !== group.portfolio)) {
      return vscode.l10n.t('An item cannot be dragged to another portfolio.');
    }
    if (group.node?.value === undefined) {
      return vscode.l10n.t(
        'Items are under “{0}” because of what they say; none can be dropped there.',
        group.node?.label ?? '',
      );
    }
    return undefined;
  }

  async #drop(items: readonly Entry[], group: Entry, value: string): Promise<void> {
    const { groupBy } = this.#state;
    if (groupBy === 'findings' || groupBy === 'missing') return;
    const moved = items.filter((item) => item.group !== group);
    const back: TakeBack[] = [];
    const done: Entry[] = [];
    // One edit for each source group, because the edit removes items from it.
    for (const origin of new Set(moved.map((item) => item.group))) {
      const own = moved.filter((item) => item.group === origin);
      const targets = [...new Set(own.flatMap((item) => item.node?.id ?? []))];
      const from = origin?.node?.value;
      const source = from === undefined ? {} : { from };
      const way = await changeToTakeBack(this.#connection, {
        portfolio: group.portfolio,
        verb: verbs[groupBy],
        targets,
        value,
        ...source,
      });
      // The reason has been shown. Earlier moves can still be undone.
      if (way === undefined) break;
      back.unshift(way);
      done.push(...own);
    }
    if (back.length > 0) await tellOfMove(done, group.node?.label ?? value, back);
  }
}

/** Reports a move, with an undo button. A mixed item stays in its group until it is split. */
async function tellOfMove(moved: readonly Entry[], where: string, back: readonly TakeBack[]): Promise<void> {
  const [only] = moved;
  const mixed = moved.some(({ node }) => node?.mixed === true);
  const what = moved.length === 1 ? `“${only?.node?.label ?? ''}”` : vscode.l10n.t('{0} items', moved.length);
  const said = mixed
    ? vscode.l10n.t(
        '{0}: now under “{1}”. What is mixed stays under “Mixed or no track” until it is split.',
        what,
        where,
      )
    : vscode.l10n.t('{0}: now under “{1}”.', what, where);
  const changed = vscode.l10n.t('The move cannot be undone here: the text has changed since.');
  await tellWithUndo({ said, back, changed });
}

function droppedItems(value: unknown): readonly Entry[] {
  return Array.isArray(value)
    ? value.filter((each): each is Entry => each instanceof Entry && each.isItem)
    : [];
}
