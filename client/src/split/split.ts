/** Opens a split as a decision, and applies it as one edit that can be undone. */
import * as vscode from 'vscode';
import { type SplitChoice, type SplitProposal, splitDecision } from '../../../server/src/protocol/split.ts';
import type { Services } from '../commands/kit/services.ts';
import { applyToTakeBack, isCurrent, type TakeBack } from '../services/edits.ts';
import { stepDone } from '../services/first-steps.ts';
import { splitHtml } from './html.ts';
import { readFromSplit, type ToSplit } from './messages.ts';

export const splitViewType = 'twotrack.split';

/** The item to split: its portfolio, and of its node what is asked of the server. */
interface Whole {
  readonly portfolio: string;
  readonly node: { readonly id: string; readonly label: string };
}

/** Shows the page beside the text; says why where the item cannot be split. `done` hears of a split that was applied. */
export async function openSplit(
  services: Services,
  { portfolio, node }: Whole,
  done?: (back: TakeBack) => void,
): Promise<void> {
  const { connection, extension } = services;
  const about = { portfolio, target: node.id };
  const first = await connection.request(splitDecision, about);
  if (first === undefined || 'refused' in first) {
    void vscode.window.showWarningMessage(
      first?.refused ?? vscode.l10n.t('Nothing was changed: the Twotrack server gave no answer.'),
    );
    return;
  }
  const dist = vscode.Uri.joinPath(extension, 'dist');
  const panel = vscode.window.createWebviewPanel(
    splitViewType,
    vscode.l10n.t('Split: {0}', node.label),
    vscode.ViewColumn.Beside,
    { enableScripts: true, localResourceRoots: [dist], retainContextWhenHidden: true },
  );
  let proposal: SplitProposal = first;
  let choice: SplitChoice = first.choice;
  const send = (message: ToSplit) => panel.webview.postMessage(message);
  const refresh = async () => {
    const asked = choice;
    const answer = await connection.request(splitDecision, { ...about, choice: asked });
    // A newer choice is under way: its answer is the one to show.
    if (answer === undefined || asked !== choice) return;
    if ('refused' in answer) await send({ kind: 'refused', reason: answer.refused });
    else {
      proposal = answer;
      await send({ kind: 'proposal', proposal });
    }
  };
  const subscriptions = vscode.Disposable.from(
    connection.onModelChanged((changed) => {
      if (changed.portfolio === portfolio) void refresh();
    }),
    panel.webview.onDidReceiveMessage(async (value: unknown) => {
      const message = readFromSplit(value);
      if (message?.kind === 'ready') await send({ kind: 'proposal', proposal });
      if (message?.kind === 'choice') {
        choice = message.choice;
        await refresh();
      }
      if (message?.kind === 'cancel') panel.dispose();
      if (message?.kind !== 'apply') return;
      const back = await apply(services, proposal);
      if (back === undefined) return;
      done?.(back);
      panel.dispose();
    }),
  );
  panel.onDidDispose(() => subscriptions.dispose());
  panel.webview.html = splitHtml(panel.webview, dist);
}

async function apply({ connection }: Services, { edit: made }: SplitProposal): Promise<TakeBack | undefined> {
  const edit = made === null ? undefined : await connection.toWorkspaceEdit(made);
  const back =
    made === null || edit === undefined || !isCurrent(made) ? undefined : await applyToTakeBack(edit);
  if (back === undefined)
    void vscode.window.showWarningMessage(
      vscode.l10n.t('Nothing was changed: the text has changed meanwhile, or is read-only. Try again.'),
    );
  else await stepDone('split');
  return back;
}
