/**
 * Determines the items that a command applies to: the row it was invoked on, the selected rows, or the item at the
 * cursor.
 */
import * as vscode from 'vscode';
import type { EditParams } from '../../../../server/src/protocol/edit.ts';
import {
  nodeAt,
  type TreeItemResult,
  type TreeNode,
  treeItem,
} from '../../../../server/src/protocol/tree.ts';
import { languageId, twoPathsViewType } from '../../services/contributions.ts';
import { changeToTakeBack, type TakeBack } from '../../services/edits.ts';
import { Entry } from '../../tracks-view/entry.ts';
import { chooseItem } from './choose-item.ts';
import type { Services } from './services.ts';

/** An item and its portfolio. */
export interface Target {
  readonly portfolio: string;
  readonly node: TreeNode;
}

/** Returns the target items in tree order; if there are none, asks for one. */
export async function targetItems(services: Services, args: readonly unknown[]): Promise<readonly Target[]> {
  const inPicture = pictureKey(args[0]);
  if (inPicture !== undefined) return itemInPicture(services, inPicture);
  const rows = targetRows(services, args);
  const targets = rows === undefined ? await itemAtCursor(services) : itemsOf(rows);
  const found = targets.length > 0 || rows !== undefined ? targets : itemsOf(services.tracks.selection);
  if (found.length > 0) return found;
  const chosen = await chooseItem(services);
  return chosen === undefined ? [] : [chosen];
}

/** Returns the target item; if several are selected, the first. */
export async function targetItem(services: Services, args: readonly unknown[]): Promise<Target | undefined> {
  return (await targetItems(services, args))[0];
}

/** Returns the row that a command was invoked on; undefined if it was not invoked on one. */
export function calledOn(services: Services, args: readonly unknown[]): Entry | undefined {
  return targetRows(services, args)?.[0];
}

/**
 * Applies a change to items of one or several portfolios, in their order, up to the first refusal. Returns how to undo
 * what was changed, last portfolio first.
 */
export async function changeItems(
  { connection, tracks }: Services,
  targets: readonly Target[],
  what: Pick<EditParams, 'verb' | 'value' | 'from'>,
): Promise<readonly TakeBack[]> {
  const back: TakeBack[] = [];
  for (const portfolio of new Set(targets.map((target) => target.portfolio))) {
    const own = targets.filter((target) => target.portfolio === portfolio).map(({ node }) => node.id);
    // An item that moves to another group gets a new row: keep it selected for the keyboard.
    const follow = tracks.follow(portfolio, own);
    const way = await changeToTakeBack(connection, { portfolio, targets: [...new Set(own)], ...what });
    follow(way !== undefined);
    // The reason has been shown. Earlier changes can still be undone.
    if (way === undefined) break;
    back.unshift(way);
  }
  return back;
}

/** Returns an item's location and details; undefined if it no longer exists. */
export async function detailsOf(
  { connection }: Services,
  { portfolio, node }: Target,
): Promise<TreeItemResult | undefined> {
  return (await connection.request(treeItem, { portfolio, target: node.id })) ?? undefined;
}

/** Returns the item at the cursor of the active editor, with its portfolio. */
export async function itemAtCursor(services: Services): Promise<readonly Target[]> {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== languageId) return [];
  return itemAt(services, editor.document.uri.toString(), editor.selection.active);
}

/** Returns the item at a position in a file, with its portfolio. */
export async function itemAt(
  { connection, tracks }: Services,
  uri: string,
  { line, character }: { readonly line: number; readonly character: number },
): Promise<readonly Target[]> {
  const position = { line, character };
  const answer = await connection.request(nodeAt, { uri, position, groupBy: tracks.state.groupBy });
  const node = answer?.path.findLast(({ kind }) => kind === 'item');
  return answer?.portfolio && node !== undefined ? [{ portfolio: answer.portfolio, node }] : [];
}

/** Returns the item of a mark in the picture: asks the server for its location in the text. */
async function itemInPicture(services: Services, key: string): Promise<readonly Target[]> {
  const location = await services.twoPaths.place(key);
  return location === undefined ? [] : itemAt(services, location.uri, location.selection.start);
}

/** Returns the key of the mark that a context menu was opened on; undefined for anything else. */
export function pictureKey(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('webview' in value && 'key' in value))
    return undefined;
  return value.webview === twoPathsViewType && typeof value.key === 'string' ? value.key : undefined;
}

function targetRows({ tracks }: Services, [row, selected]: readonly unknown[]): readonly Entry[] | undefined {
  if (row instanceof Entry) {
    const rows = Array.isArray(selected)
      ? selected.filter((each): each is Entry => each instanceof Entry)
      : [];
    // A context menu on an unselected row applies to that row alone.
    return rows.includes(row) ? rows : [row];
  }
  if (isFromView(row)) return tracks.selection;
  // From the palette, several selected rows are a deliberate choice; a single one may merely follow the cursor.
  return tracks.visible && tracks.selection.length > 1 ? tracks.selection : undefined;
}

function isFromView(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'from' in value && value.from === 'view';
}

function itemsOf(rows: readonly Entry[]): readonly Target[] {
  return rows.flatMap(({ portfolio, node }) => (node?.kind === 'item' ? [{ portfolio, node }] : []));
}
