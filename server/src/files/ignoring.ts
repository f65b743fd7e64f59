/**
 * Evaluates git's ignore rules below a folder on disk: `.gitignore` files from the top of the repository down, and its
 * own exclude file.
 */

import { lstat, readFile } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { type IgnoreLevel, isIgnored, readIgnoreRules } from '../core/text/gitignore.ts';
import { rememberedAtOnce } from './at-once.ts';

export const slashed = (path: string): string => (sep === '/' ? path : path.split(sep).join('/'));

/** The patterns in effect in a folder, and how to match them. */
export interface Ignoring {
  readonly levels: readonly IgnoreLevel[];
  /** True if the file system is case-insensitive. */
  readonly ignoreCase: boolean;
  /** True if the folder or one of its parents is ignored, and with it all its content. */
  readonly hidden: boolean;
}

/**
 * Returns the patterns in effect in a folder: those of its own `.gitignore` and of its parents, up to the top of the
 * repository or, outside one, of the file system.
 */
export const ignoringAt = rememberedAtOnce(async (folder: string): Promise<Ignoring> => {
  const above = dirname(folder);
  if (above === folder || (await isTop(folder))) return topAt(folder);
  return ignoringIn(folder, await ignoringAt(above));
});

/** Checks whether a folder is the top of a repository. */
export const isTop = (folder: string): Promise<boolean> =>
  lstat(join(folder, '.git')).then(
    () => true,
    () => false,
  );

/** Returns the patterns in effect in the top folder of a repository; inherits nothing from its parents. */
export async function topAt(top: string): Promise<Ignoring> {
  const git = await gitFolderOf(top);
  const ignoreCase = await ignoresCase(git);
  const exclude = await textOf(join(git, 'info', 'exclude'));
  const levels: IgnoreLevel[] =
    exclude === null ? [] : [{ folder: slashed(top), rules: readIgnoreRules(exclude, ignoreCase) }];
  return ignoringIn(top, { levels, ignoreCase, hidden: false });
}

/** Returns the patterns in effect in a subfolder, given those of its parent. */
export async function ignoringIn(folder: string, above: Ignoring): Promise<Ignoring> {
  const hidden = above.hidden || isIgnored(above.levels, slashed(folder), true);
  const text = hidden ? null : await textOf(join(folder, '.gitignore'));
  if (text === null) return hidden === above.hidden ? above : { ...above, hidden };
  const own = { folder: slashed(folder), rules: readIgnoreRules(text, above.ignoreCase) };
  return { ...above, levels: [...above.levels, own] };
}

/** In a worktree or submodule `.git` is a file with the path of the real folder. */
async function gitFolderOf(top: string): Promise<string> {
  const path = join(top, '.git');
  const link = /^gitdir: (.+)$/m.exec((await textOf(path)) ?? '')?.[1]?.trim();
  if (link === undefined) return path;
  const own = join(link.startsWith(sep) || /^[A-Za-z]:/.test(link) ? '' : top, link);
  const common = (await textOf(join(own, 'commondir')))?.trim();
  return common === undefined ? own : join(own, common);
}

/** Git records this when it creates a repository; without a record assume the platform's default. */
async function ignoresCase(git: string): Promise<boolean> {
  const config = (await textOf(join(git, 'config'))) ?? '';
  const stated = /^\s*ignorecase\s*=\s*(\w+)/im.exec(config)?.[1];
  if (stated !== undefined) return /^(?:true|yes|on|1)$/i.test(stated);
  return process.platform === 'win32' || process.platform === 'darwin';
}

async function textOf(path: string): Promise<string | null> {
  try {
    // Git does not follow a link here.
    if (basename(path) === '.gitignore' && !(await lstat(path)).isFile()) return null;
    return await readFile(path, 'utf8');
  } catch {
    return null;
  }
}
