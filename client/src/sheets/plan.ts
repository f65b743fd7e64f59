/** Which column goes where: shown as guessed, and changed one by one until it is right. */
import * as vscode from 'vscode';
import type { ImportedColumn, ImportSheetParams } from '../../../server/src/protocol/protocol.ts';
import type { ServerConnection } from '../services/server-connection.ts';
import { askSheet, type GoodSheet } from './outcome.ts';

/** Asks until the user is content; undefined where the user gives up. */
export async function planned(
  connection: ServerConnection,
  params: ImportSheetParams,
  first: GoodSheet,
): Promise<GoodSheet | undefined> {
  let map = params.map ?? [];
  let answer = first;
  for (;;) {
    const column = await pickColumn(answer);
    if (column === undefined) return undefined;
    if (column === 'done') return answer;
    const key = await pickKey(answer, column);
    if (key === undefined) continue;
    // A key has one column, save for lists: where it was asked for before, the new wish stands.
    const wishes = [
      ...map.filter((wish) => wish.column !== column.name && wish.key !== key),
      { key, column: column.name },
    ];
    const next = await askSheet(connection, { ...params, map: wishes });
    if (next !== undefined) [map, answer] = [wishes, next];
  }
}

async function pickColumn(sheet: GoodSheet): Promise<ImportedColumn | 'done' | undefined> {
  const go = {
    label: vscode.l10n.t('Show the result'),
    description: summaryOf(sheet),
    iconPath: new vscode.ThemeIcon('check'),
    column: 'done' as const,
  };
  const head = {
    label: vscode.l10n.t('Columns: choose one to change what it is'),
    kind: vscode.QuickPickItemKind.Separator,
  };
  const columns = sheet.columns.map((column) => ({
    label: column.name,
    description: column.key === null ? vscode.l10n.t('left out') : `→ ${column.key}`,
    detail: column.samples.join('  ·  '),
    column,
  }));
  const picked = await vscode.window.showQuickPick<
    vscode.QuickPickItem & { readonly column?: ImportedColumn | 'done' }
  >([go, head, ...columns], {
    title: vscode.l10n.t('Import'),
    placeHolder: vscode.l10n.t('As guessed; nothing is written yet'),
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  return picked?.column;
}

/** A key for a column; empty to leave it out. */
async function pickKey({ keys }: GoodSheet, { name, key }: ImportedColumn): Promise<string | undefined> {
  const own = `x-${
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'own'
  }`;
  const picks = [
    { label: vscode.l10n.t('Leave it out'), iconPath: new vscode.ThemeIcon('circle-slash'), value: '' },
    {
      label: own,
      description: vscode.l10n.t('Keep it as a key of your own'),
      iconPath: new vscode.ThemeIcon('tag'),
      value: own,
    },
    ...keys.map((each) => ({
      label: each,
      description: each === key ? vscode.l10n.t('as it is') : '',
      value: each,
    })),
  ];
  const picked = await vscode.window.showQuickPick(picks, {
    title: vscode.l10n.t('Import'),
    placeHolder: vscode.l10n.t('What is in the column “{0}”?', name),
    ignoreFocusOut: true,
  });
  return picked?.value;
}

function summaryOf({ items, left }: GoodSheet): string {
  const fresh = items.filter(({ state }) => state === 'new').length;
  const changed = items.filter(({ state }) => state === 'changed').length;
  return vscode.l10n.t('{0} new, {1} changed; {2} values not taken over', fresh, changed, left);
}
