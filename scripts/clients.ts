/**
 * Runs the suites that speak to the language server once for each editor of `test/support/profiles.ts`, whose
 * capabilities their client then has. All suites of a process are one bundle: most of their time is starting.
 */
import { glob, mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { profiles } from '../test/support/profiles.ts';
import { bundleTests } from './bundle-tests.ts';
import { root } from './run.ts';
import type { Counts } from './suites.ts';
import { runUnit } from './unit.ts';

/**
 * The editor that every change is tried with besides, in the suites that ask about a text: of all that are known the
 * least like the client of the suites. It has neither Markdown nor snippets, links, nested symbols, versioned edits or
 * lazy ones, and it pulls.
 */
const EVERY_TIME = 'ALE';

/**
 * Runs the suites as editors.
 * @param words names of editors; parts of paths that select suites; empty for all
 * @param all false to run one editor only, if none is named
 */
export async function runAsEditors(words: readonly string[], all: boolean): Promise<Counts> {
  const named = profiles
    .map(({ name }) => name)
    .filter((name) => words.some((word) => name.startsWith(word)));
  const editors = named.length > 0 ? named : all ? profiles.map(({ name }) => name) : [EVERY_TIME];
  const paths = words.filter((word) => !profiles.some(({ name }) => name.startsWith(word)));
  const files = await suitesOfClient(paths, named.length > 0 || all ? /(?:lsp|raw-client|disk)/ : /lsp/);
  if (files.length === 0) return { passed: 0, failed: 0 };
  // A single editor is spread over the processors; several share them.
  const parts = await bundled(files, Math.ceil(cpus().length / editors.length));
  let passed = 0;
  let failed = 0;
  const waiting = [...editors];
  const runNext = async (): Promise<void> => {
    const editor = waiting.shift();
    if (editor === undefined) return;
    const counts = await runUnit(parts, {
      concurrency: parts.length,
      env: { TWOTRACK_CLIENT: editor },
      as: editor,
    });
    const { skipped } = counts;
    console.log(`${editor}: ${counts.passed} good, ${counts.failed} failed, ${skipped} are not about it`);
    passed += counts.passed;
    failed += counts.failed;
    await runNext();
  };
  await Promise.all(Array.from({ length: Math.max(1, cpus().length / parts.length) }, runNext));
  return { passed, failed };
}

/**
 * Finds the suites whose client can be an editor.
 * @param client the names of the clients in `test/support/`
 */
async function suitesOfClient(paths: readonly string[], client: RegExp): Promise<string[]> {
  const imported = new RegExp(`/support/${client.source}\\.ts'`);
  const files: string[] = [];
  for await (const found of glob('test/{edits,features,server}/*.test.ts', { cwd: root })) {
    const path = found.replaceAll('\\', '/');
    // One suite tries all editors by itself; those of the night do so as a client that is able.
    if (path.endsWith('/profiles.test.ts') || path.endsWith('.nightly.test.ts')) continue;
    if (paths.length > 0 && !paths.some((word) => path.includes(word))) continue;
    const text = await readFile(join(root, path), 'utf8');
    if (imported.test(text)) files.push(path);
  }
  return files.sort();
}

/** Bundles the suites in so many parts. */
async function bundled(files: readonly string[], parts: number): Promise<string[]> {
  const folder = join(root, 'out/clients');
  await mkdir(folder, { recursive: true });
  const entries = Array.from({ length: Math.min(parts, files.length) }, async (_, part) => {
    const own = files.filter((_, i) => i % parts === part);
    const entry = join(folder, `part-${part}.ts`);
    await writeFile(entry, own.map((file) => `import ${JSON.stringify(join(root, file))};\n`).join(''));
    return entry;
  });
  return bundleTests(await Promise.all(entries));
}
