/**
 * Maps URIs between the server's normalized spelling and the one that each client uses: other escapes, and another path
 * to an opened folder where one of the two leads over a link.
 */
import { canonicalUri } from '../../files/canonical-uri.ts';

/** Returns the URI of a file as it is found in a folder; the given one if it is not in it. */
export type FoundAs = (folder: string, uri: string) => string;

export class UriSpelling {
  readonly #foundAs: FoundAs;
  /** The client's spelling of URIs, where it differs from ours. */
  readonly #spelled = new Map<string, string>();
  /** Our URI of files that the client has opened by another path, by that one. */
  readonly #links = new Map<string, string>();
  /** Open documents: the URI that the client has opened each by, by ours. */
  readonly #open = new Map<string, string>();

  constructor(foundAs: FoundAs = (_, uri) => uri) {
    this.#foundAs = foundAs;
  }

  /** Normalizes the URIs in a message from the client. Leaves texts unchanged. */
  inward<T>(sent: T): T {
    return mapped(sent, (text) => {
      const canonical = canonicalUri(text);
      const ours = this.#links.get(canonical) ?? canonical;
      // The spelling that a document was opened by stands.
      if (ours !== text && !this.#open.has(ours)) this.#spelled.set(ours, text);
      return ours;
    }) as T;
  }

  /**
   * Normalizes a notification, and follows which documents are open under which URI. Returns null for one about a
   * document that is open already by another path: its buffer would mix with the first one's.
   * @param folders URIs of the workspace folders
   */
  notified<T>(method: string, sent: T, folders: readonly string[]): T | null {
    const uri = /^textDocument\/did/.test(method) ? documentOf(sent) : null;
    if (uri === null) return this.inward(sent);
    const canonical = canonicalUri(uri);
    if (method === 'textDocument/didOpen') this.#opened(uri, canonical, folders);
    const ours = this.#links.get(canonical) ?? canonical;
    if ((this.#open.get(ours) ?? canonical) !== canonical) return null;
    if (method === 'textDocument/didClose') this.#open.delete(ours);
    return this.inward(sent);
  }

  #opened(uri: string, canonical: string, folders: readonly string[]): void {
    this.#links.delete(canonical);
    const tops = folders.map((folder) => folder.replace(/\/+$/, ''));
    const isWithin = (each: string): boolean => tops.some((top) => each.startsWith(`${top}/`));
    const ours = isWithin(canonical)
      ? canonical
      : (tops.map((top) => this.#foundAs(top, canonical)).find(isWithin) ?? canonical);
    if (ours !== canonical) this.#links.set(canonical, ours);
    if ((this.#open.get(ours) ?? canonical) !== canonical) return;
    this.#open.set(ours, canonical);
    if (ours === uri) this.#spelled.delete(ours);
    else this.#spelled.set(ours, uri);
  }

  /** Restores the client's spelling of the URIs in a message to it. */
  outward<T>(answer: T): T {
    if (this.#spelled.size === 0) return answer;
    return mapped(answer, (text) => this.#spelled.get(text) ?? text) as T;
  }
}

/** Returns the URI of the document that a notification is about; null if it names none. */
function documentOf(sent: unknown): string | null {
  const { textDocument } = (sent ?? {}) as { readonly textDocument?: { readonly uri?: unknown } };
  return typeof textDocument?.uri === 'string' ? textDocument.uri : null;
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
