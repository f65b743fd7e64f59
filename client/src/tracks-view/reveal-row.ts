import type * as vscode from 'vscode';
import type { Entry } from './entry.ts';
import type { TracksProvider } from './provider.ts';

/** A row that is redrawn in the moment cannot be revealed; one that is gone never can. */
const MAX_TRIES = 3;

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
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    await provider.calm();
    if (!view.visible || how.unless?.() === true) return;
    try {
      await view.reveal(entry, { select: true, focus: how.focus, expand: false });
      return;
    } catch {
      // VS Code did not find it: the next try is made when it has drawn what it draws.
    }
  }
}
