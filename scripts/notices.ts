/** Collects the licences of bundled packages, which require that they are distributed along. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './run.ts';

/** File name in every package. */
export const NOTICES = 'THIRD-PARTY-NOTICES.txt';

/** Packages under one licence, each with its holders of copyright. */
interface Shared {
  readonly packages: string[];
  readonly text: string;
}

/**
 * Returns the notices for some bundles: each package with its version and holders of copyright, sorted by name, and each
 * licence in full, once for all packages that it is the same for.
 * @param bundles paths such as `dist/cli.js`
 * @param built folder whose dist/packages.json lists their contents, as written by esbuild.mjs with --production
 * @throws Error if a package neither contains a licence nor states one whose text is known
 */
export async function notices(bundles: readonly string[], built: string): Promise<string> {
  const inside = JSON.parse(await readFile(join(built, 'dist', 'packages.json'), 'utf8')) as Readonly<
    Record<string, readonly string[]>
  >;
  const folders = [...new Set(bundles.flatMap((bundle) => inside[bundle] ?? []))].sort();
  const licences = new Map<string, Shared>();
  for (const folder of folders) {
    const manifest = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8')) as Stated;
    const { name, version, license } = manifest;
    const files = await readdir(join(root, folder));
    const file = files.sort().find((each) => /^(?:licen[cs]e|copying)(?:[-.].*)?$/i.test(each));
    const held =
      file === undefined ? await mitOf(manifest) : await readFile(join(root, folder, file), 'utf8');
    if (held === null) throw new Error(`${folder} brings no licence; look at it before it ships`);
    const { holders, text } = partsOf(chosen(manifest, held.replaceAll('\r\n', '\n').trim()));
    const head = [`${name} ${version} (${license ?? 'see below'})`, ...holders].join('\n');
    // Texts differ in folds and quotation marks, too.
    const words = text.replace(/[“”]/g, '"').replace(/\s+/g, ' ');
    const shared = licences.get(words);
    if (shared === undefined) licences.set(words, { packages: [head], text });
    else shared.packages.push(head);
  }
  const parts = [...licences.values()].map(({ packages, text }) => `${packages.join('\n\n')}\n\n${text}\n`);
  return ['This package holds the following software.\n', ...parts].join(`\n${'-'.repeat(80)}\n\n`);
}

/** Takes MIT where a package may be had under MIT or the GPL, at our choice, and leaves the other licence out. */
const chosen = ({ license = '' }: Stated, text: string): string =>
  /\bMIT OR GPL/.test(license) ? text.replace(/\nGPL version 3\n=+\n[\s\S]*/, '').trim() : text;

/** Number of lines at the start of a licence among which the holders of copyright stand. */
const MAX_HEAD_LINES = 10;

/** Divides a licence into its holders of copyright and the rest, without the name that the head of the package states. */
function partsOf(licence: string): { readonly holders: readonly string[]; readonly text: string } {
  const lines = licence.split('\n');
  const isHolder = (line: string, at: number): boolean =>
    at < MAX_HEAD_LINES && /^\s*(?:Portions )?Copyright\b.*\d{4}|^\s*Copyright \(c\)/i.test(line);
  const rest = lines.filter((line, at) => !isHolder(line, at)).join('\n');
  return {
    holders: lines.filter(isHolder).map((line) => line.trim()),
    text: rest.replace(/^\s*(?:The )?(?:MIT|ISC) License(?: \((?:MIT|ISC)\))?\s*\n/i, '').trim(),
  };
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
