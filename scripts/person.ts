/**
 * Runs the tests of what a person does in the workbench, with the extension installed from the .vsix. Files that need
 * the same window run in one process, because a window takes longer to open than most tests run.
 */
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pack } from './package.ts';
import { root } from './run.ts';
import type { Counts } from './suites.ts';
import { runUnit } from './unit.ts';

const FOLDER = 'test/vscode/person';
const folder = join(root, FOLDER);

/**
 * The files that share a process, the longest groups first. Files on the same folder follow each other, and begin with
 * the test that wants a fresh window, so that they share it. A file that relies on how the tree is arranged by default
 * comes before those that arrange it.
 */
const groups: readonly (readonly string[])[] = [
  ['tree', 'keyboard', 'findings', 'meeting', 'timeline', 'what-if'],
  ['catchball', 'form', 'wall', 'arrange', 'a3'],
  ['review', 'two-paths', 'picture-menu'],
  ['states', 'import', 'triage', 'first-minutes'],
];

/** Number of groups that run side by side: three keep two cores busy. */
const AT_ONCE = 3;

/**
 * Runs the files whose paths contain one of the words; without words, all files, without what is for the night.
 * @throws Error if a file belongs to no group
 */
export async function runPerson(words: readonly string[]): Promise<Counts> {
  const names = (await readdir(folder))
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => file.slice(0, -'.test.ts'.length));
  const lost = names.filter((name) => !groups.some((group) => group.includes(name)));
  if (lost.length > 0) throw new Error(`scripts/person.ts has no group for ${lost.join(', ')}`);
  const chosen = (name: string): boolean =>
    words.length === 0 || words.some((word) => `${FOLDER}/${name}.test.ts`.includes(word));
  const entries = await writeEntries(groups.map((group) => group.filter(chosen)));
  if (entries.length === 0) return { passed: 0, failed: 0 };
  const packed = await mkdtemp(join(tmpdir(), 'twotrack-vsix-'));
  try {
    const vsix = await pack(join(packed, 'twotrack.vsix'));
    console.log('\nwhat a person does');
    const named = words.length > 0 ? { TWOTRACK_NAMED: '1' } : {};
    return await runUnit(entries, {
      concurrency: AT_ONCE,
      all: true,
      env: { TWOTRACK_VSIX: vsix, ...named },
    });
  } finally {
    await rm(packed, { recursive: true, force: true });
  }
}

/** Writes a module for each group that imports its files; returns the modules' paths. */
async function writeEntries(chosen: readonly (readonly string[])[]): Promise<string[]> {
  const to = join(root, 'out/person');
  await rm(to, { recursive: true, force: true });
  await mkdir(to, { recursive: true });
  return Promise.all(
    chosen
      .filter((group) => group.length > 0)
      .map(async (group) => {
        const entry = join(to, `${group.join('-')}.mjs`);
        const imports = group.map(
          (name) => `import ${JSON.stringify(pathToFileURL(join(folder, `${name}.test.ts`)).href)};\n`,
        );
        await writeFile(entry, imports.join(''));
        return entry;
      }),
  );
}
