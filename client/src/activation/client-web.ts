/** Creates the language client for vscode.dev and other browsers: the server is a web worker. */
import * as vscode from 'vscode';
import {
  type BaseLanguageClient,
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type LanguageClientOptions,
  type MessageTransports,
} from 'vscode-languageclient/browser';

/** Creates a client for dist/server.js without starting it. */
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
   * The library also accepts a worker, but checks with `instanceof`, and VS Code's extension host replaces the global
   * `Worker` class. Create a new worker on each call: after a restart the old one is dead.
   */
  protected override async createMessageTransports(): Promise<MessageTransports> {
    this.#worker?.terminate();
    const worker = new Worker(this.#script);
    this.#worker = worker;
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  }

  /** Unlike a child process, a worker must be terminated explicitly. */
  override async stop(timeout?: number): Promise<void> {
    try {
      await super.stop(timeout);
    } finally {
      this.#worker?.terminate();
      this.#worker = undefined;
    }
  }

  /** Suppresses the library's own error messages: we report a failure once, with a way out. */
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

function unused(): Promise<MessageTransports> {
  return Promise.reject(new Error('createMessageTransports is overridden'));
}
