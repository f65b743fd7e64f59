/** Opens a page that splits an item, and applies the split as one undoable edit. */
import * as vscode from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import {
  type SplitChoice,
  type SplitDecisionResult,
  type SplitProposal,
  splitDecision,
} from '../../../server/src/protocol/split.ts';
import type { Services } from '../commands/kit/services.ts';
import { applyToTakeBack, type TakeBack } from '../services/edits.ts';
import { stepDone } from '../services/first-steps.ts';
import { tied } from '../services/panel-life.ts';
import { tellWithUndo } from '../services/undo-message.ts';
import { splitHtml } from './html.ts';
import { readFromSplit, type ToSplit } from './messages.ts';

export const splitViewType = 'twotrack.split';

/** The item to split: its portfolio, and the parts of its node that requests need. */
interface Whole {
  readonly portfolio: string;
  readonly node: { readonly id: string; readonly label: string };
}

/**
 * Shows the page beside the text; says why if the item cannot be split.
 * @param done called after the split has been applied; without it the text is shown and focused, and the result is
 * told with a way to undo it
 */
export async function openSplit(
  services: Services,
  { portfolio, node }: Whole,
  done?: (back: TakeBack) => void,
): Promise<void> {
  const { connection, extension } = services;
  const about = { portfolio, target: node.id };
  const first = await connection.request(splitDecision, about);
  if (first === undefined || 'refused' in first) {
    void vscode.window.showWarningMessage(whyNot(first));
    return;
  }
  const dist = vscode.Uri.joinPath(extension, 'dist');
  const panel = vscode.window.createWebviewPanel(
    splitViewType,
    vscode.l10n.t('Split: {0}', node.label),
    vscode.ViewColumn.Beside,
    { enableScripts: true, localResourceRoots: [dist], retainContextWhenHidden: true },
  );
  /** The proposal on the page; undefined if there is nothing to apply. */
  let proposal: SplitProposal | undefined = first;
  let choice: SplitChoice = first.choice;
  /** The pending request. */
  let asking: Promise<void> = Promise.resolve();
  let applying = false;
  const send = async (message: ToSplit): Promise<void> => {
    if (!gone()) await panel.webview.postMessage(message);
  };
  const refresh = async () => {
    const asked = choice;
    const answer = await connection.request(splitDecision, { ...about, choice: asked });
    // Stale answer: a newer choice is pending.
    if (asked !== choice) return;
    proposal = answer === undefined || 'refused' in answer ? undefined : answer;
    if (proposal !== undefined) await send({ kind: 'proposal', proposal });
    else await send({ kind: 'refused', reason: whyNot(answer) });
  };
  const ask = () => {
    asking = refresh();
  };
  /** Applies the proposal for the latest choice; waits for it if it is still pending. */
  const settle = async () => {
    for (let last: Promise<void> | undefined; last !== asking; ) {
      last = asking;
      await last;
    }
    // What is proposed of the text as it is afterwards is another split, or none.
    const made = proposal;
    const back = made?.edit == null ? undefined : await apply(services, made.edit);
    if (made === undefined || back === undefined) return;
    if (!gone()) panel.dispose();
    if (done === undefined) await showSplit(made, back);
    else done(back);
  };
  const gone = tied(
    panel,
    connection.onModelChanged((changed) => {
      if (changed.portfolio === portfolio) ask();
    }),
    panel.webview.onDidReceiveMessage(async (value: unknown) => {
      const message = readFromSplit(value);
      if (message?.kind === 'ready' && proposal !== undefined) await send({ kind: 'proposal', proposal });
      if (message?.kind === 'choice') {
        choice = message.choice;
        ask();
      }
      if (message?.kind === 'cancel') panel.dispose();
      // Ignore key repeat.
      if (message?.kind !== 'apply' || applying) return;
      applying = true;
      await settle().finally(() => {
        applying = false;
      });
    }),
  );
  panel.webview.html = splitHtml(panel.webview, dist);
}

async function apply({ connection }: Services, made: WorkspaceEdit): Promise<TakeBack | undefined> {
  const edit = await connection.toWorkspaceEdit(made);
  const back = edit && (await applyToTakeBack(edit, made));
  if (back === undefined)
    void vscode.window.showWarningMessage(
      vscode.l10n.t('Nothing was changed: the text has changed meanwhile, or is read-only. Try again.'),
    );
  else await stepDone('split');
  return back;
}

/** Focuses the text that was split, so that Ctrl+Z undoes the split, and tells the result. */
async function showSplit({ item, choice, edit }: SplitProposal, back: TakeBack): Promise<void> {
  const changed = (edit?.documentChanges ?? []).find((part) => 'textDocument' in part);
  if (changed !== undefined) {
    const uri = vscode.Uri.parse(changed.textDocument.uri);
    const column = columnOf(uri);
    const editor = await vscode.window.showTextDocument(uri, {
      preview: false,
      ...(column === undefined ? {} : { viewColumn: column }),
    });
    const lines = changed.edits.map(({ range }) => range.start.line);
    if (lines.length > 0) {
      const first = new vscode.Range(Math.min(...lines), 0, Math.min(...lines), 0);
      editor.revealRange(first, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    }
  }
  void tellOf(item, choice, back);
}

/**
 * Returns the column in which a text is open, one in view first: a second editor of it beside would only be in the way.
 */
function columnOf(uri: vscode.Uri): vscode.ViewColumn | undefined {
  const shows = ({ input }: vscode.Tab): boolean =>
    input instanceof vscode.TabInputText && input.uri.toString() === uri.toString();
  const groups = vscode.window.tabGroups.all;
  const holds = groups.filter(({ tabs }) => tabs.some(shows));
  const seen = holds.find(({ activeTab }) => activeTab !== undefined && shows(activeTab));
  return (seen ?? holds[0])?.viewColumn;
}

async function tellOf(item: string, { titles }: SplitProposal['choice'], back: TakeBack): Promise<void> {
  const { operational, strategic } = titles;
  const said = vscode.l10n.t('“{0}” is now “{1}” and “{2}”.', item, operational, strategic);
  const changed = vscode.l10n.t('The text has changed meanwhile: undo it in the editor.');
  await tellWithUndo({ said, back: [back], changed });
}

function whyNot(answer: SplitDecisionResult | undefined): string {
  return answer !== undefined && 'refused' in answer
    ? answer.refused
    : vscode.l10n.t('Nothing was changed: the Twotrack server gave no answer.');
}
