/** Opens triage for a list: lines of an e-mail, bullets, cells pasted from a spreadsheet, or items without a track. */
import * as vscode from 'vscode';
import { oneLine } from '../../../server/src/base/words.ts';
import type { PortfolioSummary } from '../../../server/src/protocol/portfolios.ts';
import { type TriageItem, triage } from '../../../server/src/protocol/triage.ts';
import { commandIds, languageId } from '../services/contributions.ts';
import { askSheet } from '../sheets/outcome.ts';
import { triageItems, triageList } from '../triage/triage.ts';
import type { Command } from './kit/command.ts';
import type { Services } from './kit/services.ts';

export const classifyList: Command = {
  id: commandIds.classifyList,
  run: async (services, [folder]) => {
    const waiting = await waitingItems(services, typeof folder === 'string' ? folder : undefined);
    // Invoked on a portfolio: skip the choice of source.
    if (typeof folder === 'string' && waiting !== undefined) return open(services, waiting);
    const chosen = await listText(waiting);
    if (chosen === undefined) return;
    if (typeof chosen !== 'string') return open(services, chosen);
    const sheet = await askSheet(services.connection, { source: { pasted: chosen } });
    if (sheet !== undefined) triageList(services, chosen, sheet);
  },
};

interface Waiting {
  readonly portfolio: PortfolioSummary;
  readonly rows: readonly TriageItem[];
}

const open = (services: Services, { portfolio, rows }: Waiting): void =>
  triageItems(services, portfolio, rows);

/** Returns the items without a track in the given portfolio, else in the active one; undefined if there are none. */
async function waitingItems(
  { connection, portfolios }: Services,
  folder: string | undefined,
): Promise<Waiting | undefined> {
  const active = await portfolios.requireActive();
  const portfolio = portfolios.all.find((each) => each.portfolio === folder) ?? active;
  if (portfolio === undefined) return undefined;
  const answer = await connection.request(triage, { portfolio: portfolio.portfolio });
  return answer === undefined || 'refused' in answer || answer.rows.length === 0
    ? undefined
    : { portfolio, rows: answer.rows };
}

/**
 * Asks for the source of the list: items without a track, the selection, the active untitled document unless it is a
 * portfolio, or the clipboard. Reads the clipboard only if it is chosen. Returns undefined if there is no list.
 */
async function listText(waiting: Waiting | undefined): Promise<string | Waiting | undefined> {
  const editor = vscode.window.activeTextEditor;
  const document = editor?.document;
  const selected =
    editor === undefined || editor.selection.isEmpty ? '' : document?.getText(editor.selection);
  const draft = document?.isUntitled === true && document.languageId !== languageId ? document.getText() : '';
  const choices = [
    { text: selected ?? '', label: vscode.l10n.t('The selected lines'), icon: 'selection' },
    { text: draft, label: vscode.l10n.t('The text in this editor'), icon: 'edit' },
  ]
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, label, icon }) => ({
      label,
      description: shown(text),
      iconPath: new vscode.ThemeIcon(icon),
      list: async (): Promise<string | undefined> => text,
    }));
  const copied = {
    label: vscode.l10n.t('What I have copied'),
    description: vscode.l10n.t('Lines, or cells of a spreadsheet, on the clipboard'),
    iconPath: new vscode.ThemeIcon('clippy'),
    list: clipboard,
  };
  const write = {
    label: vscode.l10n.t('A list that I type or paste'),
    description: vscode.l10n.t('Opens an empty editor, and sorts what you write there'),
    iconPath: new vscode.ThemeIcon('new-file'),
    list: written,
  };
  const own =
    waiting === undefined
      ? []
      : [
          {
            label: vscode.l10n.t('Items without a track: {0}', waiting.rows.length),
            description: waiting.portfolio.name,
            iconPath: new vscode.ThemeIcon('list-unordered'),
            list: async (): Promise<Waiting> => waiting,
          },
        ];
  const picked = await vscode.window.showQuickPick([...choices, ...own, copied, write], {
    title: vscode.l10n.t('Triage'),
    placeHolder: vscode.l10n.t('Which list? Lines, or a table copied from a spreadsheet'),
  });
  return picked?.list();
}

/** Opens an empty editor and returns its text once the user says that the list is there. */
async function written(): Promise<string | undefined> {
  const document = await vscode.workspace.openTextDocument({ language: 'plaintext' });
  await vscode.window.showTextDocument(document);
  const sort = vscode.l10n.t('Sort the list');
  const said = vscode.l10n.t('Type or paste the list into this editor, one line for each piece of work.');
  for (;;) {
    if ((await vscode.window.showInformationMessage(said, sort)) !== sort) return undefined;
    const text = document.getText();
    if (text.trim() !== '') return text;
  }
}

/** Reads the clipboard's text; says so if it is empty. */
async function clipboard(): Promise<string | undefined> {
  const text = await vscode.env.clipboard.readText();
  if (text.trim() !== '') return text;
  void vscode.window.showInformationMessage(vscode.l10n.t('There is no text on the clipboard.'));
  return undefined;
}

/** Returns a label: the first line and the number of lines. */
function shown(text: string): string {
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
  const first = oneLine(lines[0]);
  const short = first.length > 50 ? `${first.slice(0, 50)}…` : first;
  return lines.length === 1 ? short : vscode.l10n.t('{0} lines: {1}', lines.length, short);
}
