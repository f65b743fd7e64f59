/** Holds a portfolio: the files of a folder, an index of their entries, and the settings of its root file. */

import type { Block } from '../document/block.ts';
import { type Document, difference } from '../document/document.ts';
import { readingOf } from '../document/read-block.ts';
import type { Decision, Raw, RawMapping, Root } from '../language/values.ts';
import { civil, type Day, type DayRange, dayOf } from '../text/days.ts';
import type { CheckText } from '../text/file-source.ts';
import { memo } from '../text/memo.ts';
import { comparePaths } from '../text/paths.ts';
import { EntryIndex } from './entry-index.ts';
import type { KeptSheet } from './kept-sheet.ts';
import { type Polarity, polarityOf } from './polarity.ts';

type RootFields = Root['fields'];
/** The value of a top-level key, and where it stands. */
export interface RootValue<K extends keyof RootFields> {
  readonly uri: string;
  readonly block: Block;
  readonly value: NonNullable<RootFields[K]>;
  readonly key: { readonly start: number; readonly end: number };
}
export type RootValues = { readonly [K in keyof RootFields]?: RootValue<K> };

/** The words under `vocabulary`. Those of enclosing portfolios come first. */
export interface Words {
  readonly operational: readonly string[];
  readonly strategic: readonly string[];
  readonly neutral: readonly string[];
}
/** Settings inherited from the enclosing portfolios, outermost first. */
export interface Inherited {
  readonly rules: readonly RawMapping[];
  readonly vocabulary: readonly Words[];
}
export const nothingInherited: Inherited = { rules: [], vocabulary: [] };

/** The settings that findings on entries depend on. Equal `entryKey`s mean equal settings. */
export interface EntrySettings {
  readonly period: DayRange | null;
  readonly currency: string | null;
  readonly rules: readonly RawMapping[];
  readonly vocabulary: Words;
  /** Files of house rules. The same array while their contents are unchanged. */
  readonly checks: readonly CheckText[];
  readonly entryKey: string;
}
/**
 * Work-in-progress limits: maximum number of live items on a path, with one team, with one sponsor; absent if not
 * stated.
 */
export interface Limits {
  readonly operational?: number;
  readonly strategic?: number;
  readonly team?: number;
  readonly sponsor?: number;
}
/** Everything in the root files that rules and views read. Equal `key`s mean equal settings. */
export interface RootSettings extends EntrySettings {
  readonly name: string | null;
  readonly balance: { readonly operational: number; readonly tolerance: number } | null;
  /** Work-in-progress limits, as far as they are stated. */
  readonly limits: Limits;
  /** Decisions about the portfolio as a whole, as parsed. */
  readonly decisions: readonly Decision[];
  /** The two poles as stated; null if they are not. */
  readonly polarity: Polarity | null;
  readonly key: string;
}

/** Returns the blocks of a document that hold top-level keys. */
export const headsOf = memo((document: Document): readonly Block[] =>
  document.blocks.filter((block) => block.kind === 'head' || block.kind === 'whole'),
);

/** Returns the top-level keys of a document. The first one wins where a key is repeated. */
export const rootValues = memo((document: Document): RootValues => {
  const values: Record<string, unknown> = {};
  const seen = new Set<string>();
  for (const block of headsOf(document)) {
    const root = readingOf(block).root;
    if (root === undefined) continue;
    for (const [name, key] of Object.entries(root.keys)) {
      // The first occurrence wins, even if its value cannot be read.
      if (seen.has(name)) continue;
      seen.add(name);
      const value = (root.fields as Record<string, unknown>)[name];
      if (value !== undefined) values[name] = { uri: document.uri, block, value, key };
    }
  }
  return values as RootValues;
});

/** A file with the key `portfolio`. */
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

/** A pending update that has not been applied to the index. */
interface PendingUpdate {
  /** The added blocks; `read` counts those parsed so far. */
  readonly blocks: readonly Block[];
  read: number;
  /** Applies the update to the index. */
  readonly take: () => void;
}
/** Maximum number of blocks of a new file that are applied to the index at once. */
const BLOCKS_PER_UPDATE = 200;

export class Portfolio {
  /** URI of the folder, without a trailing slash; for an untitled document, its own URI. */
  readonly folder: string;
  readonly files = new Map<string, Document>();
  readonly #index = new EntryIndex();
  /** Updates not yet applied to the index: blocks are parsed on demand, or in slices by `readPending`. */
  #pendingUpdates: PendingUpdate[] = [];
  /** Files that could not be read, and why. */
  readonly problems = new Map<string, string>();
  #inherited: Inherited = nothingInherited;
  #checks: readonly CheckText[] = [];
  /** What is kept of the sheets that files come from, by file. */
  readonly #sheets = new Map<string, KeptSheet>();
  version = 0;
  /** Changes whenever something else is kept of a sheet. */
  sheetRevision = 0;
  #settings: RootSettings | null = null;
  #order: readonly string[] | null = null;
  #sorted: readonly Document[] | null = null;
  #roots: readonly PortfolioRoot[] | null = null;
  #changes: BlockChange[] = [];

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Replaces a file by its new version. Blocks that both versions share keep their caches. */
  setFile(document: Document): void {
    const old = this.files.get(document.uri);
    if (old === undefined) this.#order = null;
    this.files.set(document.uri, document);
    this.version++;
    this.#forget(old, document);
    const { removed, added } = difference(old?.blocks ?? [], document.blocks);
    this.#update(document.uri, removed, added, document.blocks);
  }

  /** Invalidates the settings when a root file was added, removed or changed. */
  #forget(old: Document | undefined, document?: Document): void {
    this.#sorted = null;
    const wasRoot = old !== undefined && rootValues(old).portfolio !== undefined;
    const isRoot = document !== undefined && rootValues(document).portfolio !== undefined;
    if (!wasRoot && !isRoot) return;
    this.#roots = null;
    this.#settings = null;
  }

  /** Index of entries and references, with all pending updates applied. */
  get index(): EntryIndex {
    if (this.#pendingUpdates.length > 0) {
      const unread = this.#pendingUpdates;
      this.#pendingUpdates = [];
      for (const { take } of unread) take();
    }
    return this.#index;
  }

  /** The same index without the pending updates, for callers that keep it and query it after they were applied. */
  get indexSoFar(): EntryIndex {
    return this.#index;
  }

  /** Number of added blocks that the index does not contain yet. */
  get unreadBlocks(): number {
    return this.#pendingUpdates.reduce((sum, { blocks }) => sum + blocks.length, 0);
  }

  /** Parses pending blocks and applies them to the index while there is time. Returns true once none are left. */
  readPending(hasTime: () => boolean): boolean {
    for (let first = this.#pendingUpdates[0]; first !== undefined; first = this.#pendingUpdates[0]) {
      for (; first.read < first.blocks.length; first.read++) {
        if (!hasTime()) return false;
        readingOf(first.blocks[first.read] as Block);
      }
      if (!hasTime()) return false;
      this.#pendingUpdates.shift();
      first.take();
    }
    return true;
  }

  setProblem(uri: string, problem: string | null): void {
    if (problem === null) this.problems.delete(uri);
    else this.problems.set(uri, problem);
  }

  /** Sets the rules and vocabulary inherited from enclosing portfolios. */
  inherit(inherited: Inherited): void {
    const before = this.#inherited;
    this.#inherited = inherited;
    const same =
      sameItems(before.rules, inherited.rules) && sameItems(before.vocabulary, inherited.vocabulary);
    if (!same) this.#settings = null;
  }

  /** Sets the files of house rules found beside the root file. Returns whether they changed. */
  setChecks(checks: readonly CheckText[]): boolean {
    if (JSON.stringify(checks) === JSON.stringify(this.#checks)) return false;
    this.#checks = checks;
    this.#settings = null;
    return true;
  }

  /** Sets what is kept of the sheet that a file comes from; null if nothing is. */
  setSheet(uri: string, sheet: KeptSheet | null): void {
    const old = this.#sheets.get(uri);
    if (old?.text === sheet?.text && old?.unread === sheet?.unread) return;
    this.sheetRevision++;
    if (sheet === null) this.#sheets.delete(uri);
    else this.#sheets.set(uri, sheet);
    this.version++;
    this.#index.markItemsStale(uri);
  }

  /** Returns what is kept of the sheet that a file comes from; null if nothing is. */
  sheetOf(uri: string): KeptSheet | null {
    return this.#sheets.get(uri) ?? null;
  }

  /** Everything that is kept of the sheets that files come from, by file. */
  get sheets(): ReadonlyMap<string, KeptSheet> {
    return this.#sheets;
  }

  removeFile(uri: string): void {
    if (this.#sheets.delete(uri)) this.sheetRevision++;
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
    this.#changes.push({ uri, removed, added });
    if (removed.length > 0 || added.length < blocks.length) {
      this.#pendingUpdates.push({
        blocks: added,
        read: 0,
        take: () => this.#index.update(uri, removed, added, blocks),
      });
      return;
    }
    // Apply a new file in parts, so that no single step takes long.
    for (let from = 0; from === 0 || from < blocks.length; from += BLOCKS_PER_UPDATE) {
      const part = blocks.slice(from, from + BLOCKS_PER_UPDATE);
      const isLast = from + BLOCKS_PER_UPDATE >= blocks.length;
      this.#pendingUpdates.push({
        blocks: part,
        read: 0,
        take: isLast
          ? () => this.#index.update(uri, [], part, blocks)
          : () => this.#index.addPart(uri, part, blocks),
      });
    }
  }

  /** Returns the file if the block was added to it since `takeChanges` and is still in it. */
  fileWithAdded(uri: string, block: Block): Document | undefined {
    const document = this.files.get(uri);
    if (document === undefined || document.indexOf(block) < 0) return undefined;
    const came = this.#changes.some((change) => change.uri === uri && change.added.includes(block));
    return came ? document : undefined;
  }

  /** Returns the blocks added and removed since the last call. */
  takeChanges(): readonly BlockChange[] {
    const changes = this.#changes;
    this.#changes = [];
    return changes;
  }

  /** Files in path order. */
  get sorted(): readonly Document[] {
    this.#order ??= [...this.files.keys()].sort(comparePaths);
    this.#sorted ??= this.#order.map((uri) => this.files.get(uri) as Document);
    return this.#sorted;
  }

  /** The root files in path order. The first one is in force; any other is reported as a finding. */
  get roots(): readonly PortfolioRoot[] {
    this.#roots ??= this.sorted
      .map((document) => ({ document, values: rootValues(document) }))
      .filter(({ values }) => values.portfolio !== undefined);
    return this.#roots;
  }

  get settings(): RootSettings {
    this.#settings ??= settingsOf(this.roots[0]?.values ?? {}, this.#inherited, this.#checks);
    return this.#settings;
  }
}

function settingsOf(values: RootValues, inherited: Inherited, checks: readonly CheckText[]): RootSettings {
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
  const limits = limitsOf(values.limits?.value);
  const polarity = polarityOf(values.polarity?.value);
  const plain = {
    period: periodOf(period),
    currency: values.currency?.value.value ?? null,
    vocabulary: {
      operational: texts('operational'),
      strategic: texts('strategic'),
      neutral: texts('neutral'),
    },
  };
  const entryKey = JSON.stringify([plain, rules.map(rawText), ...(checks.length > 0 ? [checks] : [])]);
  const decisions = values.decisions?.value.items ?? [];
  const decided = decisions.map(({ fields }) => Object.entries(fields).map(([key, { text }]) => [key, text]));
  const key = JSON.stringify([name, balance, limits, polarity, decided, entryKey]);
  return { ...plain, name, balance, limits, polarity, decisions, rules, checks, entryKey, key };
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

function limitsOf(value: NonNullable<RootFields['limits']> | undefined): Limits {
  const said = Object.entries(value?.fields ?? {}).map(([key, scalar]) => [key, scalar?.value]);
  return Object.fromEntries(said.filter(([, most]) => most !== undefined)) as Limits;
}

function rawText(raw: Raw): unknown {
  if (raw.kind === 'raw-scalar') return raw.text;
  if (raw.kind === 'raw-list') return raw.items.map(rawText);
  return raw.entries.map(({ key, value }) => [key.text, value === null ? null : rawText(value)]);
}

/** Returns the period for balance and load: the stated one, else the calendar year that contains `today`. */
export function periodFor(settings: Pick<RootSettings, 'period'>, today: Day): DayRange {
  if (settings.period !== null) return settings.period;
  const { year } = civil(today);
  return { first: dayOf(year, 1, 1), last: dayOf(year, 12, 31) };
}
