/**
 * Takes back from the server the documents whose file was deleted and that nobody sees. VS Code keeps a document for
 * minutes after an extension has opened it, and tells of no close before: findings of a deleted file would stay that long.
 */
import * as vscode from 'vscode';
import type { BaseLanguageClient, FileChangeType, Middleware } from 'vscode-languageclient';
import { languageId } from './contributions.ts';

/** Enum value copied from the library, which must not be loaded at activation. */
const deleted: typeof FileChangeType.Deleted = 3;

/** The middleware that keeps notifications in order. */
type Order = Required<Pick<Middleware, 'didOpen' | 'didChange' | 'didClose'>>;

/** Tells the server that a gone document is closed once nobody sees it, and that it is open once somebody does. */
export class GoneDocuments implements vscode.Disposable {
  readonly #client: () => BaseLanguageClient | undefined;
  readonly #subscriptions: vscode.Disposable;
  /** Documents whose file was deleted while they were open. */
  readonly #gone = new Set<vscode.TextDocument>();
  /** Those of them that the server is about to be told are closed, and those that it was. */
  readonly #closing = new Set<vscode.TextDocument>();
  readonly #closed = new Set<vscode.TextDocument>();

  /** @param client the running client; undefined while there is none */
  constructor(client: () => BaseLanguageClient | undefined) {
    this.#client = client;
    this.#subscriptions = vscode.Disposable.from(
      vscode.window.tabGroups.onDidChangeTabs(() => this.#look()),
      vscode.window.onDidChangeVisibleTextEditors(() => this.#look()),
      vscode.workspace.onDidCloseTextDocument((document) => this.#gone.delete(document)),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** Returns the middleware, which sends through that of the order. */
  middleware(order: Order): Order & Pick<Middleware, 'workspace'> {
    return {
      // A server that is started anew is told of every open document.
      didOpen: (document, next) => {
        this.#closed.delete(document);
        return order.didOpen(document, next);
      },
      // An edit makes it a document like others; its opening tells the text with the edit.
      didChange: (event, next) =>
        this.#closed.has(event.document) ? this.#open(event.document) : order.didChange(event, next),
      didClose: (document, next) => {
        if (this.#closing.delete(document)) this.#closed.add(document);
        else if (this.#closed.delete(document)) return Promise.resolve();
        return order.didClose(document, next);
      },
      workspace: {
        didChangeWatchedFile: async (event, next) => {
          await next(event);
          if (event.type === deleted) this.#noteGone(vscode.Uri.parse(event.uri).toString());
        },
      },
    };
  }

  /** Notes the open documents of a file, or beneath a folder, that is gone. */
  #noteGone(uri: string): void {
    for (const document of vscode.workspace.textDocuments) {
      if (document.languageId !== languageId) continue;
      const own = document.uri.toString();
      if (own === uri || own.startsWith(`${uri}/`)) this.#gone.add(document);
    }
    this.#look();
  }

  /** Tells the server of each gone document whose use has changed. */
  #look(): void {
    for (const document of this.#gone) {
      const isInUse = document.isDirty || isSeen(document);
      const isTakenBack = this.#closed.has(document) || this.#closing.has(document);
      if (isInUse && isTakenBack) void this.#open(document);
      if (!isInUse && !isTakenBack) void this.#close(document);
    }
  }

  async #open(document: vscode.TextDocument): Promise<void> {
    await this.#client()?.getFeature('textDocument/didOpen').getProvider(document)?.send(document);
  }

  async #close(document: vscode.TextDocument): Promise<void> {
    const provider = this.#client()?.getFeature('textDocument/didClose').getProvider(document);
    if (provider === undefined) return;
    this.#closing.add(document);
    await provider.send(document);
  }
}

/** Checks whether a tab or an editor shows the document. */
function isSeen(document: vscode.TextDocument): boolean {
  if (vscode.window.visibleTextEditors.some((editor) => editor.document === document)) return true;
  const uri = document.uri.toString();
  return vscode.window.tabGroups.all.some(({ tabs }) => tabs.some((tab) => urisOf(tab).includes(uri)));
}

function urisOf({ input }: vscode.Tab): readonly string[] {
  if (input instanceof vscode.TabInputText) return [input.uri.toString()];
  if (input instanceof vscode.TabInputTextDiff) return [input.original, input.modified].map(String);
  return [];
}
