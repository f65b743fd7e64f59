/**
 * Opens an item as a form beside its text and keeps the two in sync: each change in the form is one undoable edit of
 * the text, and edits of the text update the form.
 */
import * as vscode from 'vscode';
import { edit } from '../../../server/src/protocol/edit.ts';
import { type ItemFormResult, type ItemMark, itemForm } from '../../../server/src/protocol/item-form.ts';
import type { Services } from '../commands/kit/services.ts';
import { detailsOf, type Target } from '../commands/kit/targets.ts';
import { Coalescer } from '../services/coalescer.ts';
import { applyAsked, type TakeBack } from '../services/edits.ts';
import { showPlace, toPlace } from '../services/locations.ts';
import { formHtml } from './html.ts';
import { type FromForm, readFromForm, type ToForm } from './messages.ts';

export const formViewType = 'twotrack.form';

/** Maximum number of undo steps. Each keeps a copy of the changed text. */
const MAX_UNDO_STEPS = 50;

/** Open forms: at most one per item. */
const open = new Set<Form>();

/** Shows the form of an item; reveals it if it is already open. */
export function openForm(services: Services, target: Target): void {
  const known = [...open].find((form) => form.key === keyOf(target.portfolio, target.node.id));
  if (known !== undefined) {
    known.reveal();
    return;
  }
  const dist = vscode.Uri.joinPath(services.extension, 'dist');
  const panel = vscode.window.createWebviewPanel(
    formViewType,
    target.node.label,
    vscode.window.activeTextEditor === undefined ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside,
    { enableScripts: true, localResourceRoots: [dist], retainContextWhenHidden: true },
  );
  panel.iconPath = {
    light: vscode.Uri.joinPath(services.extension, 'client/icons/file-light.svg'),
    dark: vscode.Uri.joinPath(services.extension, 'client/icons/file-dark.svg'),
  };
  const form = new Form(services, target, panel);
  open.add(form);
  panel.onDidDispose(() => {
    open.delete(form);
    form.dispose();
  });
  panel.webview.html = formHtml(panel.webview, dist);
}

/** Returns a key for an item that does not depend on the grouping. A node's id includes the group. */
const keyOf = (portfolio: string, id: string): string => `${portfolio}|${id.slice(id.lastIndexOf('|') + 1)}`;

/** Host side of one form. */
class Form implements vscode.Disposable {
  readonly #services: Services;
  #target: Target;
  /** Finds an item without an id again where the text was edited since. */
  #mark: ItemMark | undefined;
  readonly #panel: vscode.WebviewPanel;
  readonly #subscriptions: vscode.Disposable;
  /** Undo steps of changes made in this form, latest last. */
  readonly #back: TakeBack[] = [];
  /** URI of the file that holds the item. */
  #uri = '';
  /** Runs requests in order, so that a save right after a change includes it. */
  #turn: Promise<void> = Promise.resolve();
  #gone = false;

  constructor(services: Services, target: Target, panel: vscode.WebviewPanel) {
    this.#services = services;
    this.#target = target;
    this.#panel = panel;
    const follow = new Coalescer(() => this.#show(), 60, 300);
    this.#subscriptions = vscode.Disposable.from(
      follow,
      services.connection.onModelChanged(({ portfolio }) => {
        if (portfolio === target.portfolio) follow.call();
      }),
      vscode.workspace.onDidSaveTextDocument(() => this.#sendState()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.toString() === this.#uri) void this.#sendState();
      }),
      panel.webview.onDidReceiveMessage((value: unknown) => {
        const message = readFromForm(value);
        if (message === undefined) return;
        this.#turn = this.#turn.then(() => this.#do(message)).catch(console.error);
      }),
    );
  }

  dispose(): void {
    this.#gone = true;
    this.#subscriptions.dispose();
  }

  /** Identifies the item as it was named last. */
  get key(): string {
    return keyOf(this.#target.portfolio, this.#target.node.id);
  }

  reveal(): void {
    this.#panel.reveal();
  }

  async #do(message: FromForm): Promise<void> {
    if (message.kind === 'set') await this.#set(message.field, message.value);
    if (message.kind === 'undo') await this.#takeBack();
    if (message.kind === 'save') await this.#document?.save();
    if (message.kind === 'text') await this.#showText();
    else await this.#show();
  }

  /** Asks for the item as it is now, and follows it: an item without an id is named by its place in the file. */
  async #ask(): Promise<ItemFormResult | undefined> {
    const { portfolio, node } = this.#target;
    const mark = this.#mark === undefined ? {} : { mark: this.#mark };
    const answer = await this.#services.connection.request(itemForm, {
      portfolio,
      target: node.id,
      ...mark,
    });
    if (answer !== undefined && !('refused' in answer)) {
      this.#target = { portfolio, node: { ...node, id: answer.target } };
      this.#mark = answer.mark;
    }
    return answer;
  }

  async #show(): Promise<void> {
    const answer = await this.#ask();
    if (answer === undefined || this.#gone) return;
    if ('refused' in answer) return this.#send({ kind: 'gone', reason: answer.refused });
    this.#uri = vscode.Uri.parse(answer.uri).toString();
    this.#panel.title = answer.title;
    await this.#send({ kind: 'form', form: answer });
    await this.#sendState();
  }

  /** Sets a field. A refusal leaves the text unchanged and is shown at the field, which keeps the typed value. */
  async #set(field: string, value: string): Promise<void> {
    let reason = '';
    const back = await applyAsked(
      this.#services.connection,
      async () => {
        const now = await this.#ask();
        if (now === undefined || 'refused' in now) return now;
        const { portfolio } = this.#target;
        const what = { portfolio, verb: 'set-field', targets: [now.target], from: field, value } as const;
        return this.#services.connection.request(edit, what);
      },
      false,
      (why) => {
        reason = why;
      },
    );
    if (back !== undefined) this.#back.push(back);
    if (this.#back.length > MAX_UNDO_STEPS) this.#back.shift();
    await this.#send({ kind: 'answer', field, value, reason });
  }

  async #takeBack(): Promise<void> {
    const back = this.#back.pop();
    if (back === undefined || (await back())) return;
    // If this step cannot be undone, earlier ones cannot either.
    this.#back.length = 0;
    void vscode.window.showWarningMessage(
      vscode.l10n.t('The text has changed meanwhile: undo it in the editor.'),
    );
  }

  async #showText(): Promise<void> {
    await this.#ask();
    const details = await detailsOf(this.#services, this.#target);
    if (details !== undefined)
      await showPlace(toPlace(details.location), { focus: true, column: vscode.ViewColumn.One });
  }

  get #document(): vscode.TextDocument | undefined {
    return vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === this.#uri);
  }

  #sendState(): Promise<void> {
    return this.#send({
      kind: 'state',
      unsaved: this.#document?.isDirty === true,
      changed: this.#back.length > 0,
    });
  }

  async #send(message: ToForm): Promise<void> {
    if (!this.#gone) await this.#panel.webview.postMessage(message);
  }
}
