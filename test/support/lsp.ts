/**
 * A language client over a real stream: the server behind two pipes of framed bytes, files in a folder of their own.
 * Every answer has a deadline; at the end the server shuts down and nothing unasked for may be left.
 */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  ClientCapabilities,
  CompletionItem,
  CompletionList,
  Diagnostic,
  InitializeResult,
  Location,
  Position,
  PublishDiagnosticsParams,
  Range,
  SymbolKind,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import type { MessageConnection } from 'vscode-languageserver-protocol/node';
import { openWalls } from '../../server/src/cli/wall/open-walls.ts';
import { historyAt } from '../../server/src/files/git/kept-history.ts';
import { nodeFiles } from '../../server/src/files/node-files.ts';
import { type Marked, marked } from './markers.ts';
import { wireTo } from './raw-client.ts';

/** Milliseconds that any answer may take: much more than it needs, little enough to fail soon. */
const PATIENCE = 30_000;
/** The day that tests reckon from. */
export const TODAY = '2027-09-15';

export interface LspOptions {
  /** Texts by path, with markers. */
  readonly files: Readonly<Record<string, string>>;
  /** Files that an editor has open; all where absent. */
  readonly open?: readonly string[];
  readonly today?: string;
  readonly utf8?: boolean; // asks for UTF-8 positions
  readonly plain?: boolean; // takes no snippets
  /** Pulls diagnostics and is not pushed to. */
  readonly pull?: boolean;
  /** Speaks Twotrack's own protocol, as the extension does. */
  readonly own?: boolean;
  readonly plaintext?: boolean; // takes plain text only
  readonly translations?: Readonly<Record<string, string>>; // English to another language
  readonly capabilities?: ClientCapabilities; // what an editor says of itself, in place of all the above
  readonly initial?: Readonly<Record<string, unknown>>; // more `initializationOptions`
  readonly patience?: number; // milliseconds that an answer may take
}

/** Runs `body` with a server, then shuts it down. */
export async function withServer(
  options: LspOptions,
  body: (client: LspClient) => Promise<void>,
): Promise<void> {
  const client = await LspClient.start(options);
  let failed = true;
  try {
    await body(client);
    failed = false;
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
  /** What the server sent unasked: log lines, messages, requests that nobody expects. */
  readonly inbox: string[];
  readonly published: Map<string, PublishDiagnosticsParams>;
  /** Parts of answers, and how far the work is, as they came. */
  readonly progress: { readonly token: unknown; readonly value: unknown }[];
  readonly #connection: MessageConnection;
  readonly #files: Map<string, OpenFile>;
  readonly #utf8: boolean;
  readonly #patience: number;
  readonly #dispose: () => void;

  private constructor(parts: {
    folder: string;
    connection: MessageConnection;
    files: Map<string, OpenFile>;
    capabilities: InitializeResult['capabilities'];
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
    this.#utf8 = parts.capabilities.positionEncoding === 'utf-8';
    this.#patience = parts.patience;
    this.#dispose = parts.dispose;
  }

  static async start(options: LspOptions): Promise<LspClient> {
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
    const initialized = connection.sendRequest<InitializeResult>('initialize', {
      processId: null,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'case' }],
      capabilities: options.capabilities ?? capabilitiesOf(options),
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
      inbox,
      published,
      progress,
      patience,
      dispose,
    });
    for (const name of options.open ?? files.keys()) await client.open(name);
    return client;
  }

  /** Shuts down; `failed` spares a test that fell already a second complaint. */
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

  /** Types: the whole text of an open file becomes another, markers left out. */
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

  /** Asks and waits. @throws the server's own error, or one that names the method when it takes too long. */
  request<R>(method: string, params: unknown): Promise<R> {
    return inTime(this.#connection.sendRequest<R>(method, params), method, this.#patience);
  }

  /** Asks about the caret of a file; the first file that has one where none is named. */
  at<R>(method: string, more: Readonly<Record<string, unknown>> = {}, name?: string, caret = 0): Promise<R> {
    return this.request<R>(method, { ...this.caret(name, caret), ...more });
  }

  /** Asks about a whole file. */
  of<R>(method: string, name: string, more: Readonly<Record<string, unknown>> = {}): Promise<R> {
    return this.request<R>(method, { textDocument: { uri: this.uri(name) }, ...more });
  }

  caret(name?: string, caret = 0): { textDocument: { uri: string }; position: Position } {
    const file = this.#file(name);
    const offset = file.marks.carets[caret];
    assert.ok(offset !== undefined, 'no such caret');
    return { textDocument: { uri: file.uri }, position: this.#position(file.text, offset) };
  }
  /** A marked range. */
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
    return { line, character: this.#utf8 ? Buffer.byteLength(words) : words.length };
  }
  /** UTF-16 offset of a position as the server gave it. */
  offset(name: string, { line, character }: Position): number {
    const { text } = this.#file(name);
    const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((m) => m.index + m[0].length)];
    const start = starts[line];
    assert.ok(start !== undefined, `${name} has no line ${line}`);
    if (!this.#utf8) return start + character;
    return start + Buffer.from(text.slice(start)).subarray(0, character).toString().length;
  }
  /** The words at a range. */
  words(name: string, range: Range): string {
    return this.text(name).slice(this.offset(name, range.start), this.offset(name, range.end));
  }
  /** Places as `file: the line before the place‹the words›the rest`, to be read in an assertion. */
  shown(places: readonly Location[]): string[] {
    return places.map(({ uri, range }) => {
      const name = this.#nameOf(uri);
      const text = this.text(name);
      const [start, end] = [this.offset(name, range.start), this.offset(name, range.end)];
      const from = text.lastIndexOf('\n', start - 1) + 1;
      const to = /[\r\n]|$/.exec(text.slice(end))?.index ?? 0;
      return `${name}: ${text.slice(from, start).trimStart()}‹${text.slice(start, end)}›${text.slice(end, end + to)}`;
    });
  }

  /** A text after edits, applied from the end. */
  after(name: string, edits: readonly TextEdit[]): string {
    let { text } = this.#file(name);
    const spans = edits.map(({ range, newText }, order) => ({
      start: this.offset(name, range.start),
      end: this.offset(name, range.end),
      newText,
      order,
    }));
    // Of several insertions at one place the first comes first in the text.
    spans.sort((a, b) => b.start - a.start || b.end - a.end || b.order - a.order);
    let last = Number.POSITIVE_INFINITY;
    for (const { start, end, newText } of spans) {
      assert.ok(end <= last, 'edits overlap');
      last = start;
      text = text.slice(0, start) + newText + text.slice(end);
    }
    return text;
  }
  /** The texts of all files that a workspace edit changes. */
  afterAll(edit: WorkspaceEdit): Record<string, string> {
    const out: Record<string, string> = {};
    for (const change of edit.documentChanges ?? [])
      if ('edits' in change)
        out[this.#nameOf(change.textDocument.uri)] = this.after(
          this.#nameOf(change.textDocument.uri),
          change.edits as TextEdit[],
        );
    for (const [uri, edits] of Object.entries(edit.changes ?? {}))
      out[this.#nameOf(uri)] = this.after(this.#nameOf(uri), edits);
    return out;
  }

  /** Completions at the caret. */
  async complete(name?: string, more: Readonly<Record<string, unknown>> = {}): Promise<CompletionItem[]> {
    return (await this.at<CompletionList>('textDocument/completion', more, name)).items;
  }
  /** The text after a completion is taken, its placeholders standing for themselves. */
  taken(name: string, item: CompletionItem): string {
    const edit = item.textEdit as TextEdit;
    const newText = item.insertTextFormat === 2 ? placeholders(edit.newText) : edit.newText;
    return this.after(name, [{ ...edit, newText }]);
  }
  /** Diagnostics that were pushed for a file, once the server has settled. */
  async diagnostics(name: string): Promise<readonly Diagnostic[]> {
    await this.request('twotrack/portfolios', {});
    return this.published.get(this.uri(name))?.diagnostics ?? [];
  }
}

/** A snippet with its placeholders' own words. */
export function placeholders(snippet: string): string {
  return snippet
    .replace(/(?<!\\)\$\{\d+\|([^,|]*)[^}]*\}/g, '$1')
    .replace(/(?<!\\)\$\{\d+:((?:[^}\\]|\\.)*)\}/g, '$1')
    .replace(/(?<!\\)\$\{?\d+\}?/g, '')
    .replace(/\\([$}\\])/g, '$1');
}

function inTime<R>(answer: Promise<R>, what: string, patience: number): Promise<R> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: no answer in ${patience} ms`)), patience);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

function capabilitiesOf({ utf8, plain, pull, plaintext }: LspOptions): ClientCapabilities {
  const format = plaintext === true ? ['plaintext' as const] : ['markdown' as const, 'plaintext' as const];
  return {
    general: { positionEncodings: utf8 === true ? ['utf-8'] : ['utf-16'] },
    workspace: { workspaceEdit: { documentChanges: true }, workspaceFolders: true },
    textDocument: {
      completion: {
        completionItem: {
          snippetSupport: plain !== true,
          documentationFormat: format,
          insertTextModeSupport: { valueSet: [1, 2] },
        },
      },
      hover: { contentFormat: format },
      definition: { linkSupport: false },
      documentSymbol: {
        hierarchicalDocumentSymbolSupport: true,
        symbolKind: { valueSet: Array.from({ length: 26 }, (_, i) => (i + 1) as SymbolKind) },
      },
      rename: { prepareSupport: true },
      ...(pull === true ? { diagnostic: {} } : {}),
    },
  };
}
