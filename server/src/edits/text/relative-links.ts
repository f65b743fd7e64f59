/** Links to files beside a portfolio file, for an entry that moves to another folder. */
import type { ItemView } from '../../core/model/item.ts';

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
