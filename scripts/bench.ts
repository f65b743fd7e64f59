/**
 * Benchmarks the language server against yaml-language-server in one run: same client, same texts, equivalent JSON
 * Schema. Prints a table of medians and ratios (peer / Twotrack; above 1 Twotrack is faster).
 *
 *   npm run bench [-- --sizes 100,1000] [--no-peer] [--json FILE]
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { BenchClient, type ServerCommand } from './bench/client.ts';
import { portfolioFiles, portfolioText, strokes, type Typed } from './bench/fixture.ts';

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100,1000,10000' },
    files: { type: 'string', default: '1000' },
    'no-peer': { type: 'boolean', default: false },
    json: { type: 'string' },
    runs: { type: 'string', default: '40' },
  },
});
const root = resolve(import.meta.dirname, '..');
const require = createRequire(import.meta.url);

interface Figures {
  [name: string]: number | null;
}

const schema = pathToFileURL(join(root, 'schema/portfolio.schema.json')).toString();
const servers: ServerCommand[] = [
  {
    name: 'twotrack',
    // As the extension starts it.
    args: ['--max-semi-space-size=16', join(root, 'dist/server.js')],
    configuration: {},
    initializationOptions: { today: '2027-09-15' },
    settles: 'twotrack/portfolios',
  },
];
if (!options['no-peer']) {
  const peer = dirname(require.resolve('yaml-language-server/package.json'));
  const yaml = {
    schemas: { [schema]: ['*.portfolio.yaml'] },
    validate: true,
    completion: true,
    hover: true,
    schemaStore: { enable: false },
    maxItemsComputed: 1_000_000,
  };
  servers.push({
    name: 'yaml-language-server',
    args: [join(peer, 'bin/yaml-language-server')],
    configuration: { yaml, '[yaml]': {}, editor: {}, files: {}, http: {} },
  });
}

const median = (values: readonly number[]): number => quantile(values, 0.5);
function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}
async function timed(runs: number, body: (run: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await body(run);
    times.push(performance.now() - start);
  }
  return times;
}

/** Returns the position just after the first occurrence of `words` in the second half of a text. */
function placeOf(text: string, words: string): { line: number; character: number } {
  const at = text.indexOf(words, Math.floor(text.length / 2)) + words.length;
  const before = text.slice(0, at);
  return { line: before.split('\n').length - 1, character: at - before.lastIndexOf('\n') - 1 };
}

/** The file to edit, and the folder that is opened. */
interface BenchFile {
  readonly folder: string;
  readonly uri: string;
  readonly text: string;
}

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: the steps of one measurement, in the order they are timed.
async function measure(
  server: ServerCommand,
  { folder, uri, text }: BenchFile,
  runs: number,
): Promise<Figures> {
  const rootUri = pathToFileURL(folder).toString();
  const client = new BenchClient(server, rootUri);
  const figures: Figures = {};
  figures['start'] = await client.initialize(rootUri, server.configuration, server.initializationOptions);
  let version = 1;
  const open = performance.now();
  const first = client.diagnostics(uri, 1).then(() => performance.now() - open);
  const all = client.allDiagnostics(uri, 1);
  await client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version, text } });
  figures['first findings'] = await first;
  figures['findings'] = (await all).length;
  figures['open'] = performance.now() - open;
  /** Types a word and deletes it, repeatedly; returns the ms from each keystroke to its diagnostics. */
  const type = async ({ after, drop, words }: Typed, times: number): Promise<number[]> => {
    const place = placeOf(text, after);
    const from = place.character - drop;
    const old = after.slice(after.length - drop);
    const took: number[] = [];
    for (let run = 0; run < times; run++) {
      const word = words[run % words.length] as string;
      // Keep the text's size constant, while each keystroke makes a new text.
      for (const [gone, insert] of [
        [old, word],
        [word, old],
      ] as const) {
        version++;
        const answer = client.diagnostics(uri, version);
        const range = {
          start: { line: place.line, character: from },
          end: { line: place.line, character: from + gone.length },
        };
        const start = performance.now();
        await client.notify('textDocument/didChange', {
          textDocument: { uri, version },
          contentChanges: [{ range, text: insert }],
        });
        await answer;
        took.push(performance.now() - start);
      }
    }
    return took;
  };
  const [prose, stray, ...facts] = strokes as readonly [Typed, Typed, ...Typed[]];
  // One warm-up round for the JIT compiler, which users' first keystrokes warm up as well.
  for (const stroke of strokes) await type(stroke, Math.min(4, Math.ceil(runs / 10)));
  const spread = (name: string, times: readonly number[]): void => {
    figures[name] = median(times);
    figures[`${name} 95%`] = quantile(times, 0.95);
  };
  spread('keystroke', await type(prose, runs));
  spread('stray character', await type(stray, runs));
  const factTimes: number[] = [];
  for (const stroke of facts)
    factTimes.push(...(await type(stroke, Math.max(1, Math.ceil((2 * runs) / facts.length)))));
  spread('fact', factTimes);
  const value = placeOf(text, 'status: ');
  figures['completion'] = median(
    await timed(runs, () =>
      client.request('textDocument/completion', { textDocument: { uri }, position: value }),
    ),
  );
  figures['hover'] = median(
    await timed(runs, () =>
      client.request('textDocument/hover', {
        textDocument: { uri },
        position: { line: value.line, character: value.character - 4 },
      }),
    ),
  );
  figures['symbols'] = median(
    await timed(Math.min(5, runs), () =>
      client.request('textDocument/documentSymbol', { textDocument: { uri } }),
    ),
  );
  figures['memory MB'] = client.peakMemory();
  await client.stop();
  return figures;
}

async function main(): Promise<void> {
  const runs = Number(options.runs);
  const table: Record<string, Record<string, Figures>> = {};
  for (const size of options.sizes.split(',').map(Number)) {
    const folder = await mkdtemp(join(tmpdir(), 'twotrack-bench-'));
    const text = portfolioText(size);
    const file = join(folder, 'bench.portfolio.yaml');
    await writeFile(file, text);
    const name = `${size.toLocaleString('en')} items in one file`;
    table[name] = {};
    for (const server of servers) {
      const few = server.name === 'twotrack' ? runs : Math.max(3, Math.min(runs, Math.floor(20_000 / size)));
      table[name][server.name] = await measure(
        server,
        { folder, uri: pathToFileURL(file).toString(), text },
        few,
      );
    }
    await rm(folder, { recursive: true });
    print(name, table[name]);
  }
  if (Number(options.files) > 0) {
    const folder = await mkdtemp(join(tmpdir(), 'twotrack-bench-'));
    const texts = portfolioFiles(Number(options.files), 20);
    for (const [file, text] of texts) await writeFile(join(folder, file), text);
    const name = `${Number(options.files).toLocaleString('en')} files of 20 items`;
    const file = `team-${String(Math.floor(Number(options.files) / 2)).padStart(4, '0')}.portfolio.yaml`;
    table[name] = {};
    for (const server of servers)
      table[name][server.name] = await measure(
        server,
        { folder, uri: pathToFileURL(join(folder, file)).toString(), text: texts.get(file) as string },
        Math.min(runs, 20),
      );
    await rm(folder, { recursive: true });
    print(name, table[name]);
  }
  flatness(table);
  if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(table, null, 2)}\n`);
}

/** Prints how much more a keystroke costs at the largest size than at the smallest. */
function flatness(table: Readonly<Record<string, Record<string, Figures>>>): void {
  const sizes = Object.keys(table).filter((name) => name.endsWith('in one file'));
  const [small, large] = [sizes[0], sizes.at(-1)];
  if (small === undefined || large === undefined || small === large) return;
  process.stdout.write(`\n${large} against ${small}, both by Twotrack\n`);
  for (const figure of ['keystroke', 'stray character', 'fact', 'completion', 'hover']) {
    const [a, b] = [table[small]?.['twotrack']?.[figure], table[large]?.['twotrack']?.[figure]];
    if (a && b) process.stdout.write(`${figure.padEnd(20)}${(b / a).toFixed(1).padStart(8)}×\n`);
  }
}

function print(name: string, byServer: Record<string, Figures>): void {
  const [own, peer] = [byServer['twotrack'] ?? {}, byServer['yaml-language-server']];
  const show = (value: number | null | undefined): string =>
    value === null || value === undefined ? '–' : value < 10 ? value.toFixed(2) : value.toFixed(0);
  process.stdout.write(
    `\n${name}\n${'figure (ms)'.padEnd(20)}${'twotrack'.padStart(10)}${peer ? 'peer'.padStart(10) + 'ratio'.padStart(10) : ''}\n`,
  );
  for (const figure of Object.keys(own)) {
    const [a, b] = [own[figure], peer?.[figure]];
    const ratio = figure !== 'findings' && a && b ? `${(b / a).toFixed(1)}×` : '';
    process.stdout.write(
      `${figure.padEnd(20)}${show(a).padStart(10)}${peer ? show(b).padStart(10) + ratio.padStart(10) : ''}\n`,
    );
  }
}
await main();
