/** Asks for an item of the active portfolio when a command is invoked without one. */
import * as vscode from 'vscode';
import { type TreeNode, tree } from '../../../../server/src/protocol/tree.ts';
import { portfolioHere } from './portfolio-here.ts';
import type { Services } from './services.ts';

interface Chosen {
  readonly portfolio: string;
  readonly node: TreeNode;
}

const icons = { operational: 'tools', strategic: 'rocket', neither: 'dash' } as const;

/** Shows a picker of items; returns undefined if there are none or the user cancels. */
export async function chooseItem(services: Services): Promise<Chosen | undefined> {
  const active = await portfolioHere(services);
  if (active === undefined) return undefined;
  const { portfolio, name } = active;
  const nodes = await itemsOf(services, portfolio);
  if (nodes.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('“{0}” has no items yet.', name));
    return undefined;
  }
  const picked = await vscode.window.showQuickPick(
    nodes.map((node) => ({
      node,
      label: node.label,
      description: node.itemId ?? '',
      detail: node.description ?? '',
      iconPath: new vscode.ThemeIcon(
        node.verdict === 'mixed' || node.track === undefined || node.track === null
          ? 'question'
          : icons[node.track],
      ),
    })),
    { placeHolder: vscode.l10n.t('Which item?'), matchOnDescription: true },
  );
  return picked && { portfolio, node: picked.node };
}

async function itemsOf({ connection }: Services, portfolio: string): Promise<readonly TreeNode[]> {
  const groups = await connection.request(tree, { portfolio, groupBy: 'track' });
  const items = await Promise.all(
    (groups?.nodes ?? []).map(({ id, kind }) =>
      kind === 'item' ? undefined : connection.request(tree, { portfolio, groupBy: 'track', parent: id }),
    ),
  );
  return items.flatMap((answer) => answer?.nodes ?? []).filter(({ kind }) => kind === 'item');
}
