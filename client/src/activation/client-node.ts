/** Creates the language client for the desktop and remote hosts: the server is a child process that talks over IPC. */
import type { ExtensionContext } from 'vscode';
import {
  type BaseLanguageClient,
  LanguageClient,
  type LanguageClientOptions,
  TransportKind,
} from 'vscode-languageclient/node';

/** Creates a client for dist/server.js without starting it. */
export function createNodeClient(
  context: ExtensionContext,
  options: LanguageClientOptions,
): BaseLanguageClient {
  const module = context.asAbsolutePath('dist/server.js');
  const transport = TransportKind.ipc;
  // V8's compile cache for the server's code. If the folder is not writable, Node runs without the cache.
  const env = { NODE_COMPILE_CACHE: `${context.globalStorageUri.fsPath}/compiled` };
  const debug = { module, transport, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  // Limits the space for new objects, in MB: it would grow with a large portfolio, take 100 MB more and save no time.
  const execArgv = ['--max-semi-space-size=16'];
  return new QuietClient(
    'twotrack',
    'Twotrack',
    { run: { module, transport, options: { env, execArgv } }, debug },
    options,
  );
}

/** Suppresses the library's own error messages: we report a failure once, with a way out. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}
