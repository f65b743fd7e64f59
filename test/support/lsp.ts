/**
 * An LSP client on two in-memory pipes with framed messages, and files in a folder of its own. Every request has a
 * timeout; at the end the server must shut down, and no unexpected message may be left.
 */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  ClientCapabilities,
  CodeAction,
  CompletionItem,
  CompletionList,
  Diagnostic,
  InitializeResult,
  Location,
  LocationLink,
  Position,
  PublishDiagnosticsParams,
  Range,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import type { MessageConnection } from 'vscode-languageserver-protocol/node';
import { openWalls } from '../../server/src/cli/wall/open-walls.ts';
import { historyAt } from '../../server/src/files/git/kept-history.ts';
import { nodeFiles } from '../../server/src/files/node-files.ts';
import { capabilitiesOf, editor, leaveOut, leavesOut, type Stated, Unable } from './capable.ts';
import {
  checkActions,
  checkCompletions,
  editsByFile,
  lengthOf,
  locationOf,
  putIn,
  unitsIn,
} from './forms.ts';
import { type Marked, marked } from './markers.ts';
import type { Profile } from './profiles.ts';
import { wireTo } from './raw-client.ts';

/** Timeout of an answer in ms: much longer than needed, short enough to fail soon. */
const PATIENCE = 30_000;
/** The date that tests use as today. */
export const TODAY = '2027-09-15';

export interface LspOptions extends Stated {
  /** Texts by path, with markers. */
  readonly files: Readonly<Record<string, string>>;
  /** Files open in the editor; all by default. */
  readonly open?: readonly string[];
  readonly today?: string;
  readonly translations?: Readonly<Record<string, string>>; // from English to another language
  readonly initial?: Readonly<Record<string, unknown>>; // additional `initializationOptions`
  readonly patience?: number; // timeout of an answer in ms
}

/** Runs `body` with a server, then shuts it down; leaves the test out where the editor cannot be what it is about. */
export async function withServer(
  options: LspOptions,
  body: (client: LspClient) => Promise<void>,
): Promise<void> {
  if (leavesOut(options)) return;
  const client = await LspClient.start(options);
  let failed = true;
  try {
    await body(client);
    failed = false;
  } catch (error) {
    if (!(error instanceof Unable)) throw error;
    leaveOut(error.message);
  } finally {
    await client.stop(failed);
  }
}

interface OpenFile {
  readonly uri: string;
  readonly marks: Marked;
  text: string;
  version: number;
}

export class LspClient {
  readonly folder: string;
  readonly capabilities: InitializeResult['capabilities'];
  /** What the client said that it takes. */
  readonly able: ClientCapabilities;
  /** Unrequested messages of the server: log lines, notifications, unexpected requests. */
  readonly inbox: string[];
  readonly published: Map<string, PublishDiagnosticsParams>;
  /** Partial results and progress reports, in order of arrival. */
  readonly progress: { readonly token: unknown; readonly value: unknown }[];
  readonly #connection: MessageConnection;
  readonly #files: Map<string, OpenFile>;
  readonly #inserts: Profile['inserts'];
  readonly #patience: number;
  readonly #dispose: () => void;

  private constructor(parts: {
    folder: string;
    connection: MessageConnection;
    files: Map<string, OpenFile>;
    capabilities: InitializeResult['capabilities'];
    able: ClientCapabilities;
    inserts: Profile['inserts'];
    inbox: string[];
    published: Map<string, PublishDiagnosticsParams>;
    progress: { readonly token: unknown; readonly value: unknown }[];
    patience: number;
    dispose: () => void;
  }) {
    this.folder = parts.folder;
    this.#connection = parts.connection;
    this.#files = parts.files;
    this.capabilities = parts.capabilities;
    this.inbox = parts.inbox;
    this.published = parts.published;
    this.progress = parts.progress;
    this.able = parts.able;
    this.#inserts = parts.inserts;
    this.#patience = parts.patience;
    this.#dispose = parts.dispose;
  }

  /** @param as the editor that the client is */
  static async start(options: LspOptions, as = editor): Promise<LspClient> {
    const folder = await mkdtemp(join(tmpdir(), 'twotrack-lsp-'));
    await mkdir(join(folder, '.git'));
    const files = new Map<string, OpenFile>();
    for (const [name, source] of Object.entries(options.files)) {
      const marks = marked(source);
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), marks.text);
      files.set(name, {
        uri: pathToFileURL(join(folder, name)).toString(),
        marks,
        text: marks.text,
        version: 0,
      });
    }
    const { connection, dispose } = wireTo({ files: nodeFiles, history: historyAt, walls: openWalls() });
    const inbox: string[] = [];
    const published = new Map<string, PublishDiagnosticsParams>();
    const progress: { token: unknown; value: unknown }[] = [];
    connection.onNotification((method, params) => {
      if (method === 'textDocument/publishDiagnostics') {
        const sent = params as unknown as PublishDiagnosticsParams;
        published.set(sent.uri, sent);
      } else if (method !== 'twotrack/modelChanged') inbox.push(`${method} ${JSON.stringify(params)}`);
    });
    connection.onUnhandledProgress(({ token, value }) => void progress.push({ token, value }));
    connection.onRequest((method, params) => {
      if (
        ![
          'client/registerCapability',
          'window/workDoneProgress/create',
          'workspace/diagnostic/refresh',
          'workspace/codeLens/refresh',
          'workspace/inlayHint/refresh',
          'workspace/semanticTokens/refresh',
          'workspace/textDocumentContent/refresh',
        ].includes(method)
      )
        inbox.push(`${method} ${JSON.stringify(params)}`);
      return null;
    });
    connection.listen();
    const uri = pathToFileURL(folder).toString();
    const able = capabilitiesOf(options, as);
    const initialized = connection.sendRequest<InitializeResult>('initialize', {
      processId: null,
      clientInfo: as?.clientInfo,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'case' }],
      capabilities: able,
      initializationOptions: {
        today: options.today ?? TODAY,
        ...(options.own === true ? { modelChanged: true, rulePages: true } : {}),
        translations: options.translations,
        ...options.initial,
      },
    });
    const patience = options.patience ?? PATIENCE;
    const { capabilities } = await inTime(initialized, 'initialize', patience);
    await connection.sendNotification('initialized', {});
    const client = new LspClient({
      folder,
      connection,
      files,
      capabilities,
      able,
      inserts: as?.inserts ?? 'as is',
      inbox,
      published,
      progress,
      patience,
      dispose,
    });
    for (const name of options.open ?? files.keys()) await client.open(name);
    return client;
  }

  /** Shuts down. `failed` suppresses further errors after a test has failed. */
  async stop(failed = false): Promise<void> {
    try {
      const answer = await inTime(this.#connection.sendRequest('shutdown'), 'shutdown', this.#patience);
      if (!failed) {
        assert.equal(answer, null);
        assert.deepEqual(this.inbox, [], 'the server said what nobody asked for');
      }
    } finally {
      this.#dispose();
      await rm(this.folder, { recursive: true, force: true });
    }
  }

  #file(name?: string): OpenFile {
    const file =
      name === undefined
        ? [...this.#files.values()].find(({ marks }) => marks.carets.length + marks.ranges.length > 0)
        : this.#files.get(name);
    assert.ok(file !== undefined, `no file ${name ?? 'with a marker'}`);
    return file;
  }
  #nameOf(uri: string): string {
    return [...this.#files].find(([, file]) => file.uri === uri)?.[0] ?? uri;
  }

  async open(name: string): Promise<void> {
    const file = this.#file(name);
    file.version++;
    await this.#connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: file.uri, languageId: 'portfolio', version: file.version, text: file.text },
    });
  }

  /** Replaces the whole text of an open file, without markers. */
  async type(name: string, source: string): Promise<void> {
    const file = this.#file(name);
    const marks = marked(source);
    Object.assign(file, { marks, text: marks.text });
    file.version++;
    await this.#connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: file.uri, version: file.version },
      contentChanges: [{ text: file.text }],
    });
  }

  async notify(method: string, params: unknown): Promise<void> {
    await this.#connection.sendNotification(method, params);
  }

  uri(name: string): string {
    return this.#file(name).uri;
  }
  text(name: string): string {
    return this.#file(name).text;
  }

  /** Sends a request. @throws the server's error, or one that names the method on timeout */
  request<R>(method: string, params: unknown): Promise<R> {
    return inTime(this.#connection.sendRequest<R>(method, params), method, this.#patience);
  }

  /** Sends a request at a file's caret; by default in the first file that has one. */
  at<R>(method: string, more: Readonly<Record<string, unknown>> = {}, name?: string, caret = 0): Promise<R> {
    return this.request<R>(method, { ...this.caret(name, caret), ...more });
  }

  /** Sends a request about a whole file. */
  of<R>(method: string, name: string, more: Readonly<Record<string, unknown>> = {}): Promise<R> {
    return this.request<R>(method, { textDocument: { uri: this.uri(name) }, ...more });
  }

  caret(name?: string, caret = 0): { textDocument: { uri: string }; position: Position } {
    const file = this.#file(name);
    const offset = file.marks.carets[caret];
    assert.ok(offset !== undefined, 'no such caret');
    return { textDocument: { uri: file.uri }, position: this.#position(file.text, offset) };
  }
  /** Returns a marked range. */
  range(name?: string, range = 0): Range {
    const file = this.#file(name);
    const span = file.marks.ranges[range];
    assert.ok(span !== undefined, 'no such range');
    return { start: this.#position(file.text, span.start), end: this.#position(file.text, span.end) };
  }

  #position(text: string, offset: number): Position {
    const before = text.slice(0, offset);
    const start =
      Math.max(before.lastIndexOf('\n'), before.endsWith('\r') ? -1 : before.lastIndexOf('\r')) + 1;
    const line = (before.slice(0, start).match(/\r\n|\n|\r/g) ?? []).length;
    const words = before.slice(start);
    return { line, character: unitsIn(this.capabilities.positionEncoding, words) };
  }
  /** Returns the UTF-16 offset of a position from the server. */
  offset(name: string, { line, character }: Position): number {
    const { text } = this.#file(name);
    const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((m) => m.index + m[0].length)];
    const start = starts[line];
    assert.ok(start !== undefined, `${name} has no line ${line}`);
    return start + lengthOf(this.capabilities.positionEncoding, text.slice(start), character);
  }
  /** Returns the text in a range. */
  words(name: string, range: Range): string {
    return this.text(name).slice(this.offset(name, range.start), this.offset(name, range.end));
  }
  /** Formats locations for assertions: `file: the line before the place‹the words›the rest`. */
  shown(places: readonly (Location | LocationLink)[]): string[] {
    return places.map(locationOf).map(({ uri, range }) => {
      const name = this.#nameOf(uri);
      const text = this.text(name);
      const [start, end] = [this.offset(name, range.start), this.offset(name, range.end)];
      const from = text.lastIndexOf('\n', start - 1) + 1;
      const to = /[\r\n]|$/.exec(text.slice(end))?.index ?? 0;
      return `${name}: ${text.slice(from, start).trimStart()}‹${text.slice(start, end)}›${text.slice(end, end + to)}`;
    });
  }

  /** Returns a text after edits, applied from the end. */
  after(name: string, edits: readonly TextEdit[]): string {
    let { text } = this.#file(name);
    const spans = edits.map(({ range, newText }, order) => ({
      start: this.offset(name, range.start),
      end: this.offset(name, range.end),
      newText,
      order,
    }));
    // Insertions at the same position keep their order.
    spans.sort((a, b) => b.start - a.start || b.end - a.end || b.order - a.order);
    let last = Number.POSITIVE_INFINITY;
    for (const { start, end, newText } of spans) {
      assert.ok(end <= last, 'edits overlap');
      last = start;
      text = text.slice(0, start) + newText + text.slice(end);
    }
    return text;
  }
  /** Returns the texts of all files after a workspace edit. */
  afterAll(edit: WorkspaceEdit): Record<string, string> {
    const out: Record<string, string> = {};
    for (const [uri, edits] of editsByFile(edit, this.able))
      out[this.#nameOf(uri)] = this.after(this.#nameOf(uri), edits);
    return out;
  }

  /** Requests completions at the caret. */
  async complete(name?: string, more: Readonly<Record<string, unknown>> = {}): Promise<CompletionItem[]> {
    const { items } = await this.at<CompletionList>('textDocument/completion', more, name);
    checkCompletions(items, this.able);
    return items;
  }
  /** Returns the text after accepting a completion, with placeholders as their default text. */
  taken(name: string, item: CompletionItem): string {
    const { start } = (item.textEdit as TextEdit).range;
    const line = this.text(name).split(/\r\n|\n|\r/)[start.line] ?? '';
    return this.after(name, [putIn(item, line, this.#inserts)]);
  }
  /** Requests the code actions for a range. */
  async actions(name: string, range: Range, context: object = {}): Promise<CodeAction[]> {
    const asked = { range, context: { diagnostics: [], ...context } };
    const actions = await this.of<CodeAction[]>('textDocument/codeAction', name, asked);
    if (this.able.textDocument?.codeAction?.codeActionLiteralSupport === undefined) {
      assert.deepEqual(actions, []);
      throw new Unable('this editor takes no code actions');
    }
    checkActions(actions, this.able);
    return actions;
  }
  /** Returns the edit of a code action, as the client gets it. */
  async editOf(action: CodeAction): Promise<WorkspaceEdit> {
    const { edit } = action.edit ? action : await this.request<CodeAction>('codeAction/resolve', action);
    return edit ?? assert.fail(`no edit: ${action.title}`);
  }
  /** Returns the diagnostics of a file as the client gets them: pulled, or pushed once the server is idle. */
  diagnostics(name: string): Promise<readonly Diagnostic[]> {
    return this.diagnosticsOf(this.uri(name));
  }
  async diagnosticsOf(uri: string): Promise<readonly Diagnostic[]> {
    await this.request('twotrack/portfolios', {});
    const pushed = this.published.get(uri)?.diagnostics ?? [];
    // Nobody pulls for a file that is no portfolio: what is said of one is pushed to all.
    const pulls = this.capabilities.diagnosticProvider !== undefined && /\.portfolio(?:\.ya?ml)?$/.test(uri);
    if (!pulls) return pushed;
    assert.deepEqual(pushed, [], 'pushed to a client that pulls');
    const asked = { textDocument: { uri } };
    return (await this.request<{ items: Diagnostic[] }>('textDocument/diagnostic', asked)).items;
  }
}

function inTime<R>(answer: Promise<R>, what: string, patience: number): Promise<R> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: no answer in ${patience} ms`)), patience);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
