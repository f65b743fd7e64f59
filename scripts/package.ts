/**
 * `npm run package`: builds for production and packs twotrack-<version>.vsix, the one file that VS Code installs.
 */
import { cp, mkdir, mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { root, run } from './run.ts';

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly main?: string;
  readonly [key: string]: unknown;
}

/** The extension's manifest. */
export async function readManifest(): Promise<Manifest> {
  return JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Manifest;
}

/**
 * Builds dist/. @throws Error if a bundle fails; esbuild has printed why.
 */
export async function build(...flags: ('--production' | '--tests')[]): Promise<void> {
  const { code } = await run(process.execPath, ['esbuild.mjs', ...flags]);
  if (code !== 0) throw new Error('The build failed.');
}

/**
 * Packs dist/ as it is and the manifest's other files. No dependency goes along: the bundles hold them.
 * @returns the path of the .vsix.
 */
export async function pack(to?: string): Promise<string> {
  const { name, version } = await readManifest();
  const packagePath = to ?? join(root, `${name}-${version}.vsix`);
  await createVSIX({ cwd: root, packagePath, dependencies: false });
  return packagePath;
}

/** A folder that holds exactly what ships, and the compiled suites beside it. */
export interface Staged {
  readonly folder: string;
  /** The compiled suite of a folder of test/vscode/host. */
  suite(name: string): string;
  remove(): Promise<void>;
}

/** Lays out what ships in a temporary folder, to be loaded as an extension under development. */
export async function stage(host: 'node' | 'web'): Promise<Staged> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'twotrack-extension-')));
  for (const file of await listFiles({ cwd: root, packageManager: PackageManager.None })) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await cp(join(root, file), join(folder, file));
  }
  const suites = join(folder, 'suites');
  await cp(join(root, 'out', 'test', host), suites, { recursive: true });
  return {
    folder,
    suite: (name) => join(suites, `${name}.js`),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

if (import.meta.main) {
  await build('--production');
  console.log(await pack());
}
