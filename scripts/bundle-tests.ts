/**
 * Bundles the unit tests with their imports. A process of short tests spends most of its time on resolving, reading and
 * type-stripping some 200 modules: bundled, it starts in half the time.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { root } from './run.ts';

const out = join(root, 'out/unit');

/**
 * Preserves the `import.meta` paths of the sources, because tests read fixtures and start programs relative to them.
 */
const ownPaths: Plugin = {
  name: 'own-paths',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      if (!text.includes('import.meta.')) return undefined;
      const contents = text
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href));
      return { contents, loader: 'ts' };
    });
  },
};

/** Bundles each test file into one folder, with shared chunks; returns the bundles' paths. */
export async function bundleTests(files: readonly string[]): Promise<string[]> {
  await rm(out, { recursive: true, force: true });
  await build({
    entryPoints: [...files],
    outdir: out,
    outbase: root,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
    plugins: [ownPaths],
  });
  return files.map((file) => join(out, relative(root, file)).replace(/\.ts$/, '.mjs'));
}

/**
 * Folders whose tests change nothing that another test sees: they neither set the environment nor timers nor the words
 * in use, start no process and open no browser.
 */
const PURE = /^test\/(analysis|core|edits|features|grammar|report|rules|sheets|templates|traits)\//;
/** What makes a test of such a folder need a process of its own. */
const IMPURE = /chromium\.ts'|process\.env\[.*\] = |\bmock\.|node:child_process/;

/**
 * Puts the tests of a pure folder into one module each, which imports them, because a process costs more than most of
 * them: it starts, and reads the words of the trait engine. Returns these modules first,
 * because they take longest, then the other files.
 */
export async function groupTests(files: readonly string[]): Promise<string[]> {
  const groups = new Map<string, string[]>();
  const others: string[] = [];
  for (const file of files) {
    const folder = PURE.exec(relative(root, file).replaceAll('\\', '/'))?.[1];
    if (folder === undefined || IMPURE.test(await readFile(file, 'utf8'))) others.push(file);
    else groups.set(folder, [...(groups.get(folder) ?? []), file]);
  }
  const to = join(root, 'out/groups');
  await mkdir(to, { recursive: true });
  const entries = [...groups].map(async ([folder, own]) => {
    const entry = join(to, `${folder}.ts`);
    await writeFile(entry, own.map((file) => `import ${JSON.stringify(file)};\n`).join(''));
    return entry;
  });
  return [...(await Promise.all(entries)), ...others];
}

/** Returns the source of a bundled test, relative to the root; other paths only made relative. */
export function sourceOf(file: string): string {
  const path = relative(root, file).replaceAll('\\', '/');
  return path.startsWith('out/unit/') ? path.slice('out/unit/'.length).replace(/\.mjs$/, '.ts') : path;
}
