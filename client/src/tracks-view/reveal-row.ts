import type * as vscode from 'vscode';
import type { Entry } from './entry.ts';
import type { TracksProvider } from './provider.ts';
import type { SelectedRows } from './selected-rows.ts';

/**
 * Delays before each try, in ms. Revealing fails for a row that is being redrawn, while a busy VS Code has not drawn
 * anything yet, and for a row that no longer exists.
 */
const PAUSES = [0, 100, 300, 900, 2700, 6000];

/** The parts of the tree used here. */
export interface RevealingTree {
  readonly view: Pick<vscode.TreeView<Entry>, 'visible' | 'reveal'>;
  readonly provider: Pick<TracksProvider, 'calm'>;
  readonly selected: Pick<SelectedRows, 'rows'>;
}

/**
 * Selects a row once VS Code has finished drawing. Does nothing if the tree is hidden or `unless` returns true by then;
 * gives up silently if the row is gone.
 */
export async function revealRow(
  { view, provider, selected }: RevealingTree,
  entry: Entry,
  how: { readonly focus: boolean; readonly unless?: () => boolean },
): Promise<void> {
  for (const pause of PAUSES) {
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    await provider.calm();
    if (!view.visible || how.unless?.() === true) return;
    try {
      await view.reveal(entry, { select: true, focus: how.focus, expand: false });
      // VS Code ignores a row that it has not drawn yet, without an error.
      if (selected.rows.some(({ key }) => key === entry.key)) return;
    } catch {
      // VS Code did not find the row: try again after the next redraw.
    }
  }
}
