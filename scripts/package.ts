/**
 * `npm run package [-- --to FOLDER]`: builds for production and packs the release: twotrack-<version>.vsix for VS Code,
 * and npm/ and twotrack-<version>.tgz with command line and language server for npm. Reproducible: the same sources
 * give the same bytes, on any machine at any time.
 */
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import JSZip from 'jszip';
import { NOTICES, notices } from './notices.ts';
import { layOutNpmPackage, packNpmPackage } from './npm-package.ts';
import { copyTo, root, run, writeTo } from './run.ts';

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly main?: string;
  readonly [key: string]: unknown;
}

/** Timestamp of every packed file: the one that npm gives to files in its packages. */
const PACKED_AT = '499162500';
/** Bundles in the extension. */
const IN_EXTENSION = ['dist/extension.js', 'dist/server.js', 'dist/print.js', 'dist/two-paths.page.js'];

/** Reads the extension's manifest. */
export async function readManifest(): Promise<Manifest> {
  return JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Manifest;
}

/**
 * Builds dist/ in the project, or in the folder given by `--to=…`.
 * @throws Error if a bundle fails; esbuild has printed why
 */
export async function build(...flags: ('--production' | '--tests' | `--to=${string}`)[]): Promise<void> {
  const { code } = await run(process.execPath, ['esbuild.mjs', ...flags]);
  if (code !== 0) throw new Error('The build failed.');
}

/**
 * Packs the dist/ of `from` and the other files of the manifest. Includes no dependencies, because they are bundled.
 * @returns the path of the .vsix
 */
export async function pack(to?: string, from = root): Promise<string> {
  const { name, version } = await readManifest();
  const packagePath = to ?? join(root, `${name}-${version}.vsix`);
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'twotrack-extension-')));
  const before = { TZ: process.env['TZ'], SOURCE_DATE_EPOCH: process.env['SOURCE_DATE_EPOCH'] };
  try {
    await layOut(folder, from);
    // Zip archives store local times: fix the time zone.
    Object.assign(process.env, { TZ: 'UTC', SOURCE_DATE_EPOCH: PACKED_AT });
    await createVSIX({ cwd: folder, packagePath, dependencies: false });
    await deflateHarder(packagePath);
  } finally {
    for (const [key, value] of Object.entries(before))
      if (value === undefined) delete process.env[key];
      else process.env[key] = value;
    await rm(folder, { recursive: true, force: true });
  }
  return packagePath;
}

/** Writes an archive again at the highest level of compression, which vsce does not offer. Call it with TZ=UTC. */
async function deflateHarder(path: string): Promise<void> {
  const zip = await JSZip.loadAsync(await readFile(path));
  // Hand over the contents: JSZip keeps entries that it has not inflated as they are.
  for (const { name, date } of Object.values(zip.files))
    zip.file(name, await zip.file(name)!.async('nodebuffer'), { date, createFolders: false });
  const level = { compression: 'DEFLATE', compressionOptions: { level: 9 } } as const;
  await writeFile(path, await zip.generateAsync({ type: 'nodebuffer', ...level }));
}

/** Copies everything that may ship to a folder, with the ignore file that selects from it and the dist/ of `from`. */
async function layOut(folder: string, from: string): Promise<void> {
  const files = await listFiles({ cwd: root, packageManager: PackageManager.None });
  for (const file of files.filter((path) => !path.startsWith('dist/')))
    if (file.endsWith('.json')) await writeTo(join(folder, file), await compactJson(join(root, file)));
    else await copyTo(join(root, file), join(folder, file));
  // Copy files only; subfolders, such as the playground, do not ship.
  for (const entry of await readdir(join(from, 'dist'), { withFileTypes: true }))
    if (entry.isFile()) await copyTo(join(from, 'dist', entry.name), join(folder, 'dist', entry.name));
  await copyTo(join(root, '.vscodeignore'), join(folder, '.vscodeignore'));
  await writeTo(join(folder, NOTICES), await notices(IN_EXTENSION, from));
}

/** Returns a JSON file without layout, and without what of a manifest only the repository uses. */
async function compactJson(path: string): Promise<string> {
  const {
    scripts: _scripts,
    devDependencies: _tools,
    ...shipped
  } = JSON.parse(await readFile(path, 'utf8')) as Manifest;
  return JSON.stringify(shipped);
}

/** A folder with exactly what ships, and the compiled suites beside it. */
export interface Staged {
  readonly folder: string;
  /** Returns the path of the compiled suite of a folder in test/vscode/host. */
  suite(name: string): string;
  remove(): Promise<void>;
}

/** Copies what ships to a temporary folder, to be loaded as an extension under development. */
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

/**
 * Builds and packs the release into a folder.
 * @returns the paths of the packed files
 */
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
