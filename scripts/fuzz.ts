/**
 * Fuzzes the built server (`dist/server.js`) over a real pipe with hostile texts, typed, pasted and edited at random,
 * with requests in between. Exits with status 1 if the server dies, hangs or fails a request, or if its state after
 * many edits differs from that of a fresh server with the same text.
 *
 *   node scripts/fuzz.ts [--seconds 30 | --steps 900] [--seed 1] [--prefixes]
 *
 * With --prefixes it first types every example, character by character: the server reads every prefix of it.
 */
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { LSPErrorCodes } from 'vscode-languageserver/node';
import {
  exampleTexts,
  hostileText,
  pick,
  type Random,
  randomEdit,
  randomOf,
} from '../test/support/hostile-texts.ts';
import { BenchClient, type ServerCommand } from './bench/client.ts';
import { root } from './run.ts';

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '30' },
    // With a number of steps, a run is reproducible on every machine.
    steps: { type: 'string' },
    seed: { type: 'string', default: '1' },
    prefixes: { type: 'boolean', default: false },
  },
});

/** Timeout in ms: far longer than any keystroke takes, even on a busy machine. */
const HANGS_MS = 20_000;
/** Steps between comparisons with a fresh server, which is slow to start; there is one more at the end. */
const COMPARED_EVERY = 300;
/** Edits per text. */
const EDITS = 12;
/** Characters typed between two requests, where an example is typed whole. */
const ASKED_EVERY = 50;

const command: ServerCommand = {
  name: 'twotrack',
  args: [join(root, 'dist/server.js')],
  configuration: {},
  initializationOptions: { today: '2027-09-15' },
  settles: 'twotrack/portfolios',
};

const ON_A_FILE = [
  'textDocument/documentSymbol',
  'textDocument/foldingRange',
  'textDocument/semanticTokens/full',
  'textDocument/codeLens',
  'textDocument/inlayHint',
  'textDocument/documentLink',
  'textDocument/formatting',
] as const;
const AT_A_PLACE = [
  'textDocument/completion',
  'textDocument/hover',
  'textDocument/definition',
  'textDocument/references',
  'textDocument/documentHighlight',
  'textDocument/prepareRename',
  'textDocument/selectionRange',
  'textDocument/codeAction',
] as const;

interface Position {
  readonly line: number;
  readonly character: number;
}

function positionAt(text: string, offset: number): Position {
  let line = 0;
  let start = 0;
  for (const found of text.matchAll(/\r\n|\r|\n/g)) {
    if (found.index + found[0].length > offset) break;
    line++;
    start = found.index + found[0].length;
  }
  return { line, character: offset - start };
}

class Fuzz {
  readonly #client: BenchClient;
  readonly #uri: string;
  readonly #random: Random;
  readonly #examples: readonly string[];
  text = '';
  version = 1;
  steps = 0;
  /** The slowest answer: its duration in ms and its request. */
  slowest = { took: 0, what: '' };

  constructor(client: BenchClient, uri: string, random: Random, examples: readonly string[]) {
    this.#client = client;
    this.#uri = uri;
    this.#random = random;
    this.#examples = examples;
  }

  /** Runs one text with a few edits, and requests in between. */
  async round(): Promise<void> {
    this.text = hostileText(this.#random, this.#examples);
    await this.#change([{ text: this.text }]);
    await this.#ask();
    const edits = Math.floor(this.#random() * EDITS);
    for (let i = 0; i < edits; i++) {
      const { start, end, insert } = randomEdit(this.#random, this.text);
      const range = { start: positionAt(this.text, start), end: positionAt(this.text, end) };
      // A position within CRLF does not exist in the protocol.
      if (splitsBreak(this.text, start) || splitsBreak(this.text, end)) continue;
      this.text = this.text.slice(0, start) + insert + this.text.slice(end);
      await this.#change([{ range, text: insert }]);
      if (this.#random() < 0.4) await this.#ask();
    }
    await this.#ask();
  }

  /** Types a text, character by character, with requests in between. */
  async type(text: string): Promise<void> {
    this.text = '';
    await this.#change([{ text: '' }]);
    let typed = 0;
    for (const character of text) {
      const start = positionAt(this.text, this.text.length);
      this.text += character;
      await this.#change([{ range: { start, end: start }, text: character }]);
      if (++typed % ASKED_EVERY === 0) await this.#ask();
    }
    await this.#ask();
  }

  async #change(contentChanges: readonly unknown[]): Promise<void> {
    this.steps++;
    const textDocument = { uri: this.#uri, version: ++this.version };
    await this.#client.notify('textDocument/didChange', { textDocument, contentChanges });
  }

  async #ask(): Promise<void> {
    const at = positionAt(this.text, Math.floor(this.#random() * (this.text.length + 1)));
    const [whole, placed] = [pick(this.#random, ON_A_FILE), pick(this.#random, AT_A_PLACE)];
    for (const method of [whole, placed]) await this.#request(method, at);
  }

  async #request(method: string, position: Position): Promise<void> {
    const started = performance.now();
    const answer = this.#client.request(method, {
      textDocument: { uri: this.#uri },
      position,
      positions: [position],
      range: { start: position, end: position },
      context: { diagnostics: [], includeDeclaration: true },
      options: { tabSize: 2, insertSpaces: true },
    });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer in ${HANGS_MS / 1000} s`)), HANGS_MS);
    });
    try {
      await Promise.race([answer, late]);
      const took = performance.now() - started;
      if (took > this.slowest.took) this.slowest = { took, what: `${method} at step ${this.steps}` };
    } catch (error) {
      // A rejected rename has a message of its own; an internal error names the method.
      const { code, message } = error as { readonly code?: number; readonly message: string };
      if (code === LSPErrorCodes.RequestFailed && !message.includes(`${method} failed`)) return;
      throw new Error(`${method}: ${message}`);
    } finally {
      clearTimeout(timer);
    }
  }
}

const splitsBreak = (text: string, at: number): boolean => text[at - 1] === '\r' && text[at] === '\n';

interface Served {
  readonly client: BenchClient;
  readonly uri: string;
}

async function start(folder: string, text: string): Promise<Served> {
  const top = pathToFileURL(folder).toString();
  const client = new BenchClient(command, top);
  await client.initialize(top, {}, command.initializationOptions);
  const uri = `${top}/fuzzed.portfolio`;
  const textDocument = { uri, languageId: 'portfolio', version: 1, text };
  await client.notify('textDocument/didOpen', { textDocument });
  return { client, uri };
}

/** Returns the server's state of the file, as seen through its answers. */
async function held({ client, uri }: Served, version: number): Promise<string> {
  const wanted = client.allDiagnostics(uri, version);
  const end = { line: 1_000_000, character: 0 };
  const contentChanges = [{ range: { start: end, end }, text: '' }];
  await client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  const symbols = await client.request('textDocument/documentSymbol', { textDocument: { uri } });
  return JSON.stringify([await wanted, symbols]);
}

async function main(): Promise<number> {
  const [seconds, seed] = [Number(options.seconds), Number(options.seed)];
  const steps = options.steps === undefined ? undefined : Number(options.steps);
  const folder = await mkdtemp(join(tmpdir(), 'twotrack-fuzz-'));
  await cp(join(root, 'examples/hospital'), folder, { recursive: true });
  await writeFile(join(folder, 'fuzzed.portfolio'), '');
  const examples = await exampleTexts(root);
  const served = await start(folder, '');
  const fuzz = new Fuzz(served.client, served.uri, randomOf(seed), examples);
  const began = Date.now();
  const until = began + seconds * 1000;
  const isOver = (): boolean => (steps === undefined ? Date.now() >= until : fuzz.steps >= steps);
  let compared = 0;
  let last = 0;
  const fail = async (why: string): Promise<number> => {
    const kept = join(tmpdir(), `twotrack-fuzz-${seed}.txt`);
    await writeFile(kept, fuzz.text);
    console.error(`${why}\nStep ${fuzz.steps} of --seed ${seed}; the text is in ${kept}`);
    return 1;
  };
  const typing = options.prefixes ? [...examples] : [];
  try {
    while (typing.length > 0 || !isOver()) {
      const example = typing.pop();
      if (example === undefined) await fuzz.round();
      else await fuzz.type(example);
      if (!served.client.runs) return await fail('The server died.');
      if (fuzz.steps - last < COMPARED_EVERY && (typing.length > 0 || !isOver())) continue;
      last = fuzz.steps;
      const fresh = await start(folder, fuzz.text);
      try {
        const [mine, theirs] = [await held(served, ++fuzz.version), await held(fresh, 2)];
        if (mine !== theirs) return await fail('A fresh server reads the same text differently.');
        compared++;
      } finally {
        await fresh.client.stop();
      }
    }
  } catch (error) {
    return await fail(served.client.runs ? String(error) : `The server died: ${String(error)}`);
  } finally {
    await served.client.stop();
    await rm(folder, { recursive: true, force: true });
  }
  const took = ((Date.now() - began) / 1000).toFixed(0);
  console.log(`The slowest answer took ${(fuzz.slowest.took / 1000).toFixed(1)} s: ${fuzz.slowest.what}`);
  console.log(
    `${fuzz.steps} hostile texts and edits in ${took} s, ${compared} times as a fresh server reads them`,
  );
  return 0;
}

// The pipes of a crashed server would keep this process alive.
process.exit(await main());
