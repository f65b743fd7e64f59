/** The language client of the desktop and of remote hosts: the server is a child process, spoken to over IPC. */
import type { ExtensionContext } from 'vscode';
import {
  type BaseLanguageClient,
  LanguageClient,
  type LanguageClientOptions,
  TransportKind,
} from 'vscode-languageclient/node';

/** Makes a client for dist/server.js; it is not started yet. */
export function createNodeClient(
  context: ExtensionContext,
  options: LanguageClientOptions,
): BaseLanguageClient {
  const module = context.asAbsolutePath('dist/server.js');
  const transport = TransportKind.ipc;
  // The server's code is compiled once and kept; where that place cannot be written, node does without.
  const env = { NODE_COMPILE_CACHE: `${context.globalStorageUri.fsPath}/compiled` };
  const debug = { module, transport, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  return new QuietClient(
    'twotrack',
    'Twotrack',
    { run: { module, transport, options: { env } }, debug },
    options,
  );
}

/** Leaves it to us to tell of errors, once and with a way out; the library would show each in words of its own. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}
