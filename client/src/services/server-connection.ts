/**
 * Owns the server's life cycle: starts it on the first request, answers its requests, restarts it after window changes
 * that it cannot follow. Never throws transport errors: a request that fails resolves with undefined, and the reason is
 * logged.
 */
import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions, State } from 'vscode-languageclient';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { FindParams, ReadParams } from '../../../server/src/protocol/files.ts';
import { find, read } from '../../../server/src/protocol/files.ts';
import type { ModelChangedParams } from '../../../server/src/protocol/portfolios.ts';
import { modelChanged } from '../../../server/src/protocol/portfolios.ts';
import { clientOptions, currentSetup, type Setup } from './client-options.ts';
import { configurationSection } from './contributions.ts';
import { GoneDocuments } from './gone-documents.ts';
import type { Method, Requests } from './requests.ts';
import { findFiles, readFile } from './workspace-files.ts';

export type ServerState = 'idle' | 'starting' | 'running' | 'failed';

/** What differs between desktop and browser. */
export interface Host {
  /** True if the server runs in a worker without its own file system. */
  readonly inWorker: boolean;
  /** Loads the language client's library and creates a client. Call it only when needed. */
  createClient(options: LanguageClientOptions): Promise<BaseLanguageClient>;
}

/** Enum values copied from the library, which must not be loaded at activation. */
const states: Partial<Record<State, ServerState>> = {
  [2 satisfies State.Running]: 'running',
  [3 satisfies State.Starting]: 'starting',
};
/** Longest wait for a shutdown, and for a start that is about to be stopped, in ms. */
const stopTimeout = 2000;

export class ServerConnection implements vscode.Disposable {
  readonly #host: Host;
  readonly #output: vscode.LogOutputChannel;
  readonly #modelChanged = new vscode.EventEmitter<ModelChangedParams>();
  readonly #stateChanged = new vscode.EventEmitter<ServerState>();
  readonly #gone = new GoneDocuments(() => this.#client);
  readonly #subscriptions: vscode.Disposable[] = [this.#modelChanged, this.#stateChanged, this.#gone];
  #client: BaseLanguageClient | undefined;
  #launched: Promise<void> | undefined;
  #setup: Setup | undefined;
  #state: ServerState = 'idle';
  #problem = '';
  /** Incremented by each stop: clients started before the last stop are stale. */
  #turn = 0;
  #ended = false;

  /** Fires when a portfolio's model has a new version. */
  readonly onModelChanged = this.#modelChanged.event;
  readonly onStateChanged = this.#stateChanged.event;

  constructor(host: Host, output: vscode.LogOutputChannel) {
    this.#host = host;
    this.#output = output;
    const check = () => void this.#followSetup();
    this.#subscriptions.push(
      vscode.workspace.onDidChangeWorkspaceFolders(check),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(configurationSection)) check();
      }),
    );
  }

  get state(): ServerState {
    return this.#state;
  }

  /** Why there is no server; empty unless the state is `failed`. */
  get problem(): string {
    return this.#problem;
  }

  /** Starts the server unless it has been started. Never rejects: see `state`. */
  start(): Promise<void> {
    if (this.#ended) return Promise.resolve();
    this.#launched ??= this.#launch();
    return this.#launched;
  }

  /** Stops the server, if there is one, and starts it with the setup for the current window. */
  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** Stops the server and waits until it is gone. Does not wait for one that fails to start in time. */
  async stop(): Promise<void> {
    await atMost(stopTimeout, this.#launched);
    const client = this.#client;
    this.#client = undefined;
    this.#launched = undefined;
    this.#turn++;
    this.#setState('idle');
    try {
      await client?.dispose(stopTimeout);
    } catch (error) {
      // The server had already exited, or hung: drop it either way.
      this.#output.debug(`stopping the server: ${String(error)}`);
    }
  }

  /** Sends a request, starting the server first; returns undefined if there is no result. */
  async request<M extends Method>(
    method: M,
    params: Requests[M]['params'],
    token?: vscode.CancellationToken,
  ): Promise<Requests[M]['result'] | undefined> {
    await this.start();
    const client = this.#client;
    if (client === undefined || this.#state !== 'running') return undefined;
    try {
      // Pass no undefined token: the library would send it as null and turn the parameters into an array.
      const tokens = token === undefined ? [] : [token];
      if (params === undefined) return await client.sendRequest<Requests[M]['result']>(method, ...tokens);
      return await client.sendRequest<Requests[M]['result']>(method, params, ...tokens);
    } catch (error) {
      this.#output.warn(`${method}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }

  /** Converts a server's edit to a VS Code edit. */
  async toWorkspaceEdit(edit: WorkspaceEdit): Promise<vscode.WorkspaceEdit | undefined> {
    try {
      return await this.#client?.protocol2CodeConverter.asWorkspaceEdit(edit);
    } catch (error) {
      this.#output.warn(`an edit of the server's: ${String(error)}`);
      return undefined;
    }
  }

  /** Stops the server for good: later requests do not start another one. */
  async end(): Promise<void> {
    this.#ended = true;
    await this.stop();
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
    void this.end();
  }

  async #launch(): Promise<void> {
    const turn = this.#turn;
    this.#setState('starting');
    this.#setup = currentSetup(this.#host.inWorker);
    try {
      const client = await this.#host.createClient(clientOptions(this.#setup, this.#output, this.#gone));
      if (turn !== this.#turn) return;
      // Register before the start: the server may request files during initialization.
      client.onNotification(modelChanged, (params: ModelChangedParams) => this.#modelChanged.fire(params));
      client.onRequest(find, (params: FindParams) => findFiles(params));
      client.onRequest(read, (params: ReadParams) => readFile(params));
      this.#client = client;
      client.onDidChangeState(({ newState }) => {
        if (this.#client !== client) return;
        const state = states[newState];
        if (state !== undefined) this.#setState(state);
        else this.#fail(vscode.l10n.t('It stopped unexpectedly; its output may say why.'));
      });
      await client.start();
      // Stopped while it was starting: dispose it, because nobody else will.
      if (turn !== this.#turn) await client.dispose(stopTimeout);
    } catch (error) {
      if (turn !== this.#turn) return;
      this.#output.error(error instanceof Error ? error : String(error));
      const reason = error instanceof Error ? error.message : String(error);
      this.#fail(vscode.l10n.t('It could not be started: {0}', reason));
    }
  }

  #fail(problem: string): void {
    this.#problem = problem;
    this.#output.error(`The server is not running: ${problem}`);
    this.#setState('failed');
  }

  #setState(state: ServerState): void {
    if (state === this.#state) return;
    this.#state = state;
    if (state !== 'failed') this.#problem = '';
    this.#stateChanged.fire(state);
  }

  /** Tells the server what it can take while it runs; restarts it for any other change of the setup. */
  async #followSetup(): Promise<void> {
    if (this.#launched === undefined) return;
    await this.#launched;
    const before = this.#setup;
    const now = currentSetup(this.#host.inWorker);
    if (before === undefined || JSON.stringify(now) === JSON.stringify(before)) return;
    const client = this.#client;
    if (client === undefined || this.#state !== 'running' || fixedOf(now) !== fixedOf(before)) {
      await this.restart();
      return;
    }
    this.#setup = now;
    try {
      const settings = { twotrack: now.live };
      await client.sendNotification('workspace/didChangeConfiguration', { settings });
    } catch (error) {
      this.#output.warn(`a change of settings: ${String(error)}`);
    }
  }
}

/** Returns what of a setup is fixed when the server starts, for comparison. */
function fixedOf({ schemes, fixed }: Setup): string {
  return JSON.stringify([schemes, fixed]);
}

/** Waits for work, up to a limit in ms. */
async function atMost(ms: number, work: Promise<void> | undefined): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}
