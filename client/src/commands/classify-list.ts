/** Puts a pasted list on its tracks: lines, or a table straight from a spreadsheet. What is unclear is asked about. */
import * as vscode from 'vscode';
import type { ImportSheetParams, Track } from '../../../server/src/protocol/protocol.ts';
import { commandIds, languageId } from '../services/contributions.ts';
import type { ServerConnection } from '../services/server-connection.ts';
import { askTracks } from '../sheets/ask-tracks.ts';
import { askSheet, type GoodSheet, showOutcome } from '../sheets/outcome.ts';
import { pickTarget } from '../sheets/target.ts';
import type { Command } from './kit/command.ts';

export const classifyList: Command = {
  id: commandIds.classifyList,
  run: async ({ connection, output }) => {
    const pasted = await listText();
    if (pasted === undefined) return;
    const params: ImportSheetParams = { source: { pasted } };
    const first = await askSheet(connection, params);
    const tracks = first && (await askTracks(first));
    if (tracks === undefined) return;
    const target = await pickTarget();
    if (target === undefined) return;
    const { uri } = target;
    const settled = await settledSheet(connection, params, tracks, uri);
    if (settled !== undefined) await showOutcome({ connection, output }, settled, uri);
  },
};

function settledSheet(
  connection: ServerConnection,
  params: ImportSheetParams,
  tracks: readonly { readonly line: number; readonly track: Track | null }[],
  uri: vscode.Uri | undefined,
): Promise<GoodSheet | undefined> {
  return askSheet(connection, {
    ...params,
    tracks,
    ...(uri === undefined ? {} : { target: uri.toString() }),
  });
}

/**
 * The list: what is selected in a text, the text of a document that is no file and no portfolio, or the clipboard.
 * Undefined where there is none yet. The clipboard is looked at only where it is asked for.
 */
async function listText(): Promise<string | undefined> {
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
    description: vscode.l10n.t('Opens an empty editor; run the command again there'),
    iconPath: new vscode.ThemeIcon('new-file'),
    list: async (): Promise<string | undefined> => {
      await vscode.window.showTextDocument(
        await vscode.workspace.openTextDocument({ language: 'plaintext' }),
      );
      return undefined;
    },
  };
  const picked = await vscode.window.showQuickPick([...choices, copied, write], {
    title: vscode.l10n.t('Classify a list'),
    placeHolder: vscode.l10n.t('Which list? Lines, or a table copied from a spreadsheet'),
  });
  return picked?.list();
}

/** Its text; says so where there is none. */
async function clipboard(): Promise<string | undefined> {
  const text = await vscode.env.clipboard.readText();
  if (text.trim() !== '') return text;
  void vscode.window.showInformationMessage(vscode.l10n.t('There is no text on the clipboard.'));
  return undefined;
}

/** The first line, and how many there are. */
function shown(text: string): string {
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
  const first = (lines[0] ?? '').replace(/\s+/g, ' ').trim();
  const short = first.length > 50 ? `${first.slice(0, 50)}…` : first;
  return lines.length === 1 ? short : vscode.l10n.t('{0} lines: {1}', lines.length, short);
}
