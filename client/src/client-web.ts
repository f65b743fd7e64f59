/** The language client of vscode.dev and other browsers: the server is a web worker. */
import * as vscode from 'vscode';
import {
  type BaseLanguageClient,
  LanguageClient,
  type LanguageClientOptions,
} from 'vscode-languageclient/browser';

/** Makes a client for dist/server.web.js; it is not started yet. */
export function createWebClient(
  context: vscode.ExtensionContext,
  options: LanguageClientOptions,
): BaseLanguageClient {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.web.js');
  // In a function: the worker must be a new one after every restart.
  const worker = async () => new Worker(script.toString(true));
  return new QuietClient('twotrack', 'Twotrack', worker, options);
}

/** Leaves it to us to tell of errors, once and with a way out; the library would show each in words of its own. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}
