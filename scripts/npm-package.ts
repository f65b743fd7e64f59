/**
 * The npm package: command line and language server, bundled, without dependencies. Its manifest is made from the
 * extension's, so that version, licence and addresses stand in one place.
 */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { NOTICES, notices } from './notices.ts';
import { copyTo, root, run, writeTo } from './run.ts';

/** The bundles that it holds. Those that start as programs are `bin` in the extension's manifest too. */
const BUNDLES = ['dist/cli.js', 'dist/mcp-sdk.js', 'dist/print.js', 'dist/server.js'];
/** Other files, from the project's path to the package's. */
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

/** The package's own package.json. */
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
    // npm corrects a leading `./`, and says so at every publishing.
    bin: Object.fromEntries(Object.entries(from.bin).map(([name, path]) => [name, path.replace('./', '')])),
    engines: { node: from.engines.node },
  };
}

/** Lays the package out in a folder, made anew. @param built the folder whose dist/ goes in */
export async function layOutNpmPackage(folder: string, built: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const bundle of BUNDLES) await copyTo(join(built, bundle), join(folder, bundle), 0o755);
  for (const [from, to] of Object.entries(FILES)) await copyTo(join(root, from), join(folder, to));
  await writeTo(join(folder, NOTICES), await notices(BUNDLES, built));
  await writeTo(join(folder, 'package.json'), `${JSON.stringify(await npmManifest(), null, 2)}\n`);
}

/**
 * Packs the folder. npm sorts the entries and gives all of them the same time and owner.
 * @returns the tarball's path. @throws Error with npm's words if it fails
 */
export async function packNpmPackage(folder: string, to: string): Promise<string> {
  const args = ['pack', folder, '--ignore-scripts', '--json', '--loglevel=error', '--pack-destination', to];
  const { code, output } = await run('npm', args, { output: 'keep' });
  if (code !== 0) throw new Error(`npm pack failed:\n${output}`);
  const name = /"filename":\s*"([^"]+)"/.exec(output)?.[1];
  if (name === undefined) throw new Error(`npm pack did not say what it wrote:\n${output}`);
  return join(to, name);
}
