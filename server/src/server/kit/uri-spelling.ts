/** Maps URIs between the server's normalized spelling and the one that each client uses. */
import { canonicalUri } from '../../files/canonical-uri.ts';

export class UriSpelling {
  /** The client's spelling of URIs, where it differs from ours. */
  readonly #spelled = new Map<string, string>();

  /** Normalizes the URIs in a message from the client. Leaves texts unchanged. */
  inward<T>(sent: T): T {
    return mapped(sent, (text) => {
      const ours = canonicalUri(text);
      if (ours !== text) this.#spelled.set(ours, text);
      return ours;
    }) as T;
  }

  /** Restores the client's spelling of the URIs in a message to it. */
  outward<T>(answer: T): T {
    if (this.#spelled.size === 0) return answer;
    return mapped(answer, (text) => this.#spelled.get(text) ?? text) as T;
  }
}

/** Keys whose values are never URIs, and may be megabytes long. */
const TEXTS: ReadonlySet<string> = new Set(['text', 'newText', 'message', 'value', 'data']);

/** Maps a URI, or the URI at the start of a tree node's id: it ends at the bar. */
function headMapped(text: string, map: (uri: string) => string): string {
  const bar = text.indexOf('|');
  return bar < 0 ? map(text) : map(text.slice(0, bar)) + text.slice(bar);
}

/** Maps every URI in a plain value, including keys of objects; returns the same object if nothing changed. */
function mapped(value: unknown, map: (uri: string) => string): unknown {
  if (typeof value === 'string') return value.startsWith('file:') ? headMapped(value, map) : value;
  if (Array.isArray(value)) {
    const all = value.map((each) => mapped(each, map));
    return all.some((each, at) => each !== value[at]) ? all : value;
  }
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  let changed = false;
  const entries = Object.entries(value).map(([key, each]): [string, unknown] => {
    const [ownKey, own] = [
      key.startsWith('file:') ? map(key) : key,
      TEXTS.has(key) ? each : mapped(each, map),
    ];
    if (ownKey !== key || own !== each) changed = true;
    return [ownKey, own];
  });
  return changed ? Object.fromEntries(entries) : value;
}
