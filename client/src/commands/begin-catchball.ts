import * as vscode from 'vscode';
import {
  beginCatchball as beginRequest,
  type CatchballAtParams,
  type CatchballAtResult,
  catchballAt,
} from '../../../server/src/protocol/catchball.ts';
import { commandIds, languageId } from '../services/contributions.ts';
import { applyAsked } from '../services/edits.ts';
import type { Command } from './kit/command.ts';
import type { Services } from './kit/services.ts';
import { calledOn, detailsOf, targetItem } from './kit/targets.ts';

/** Asks who proposes what to whom, and writes the first round to the goal or item. */
export const beginCatchball: Command = {
  id: commandIds.beginCatchball,
  run: async (services, args) => {
    const { connection } = services;
    const place = (await atCursor(services, args)) ?? (await atItem(services, args));
    if (place === undefined) return;
    const known = await connection.request(catchballAt, place);
    if (known === undefined || known === null) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Put the cursor on the goal or item whose target you want to hand over.'),
      );
      return;
    }
    const title = vscode.l10n.t('Begin Catchball: {0}', known.title);
    const from = await askText(title, vscode.l10n.t('Who hands the target over?'), known.from[0]);
    const to = from === undefined ? undefined : await askWho(title, known);
    const proposal =
      to === undefined
        ? undefined
        : await askText(title, vscode.l10n.t('What should be reached, and by when?'));
    if (from === undefined || to === undefined || proposal === undefined) return;
    await applyAsked(
      connection,
      () => connection.request(beginRequest, { ...place, from, to, proposal }),
      false,
    );
  },
};

/** Returns the cursor position if it is on a goal or item and the command was not invoked on a row. */
async function atCursor(
  services: Services,
  args: readonly unknown[],
): Promise<CatchballAtParams | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (calledOn(services, args) !== undefined || editor?.document.languageId !== languageId) return undefined;
  const { line, character } = editor.selection.active;
  const place = { uri: editor.document.uri.toString(), position: { line, character } };
  return (await services.connection.request(catchballAt, place)) ? place : undefined;
}

async function atItem(services: Services, args: readonly unknown[]): Promise<CatchballAtParams | undefined> {
  const target = await targetItem(services, args);
  const details = target && (await detailsOf(services, target));
  return details && { uri: details.location.uri, position: details.location.selection.start };
}

async function askText(title: string, prompt: string, value = ''): Promise<string | undefined> {
  const answer = await vscode.window.showInputBox({
    title,
    prompt,
    value,
    validateInput: (text) => (text.trim() === '' ? vscode.l10n.t('Enter at least one word.') : undefined),
  });
  return answer?.trim();
}

/** Asks for the recipient: a team of the portfolio, or any name. */
async function askWho(title: string, { to }: CatchballAtResult): Promise<string | undefined> {
  const placeHolder = vscode.l10n.t('Who should catch it?');
  const other = { label: vscode.l10n.t('Someone else…'), value: undefined };
  const teams = to.map(({ value, name }) => ({
    value,
    label: name,
    description: value === name ? '' : value,
    iconPath: new vscode.ThemeIcon('organization'),
  }));
  if (teams.length > 0) {
    const picked = await vscode.window.showQuickPick([...teams, other], {
      title,
      placeHolder,
      matchOnDescription: true,
    });
    if (picked === undefined || picked.value !== undefined) return picked?.value;
  }
  return askText(title, placeHolder);
}
