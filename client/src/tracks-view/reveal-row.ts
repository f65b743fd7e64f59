import type * as vscode from 'vscode';
import type { Entry } from './entry.ts';
import type { TracksProvider } from './provider.ts';

/**
 * Milliseconds before each further try. A row that is redrawn in the moment cannot be revealed, and a busy VS Code may
 * not even have begun to draw; one that is gone never can.
 */
const PAUSES = [0, 100, 300, 900, 2700];

/**
 * Selects a row as soon as VS Code draws nothing. Does nothing while the tree is hidden, or where `unless` holds by
 * then; gives up in silence where the row has gone.
 */
export async function revealRow(
  view: vscode.TreeView<Entry>,
  provider: TracksProvider,
  entry: Entry,
  how: { readonly focus: boolean; readonly unless?: () => boolean },
): Promise<void> {
  for (const pause of PAUSES) {
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    await provider.calm();
    if (!view.visible || how.unless?.() === true) return;
    try {
      await view.reveal(entry, { select: true, focus: how.focus, expand: false });
      // A row that VS Code has not drawn yet is passed over without an error.
      if (view.selection.some(({ key }) => key === entry.key)) return;
    } catch {
      // VS Code did not find it: the next try is made when it has drawn what it draws.
    }
  }
}
