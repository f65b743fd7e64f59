/** Links to files beside a portfolio file, for an entry that moves to another folder. */
import type { ItemView } from '../../core/model/item.ts';
import { wayTo } from '../../core/text/paths.ts';

/** An entry's text with its relative links led from the new file's folder to where they led from the old one's. */
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
    // Only where the source is the path itself: quotes with escapes are left to people.
    if (!source.includes(url)) continue;
    const place = new RegExp(`(url["']?:\\s*)${source.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
    out = out.replace(place, (_, before: string) => before + source.replace(url, led));
  }
  return out;
}

/** A file or a folder that gets another name: URIs before and after. */
interface Renaming {
  readonly oldUri: string;
  readonly newUri: string;
}

/** Where a URI is after some renamings: the first that names it or a folder above it counts. */
function renamed(uri: string, files: readonly Renaming[]): string {
  for (const { oldUri, newUri } of files) {
    const [old, fresh] = [oldUri.replace(/\/$/, ''), newUri.replace(/\/$/, '')];
    if (uri === old) return fresh;
    if (uri.startsWith(`${old}/`)) return fresh + uri.slice(old.length);
  }
  return uri;
}

/**
 * The relative link `url` of the file `from` as it must read once files have other names; null where it leads to the
 * right place as it is, or is no path at all.
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

/** Without escapes, as people write it; with them where the path would mean something else without. */
function decoded(path: string): string {
  const plain = decodeURIComponent(path);
  return /[%#?:]/.test(plain) ? path : plain;
}
