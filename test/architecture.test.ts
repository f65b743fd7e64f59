/** The house as it is built: floors, no cycles, small files. What is said here holds for every file, types included. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { glob, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path/posix';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const MAX_LINES = 400;

interface Source {
  readonly path: string;
  readonly text: string;
  /** What it imports, `import type` and dynamic imports included: paths from the root, or names of packages. */
  readonly imports: readonly string[];
}

const IMPORT =
  /(?:^|[;\s])(?:import|export)\s(?:[^'"`;]*?\sfrom\s)?\s*(['"])([^'"]+)\1|\bimport\(\s*(['"])([^'"]+)\3\s*\)/g;

async function read(path: string): Promise<Source> {
  const text = await readFile(join(root, path), 'utf8');
  const imports: string[] = [];
  for (const match of withoutComments(text).matchAll(IMPORT)) {
    const name = (match[2] ?? match[4]) as string;
    imports.push(name.startsWith('.') ? relative(root, join(root, dirname(path), name)) : name);
  }
  return { path, text, imports };
}

/** The code, line for line, without its comments; text in quotes stands. */
function withoutComments(code: string): string {
  return code.replace(
    /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/[^\n]*/g,
    (all, kept: string | undefined) => kept ?? all.replace(/[^\n]/g, ' '),
  );
}

const sources = new Map<string, Source>();
for (const pattern of ['client/**/*.ts', 'server/**/*.ts', 'scripts/**/*.ts', 'test/**/*.ts']) {
  for await (const path of glob(pattern, { cwd: root })) {
    if (!path.includes('node_modules/')) sources.set(path, await read(path));
  }
}
const inServer = [...sources.values()].filter(({ path }) => path.startsWith('server/src/'));

/**
 * The floors of the server, from the lowest: a file imports from its own floor and from those above it in this list.
 * A name is a folder under `server/src/` with all that is in it, less the folders that have a line of their own. Those
 * in one line stand side by side: neither imports the other.
 */
const FLOORS: readonly (readonly string[])[] = [
  ['base'],
  ['protocol', 'manifest'],
  ['core/text'],
  ['core/yaml'],
  ['core/language'],
  ['core/document'],
  ['core/model'],
  ['templates', 'traits'],
  ['edits/text'],
  ['edits/values'],
  ['edits/kit'],
  ['edits/split'],
  ['edits/decide', 'edits/verbs'],
  ['edits/scenario'],
  ['rules/kit'],
  ['rules/fixes', 'rules/house'],
  ['rules'],
  ['analysis'],
  ['sheets/table'],
  ['sheets/cells', 'sheets/workbook'],
  ['sheets/heads'],
  ['sheets/read'],
  ['sheets/columns'],
  ['sheets/rows'],
  ['sheets/items', 'sheets/export', 'report'],
  ['sheets/add'],
  ['session'],
  ['agents'],
  ['files', 'print'],
  ['features', 'cli'],
  ['server'],
  ['hosts'],
];
/** The name of the floor that a file of the server is on, and its height; null where none is. */
function floorOf(path: string): { readonly name: string; readonly height: number } | null {
  const within = path.replace(/^server\/src\//, '').replace(/\.ts$/, '');
  let best: { name: string; height: number } | null = null;
  for (const [height, names] of FLOORS.entries())
    for (const name of names)
      if ((within === name || within.startsWith(`${name}/`)) && name.length > (best?.name.length ?? 0))
        best = { name, height };
  return best;
}

test('packages are declared where they are imported, and imported where they are declared', async () => {
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
    readonly devDependencies: Readonly<Record<string, string>>;
  };
  const shipped = Object.keys(manifest.dependencies);
  const all = [...shipped, ...Object.keys(manifest.devDependencies)];
  const undeclared = new Set<string>();
  for (const { path, imports } of sources.values()) {
    const declared = new Set(/^(?:client|server)\//.test(path) ? shipped : all);
    for (const to of imports) {
      if (to === 'vscode' || to.startsWith('node:') || /^(?:client|server|scripts|test)\//.test(to)) continue;
      const name = to
        .split('/')
        .slice(0, to.startsWith('@') ? 2 : 1)
        .join('/');
      if (!declared.has(name) && !existsSync(join(root, to))) undeclared.add(`${path} -> ${name}`);
    }
  }
  assert.deepEqual([...undeclared], []);
  // Tools are started by their path, and fonts are read from theirs.
  const texts = [...sources.values()].map(({ text }) => text);
  for (const path of ['esbuild.mjs', 'scripts/print-libraries.mjs'])
    texts.push(await readFile(join(root, path), 'utf8'));
  const isNamed = (name: string): boolean => {
    const quoted = new RegExp(`['"/]${name.replaceAll('/', '\\/')}['"/]`);
    return texts.some((text) => quoted.test(text));
  };
  assert.deepEqual(
    all.filter((name) => !name.startsWith('@types/') && !isNamed(name)),
    [],
  );
});

test('every import of a file of ours leads to one', () => {
  const lost: string[] = [];
  for (const { path, imports } of sources.values()) {
    for (const to of imports)
      if (/^(?:client|server|scripts|test)\//.test(to) && !existsSync(join(root, to)))
        lost.push(`${path} -> ${to}`);
  }
  assert.deepEqual(lost, []);
});

test('every file of the server is on a floor, and every floor holds files', () => {
  const floors = inServer.map(({ path }) => floorOf(path)?.name ?? path);
  assert.deepEqual([...new Set(floors)].sort(), FLOORS.flat().sort());
});

test('in the server an import points down, never aside', () => {
  const up: string[] = [];
  for (const { path, imports } of inServer) {
    const from = floorOf(path);
    for (const to of imports) {
      const at = to.startsWith('server/src/') ? floorOf(to) : null;
      if (from === null || at === null || at.name === from.name) continue;
      if (at.height >= from.height) up.push(`${path} -> ${to}`);
    }
  }
  assert.deepEqual(up, []);
});

test('only what speaks to a client knows the protocol', () => {
  const wrong = inServer.flatMap(({ path, imports }) =>
    imports.some((to) => to.startsWith('server/src/protocol/')) &&
    !/^server\/src\/(?:protocol|features|server)\//.test(path)
      ? [path]
      : [],
  );
  assert.deepEqual(wrong, []);
});

test('no folder imports itself by way of others', () => {
  const folders = new Map<string, Set<string>>();
  for (const { path, imports } of sources.values()) {
    if (!/^(?:client|server)\//.test(path)) continue;
    const from = dirname(path);
    for (const to of imports) {
      if (!sources.has(to) || dirname(to) === from) continue;
      folders.set(from, (folders.get(from) ?? new Set()).add(dirname(to)));
    }
  }
  assert.deepEqual(cyclesIn(folders), []);
});

test('the base imports nothing', () => {
  const wrong = inServer.filter(({ path, imports }) => floorOf(path)?.name === 'base' && imports.length > 0);
  assert.deepEqual(
    wrong.map(({ path }) => path),
    [],
  );
});

test('the core imports yaml, zod, fastest-levenshtein and itself', () => {
  const allowed = new Set(['yaml', 'zod', 'fastest-levenshtein']);
  assert.deepEqual(
    foreign(
      (path) => path.startsWith('server/src/core/'),
      (to) => allowed.has(to),
    ),
    [],
  );
});

test('below the features nothing knows of VS Code, the protocol or the file system', () => {
  const below = (path: string): boolean =>
    /^server\/src\/(?:base|core|templates|traits|edits|rules|analysis|sheets|report|session|agents)\//.test(
      path,
    );
  assert.deepEqual(
    foreign(below, (to) => !/^vscode|^node:|^fs|^path$/.test(to)),
    [],
  );
});

function foreign(of: (path: string) => boolean, allowed: (name: string) => boolean): string[] {
  const found: string[] = [];
  for (const { path, imports } of sources.values()) {
    if (!of(path)) continue;
    for (const to of imports)
      if (!to.startsWith('server/') && !to.endsWith('package.json') && !allowed(to))
        found.push(`${path} -> ${to}`);
  }
  return found;
}

test('the client imports of the server its protocol and its base alone, and the server nothing of the client', () => {
  const wrong: string[] = [];
  for (const { path, imports } of sources.values()) {
    for (const to of imports) {
      if (path.startsWith('client/') && /^server\/(?!src\/(?:base|protocol)\/)/.test(to))
        wrong.push(`${path} -> ${to}`);
      if (path.startsWith('server/') && to.startsWith('client/')) wrong.push(`${path} -> ${to}`);
      if (/^(?:client|server)\//.test(path) && /^(?:test|scripts)\//.test(to)) wrong.push(`${path} -> ${to}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('no file imports itself by way of others, types included', () => {
  const files = new Map<string, readonly string[]>();
  for (const [path, { imports }] of sources)
    files.set(
      path,
      imports.filter((to) => sources.has(to)),
    );
  assert.deepEqual(cyclesIn(files), []);
});

/** The ways that lead back to where they began. */
function cyclesIn(graph: ReadonlyMap<string, Iterable<string>>): string[] {
  const state = new Map<string, 'open' | 'done'>();
  const cycles: string[] = [];
  const visit = (node: string, way: readonly string[]): void => {
    if (state.get(node) === 'done') return;
    if (state.get(node) === 'open') {
      cycles.push([...way.slice(way.indexOf(node)), node].join(' -> '));
      return;
    }
    state.set(node, 'open');
    for (const to of graph.get(node) ?? []) visit(to, [...way, node]);
    state.set(node, 'done');
  };
  for (const node of graph.keys()) visit(node, []);
  return cycles;
}

test(`no file is longer than ${MAX_LINES} lines`, () => {
  const long = [...sources.values()]
    .filter(({ path }) => !path.endsWith('.generated.ts'))
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > MAX_LINES);
  assert.deepEqual(long, []);
});

test('no default exports, no `any`, no barrels', () => {
  const found: string[] = [];
  for (const { path, text } of sources.values()) {
    const code = withoutComments(text).replace(
      /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|\/(?![*/ ])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/g,
      '""',
    );
    if (/^export default\b/m.test(code) || /^export \{[^}]*\bas default\b/m.test(code))
      found.push(`${path}: default export`);
    if (/(?:[:<,|&(]|\bas|=>|=)\s*any\b(?!\s*[(:.'])/.test(code) || /\bany\[\]/.test(code))
      found.push(`${path}: any`);
    // The names of another module passed on, by star or one by one.
    if (/^export (?:type )?(?:\*|\{[^}]*\})\s*from/m.test(code)) found.push(`${path}: barrel`);
  }
  assert.deepEqual(found, []);
});

test('CONTRIBUTING draws the floors as they are', async () => {
  const guide = await readFile(join(root, 'CONTRIBUTING.md'), 'utf8');
  const drawing = /^```\nhosts\n[^`]*?^```/m.exec(guide)?.[0].split('\n').slice(1, -1) ?? [];
  assert.deepEqual(
    drawing.map((line) => line.split(' | ')),
    [...FLOORS].reverse(),
  );
});
