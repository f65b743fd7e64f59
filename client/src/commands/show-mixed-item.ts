/** Reveals an item that is on both tracks at once; if there is none, opens an untitled example. */
import * as vscode from 'vscode';
import { template } from '../../../server/src/protocol/template.ts';
import { tree } from '../../../server/src/protocol/tree.ts';
import { commandIds, languageId } from '../services/contributions.ts';
import { type Place, showPlace, toPlace } from '../services/locations.ts';
import type { Command } from './kit/command.ts';
import type { Services } from './kit/services.ts';
import { detailsOf } from './kit/targets.ts';

export const showMixedItem: Command = {
  id: commandIds.showMixedItem,
  run: async (services) => {
    const place = await firstMixed(services);
    if (place !== undefined) await showPlace(place, { focus: true });
    else await showExample(services, 'mixed-example');
  },
};

async function firstMixed(services: Services): Promise<Place | undefined> {
  const { connection, portfolios } = services;
  const active = await portfolios.requireActive();
  if (active === undefined || active.mixed === 0) return undefined;
  const { portfolio } = active;
  const groups = await connection.request(tree, { portfolio, groupBy: 'track' });
  const open = groups?.nodes.find(({ branch }) => branch === 'open')?.id;
  if (open === undefined) return undefined;
  const items = await connection.request(tree, { portfolio, groupBy: 'track', parent: open });
  const node = items?.nodes.find(({ mixed }) => mixed === true);
  const details = node && (await detailsOf(services, { portfolio, node }));
  return details && toPlace(details.location);
}

/** Opens an example as an untitled document, at what there is to see in it. */
export async function showExample(
  { connection }: Services,
  example: 'example' | 'mixed-example',
): Promise<void> {
  const answer = await connection.request(template, { template: example, name: '' });
  const content = answer?.files[0]?.text;
  if (content === undefined) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t('The example cannot be shown: the Twotrack server gave no answer.'),
    );
    return;
  }
  // Reuse the example if it is already open.
  const shown = vscode.workspace.textDocuments.find(
    (document) => document.isUntitled && document.languageId === languageId && document.getText() === content,
  );
  const document = shown ?? (await vscode.workspace.openTextDocument({ language: languageId, content }));
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  const at = document.positionAt(Math.max(0, content.indexOf(answer?.look ?? '')));
  editor.selection = new vscode.Selection(at, at);
  editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
