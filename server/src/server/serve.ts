/** The language server: the one place with a connection. Features answer; this wires, orders and publishes. */

import {
  type CancellationToken,
  CodeLensRefreshRequest,
  type Connection,
  DiagnosticRefreshRequest,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  InlayHintRefreshRequest,
  LSPErrorCodes,
  type RegistrationParams,
  RegistrationRequest,
  ResponseError,
  SemanticTokensRefreshRequest,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { ServerCapabilities } from 'vscode-languageserver-protocol';
import { readDate } from '../core/language/scalars.ts';
import type { Portfolio } from '../core/model/portfolio.ts';
import { type Day, localToday } from '../core/text/days.ts';
import type { FileSource } from '../core/text/file-source.ts';
import { t, useBundle } from '../core/text/l10n.ts';
import { isPortfolioFile, portfolioEndings } from '../core/text/paths.ts';
import { features } from '../features/index.ts';
import { diagnosticsOf } from '../features/kit/diagnostics.ts';
import type { Client } from '../features/kit/feature.ts';
import { homepage, version } from '../manifest.ts';
import {
  type FindResult,
  find,
  type InitializationOptions,
  type ModelChangedParams,
  modelChanged,
  type ReadResult,
  read,
} from '../protocol/protocol.ts';
import { Session } from '../session/session.ts';

/** Most findings published for one file where the client says nothing. */
const DEFAULT_MOST = 500;
/** How long model changes are gathered before the client is told. */
const GATHER_MS = 30;

/**
 * Serves a client over `connection`. `files` reaches the disk, unless the client offers to read for us; `ahead` works
 * out, before it is asked for, what a large portfolio wants.
 */
export function serve(
  connection: Connection,
  files: FileSource,
  ahead: (session: Session) => Promise<void> = async () => {},
): void {
  let session: Session | null = null;
  let client: Client | null = null;
  let options: InitializationOptions = {};
  let folders: readonly string[] = [];
  let pushes = true;
  let most = DEFAULT_MOST;
  const published = new Map<string, string>();
  const told = new Map<Portfolio, number>();
  let telling: NodeJS.Timeout | number | undefined;
  let midnight: NodeJS.Timeout | number | undefined;

  const today = (): Day => {
    const stated = options.today === undefined ? null : readDate(options.today);
    return stated?.ok ? stated.value.first : localToday();
  };
  const failed = new Set<string>();
  const onRuleError = (rule: string, error: unknown): void => {
    if (failed.has(rule)) return;
    failed.add(rule);
    connection.console.error(
      `Rule ${rule} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    connection.window.showInformationMessage(
      t`Twotrack: the rule ${rule} failed and is left out. The others go on. Please report it at ${homepage}/issues.`,
    );
  };

  /** Brings findings up to date and tells the client what changed. `edited` is published whatever it says. */
  const settle = (edited?: string): void => {
    if (session === null) return;
    const { files: touched, portfolios } = session.settle();
    if (pushes)
      for (const uri of new Set(edited === undefined ? touched : [edited, ...touched]))
        publish(session, uri, uri === edited);
    if ([...touched].some((uri) => uri !== edited)) refreshSoon();
    for (const portfolio of portfolios) if (!told.has(portfolio)) told.set(portfolio, -1);
    if (client?.own && portfolios.size > 0) telling ??= setTimeout(tell, GATHER_MS);
  };
  const publish = (current: Session, uri: string, always: boolean): void => {
    const file = current.snapshot(uri);
    const diagnostics = file === null ? [] : diagnosticsOf(file, most);
    const text = JSON.stringify(diagnostics);
    const before = published.get(uri);
    if (!always && (before === text || (before === undefined && diagnostics.length === 0))) return;
    if (file === null) published.delete(uri);
    else published.set(uri, text);
    const open = current.workspace.isOpen(uri) && file !== null;
    void connection.sendDiagnostics({
      uri,
      diagnostics,
      ...(open ? { version: file.document.version } : {}),
    });
  };
  /** Takes back the findings of files that are no longer there. */
  const publishGone = (current: Session): void => {
    for (const uri of [...published.keys()])
      if (current.workspace.document(uri) === undefined) publish(current, uri, true);
  };
  /** Asks for what a client may refuse: an editor that says yes beforehand and then cannot goes on without. */
  const ask = (method: string, params?: RegistrationParams): void => {
    const answer =
      params === undefined ? connection.sendRequest(method) : connection.sendRequest(method, params);
    answer.catch((error: unknown) => connection.console.log(`${method}: ${String(error)}`));
  };
  let refreshing: NodeJS.Timeout | number | undefined;
  /** What the client asked for earlier may read differently now, in files that it did not touch. */
  const refreshSoon = (): void => {
    const able = client?.capabilities.workspace;
    refreshing ??= setTimeout(() => {
      refreshing = undefined;
      if (!pushes && able?.diagnostics?.refreshSupport === true) ask(DiagnosticRefreshRequest.method);
      if (able?.codeLens?.refreshSupport === true) ask(CodeLensRefreshRequest.method);
      if (able?.inlayHint?.refreshSupport === true) ask(InlayHintRefreshRequest.method);
      if (able?.semanticTokens?.refreshSupport === true) ask(SemanticTokensRefreshRequest.method);
    }, GATHER_MS);
  };
  const tell = (): void => {
    telling = undefined;
    if (session === null) return;
    const present = new Set(session.workspace.portfolios.values());
    for (const [portfolio, last] of told) {
      if (!present.has(portfolio)) told.delete(portfolio);
      if (present.has(portfolio) && last === portfolio.version) continue;
      if (present.has(portfolio)) told.set(portfolio, portfolio.version);
      const params: ModelChangedParams = { portfolio: portfolio.folder, version: portfolio.version };
      void connection.sendNotification(modelChanged, params);
    }
  };

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    options = (params.initializationOptions as InitializationOptions | undefined) ?? {};
    useBundle(options.translations);
    most = options.maxFindings ?? DEFAULT_MOST;
    const { capabilities } = params;
    client = {
      capabilities,
      own: options.modelChanged === true,
      snippets: capabilities.textDocument?.completion?.completionItem?.snippetSupport === true,
      markdown: capabilities.textDocument?.hover?.contentFormat?.includes('markdown') ?? false,
      annotations: capabilities.workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    };
    pushes = client.own || capabilities.textDocument?.diagnostic === undefined;
    session = new Session(
      options.filesThroughClient === true ? throughClient(connection) : files,
      today(),
      onRuleError,
    );
    const encodings = capabilities.general?.positionEncodings ?? ['utf-16'];
    session.encoding = encodings.includes('utf-16') || !encodings.includes('utf-8') ? 'utf-16' : 'utf-8';
    folders = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
    const served: ServerCapabilities = {
      positionEncoding: session.encoding,
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: false },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      ...(pushes
        ? {}
        : {
            diagnosticProvider: {
              identifier: 'twotrack',
              interFileDependencies: true,
              workspaceDiagnostics: true,
            },
          }),
    };
    for (const feature of features) Object.assign(served, feature.capabilities(capabilities));
    return { capabilities: served, serverInfo: { name: 'twotrack', version } };
  });

  connection.onInitialized(() => {
    if (client?.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true) {
      const watchers = portfolioEndings.map((ending) => ({ globPattern: `**/*${ending}` }));
      const { method } = DidChangeWatchedFilesNotification;
      const registerOptions = { watchers: [...watchers, { globPattern: '**/.gitignore' }] };
      ask(RegistrationRequest.method, { registrations: [{ id: method, method, registerOptions }] });
    }
    if (client?.capabilities.workspace?.workspaceFolders === true) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        void inOrder(async (current) => {
          const gone = new Set(removed.map(({ uri }) => uri));
          folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
          for (const { uri } of removed) current.workspace.closeFolder(uri);
          for (const { uri } of added) await current.workspace.openFolder(uri);
          settle();
          publishGone(current);
        });
      });
    }
    void inOrder(async (current) => {
      const progress = folders.length > 0 ? await startProgress(connection, client) : null;
      for (const folder of folders) await current.workspace.openFolder(folder);
      await ahead(current);
      settle();
      progress?.done();
    });
    waitForMidnight();
  });

  const waitForMidnight = (): void => {
    if (options.today !== undefined) return;
    const now = new Date();
    const next = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 0, 0, 1);
    midnight = setTimeout(() => {
      void inOrder((current) => {
        current.today = today();
        settle();
      });
      waitForMidnight();
    }, next.getTime() - now.getTime());
    if (typeof midnight === 'object') midnight.unref();
  };

  /** Runs work on the session in order; before `initialize` there is none. */
  const inOrder = <T>(work: (current: Session) => T | Promise<T>): T | Promise<T> => {
    const current = session;
    if (current === null)
      throw new ResponseError(LSPErrorCodes.RequestFailed, 'The server is not initialized.');
    return current.inOrder(() => work(current));
  };

  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, text, version: v } }) => {
    // Some editors send all the YAML there is.
    if (languageId !== 'portfolio' && !isPortfolioFile(uri)) return;
    void inOrder(async (current) => {
      await current.workspace.open(uri, text.replace(/^\uFEFF/, ''), v);
      settle(uri);
    });
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version: v }, contentChanges }) => {
    void inOrder((current) => {
      const document = current.workspace.document(uri);
      if (document === undefined) return;
      const changes = contentChanges.map((change) =>
        'range' in change && current.encoding === 'utf-8'
          ? {
              text: change.text,
              range: document.positionRange(
                current.offsetOf(document, change.range.start),
                current.offsetOf(document, change.range.end),
              ),
            }
          : change,
      );
      current.workspace.change(uri, changes, v);
      settle(uri);
    });
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    void inOrder(async (current) => {
      await current.workspace.close(uri);
      settle();
      if (current.workspace.document(uri) === undefined && published.has(uri)) publish(current, uri, true);
    });
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    void inOrder(async (current) => {
      if (changes.some(({ uri }) => uri.endsWith('/.gitignore')))
        for (const folder of folders) await current.workspace.openFolder(folder);
      for (const { uri } of changes) await current.workspace.refresh(uri);
      settle();
      publishGone(current);
    });
  });
  connection.onDidChangeConfiguration(({ settings }) => {
    const changed = (settings as { twotrack?: { maxFindings?: number; today?: string } } | undefined)
      ?.twotrack;
    if (changed === undefined) return;
    void inOrder((current) => {
      if (typeof changed.maxFindings === 'number') most = changed.maxFindings;
      if (changed.today !== undefined)
        options = changed.today === '' ? withoutToday(options) : { ...options, today: changed.today };
      current.today = today();
      settle();
      if (pushes) for (const uri of published.keys()) publish(current, uri, false);
      else refreshSoon();
    });
  });

  for (const feature of features) {
    connection.onRequest(feature.method, (...args: unknown[]) =>
      inOrder((current) => {
        // A request without parameters comes with the token alone; parameters in a list come as so many arguments.
        const token = args.at(-1) as CancellationToken;
        const params = (args.length > 1 ? args[0] : {}) as never;
        if (token.isCancellationRequested)
          return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
        const call = { session: current, client: client as Client, token, most };
        try {
          if (feature.on === 'session') return feature.handle(params, call);
          const file = current.snapshot((params as { textDocument: { uri: string } }).textDocument.uri);
          return file === null ? feature.none : feature.handle(file, params, call);
        } catch (error) {
          connection.console.error(
            `${feature.method} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
          );
          return new ResponseError(
            LSPErrorCodes.RequestFailed,
            `${feature.method} failed: ${error instanceof Error ? error.message : String(error)}`,
          );
        }
      }),
    );
  }
  connection.onShutdown(() => {
    clearTimeout(telling);
    clearTimeout(refreshing);
    clearTimeout(midnight);
  });
  connection.listen();
}

const withoutToday = ({ today: _, ...rest }: InitializationOptions): InitializationOptions => rest;

async function startProgress(
  connection: Connection,
  client: Client | null,
): Promise<{ done(): void } | null> {
  if (client?.capabilities.window?.workDoneProgress !== true) return null;
  const progress = await connection.window.createWorkDoneProgress().catch(() => null);
  progress?.begin(t`Twotrack: reading the portfolio`);
  return progress;
}

/** Files through the client, for a worker or a virtual workspace. */
function throughClient(connection: Connection): FileSource {
  return {
    async find(folder) {
      return (await connection.sendRequest<FindResult>(find, { folder, endings: portfolioEndings })).uris;
    },
    // Above the opened folder the client reaches nothing.
    async list() {
      return { files: [], last: true };
    },
    async read(uri) {
      const result = await connection.sendRequest<ReadResult>(read, { uri });
      if (result.text !== null) return { text: result.text.replace(/^\uFEFF/, '') };
      return result.problem === undefined ? null : { problem: result.problem };
    },
  };
}
