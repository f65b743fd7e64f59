/**
 * The one place that knows whether a server runs. Starts it on the first request, answers what it asks, restarts it
 * when the window changes in a way that it cannot follow. No caller sees an error of the wire: a request that cannot
 * be answered resolves with undefined, and the reason is in the output.
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
import type { Method, Requests } from './requests.ts';
import { findFiles, readFile } from './workspace-files.ts';

export type ServerState = 'idle' | 'starting' | 'running' | 'failed';

/** What differs between the desktop and the browser. */
export interface Host {
  /** The server runs in a worker, without files of its own. */
  readonly inWorker: boolean;
  /** Loads the language client's library and makes a client; not called before it is needed. */
  createClient(options: LanguageClientOptions): Promise<BaseLanguageClient>;
}

/** The library's enum without the library, which is not to be loaded at activation. */
const states: Partial<Record<State, ServerState>> = {
  [2 satisfies State.Running]: 'running',
  [3 satisfies State.Starting]: 'starting',
};
/** How long a server may take to say goodbye, or to be started before one stops it nevertheless. Milliseconds. */
const stopTimeout = 2000;

export class ServerConnection implements vscode.Disposable {
  readonly #host: Host;
  readonly #output: vscode.LogOutputChannel;
  readonly #modelChanged = new vscode.EventEmitter<ModelChangedParams>();
  readonly #stateChanged = new vscode.EventEmitter<ServerState>();
  readonly #subscriptions: vscode.Disposable[] = [this.#modelChanged, this.#stateChanged];
  #client: BaseLanguageClient | undefined;
  #launched: Promise<void> | undefined;
  #setup: Setup | undefined;
  #state: ServerState = 'idle';
  #problem = '';
  /** Counts the stops: what was started before the last one is ours no more. */
  #turn = 0;
  #ended = false;

  /** A portfolio's model has a new version. */
  readonly onModelChanged = this.#modelChanged.event;
  readonly onStateChanged = this.#stateChanged.event;

  constructor(host: Host, output: vscode.LogOutputChannel) {
    this.#host = host;
    this.#output = output;
    const check = () => void this.#restartIfSetupChanged();
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

  /** Starts the server unless it was started already. Never rejects: see `state`. */
  start(): Promise<void> {
    if (this.#ended) return Promise.resolve();
    this.#launched ??= this.#launch();
    return this.#launched;
  }

  /** Stops the server, if there is one, and starts it as the window is now. */
  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** Stops the server and waits until it is gone; one that does not get started is not waited for. */
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
      // It was gone already, or hung: either way it is ours no more.
      this.#output.debug(`stopping the server: ${String(error)}`);
    }
  }

  /** Sends a request, starting the server first; undefined where there is no answer. */
  async request<M extends Method>(
    method: M,
    params: Requests[M]['params'],
    token?: vscode.CancellationToken,
  ): Promise<Requests[M]['result'] | undefined> {
    await this.start();
    const client = this.#client;
    if (client === undefined || this.#state !== 'running') return undefined;
    try {
      // An undefined beside the others would travel as a null of its own, and turn the parameters into a list.
      const tokens = token === undefined ? [] : [token];
      if (params === undefined) return await client.sendRequest<Requests[M]['result']>(method, ...tokens);
      return await client.sendRequest<Requests[M]['result']>(method, params, ...tokens);
    } catch (error) {
      this.#output.warn(`${method}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }

  /** A server's edit as VS Code's own. */
  async toWorkspaceEdit(edit: WorkspaceEdit): Promise<vscode.WorkspaceEdit | undefined> {
    try {
      return await this.#client?.protocol2CodeConverter.asWorkspaceEdit(edit);
    } catch (error) {
      this.#output.warn(`an edit of the server's: ${String(error)}`);
      return undefined;
    }
  }

  /** Stops the server for good: a view that still asks for something does not start another one. */
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
      const client = await this.#host.createClient(clientOptions(this.#setup, this.#output));
      if (turn !== this.#turn) return;
      // Before the start: the server may ask for files while it is being initialised.
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
      // Given up on meanwhile; nobody would stop it later.
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

  async #restartIfSetupChanged(): Promise<void> {
    if (this.#launched === undefined) return;
    await this.#launched;
    if (JSON.stringify(currentSetup(this.#host.inWorker)) === JSON.stringify(this.#setup)) return;
    await this.restart();
  }
}

/** Waits for work, but no longer than so many milliseconds. */
async function atMost(ms: number, work: Promise<void> | undefined): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}
