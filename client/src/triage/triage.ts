/** Opens the triage board for a pasted text or the items of a portfolio, and writes its decisions. */
import * as vscode from 'vscode';
import type { ImportSheetParams } from '../../../server/src/protocol/import-sheet.ts';
import {
  type TriageDecision,
  type TriageItem,
  type TriageRow,
  triage as triageRequest,
} from '../../../server/src/protocol/triage.ts';
import type { Services } from '../commands/kit/services.ts';
import { commandIds } from '../services/contributions.ts';
import { applyAsked, type TakeBack } from '../services/edits.ts';
import { tellWithUndo } from '../services/undo-message.ts';
import { askSheet, type GoodSheet, writeOutcome } from '../sheets/outcome.ts';
import { pickTarget } from '../sheets/target.ts';
import type { Outcome } from './board.ts';
import { triageHtml } from './html.ts';
import { LeftOff } from './left-off.ts';
import { readFromTriage, type ToTriage } from './messages.ts';
import { oneWrite } from './one-write.ts';

export const triageViewType = 'twotrack.triage';

/** Rows of a board and how to write them. */
interface Sorted {
  readonly title: string;
  /** Identifies the list within the window. */
  readonly list: string;
  readonly rows: readonly TriageRow[];
  /** Writes the decisions as one edit; resolves with false if nothing was written. */
  readonly write: (outcome: Outcome) => Promise<boolean>;
}

/** VS Code closes a tab without asking: the decisions of a board wait here until its list is opened again. */
const leftOff = new LeftOff();

/** Shows the board for a text; asks for the target file only when the user applies the decisions. */
export function triageList(services: Services, pasted: string, sheet: GoodSheet): void {
  const write = (outcome: Outcome): Promise<boolean> => writeList(services, pasted, outcome);
  const title = vscode.l10n.t('Triage');
  openBoard(services.extension, { title, list: `text ${pasted}`, rows: sheet.items, write });
}

/** Shows the board for the items of a portfolio that have no track. */
export function triageItems(
  services: Services,
  { portfolio, name }: { readonly portfolio: string; readonly name: string },
  rows: readonly TriageItem[],
): void {
  const write = (outcome: Outcome): Promise<boolean> => writeItems(services, portfolio, rows, outcome);
  const title = vscode.l10n.t('Triage: {0}', name);
  openBoard(services.extension, { title, list: `portfolio ${portfolio}`, rows, write });
}

function openBoard(extension: vscode.Uri, { title, list, rows, write }: Sorted): void {
  const dist = vscode.Uri.joinPath(extension, 'dist');
  const panel = vscode.window.createWebviewPanel(
    triageViewType,
    title,
    vscode.ViewColumn.Active,
    // Scroll position and undo exist only on the page: retain it while its tab is hidden.
    { enableScripts: true, localResourceRoots: [dist], retainContextWhenHidden: true },
  );
  let closed = false;
  panel.onDidDispose(() => {
    closed = true;
  });
  const say = async (message: ToTriage): Promise<void> => {
    if (!closed) await panel.webview.postMessage(message);
  };
  const writeOnce = oneWrite({
    write,
    done: () => {
      leftOff.forget(list);
      panel.dispose();
    },
    kept: (why) => {
      if (why !== undefined) void vscode.window.showErrorMessage(notWritten(why));
      // A question may have opened another editor in front of the board.
      if (!closed) panel.reveal();
      void say({ kind: 'kept' });
    },
  });
  panel.webview.onDidReceiveMessage(async (value: unknown) => {
    const message = readFromTriage(value);
    if (message?.kind === 'ready') await say({ kind: 'rows', rows, decided: leftOff.of(list, rows) });
    if (message?.kind === 'decided') leftOff.keep(list, rows, message.outcome);
    if (message?.kind === 'write') await writeOnce(message.outcome);
  });
  panel.webview.html = triageHtml(panel.webview, dist, title);
}

const notWritten = (why: unknown): string =>
  vscode.l10n.t('Nothing was written: {0}', why instanceof Error ? why.message : String(why));

/** Asks for the target file, and writes the items there. */
async function writeList(services: Services, pasted: string, outcome: Outcome): Promise<boolean> {
  const target = await pickTarget();
  if (target === undefined) return false;
  const lines = (wanted: Outcome[number]['decision']): number[] =>
    outcome.filter(({ decision }) => decision === wanted).map(({ line }) => line);
  const params: ImportSheetParams = {
    source: { pasted },
    skip: lines('none'),
    split: lines('split'),
    tracks: outcome.flatMap(({ line, decision }) =>
      decision === 'none'
        ? []
        : [{ line, track: decision === 'open' || decision === 'split' ? null : decision }],
    ),
    ...(target.fresh ? { fresh: target.uri.toString() } : { target: target.uri.toString() }),
  };
  const settled = await askSheet(services.connection, params);
  return settled !== undefined && writeOutcome(services, settled, target);
}

/** Writes the tracks to the files that hold the items. */
async function writeItems(
  { connection }: Services,
  portfolio: string,
  rows: readonly TriageItem[],
  outcome: Outcome,
): Promise<boolean> {
  const decided = outcome.flatMap(({ line, decision }) => {
    const row = rows.find((each) => each.line === line);
    return row === undefined || decision === 'open'
      ? []
      : [{ target: row.target, title: row.title, decision: decision satisfies TriageDecision }];
  });
  if (decided.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Nothing is decided yet, so nothing was written.'),
    );
    return false;
  }
  const back = await applyAsked(
    connection,
    async () => {
      const answer = await connection.request(triageRequest, { portfolio, decided });
      if (answer === undefined || 'refused' in answer) return answer;
      return answer.edit === null
        ? { refused: vscode.l10n.t('The portfolio already says all of this.') }
        : { edit: answer.edit };
    },
    false,
  );
  if (back !== undefined) void tellOf(decided, rows.length - decided.length, back);
  return back !== undefined;
}

/** Reports the outcome, with buttons to undo and to open the picture. */
async function tellOf(
  decided: readonly { readonly title: string; readonly decision: TriageDecision }[],
  open: number,
  back: TakeBack,
): Promise<void> {
  const gone = decided.filter(({ decision }) => decision === 'none').map(({ title }) => `“${title}”`);
  const removed =
    gone.length === 0
      ? ''
      : ` ${vscode.l10n.t('Removed from the portfolio: {0}.', `${gone.slice(0, 3).join(', ')}${gone.length > 3 ? ' …' : ''}`)}`;
  const picture = vscode.l10n.t('Show the two paths');
  const picked = await tellWithUndo({
    said: `${vscode.l10n.t('Written: {0} decided, {1} left open.', decided.length, open)}${removed}`,
    back: [back],
    changed: vscode.l10n.t('The text has changed meanwhile: undo it in the editor.'),
    more: [picture],
  });
  if (picked === picture) await vscode.commands.executeCommand(commandIds.showTwoPaths);
}
