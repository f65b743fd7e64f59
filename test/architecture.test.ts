/** The house as it is built: floors, no cycles, small files. What is said here holds for every file, types included. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { glob, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path/posix';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const MOST_LINES = 400;

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

/** The floors of the server, from the lowest. */
const FLOORS = [
  'core',
  'templates',
  'traits',
  'edits',
  'rules',
  'analysis',
  'sheets',
  'report',
  'features',
  'server',
] as const;
function floorOf(path: string): number {
  const name = path.split('/')[2] as string;
  const floor = (FLOORS as readonly string[]).indexOf(name);
  return floor < 0 ? FLOORS.length - 1 : floor;
}
/** Files beside the floors that any of them may import, and that import none: facts and words. */
const BESIDE = new Set(['server/src/manifest.ts', 'server/src/protocol/protocol.ts']);
/** What features are given to look at; it stands between the analysis and features. */
const SESSION = 'server/src/session/session.ts';

test('every import of a file of ours leads to one', () => {
  const lost: string[] = [];
  for (const { path, imports } of sources.values()) {
    for (const to of imports)
      if (/^(?:client|server|scripts|test)\//.test(to) && !existsSync(join(root, to)))
        lost.push(`${path} -> ${to}`);
  }
  assert.deepEqual(lost, []);
});

test('in the server an import points down', () => {
  const up: string[] = [];
  for (const { path, imports } of inServer) {
    if (BESIDE.has(path)) continue;
    for (const to of imports) {
      if (!to.startsWith('server/src/') || BESIDE.has(to)) continue;
      const [from, at] = [
        path === SESSION ? floorOf('server/src/analysis/') : floorOf(path),
        to === SESSION ? floorOf('server/src/analysis/') : floorOf(to),
      ];
      // Only features and what is above them look at a session.
      if (at > from || (to === SESSION && from < FLOORS.indexOf('features'))) up.push(`${path} -> ${to}`);
    }
  }
  assert.deepEqual(up, []);
});

test('what stands beside the floors imports none of them', () => {
  for (const path of BESIDE) {
    const { imports } = sources.get(path) as Source;
    assert.deepEqual(
      imports.filter((to) => to.startsWith('server/')),
      [],
      path,
    );
  }
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
    /^server\/src\/(?:core|templates|traits|edits|rules|analysis|report)\//.test(path);
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

test('the client imports of the server its protocol alone, and the server nothing of the client', () => {
  const wrong: string[] = [];
  for (const { path, imports } of sources.values()) {
    for (const to of imports) {
      if (path.startsWith('client/') && to.startsWith('server/') && to !== 'server/src/protocol/protocol.ts')
        wrong.push(`${path} -> ${to}`);
      if (path.startsWith('server/') && to.startsWith('client/')) wrong.push(`${path} -> ${to}`);
      if (/^(?:client|server)\//.test(path) && /^(?:test|scripts)\//.test(to)) wrong.push(`${path} -> ${to}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('no file imports itself by way of others, types included', () => {
  const state = new Map<string, 'open' | 'done'>();
  const cycles: string[] = [];
  const visit = (path: string, way: readonly string[]): void => {
    if (state.get(path) === 'done') return;
    if (state.get(path) === 'open') {
      cycles.push([...way.slice(way.indexOf(path)), path].join(' -> '));
      return;
    }
    state.set(path, 'open');
    for (const to of sources.get(path)?.imports ?? []) if (sources.has(to)) visit(to, [...way, path]);
    state.set(path, 'done');
  };
  for (const path of sources.keys()) visit(path, []);
  assert.deepEqual(cycles, []);
});

test(`no file is longer than ${MOST_LINES} lines`, () => {
  const long = [...sources.values()]
    .filter(({ path }) => !path.endsWith('.generated.ts'))
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > MOST_LINES);
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
    if (/^export \* from/m.test(code)) found.push(`${path}: barrel`);
  }
  assert.deepEqual(found, []);
});

test('every folder of the server is a floor or named here', async () => {
  const known = new Set<string>([...FLOORS, 'agents', 'cli', 'files', 'hosts', 'protocol', 'session']);
  const found = new Set(
    inServer.map(({ path }) => path.split('/')[2] as string).filter((name) => !name.endsWith('.ts')),
  );
  assert.deepEqual(
    [...found].filter((name) => !known.has(name)),
    [],
  );
});
