/**
 * Maps URIs between the server's normalized spelling and the one that each client uses: other escapes, and another path
 * to an opened folder where one of the two leads over a link.
 */
import type { Document } from '../../core/document/document.ts';
import type { AnyFeature } from '../../features/kit/feature.ts';
import { canonicalUri } from '../../files/canonical-uri.ts';

/** Returns the URI of a file as it is found in a folder; the given one if it is not in it. */
export type FoundAs = (folder: string, uri: string) => string;

/** A notification to handle. Its parameters are made in turn, when all before it are handled. */
export interface Step {
  readonly method: string;
  readonly params: () => object;
}

/** What the spelling of URIs follows of the server. */
export interface Files {
  /** URIs of the workspace folders. */
  readonly folders: readonly string[];
  /** Returns the open document of a URI. */
  readonly document: (uri: string) => Document | undefined;
}

/** A document as the client has it open. Several may be of one file, by several paths to it. */
interface Buffer {
  /** The URI by which the client has it open. */
  readonly uri: string;
  readonly ours: string;
  /** Identifies the file. */
  readonly file: string;
  readonly languageId: unknown;
  /** Its content while another buffer speaks for the file. */
  text: string;
  version: number;
}

const OPEN = 'textDocument/didOpen';
const CLOSE = 'textDocument/didClose';

export class UriSpelling {
  readonly #foundAs: FoundAs;
  /** The client's spelling of URIs, where it differs from ours. */
  readonly #spelled = new Map<string, string>();
  /** Our URI of files that the client has opened by another path, by that one. */
  readonly #links = new Map<string, string>();
  /** The buffer that speaks for each open file, by our URI. */
  readonly #open = new Map<string, Buffer>();
  /** All others, by the client's URI, in the order in which they last spoke. */
  readonly #silent = new Map<string, Buffer>();

  constructor(foundAs: FoundAs = (_, uri) => uri) {
    this.#foundAs = foundAs;
  }

  /** Normalizes the URIs in a message from the client. Leaves texts unchanged. */
  inward<T>(sent: T): T {
    return mapped(sent, (text) => {
      const ours = this.#ours(text);
      // The spelling that a document was opened by stands.
      if (ours !== text && !this.#open.has(ours)) this.#spelled.set(ours, text);
      return ours;
    }) as T;
  }

  #ours(uri: string): string {
    const silent = this.#silent.get(uri);
    if (silent !== undefined) return this.#speaking(silent.file)?.ours ?? silent.ours;
    const canonical = canonicalUri(uri);
    return this.#links.get(canonical) ?? canonical;
  }

  #speaking(file: string): Buffer | undefined {
    return [...this.#open.values()].find((buffer) => buffer.file === file);
  }

  /** Returns a feature that has no answer about a buffer with another text than the one that speaks for its file. */
  outdating(feature: AnyFeature, params: object, { document }: Files): AnyFeature {
    if (feature.on === 'session' || this.#silent.size === 0) return feature;
    const handle: typeof feature.handle = (file, ...rest) => {
      const silent = this.#silent.get(documentOf(params) ?? '');
      const isOutdated = silent !== undefined && silent.text !== textOf(document(file.uri));
      return isOutdated ? feature.none : feature.handle(file, ...rest);
    };
    return { ...feature, handle };
  }

  /**
   * Normalizes a notification, and follows which buffers are open. Of several of one file the one that was opened or
   * edited last speaks for it; the others are closed for the server.
   */
  notified(method: string, sent: object, files: Files): readonly Step[] {
    const uri = /^textDocument\/did/.test(method) ? documentOf(sent) : null;
    if (uri === null) {
      const params = this.inward(sent);
      return [{ method, params: () => params }];
    }
    const silent = this.#silent.get(uri);
    if (method === OPEN) {
      const { languageId } = (sent as { readonly textDocument: { readonly languageId?: unknown } })
        .textDocument;
      const buffer = { ...this.#placeOf(uri, files.folders), uri, languageId, text: '', version: 0 };
      return this.#speak(buffer, files, () => about(sent, buffer.ours));
    }
    if (method === CLOSE) return this.#close(uri, files);
    const ours = silent?.ours ?? this.#ours(uri);
    const step = { method, params: () => about(sent, ours) };
    return silent === undefined || method !== 'textDocument/didChange'
      ? [step]
      : [...this.#speak(silent, files), step];
  }

  /** Returns our URI of a document that is opened, and what identifies its file. */
  #placeOf(uri: string, folders: readonly string[]): { readonly ours: string; readonly file: string } {
    const canonical = canonicalUri(uri);
    const tops = folders.map((folder) => folder.replace(/\/+$/, ''));
    const isWithin = (each: string): boolean => tops.some((top) => each.startsWith(`${top}/`));
    const ours = isWithin(canonical)
      ? canonical
      : (tops.map((top) => this.#foundAs(top, canonical)).find(isWithin) ?? canonical);
    if (ours === canonical) this.#links.delete(canonical);
    else this.#links.set(canonical, ours);
    return { ours, file: /^file:/.test(ours) ? this.#foundAs('file:///', ours) : ours };
  }

  /** Makes a buffer speak for its file, and silences the one that did. */
  #speak(buffer: Buffer, { document }: Files, params = () => reopened(buffer)): readonly Step[] {
    const { uri, ours, file } = buffer;
    const other = this.#speaking(file);
    const silence = (): void => {
      if (other !== undefined && other.uri !== uri)
        Object.assign(other, { text: textOf(document(other.ours)), version: document(other.ours)?.version });
    };
    this.#silent.delete(uri);
    if (other !== undefined) {
      this.#open.delete(other.ours);
      if (other.uri !== uri) this.#silent.set(other.uri, other);
    }
    this.#open.set(ours, buffer);
    if (ours === uri) this.#spelled.delete(ours);
    else this.#spelled.set(ours, uri);
    const last = (then: () => object) => (): object => {
      silence();
      return then();
    };
    if (other === undefined || other.ours === ours) return [{ method: OPEN, params: last(params) }];
    const closed = { method: CLOSE, params: last(() => ({ textDocument: { uri: other.ours } })) };
    return [closed, { method: OPEN, params }];
  }

  /** Closes a buffer. If it spoke for its file, the one that did before does again. */
  #close(uri: string, files: Files): readonly Step[] {
    if (this.#silent.delete(uri)) return [];
    const ours = this.#ours(uri);
    const file = this.#open.get(ours)?.file;
    this.#open.delete(ours);
    const next = [...this.#silent.values()].findLast((buffer) => buffer.file === file);
    const closed = { method: CLOSE, params: () => ({ textDocument: { uri: ours } }) };
    if (next === undefined) return [closed];
    const opened = this.#speak(next, files);
    return next.ours === ours ? opened : [closed, ...opened];
  }

  /** Restores the client's spelling of the URIs in a message to it. */
  outward<T>(answer: T): T {
    if (this.#spelled.size === 0) return answer;
    return mapped(answer, (text) => this.#spelled.get(text) ?? text) as T;
  }
}

const textOf = (document: Document | undefined): string =>
  document === undefined ? '' : document.mark + document.text;

const reopened = ({ ours: uri, languageId, text, version }: Buffer): object => ({
  textDocument: { uri, languageId, text, version },
});

/** Returns the parameters of a notification with our URI of its document. */
function about(sent: object, uri: string): object {
  const { textDocument } = sent as { readonly textDocument?: object };
  return { ...sent, textDocument: { ...textDocument, uri } };
}

/** Returns the URI of the document that a notification is about; null if it names none. */
function documentOf(sent: object): string | null {
  const { textDocument } = sent as { readonly textDocument?: { readonly uri?: unknown } };
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
