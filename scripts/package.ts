/**
 * `npm run package [-- --to FOLDER]`: builds for production and packs what is released: twotrack-<version>.vsix, which
 * VS Code installs, and beside it npm/ and twotrack-<version>.tgz, the command line and the language server for npm.
 * The same sources give the same bytes, wherever and whenever they are packed.
 */
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { NOTICES, notices } from './notices.ts';
import { layOutNpmPackage, packNpmPackage } from './npm-package.ts';
import { copyTo, root, run, writeTo } from './run.ts';

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly main?: string;
  readonly [key: string]: unknown;
}

/** The time that every packed file bears: that of the files in any npm package. */
const PACKED_AT = '499162500';
/** The bundles that the extension holds. */
const IN_EXTENSION = ['dist/extension.js', 'dist/server.js', 'dist/print.js', 'dist/two-paths.page.js'];

/** The extension's manifest. */
export async function readManifest(): Promise<Manifest> {
  return JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Manifest;
}

/**
 * Builds dist/, in the project or in the folder that a `--to=…` names.
 * @throws Error if a bundle fails; esbuild has printed why.
 */
export async function build(...flags: ('--production' | '--tests' | `--to=${string}`)[]): Promise<void> {
  const { code } = await run(process.execPath, ['esbuild.mjs', ...flags]);
  if (code !== 0) throw new Error('The build failed.');
}

/**
 * Packs the dist/ of `from` as it is and the manifest's other files. No dependency goes along: the bundles hold them.
 * @returns the path of the .vsix.
 */
export async function pack(to?: string, from = root): Promise<string> {
  const { name, version } = await readManifest();
  const packagePath = to ?? join(root, `${name}-${version}.vsix`);
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'twotrack-extension-')));
  const before = { TZ: process.env['TZ'], SOURCE_DATE_EPOCH: process.env['SOURCE_DATE_EPOCH'] };
  try {
    await layOut(folder, from);
    // A zip archive holds times as a clock on the wall shows them.
    Object.assign(process.env, { TZ: 'UTC', SOURCE_DATE_EPOCH: PACKED_AT });
    await createVSIX({ cwd: folder, packagePath, dependencies: false });
  } finally {
    for (const [key, value] of Object.entries(before))
      if (value === undefined) delete process.env[key];
      else process.env[key] = value;
    await rm(folder, { recursive: true, force: true });
  }
  return packagePath;
}

/** Copies into a folder what may ship and the list that chooses from it, the dist/ of `from` with it. */
async function layOut(folder: string, from: string): Promise<void> {
  const files = await listFiles({ cwd: root, packageManager: PackageManager.None });
  for (const file of files.filter((path) => !path.startsWith('dist/')))
    await copyTo(join(root, file), join(folder, file));
  // Bundles are files; a folder beside them, as the playground's, does not ship.
  for (const entry of await readdir(join(from, 'dist'), { withFileTypes: true }))
    if (entry.isFile()) await copyTo(join(from, 'dist', entry.name), join(folder, 'dist', entry.name));
  await copyTo(join(root, '.vscodeignore'), join(folder, '.vscodeignore'));
  await writeTo(join(folder, NOTICES), await notices(IN_EXTENSION, from));
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
  for (const file of await listFiles({ cwd: root, packageManager: PackageManager.None }))
    await copyTo(join(root, file), join(folder, file));
  const suites = join(folder, 'suites');
  await cp(join(root, 'out', 'test', host), suites, { recursive: true });
  return {
    folder,
    suite: (name) => join(suites, `${name}.js`),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Builds and packs everything that is released into a folder. @returns the paths of what was packed. */
async function release(to: string): Promise<string[]> {
  await mkdir(to, { recursive: true });
  const { name, version } = await readManifest();
  const built = await realpath(await mkdtemp(join(tmpdir(), 'twotrack-built-')));
  try {
    await build('--production', `--to=${built}`);
    const vsix = await pack(join(to, `${name}-${version}.vsix`), built);
    const folder = join(to, 'npm');
    await layOutNpmPackage(folder, built);
    return [vsix, folder, await packNpmPackage(folder, to)];
  } finally {
    await rm(built, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { to: { type: 'string', default: root } } });
  for (const path of await release(resolve(values.to))) console.log(path);
}
