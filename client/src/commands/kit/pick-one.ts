import * as vscode from 'vscode';

/** Offers named values, with the current one marked; returns undefined if the user cancels or keeps it. */
export async function pickOne<V extends string>(
  names: Readonly<Record<V, string>>,
  present: V,
  placeHolder: string,
): Promise<V | undefined> {
  const picks = (Object.keys(names) as V[]).map((value) => ({
    value,
    label: names[value],
    description: value === present ? vscode.l10n.t('as it is') : '',
  }));
  const picked = await vscode.window.showQuickPick(picks, { placeHolder });
  return picked?.value === present ? undefined : picked?.value;
}
