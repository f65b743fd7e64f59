/**
 * A language client under full control of a test: capabilities, answers and notifications. For the server's life cycle;
 * use `lsp.ts` for answers about a text.
 */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import {
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type {
  ClientCapabilities,
  Diagnostic,
  InitializeResult,
  PublishDiagnosticsParams,
  WorkspaceDiagnosticReport,
  WorkspaceFolder,
} from 'vscode-languageserver-protocol';
import {
  type CancellationToken,
  createMessageConnection,
  ErrorCodes,
  type MessageConnection,
  ResponseError,
} from 'vscode-languageserver-protocol/node';
import { nodeFiles } from '../../server/src/files/node-files.ts';
import type { ServerParts } from '../../server/src/server/kit/server.ts';
import { serve } from '../../server/src/server/serve.ts';
import { capabilitiesOf, editor } from './capable.ts';
import type { Profile } from './profiles.ts';

/** Timeout in ms: much longer than needed, short enough to fail soon. */
const PATIENCE = 30_000;

export interface Wire {
  readonly connection: MessageConnection;
  dispose(): void;
}

/**
 * Starts a server on two in-memory pipes with framed messages. The caller must listen on the connection and dispose it.
 */
export function wireTo(parts: ServerParts): Wire {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const server = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(toServer),
    new StreamMessageWriter(toClient),
  );
  // However slow the machine is, what was saved or opened is followed by a poll of the disk at once.
  serve(server, { costlyPollMs: Number.POSITIVE_INFINITY, ...parts });
  const connection = createMessageConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  return {
    connection,
    dispose: () => {
      connection.dispose();
      server.dispose();
      toServer.destroy();
      toClient.destroy();
    },
  };
}

/** Pulls the findings of all files, by URI. */
export async function pullAll(connection: MessageConnection): Promise<Map<string, PublishDiagnosticsParams>> {
  const asked = { previousResultIds: [] };
  const { items } = await connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', asked);
  return new Map(
    items.map((report) => {
      assert.equal(report.kind, 'full');
      const { uri, version } = report;
      return [uri, { uri, diagnostics: report.items, ...(version === null ? {} : { version }) }];
    }),
  );
}

export interface RawOptions {
  readonly parts?: Partial<ServerParts>;
  /** Texts on disk by path. The first segment is a workspace folder if `folders` names it. */
  readonly files?: Readonly<Record<string, string>>;
  /** Folders open at the start, relative to the temporary folder; by default that folder itself. */
  readonly folders?: readonly string[];
  /** Capabilities to send, over those of the editor that the suites run as. */
  readonly capabilities?: ClientCapabilities;
  readonly lacks?: readonly string[]; // capabilities that it has not
  readonly clientInfo?: Profile['clientInfo'];
  readonly initializationOptions?: object;
  /** Answers to the server's requests; null for all others, unless they are refused. */
  readonly answers?: Readonly<Record<string, (params: never) => unknown>>;
  /** True to answer every other request with an error. */
  readonly refuses?: boolean;
}

export interface Received {
  readonly method: string;
  readonly params: unknown;
}

export class RawClient {
  readonly folder: string;
  readonly connection: MessageConnection;
  /** Everything that the server sent, notifications and requests, in order. */
  readonly received: Received[] = [];
  result!: InitializeResult;
  readonly #wire: Wire;
  /** Reports last pulled, by URI. */
  #pulled = new Map<string, PublishDiagnosticsParams>();
  #recheck = (): void => {};

  constructor(folder: string, wire: Wire, { answers = {}, refuses = false }: RawOptions) {
    this.folder = folder;
    this.#wire = wire;
    this.connection = wire.connection;
    this.connection.onNotification((method, params) => this.#receive(method, params));
    this.connection.onRequest((method, params) => {
      this.#receive(method, params);
      if (method in answers) return answers[method]?.(params as never) ?? null;
      return refuses ? new ResponseError(ErrorCodes.InternalError, 'no') : null;
    });
    this.connection.listen();
  }

  #receive(method: string, params: unknown): void {
    this.received.push({ method, params });
    this.#recheck();
  }

  uri(path = ''): string {
    return pathToFileURL(join(this.folder, path)).toString();
  }
  workspaceFolder(path: string): WorkspaceFolder {
    return { uri: this.uri(path), name: path };
  }
  async write(path: string, text: string): Promise<void> {
    await mkdir(dirname(join(this.folder, path)), { recursive: true });
    await writeFile(join(this.folder, path), text);
  }

  notify(method: string, params: object): Promise<void> {
    return this.connection.sendNotification(method, params);
  }
  request<R>(method: string, params: object = {}, token?: CancellationToken): Promise<R> {
    return token === undefined
      ? this.connection.sendRequest<R>(method, params)
      : this.connection.sendRequest<R>(method, params, token);
  }
  open(path: string, text: string, languageId = 'portfolio', version = 1): Promise<void> {
    return this.notify('textDocument/didOpen', {
      textDocument: { uri: this.uri(path), languageId, version, text },
    });
  }
  /** True if findings come on request only. */
  get pulls(): boolean {
    return this.result.capabilities.diagnosticProvider !== undefined;
  }
  /** Waits until the server has processed all messages so far. A client that pulls then pulls. */
  async settled(): Promise<void> {
    await this.request('twotrack/portfolios');
    if (this.pulls) this.#pulled = await pullAll(this.connection);
  }

  /** Returns the parameters of all messages of a method so far. */
  of<P>(method: string): P[] {
    return this.received.filter((message) => message.method === method).map(({ params }) => params as P);
  }
  /** Returns the diagnostics last published for a file, or pulled; undefined if there were none. */
  published(path: string): PublishDiagnosticsParams | undefined {
    return this.publishedAt(this.uri(path));
  }
  publishedAt(at: string): PublishDiagnosticsParams | undefined {
    return this.shown().get(at);
  }
  /** Returns what was last published for each file, or pulled, by URI. */
  shown(): Map<string, PublishDiagnosticsParams> {
    const all = this.of<PublishDiagnosticsParams>('textDocument/publishDiagnostics');
    return new Map([...all.map((sent) => [sent.uri, sent] as const), ...this.#pulled]);
  }
  /** Returns the diagnostics last published for a file, or pulled. */
  findings(path: string): readonly Diagnostic[] {
    return this.published(path)?.diagnostics ?? [];
  }
  /** Returns the rules of the findings last published for a file, or pulled. */
  rules(path: string): string[] {
    return this.findings(path).map(({ code }) => String(code));
  }

  /** Waits until a condition holds; checks it after every message from the server. */
  async until(what: string, holds: () => boolean): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve, reject) => {
      timer = setTimeout(
        () =>
          reject(
            new Error(`${what}: not so; received ${this.received.map(({ method }) => method).join(', ')}`),
          ),
        PATIENCE,
      );
      this.#recheck = () => {
        if (holds()) resolve();
      };
      this.#recheck();
    }).finally(() => clearTimeout(timer));
    this.#recheck = () => {};
  }

  async stop(): Promise<void> {
    assert.equal(await this.request('shutdown'), null);
    this.#wire.dispose();
  }
}

/** Starts server and client with a folder of their own, initializes, runs `body`, and shuts down. */
export async function withRawClient(
  options: RawOptions,
  body: (client: RawClient) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'twotrack-raw-'));
  const wire = wireTo({ files: nodeFiles, ...options.parts });
  const client = new RawClient(folder, wire, options);
  try {
    await mkdir(join(folder, '.git'));
    for (const [path, text] of Object.entries(options.files ?? {})) await client.write(path, text);
    client.result = await client.request<InitializeResult>('initialize', {
      processId: null,
      clientInfo: options.clientInfo ?? editor?.clientInfo,
      rootUri: null,
      workspaceFolders: (options.folders ?? ['']).map((path) => client.workspaceFolder(path)),
      capabilities: editor === undefined ? (options.capabilities ?? {}) : capabilitiesOf(options),
      initializationOptions: options.initializationOptions ?? { today: '2027-09-15' },
    });
    await client.notify('initialized', {});
    await body(client);
    await client.stop();
  } finally {
    wire.dispose();
    await rm(folder, { recursive: true, force: true });
  }
}
