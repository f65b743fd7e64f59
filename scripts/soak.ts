/**
 * `node scripts/soak.ts [--steps 20000] [--seed 1]`: soak test of the built server (`dist/server.js`). Mixes edits and
 * requests, some invalid, some cancelled, and deletes and recreates files. Exits with status 1 unless every request got
 * a proper answer, memory stayed flat, and the final answers equal those of a fresh server with the same files.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { CancellationTokenSource, ErrorCodes, LSPErrorCodes } from 'vscode-languageserver/node';
import { changesOf, type Stroke, strokes } from '../test/support/strokes.ts';
import { BenchClient, type ServerCommand } from './bench/client.ts';
import { portfolioFiles } from './bench/fixture.ts';
import { root } from './run.ts';

const { values: options } = parseArgs({
  options: { steps: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' } },
});
const steps = Number(options.steps);
/** Strokes after which a file is restored; otherwise it would degrade to noise. */
const REST = 40;
/** Permitted memory growth from the second quarter of the run to the last: a factor, plus some MB. */
const GROWTH = 1.15;
const SLACK_MB = 16;

const command: ServerCommand = {
  name: 'twotrack',
  // A small heap, so that leaks show early.
  args: ['--max-old-space-size=256', join(root, 'dist/server.js')],
  configuration: {},
  initializationOptions: { today: '2027-09-15' },
};

interface Open {
  readonly uri: string;
  readonly first: string;
  text: string;
  before: string;
  version: number;
  strokes: number;
}

/** Returns a generator of numbers in [0, 1), reproducible by seed. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function positionAt(text: string, offset: number): { line: number; character: number } {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((found) => found.index + found[0].length)];
  const line = starts.findLastIndex((start) => start <= offset);
  return { line, character: offset - (starts[line] ?? 0) };
}

const REQUESTS = [
  'textDocument/completion',
  'textDocument/hover',
  'textDocument/definition',
  'textDocument/references',
  'textDocument/documentHighlight',
  'textDocument/prepareRename',
  'textDocument/documentSymbol',
  'textDocument/foldingRange',
  'textDocument/selectionRange',
  'textDocument/semanticTokens/full',
  'textDocument/codeAction',
  'textDocument/codeLens',
  'textDocument/inlayHint',
  'textDocument/documentLink',
  'textDocument/formatting',
  'workspace/symbol',
  'no/such/request',
] as const;

/** Error codes that are proper answers: to an invalid or cancelled request, or for a text that changed meanwhile. */
const PROPER: readonly number[] = [
  ErrorCodes.MethodNotFound,
  ErrorCodes.InvalidParams,
  ErrorCodes.InvalidRequest,
  LSPErrorCodes.RequestCancelled,
  LSPErrorCodes.ContentModified,
  LSPErrorCodes.ServerCancelled,
  LSPErrorCodes.RequestFailed,
];

class Soak {
  readonly #client: BenchClient;
  readonly #files: readonly Open[];
  readonly #random: () => number;
  readonly #strokes: readonly Stroke[];
  readonly improper: string[] = [];

  constructor(client: BenchClient, files: readonly Open[], seed: number) {
    this.#client = client;
    this.#files = files;
    this.#random = randomOf(seed);
    this.#strokes = fc.sample(strokes(12), { seed, numRuns: 2000 }).flat();
  }

  async step(index: number): Promise<void> {
    const file = this.#files[Math.floor(this.#random() * this.#files.length)] as Open;
    const dice = this.#random();
    if (dice < 0.6) await this.#edit(file, this.#strokes[index % this.#strokes.length] as Stroke);
    else if (dice < 0.98) await this.#ask(file);
    else await this.#vanish(file);
  }

  async #edit(file: Open, stroke: Stroke): Promise<void> {
    if (++file.strokes % REST === 0) return this.restore(file);
    const { text } = file;
    for (const event of changesOf(stroke, text, file.before)) {
      const contentChanges = event.map((change) => {
        if (change.start === undefined) {
          file.text = change.text;
          return { text: change.text };
        }
        const end = change.end ?? change.start;
        const range = { start: positionAt(file.text, change.start), end: positionAt(file.text, end) };
        file.text = file.text.slice(0, change.start) + change.text + file.text.slice(end);
        return { range, text: change.text };
      });
      await this.#change(file, contentChanges);
    }
    file.before = text;
  }

  /** Restores a file's original text. */
  async restore(file: Open): Promise<void> {
    file.before = file.text;
    file.text = file.first;
    await this.#change(file, [{ text: file.first }]);
  }

  async #change({ uri }: Open, contentChanges: readonly unknown[]): Promise<void> {
    const file = this.#files.find((each) => each.uri === uri) as Open;
    file.version++;
    await this.#client.notify('textDocument/didChange', {
      textDocument: { uri, version: file.version },
      contentChanges,
    });
  }

  async #ask(file: Open): Promise<void> {
    const method = REQUESTS[Math.floor(this.#random() * REQUESTS.length)] as string;
    const nonsense = this.#random() < 0.05;
    const position = nonsense
      ? { line: -3, character: 1e9 }
      : positionAt(file.text, Math.floor(this.#random() * file.text.length));
    const textDocument = { uri: this.#random() < 0.03 ? `${file.uri}.gone` : file.uri };
    const range = { start: position, end: position };
    const source = new CancellationTokenSource();
    const answer = this.#client.request(
      method,
      {
        textDocument,
        position,
        positions: [position],
        range,
        context: { diagnostics: [], includeDeclaration: true },
        options: { tabSize: 2, insertSpaces: true },
        query: 'clinic',
      },
      source.token,
    );
    if (this.#random() < 0.1) source.cancel();
    await answer.catch((error: unknown) => {
      if (PROPER.includes((error as { code?: number }).code ?? 0)) return;
      this.improper.push(`${method}: ${error instanceof Error ? error.message : String(error)}`);
    });
    source.dispose();
  }

  /** Closes a file, deletes it, recreates it and opens it again. */
  async #vanish(file: Open): Promise<void> {
    const path = new URL(file.uri);
    await this.#client.notify('textDocument/didClose', { textDocument: { uri: file.uri } });
    await rm(path, { force: true });
    await this.#watched(file.uri, 3);
    await writeFile(path, file.first);
    await this.#watched(file.uri, 1);
    await open(this.#client, file);
  }

  #watched(uri: string, type: number): Promise<void> {
    return this.#client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });
  }
}

async function open(client: BenchClient, file: Open): Promise<void> {
  file.text = file.first;
  file.before = file.first;
  file.version++;
  await client.notify('textDocument/didOpen', {
    textDocument: { uri: file.uri, languageId: 'portfolio', version: file.version, text: file.text },
  });
}

/** Returns the server's answers about every file, once it has processed all messages. */
async function said(client: BenchClient, files: readonly Open[]): Promise<string> {
  const all: unknown[] = [];
  for (const file of files) {
    const wanted = client.allDiagnostics(file.uri, file.version + 1);
    file.version++;
    await client.notify('textDocument/didChange', {
      textDocument: { uri: file.uri, version: file.version },
      contentChanges: [{ text: `${file.text}\n` }],
    });
    all.push(await wanted);
  }
  return JSON.stringify(all);
}

async function start(folder: string, files: readonly Open[]): Promise<BenchClient> {
  const uri = pathToFileURL(folder).toString();
  const client = new BenchClient(command, uri);
  await client.initialize(uri, {}, command.initializationOptions);
  for (const file of files) await open(client, file);
  return client;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

async function main(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'twotrack-soak-'));
  const files: Open[] = [];
  for (const [name, text] of portfolioFiles(6, 20)) {
    await writeFile(join(folder, name), text);
    const uri = pathToFileURL(join(folder, name)).toString();
    files.push({ uri, first: text, text, before: text, version: 0, strokes: 0 });
  }
  const wrong: string[] = [];
  const client = await start(folder, files);
  const soak = new Soak(client, files, Number(options.seed));
  const memory: number[] = [];
  for (let index = 0; index < steps; index++) {
    await soak.step(index);
    if (!client.runs) {
      console.error(`The server died at step ${index}.`);
      return 1;
    }
    if (index % 100 === 99) memory.push(client.memory() ?? 0);
  }
  for (const file of files) await soak.restore(file);
  const end = await said(client, files);
  await client.stop();
  const again = await start(folder, files);
  if (end !== (await said(again, files))) wrong.push('A fresh server says something else of the same files.');
  await again.stop();
  await rm(folder, { recursive: true });

  const quarter = Math.floor(memory.length / 4);
  const early = median(memory.slice(quarter, 2 * quarter));
  const late = median(memory.slice(-quarter));
  console.log(
    `${steps} steps; memory ${early.toFixed(0)} MB in the second quarter, ${late.toFixed(0)} MB in the last`,
  );
  if (late > early * GROWTH + SLACK_MB) wrong.push('Memory grows.');
  if (soak.improper.length > 0)
    wrong.push(`${soak.improper.length} requests failed, as this one: ${soak.improper[0]}`);
  for (const line of wrong) console.error(line);
  return wrong.length === 0 ? 0 : 1;
}

// The pipes of a crashed server would keep this process alive.
process.exit(await main());
