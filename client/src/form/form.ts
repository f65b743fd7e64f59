/** Opens an item as a form beside its text. Both say the same: each change is one undoable edit of the text, and what is typed there shows here. */
import * as vscode from 'vscode';
import { itemForm } from '../../../server/src/protocol/item-form.ts';
import type { Services } from '../commands/kit/services.ts';
import { detailsOf, type Target } from '../commands/kit/targets.ts';
import { Coalescer } from '../services/coalescer.ts';
import { change } from '../services/edits.ts';
import { showPlace, toPlace } from '../services/locations.ts';
import { formHtml } from './html.ts';
import { readFromForm, type ToForm } from './messages.ts';

export const formViewType = 'twotrack.form';

/** Shows the form; where one is open it shows this item. */
export function openForm(services: Services, target: Target): void {
  const { connection, extension } = services;
  const { portfolio, node } = target;
  const dist = vscode.Uri.joinPath(extension, 'dist');
  const panel = vscode.window.createWebviewPanel(
    formViewType,
    node.label,
    vscode.window.activeTextEditor === undefined ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside,
    { enableScripts: true, localResourceRoots: [dist], retainContextWhenHidden: true },
  );
  panel.iconPath = {
    light: vscode.Uri.joinPath(extension, 'client/icons/file-light.svg'),
    dark: vscode.Uri.joinPath(extension, 'client/icons/file-dark.svg'),
  };
  const send = (message: ToForm) => panel.webview.postMessage(message);
  const show = async (): Promise<void> => {
    const answer = await connection.request(itemForm, { portfolio, target: node.id });
    if (answer === undefined) return;
    if ('refused' in answer) await send({ kind: 'gone', reason: answer.refused });
    else {
      panel.title = answer.title;
      await send({ kind: 'form', form: answer });
    }
  };
  const follow = new Coalescer(show, 60, 300);
  const subscriptions = vscode.Disposable.from(
    follow,
    connection.onModelChanged((changed) => {
      if (changed.portfolio === portfolio) follow.call();
    }),
    panel.webview.onDidReceiveMessage(async (value: unknown) => {
      const message = readFromForm(value);
      if (message?.kind === 'ready') await show();
      if (message?.kind === 'text') await showText(services, target);
      if (message?.kind === 'set') {
        const { field, value: text } = message;
        await change(connection, {
          portfolio,
          verb: 'set-field',
          targets: [node.id],
          from: field,
          value: text,
        });
        // A refusal leaves the text as it was: then so is the form.
        await show();
      }
    }),
  );
  panel.onDidDispose(() => subscriptions.dispose());
  panel.webview.html = formHtml(panel.webview, dist);
}

async function showText(services: Services, target: Target): Promise<void> {
  const details = await detailsOf(services, target);
  if (details !== undefined)
    await showPlace(toPlace(details.location), { focus: true, column: vscode.ViewColumn.One });
}
