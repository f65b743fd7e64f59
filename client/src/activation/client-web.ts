/** The language client of vscode.dev and other browsers: the server is a web worker. */
import * as vscode from 'vscode';
import {
  type BaseLanguageClient,
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type LanguageClientOptions,
  type MessageTransports,
} from 'vscode-languageclient/browser';

/** Makes a client for dist/server.js; it is not started yet. */
export function createWebClient(
  context: vscode.ExtensionContext,
  options: LanguageClientOptions,
): BaseLanguageClient {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.js');
  return new WorkerClient(script.toString(true), options);
}

class WorkerClient extends LanguageClient {
  readonly #script: string;
  #worker: Worker | undefined;

  constructor(script: string, options: LanguageClientOptions) {
    super('twotrack', 'Twotrack', unused, options);
    this.#script = script;
  }

  /**
   * The library would take a worker too, but knows it by its class, and the class of that name is another one in
   * VS Code's extension host. The worker must be a new one after every restart.
   */
  protected override async createMessageTransports(): Promise<MessageTransports> {
    this.#worker?.terminate();
    const worker = new Worker(this.#script);
    this.#worker = worker;
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  }

  /** A worker does not end by itself as a process does. */
  override async stop(timeout?: number): Promise<void> {
    try {
      await super.stop(timeout);
    } finally {
      this.#worker?.terminate();
      this.#worker = undefined;
    }
  }

  /** Leaves it to us to tell of errors, once and with a way out; the library would show each in words of its own. */
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

function unused(): Promise<MessageTransports> {
  return Promise.reject(new Error('createMessageTransports is overridden'));
}
