/** Shared by the commands that assign goals and teams to items: both pick from the list that the tree groups by. */
import * as vscode from 'vscode';
import { tree } from '../../../../server/src/protocol/tree.ts';
import { Entry } from '../../tracks-view/entry.ts';
import type { Services } from './services.ts';
import { changeItems, type Target, targetItems } from './targets.ts';

interface Assignment {
  readonly groupBy: 'goal' | 'team';
  readonly verb: 'set-goal' | 'set-team';
  readonly icon: string;
  readonly ask: (what: string) => string;
  /** Message if there is nothing to pick from. */
  readonly none: string;
}

/**
 * Assigns a goal or team to items. Items whose row is below a goal or team are moved away from it; others gain one
 * more.
 */
export async function assign(
  services: Services,
  args: readonly unknown[],
  { groupBy, verb, icon, ask, none }: Assignment,
): Promise<void> {
  const targets = await targetItems(services, args);
  const [first] = targets;
  if (first === undefined) return;
  const { portfolio } = first;
  const groups = await services.connection.request(tree, { portfolio, groupBy });
  const picks = (groups?.nodes ?? []).flatMap(({ value, label }) =>
    value === undefined || value === ''
      ? []
      : [{ value, label, description: value === label ? '' : value, iconPath: new vscode.ThemeIcon(icon) }],
  );
  if (picks.length === 0) {
    void vscode.window.showInformationMessage(none);
    return;
  }
  const what = targets.length === 1 ? `“${first.node.label}”` : vscode.l10n.t('{0} items', targets.length);
  const picked = await vscode.window.showQuickPick(picks, {
    placeHolder: ask(what),
    matchOnDescription: true,
  });
  if (picked === undefined) return;
  const from = services.tracks.state.groupBy === groupBy ? groupOf(services, args, targets) : undefined;
  const { value } = picked;
  await changeItems(services, targets, { verb, value, ...(from === undefined ? {} : { from }) });
}

/** Returns the goal or team that all rows are below; undefined if there are several or none. */
function groupOf(
  { tracks }: Services,
  [row]: readonly unknown[],
  targets: readonly Target[],
): string | undefined {
  const ids = new Set(targets.map(({ node }) => node.id));
  const rows = [...(row instanceof Entry ? [row] : []), ...tracks.selection].filter(
    ({ node }) => node !== undefined && ids.has(node.id),
  );
  const values = new Set(rows.map(({ group }) => group?.node?.value));
  const [only] = values;
  return values.size === 1 && only !== '' ? only : undefined;
}
