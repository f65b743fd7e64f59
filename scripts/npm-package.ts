/**
 * Builds the npm package: command line and language server, bundled, without dependencies. Its manifest is derived from
 * the extension's, the single source of version, licence and addresses.
 */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { NOTICES, notices } from './notices.ts';
import { copyTo, root, run, writeTo } from './run.ts';

/** Bundles in the package. Executable ones are listed as `bin` in the extension's manifest too. */
const BUNDLES = ['dist/cli.js', 'dist/mcp-sdk.js', 'dist/print.js', 'dist/server.js'];
/** Other files: path in the project to path in the package. */
const FILES: Readonly<Record<string, string>> = {
  'server/README.md': 'README.md',
  LICENSE: 'LICENSE',
  'schema/portfolio.schema.json': 'schema/portfolio.schema.json',
};

interface Source {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly homepage: string;
  readonly repository: { readonly type: string; readonly url: string };
  readonly keywords: readonly string[];
  readonly engines: { readonly node: string };
  readonly bin: Readonly<Record<string, string>>;
}

/** Returns the package's package.json. */
export async function npmManifest(): Promise<object> {
  const from = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Source;
  return {
    name: from.name,
    version: from.version,
    description:
      'Command line and language server for portfolios of operational improvement and strategic initiatives, kept as plain text.',
    keywords: [...from.keywords, 'cli', 'language-server', 'lsp', 'lint'],
    license: from.license,
    homepage: from.homepage,
    bugs: `${from.homepage}/issues`,
    repository: { type: from.repository.type, url: `git+${from.repository.url}` },
    // npm would remove a leading `./` with a warning at every publication.
    bin: Object.fromEntries(Object.entries(from.bin).map(([name, path]) => [name, path.replace('./', '')])),
    engines: { node: from.engines.node },
  };
}

/**
 * Creates the package's files in a folder, which is emptied first.
 * @param built folder with the dist/ to include
 */
export async function layOutNpmPackage(folder: string, built: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const bundle of BUNDLES) await copyTo(join(built, bundle), join(folder, bundle), 0o755);
  for (const [from, to] of Object.entries(FILES)) await copyTo(join(root, from), join(folder, to));
  await writeTo(join(folder, NOTICES), await notices(BUNDLES, built));
  await writeTo(join(folder, 'package.json'), `${JSON.stringify(await npmManifest(), null, 2)}\n`);
}

/**
 * Packs the folder. npm normalizes the order, times and owners of the entries.
 * @returns the tarball's path
 * @throws Error with npm's output if it fails
 */
export async function packNpmPackage(folder: string, to: string): Promise<string> {
  const args = ['pack', folder, '--ignore-scripts', '--json', '--loglevel=error', '--pack-destination', to];
  const { code, output } = await run('npm', args, { output: 'keep' });
  if (code !== 0) throw new Error(`npm pack failed:\n${output}`);
  const name = /"filename":\s*"([^"]+)"/.exec(output)?.[1];
  if (name === undefined) throw new Error(`npm pack did not say what it wrote:\n${output}`);
  return join(to, name);
}
