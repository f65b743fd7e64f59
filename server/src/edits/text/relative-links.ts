/** Updates links to other files when an entry moves to another folder, or files are renamed. */
import type { ItemView } from '../../core/model/item.ts';
import { wayTo } from '../../core/text/paths.ts';

/** Rewrites an entry's relative links, so that they lead from the new file's folder to the same targets as before. */
export function relinked(text: string, item: ItemView, from: string, to: string): string {
  const [old, fresh] = [from.split('/').slice(0, -1), to.split('/').slice(0, -1)];
  if (old.join('/') === fresh.join('/')) return text;
  let out = text;
  for (const link of item.fields.links?.items ?? []) {
    const url = link.fields.url?.value;
    if (url === undefined || link.fields.url?.shared === true || /^(?:[a-z][a-z0-9+.-]*:|#)/i.test(url))
      continue;
    const path = [...old];
    for (const step of url.split('/')) {
      if (step === '..') path.pop();
      else if (step !== '.') path.push(step);
    }
    let same = 0;
    while (same < fresh.length && same < path.length - 1 && fresh[same] === path[same]) same++;
    const led = [...fresh.slice(same).map(() => '..'), ...path.slice(same)].join('/');
    const source = item.source(link.fields.url as { start: number; end: number });
    // Only if the source contains the path literally: escapes in quotes are left to people.
    if (!source.includes(url)) continue;
    const place = new RegExp(`(url["']?:\\s*)${source.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
    out = out.replace(place, (_, before: string) => before + source.replace(url, led));
  }
  return out;
}

/** A renamed file or folder: URIs before and after. */
interface Renaming {
  readonly oldUri: string;
  readonly newUri: string;
}

/** Applies renamings to a URI: the first one that matches it or a folder above it counts. */
function renamed(uri: string, files: readonly Renaming[]): string {
  for (const { oldUri, newUri } of files) {
    const [old, fresh] = [oldUri.replace(/\/$/, ''), newUri.replace(/\/$/, '')];
    if (uri === old) return fresh;
    if (uri.startsWith(`${old}/`)) return fresh + uri.slice(old.length);
  }
  return uri;
}

/**
 * Returns how the relative link `url` in the file `from` must read after renamings; null if it stays correct, or is not
 * a relative path.
 */
export function movedLink(url: string, from: string, files: readonly Renaming[]): string | null {
  if (/^(?:[a-z][a-z0-9+.-]*:|[/#?]|$)/i.test(url)) return null;
  let target: string;
  let led: string;
  const home = renamed(from, files);
  const rest = /[?#].*$/.exec(url)?.[0] ?? '';
  try {
    target = renamed(new URL(url.slice(0, url.length - rest.length), from).toString(), files);
    led = new URL(url.slice(0, url.length - rest.length), home).toString();
  } catch {
    return null;
  }
  if (target === led) return null;
  const steps = wayTo(home, target);
  if (steps === target) return null;
  const dotted = url.startsWith('./') && !steps.startsWith('..') ? `./${steps}` : steps;
  return (url.includes('%') ? dotted : decoded(dotted)) + rest;
}

/** Removes escapes for readability; keeps them if the path would then mean something else. */
function decoded(path: string): string {
  const plain = decodeURIComponent(path);
  return /[%#?:]/.test(plain) ? path : plain;
}
