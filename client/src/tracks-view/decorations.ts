/** Decorates items that have findings with a colour and a badge. Reads everything from the row's URI. */
import * as vscode from 'vscode';
import { itemScheme } from '../services/contributions.ts';

/** Registers the decoration provider. Affects only tree rows, because their URI scheme is private. */
export function decorateFindings(): vscode.Disposable {
  return vscode.window.registerFileDecorationProvider({
    provideFileDecoration: (uri) => {
      if (uri.scheme !== itemScheme) return undefined;
      const [error = 0, warning = 0, info = 0] = uri.query.split(',').map(Number);
      const count = error + warning + info;
      if (!(count > 0)) return undefined;
      const tooltip = count === 1 ? vscode.l10n.t('1 finding') : vscode.l10n.t('{0} findings', count);
      // Badges are limited to two characters.
      const decoration = new vscode.FileDecoration(count > 9 ? '9+' : String(count), tooltip);
      if (error > 0) decoration.color = new vscode.ThemeColor('list.errorForeground');
      else if (warning > 0) decoration.color = new vscode.ThemeColor('list.warningForeground');
      return decoration;
    },
  });
}
