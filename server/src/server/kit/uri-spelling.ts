/** Files are known by one spelling of their URI here, and each client reads of them in the spelling that it used itself. */
import { canonicalUri } from '../../files/canonical-uri.ts';

export class UriSpelling {
  /** The client's spelling of a URI, where it is not ours. */
  readonly #spelled = new Map<string, string>();

  /** What a client sent, its URIs in our spelling. Texts are left alone. */
  inward<T>(sent: T): T {
    return mapped(sent, (text) => {
      const ours = canonicalUri(text);
      if (ours !== text) this.#spelled.set(ours, text);
      return ours;
    }) as T;
  }

  /** What the client is sent, the URIs that it spelled otherwise in its own spelling. */
  outward<T>(answer: T): T {
    if (this.#spelled.size === 0) return answer;
    return mapped(answer, (text) => this.#spelled.get(text) ?? text) as T;
  }
}

/** Never URIs, and megabytes long at times. */
const TEXTS: ReadonlySet<string> = new Set(['text', 'newText', 'message', 'value', 'data']);

/** A URI, or the URI that the id of a node of the tree begins with: what follows its bar is no part of it. */
function headMapped(text: string, map: (uri: string) => string): string {
  const bar = text.indexOf('|');
  return bar < 0 ? map(text) : map(text.slice(0, bar)) + text.slice(bar);
}

/** A plain value with every URI in it, keys of objects included, put through `map`; the same object where none changes. */
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
