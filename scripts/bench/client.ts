/** A minimal LSP client over a child's stdio, the same for every server under test. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import {
  type CancellationToken,
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

export interface ServerCommand {
  readonly name: string;
  readonly args: readonly string[];
  /** Answers to `workspace/configuration`, by section. */
  readonly configuration: Readonly<Record<string, unknown>>;
  readonly initializationOptions?: unknown;
  /**
   * A request whose answer arrives only when all findings are complete; absent if the first diagnostics of a version
   * are complete.
   */
  readonly settles?: string;
}

interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly unknown[];
}

/** Timeout of a request in ms, after which the run is aborted. */
const PATIENCE_MS = 120_000;

export class BenchClient {
  readonly #child: ChildProcess;
  readonly #connection: ProtocolConnection;
  readonly #waiting = new Set<(published: Published) => void>();
  readonly #last = new Map<string, Published>();
  readonly #settles: string | undefined;
  readonly startedAt = performance.now();

  constructor(command: ServerCommand, root: string) {
    this.#settles = command.settles;
    this.#child = spawn(process.execPath, [...command.args, '--stdio'], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const { stdin, stdout } = this.#child;
    if (stdin === null || stdout === null) throw new Error('no pipes');
    this.#connection = createProtocolConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    );
    this.#connection.onRequest(
      'workspace/configuration',
      ({ items }: { items: readonly { section?: string }[] }) =>
        items.map(({ section }) => command.configuration[section ?? ''] ?? null),
    );
    this.#connection.onRequest('client/registerCapability', () => null);
    this.#connection.onRequest('window/workDoneProgress/create', () => null);
    this.#connection.onRequest('workspace/workspaceFolders', () => [{ uri: root, name: 'bench' }]);
    this.#connection.onNotification('textDocument/publishDiagnostics', (published: Published) => {
      this.#last.set(published.uri, published);
      for (const listener of [...this.#waiting]) listener(published);
    });
    this.#connection.onUnhandledNotification(() => {});
    this.#connection.listen();
  }

  /** Starts the server; returns the ms from spawn to its first response. */
  async initialize(root: string, configuration: unknown, initializationOptions: unknown): Promise<number> {
    await this.request('initialize', {
      processId: process.pid,
      rootUri: root,
      workspaceFolders: [{ uri: root, name: 'bench' }],
      initializationOptions,
      capabilities: {
        workspace: {
          configuration: true,
          workspaceFolders: true,
          didChangeConfiguration: { dynamicRegistration: true },
        },
        textDocument: {
          synchronization: {},
          publishDiagnostics: { versionSupport: true, relatedInformation: true },
          completion: {
            completionItem: { snippetSupport: true, resolveSupport: { properties: ['documentation'] } },
          },
          hover: { contentFormat: ['markdown'] },
          documentSymbol: { hierarchicalDocumentSymbolSupport: true },
        },
      },
    });
    const took = performance.now() - this.startedAt;
    await this.notify('initialized', {});
    await this.notify('workspace/didChangeConfiguration', { settings: configuration });
    return took;
  }

  request<T>(method: string, params: unknown, token?: CancellationToken): Promise<T> {
    // An undefined argument would count as an additional parameter.
    return token === undefined
      ? this.#connection.sendRequest<T>(method, params)
      : this.#connection.sendRequest<T>(method, params, token);
  }
  notify(method: string, params: unknown): Promise<void> {
    return this.#connection.sendNotification(method, params);
  }

  /** Resolves with the next diagnostics of a file; of a certain version, if given. */
  diagnostics(uri: string, version?: number): Promise<Published> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`no diagnostics for ${uri} in ${PATIENCE_MS / 1000} s`)),
        PATIENCE_MS,
      );
      const listener = (published: Published): void => {
        if (
          published.uri !== uri ||
          (version !== undefined && published.version !== undefined && published.version < version)
        )
          return;
        clearTimeout(timer);
        this.#waiting.delete(listener);
        resolve(published);
      };
      this.#waiting.add(listener);
    });
  }

  /**
   * Resolves with the complete diagnostics of a version: the last ones, if the server publishes the visible range
   * first.
   */
  async allDiagnostics(uri: string, version: number): Promise<readonly unknown[]> {
    const first = await this.diagnostics(uri, version);
    if (this.#settles === undefined) return first.diagnostics;
    await this.request(this.#settles, {});
    return (this.#last.get(uri) ?? first).diagnostics;
  }

  /** Peak resident memory in MB, from the kernel; null if it does not report it. */
  peakMemory(): number | null {
    return this.#memory('VmHWM');
  }

  /** Current resident memory in MB; null if the kernel does not report it. */
  memory(): number | null {
    return this.#memory('VmRSS');
  }

  /** True while the server's process is running. */
  get runs(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  #memory(field: 'VmHWM' | 'VmRSS'): number | null {
    try {
      const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
      const match = new RegExp(`${field}:\\s+(\\d+) kB`).exec(status);
      return match ? Number(match[1]) / 1024 : null;
    } catch {
      return null;
    }
  }

  async stop(): Promise<void> {
    await Promise.race([
      this.request('shutdown', null).catch(() => null),
      new Promise((resolve) => setTimeout(resolve, 2000)),
    ]);
    await this.notify('exit', null).catch(() => {});
    this.#connection.dispose();
    this.#child.kill();
  }
}
