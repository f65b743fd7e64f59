/** A portfolio: the files of a folder, the entries in them, and what its root file says of all of them. */
import type { Block } from '../document/block.ts';
import { type Document, difference } from '../document/document.ts';
import { readingOf } from '../document/read-block.ts';
import type { Raw, RawMapping, Root } from '../language/values.ts';
import { civil, type Day, type DayRange, dayOf } from '../text/days.ts';
import { comparePaths } from '../text/paths.ts';
import { EntryIndex } from './entry-index.ts';

type RootFields = Root['fields'];
/** A top-level key at its place. */
export interface RootValue<K extends keyof RootFields> {
  readonly uri: string;
  readonly block: Block;
  readonly value: NonNullable<RootFields[K]>;
  readonly key: { readonly start: number; readonly end: number };
}
export type RootValues = { readonly [K in keyof RootFields]?: RootValue<K> };

/** Words of `vocabulary`, lists of an enclosing portfolio before one's own. */
export interface Words {
  readonly operational: readonly string[];
  readonly strategic: readonly string[];
  readonly neutral: readonly string[];
}
/** What a portfolio takes over from those around it, outermost first. */
export interface Inherited {
  readonly rules: readonly RawMapping[];
  readonly vocabulary: readonly Words[];
}
export const nothingInherited: Inherited = { rules: [], vocabulary: [] };

/** What root files say that counts for every entry. Equal `entryKey`s, equal settings. */
export interface EntrySettings {
  readonly period: DayRange | null;
  readonly currency: string | null;
  readonly rules: readonly RawMapping[];
  readonly vocabulary: Words;
  readonly entryKey: string;
}
/** Everything that root files say, as far as rules and views need it. Equal `key`s, equal settings. */
export interface RootSettings extends EntrySettings {
  readonly name: string | null;
  readonly balance: { readonly operational: number; readonly tolerance: number } | null;
  readonly key: string;
}

const HEADS = new WeakMap<Document, readonly Block[]>();
/** The blocks of a document that hold top-level keys. */
export function headsOf(document: Document): readonly Block[] {
  let heads = HEADS.get(document);
  if (heads === undefined) {
    heads = document.blocks.filter((block) => block.kind === 'head' || block.kind === 'whole');
    HEADS.set(document, heads);
  }
  return heads;
}

const ROOTS = new WeakMap<Document, RootValues>();
/** The top-level keys of a document, the first of each. */
export function rootValues(document: Document): RootValues {
  let values = ROOTS.get(document);
  if (values === undefined) ROOTS.set(document, (values = readRootValues(document)));
  return values;
}

function readRootValues(document: Document): RootValues {
  const values: Record<string, unknown> = {};
  const seen = new Set<string>();
  for (const block of headsOf(document)) {
    const root = readingOf(block).root;
    if (root === undefined) continue;
    for (const [name, key] of Object.entries(root.keys)) {
      // The first counts, even where it says nothing that can be read.
      if (seen.has(name)) continue;
      seen.add(name);
      const value = (root.fields as Record<string, unknown>)[name];
      if (value !== undefined) values[name] = { uri: document.uri, block, value, key };
    }
  }
  return values as RootValues;
}

/** A file that calls itself a root. */
export interface PortfolioRoot {
  readonly document: Document;
  readonly values: RootValues;
}

const sameItems = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, i) => item === b[i]);

export interface BlockChange {
  readonly uri: string;
  readonly removed: readonly Block[];
  readonly added: readonly Block[];
}

export class Portfolio {
  /** URI of its folder, without a slash at the end; of an untitled document its own URI. */
  readonly folder: string;
  readonly files = new Map<string, Document>();
  readonly #index = new EntryIndex();
  /** What the index has not taken note of yet: entries are read when somebody asks for them. */
  #unread: (() => void)[] = [];
  /** Files that could not be read, and why. */
  readonly problems = new Map<string, string>();
  #inherited: Inherited = nothingInherited;
  version = 0;
  #settings: RootSettings | null = null;
  #order: readonly string[] | null = null;
  #sorted: readonly Document[] | null = null;
  #roots: readonly PortfolioRoot[] | null = null;
  #changes: BlockChange[] = [];

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Puts a file's new state in place; what it shares with the old one stands. */
  setFile(document: Document): void {
    const old = this.files.get(document.uri);
    if (old === undefined) this.#order = null;
    this.files.set(document.uri, document);
    this.version++;
    this.#forget(old, document);
    const { removed, added } = difference(old?.blocks ?? [], document.blocks);
    this.#update(document.uri, removed, added, document.blocks);
  }

  /** What root files say is read again when one came, went or changed. */
  #forget(old: Document | undefined, document?: Document): void {
    this.#sorted = null;
    const wasRoot = old !== undefined && rootValues(old).portfolio !== undefined;
    const isRoot = document !== undefined && rootValues(document).portfolio !== undefined;
    if (!wasRoot && !isRoot) return;
    this.#roots = null;
    this.#settings = null;
  }

  /** Who is who and who refers to whom. */
  get index(): EntryIndex {
    if (this.#unread.length > 0) {
      const unread = this.#unread;
      this.#unread = [];
      for (const take of unread) take();
    }
    return this.#index;
  }

  setProblem(uri: string, problem: string | null): void {
    if (problem === null) this.problems.delete(uri);
    else this.problems.set(uri, problem);
  }

  /** Takes over rules and vocabulary from the portfolios around this one. */
  inherit(inherited: Inherited): void {
    const before = this.#inherited;
    this.#inherited = inherited;
    const same =
      sameItems(before.rules, inherited.rules) && sameItems(before.vocabulary, inherited.vocabulary);
    if (!same) this.#settings = null;
  }

  removeFile(uri: string): void {
    this.problems.delete(uri);
    const old = this.files.get(uri);
    if (old === undefined) return;
    this.files.delete(uri);
    this.#order = null;
    this.version++;
    this.#forget(old);
    this.#update(uri, old.blocks, [], []);
  }

  #update(uri: string, removed: readonly Block[], added: readonly Block[], blocks: readonly Block[]): void {
    this.#unread.push(() => this.#index.update(uri, removed, added, blocks));
    this.#changes.push({ uri, removed, added });
  }

  /** Blocks that came and went since the last call. */
  takeChanges(): readonly BlockChange[] {
    const changes = this.#changes;
    this.#changes = [];
    return changes;
  }

  /** Files in the order of their paths. */
  get sorted(): readonly Document[] {
    this.#order ??= [...this.files.keys()].sort(comparePaths);
    this.#sorted ??= this.#order.map((uri) => this.files.get(uri) as Document);
    return this.#sorted;
  }

  /** Files that call themselves a root, by path. The first one counts; a second is a finding. */
  get roots(): readonly PortfolioRoot[] {
    this.#roots ??= this.sorted
      .map((document) => ({ document, values: rootValues(document) }))
      .filter(({ values }) => values.portfolio !== undefined);
    return this.#roots;
  }

  get settings(): RootSettings {
    this.#settings ??= settingsOf(this.roots[0]?.values ?? {}, this.#inherited);
    return this.#settings;
  }
}

function settingsOf(values: RootValues, inherited: Inherited): RootSettings {
  const period = values.period?.value;
  const own = values.rules?.value;
  const rules = own?.kind === 'raw-mapping' ? [...inherited.rules, own] : inherited.rules;
  const v = values.vocabulary?.value.fields;
  const texts = (key: 'operational' | 'strategic' | 'neutral'): string[] => [
    ...inherited.vocabulary.flatMap((words) => words[key]),
    ...(v?.[key]?.items.map((item) => item.text) ?? []),
  ];
  const name = values.portfolio?.value.text.trim() || null;
  const balance = balanceOf(values.balance?.value);
  const plain = {
    period: periodOf(period),
    currency: values.currency?.value.value ?? null,
    vocabulary: {
      operational: texts('operational'),
      strategic: texts('strategic'),
      neutral: texts('neutral'),
    },
  };
  const entryKey = JSON.stringify([plain, rules.map(rawText)]);
  return { ...plain, name, balance, rules, entryKey, key: JSON.stringify([name, balance, entryKey]) };
}

function periodOf(value: NonNullable<RootFields['period']> | undefined): DayRange | null {
  if (value === undefined) return null;
  if (value.kind === 'scalar') return value.value ?? null;
  const first = value.fields.start?.value?.first;
  const last = value.fields.end?.value?.last;
  return first !== undefined && last !== undefined && last >= first ? { first, last } : null;
}

function balanceOf(value: NonNullable<RootFields['balance']> | undefined): RootSettings['balance'] {
  if (value === undefined) return null;
  const { operational, strategic, tolerance } = value.fields;
  const share = operational?.value ?? (strategic?.value === undefined ? undefined : 100 - strategic.value);
  return share === undefined ? null : { operational: share, tolerance: tolerance?.value ?? 10 };
}

function rawText(raw: Raw): unknown {
  if (raw.kind === 'raw-scalar') return raw.text;
  if (raw.kind === 'raw-list') return raw.items.map(rawText);
  return raw.entries.map(({ key, value }) => [key.text, value === null ? null : rawText(value)]);
}

/** The period that balance and load are reckoned over: the stated one, else the calendar year of today. */
export function periodFor(settings: Pick<RootSettings, 'period'>, today: Day): DayRange {
  if (settings.period !== null) return settings.period;
  const { year } = civil(today);
  return { first: dayOf(year, 1, 1), last: dayOf(year, 12, 31) };
}
