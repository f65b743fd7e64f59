/** Collects the licences of bundled packages, which require that they are distributed along. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './run.ts';

/** File name in every package. */
export const NOTICES = 'THIRD-PARTY-NOTICES.txt';

/**
 * Returns the notices for some bundles, sorted by name: each package with its version and full licence.
 * @param bundles paths such as `dist/cli.js`
 * @param built folder whose dist/packages.json lists their contents, as written by esbuild.mjs with --production
 * @throws Error if a package neither contains a licence nor states one whose text is known
 */
export async function notices(bundles: readonly string[], built: string): Promise<string> {
  const inside = JSON.parse(await readFile(join(built, 'dist', 'packages.json'), 'utf8')) as Readonly<
    Record<string, readonly string[]>
  >;
  const folders = [...new Set(bundles.flatMap((bundle) => inside[bundle] ?? []))].sort();
  const parts: string[] = [];
  for (const folder of folders) {
    const manifest = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8')) as Stated;
    const { name, version, license } = manifest;
    const files = await readdir(join(root, folder));
    const file = files.sort().find((each) => /^(?:licen[cs]e|copying)(?:[-.].*)?$/i.test(each));
    const held =
      file === undefined ? await mitOf(manifest) : await readFile(join(root, folder, file), 'utf8');
    if (held === null) throw new Error(`${folder} brings no licence; look at it before it ships`);
    const text = held.replaceAll('\r\n', '\n').trim();
    parts.push(`${name} ${version} (${license ?? 'see below'})\n\n${text}\n`);
  }
  return ['This package holds the following software.\n', ...parts].join(`\n${'-'.repeat(80)}\n\n`);
}

interface Stated {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name: string; readonly email?: string };
}

/** Returns the text of the MIT licence for a package that only states it and its author; null for others. */
async function mitOf({ license, author }: Stated): Promise<string | null> {
  if (license !== 'MIT' || author === undefined) return null;
  const holder = typeof author === 'string' ? author : author.name;
  const ours = await readFile(join(root, 'LICENSE'), 'utf8');
  return ours.replace(/^Copyright .*$/m, `Copyright (c) ${holder}`);
}
