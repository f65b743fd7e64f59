/**
 * Indexes the entries of a portfolio by id and by reference. Updates incrementally from the blocks that an edit removes
 * and adds, and collects the entries whose findings are stale: the changed ones, and those one reference away.
 */

import { commonEnds } from '../../base/common-ends.ts';
import { type Block, placeIn } from '../document/block.ts';
import { type Entry, readingOf } from '../document/read-block.ts';
import type { EntryKind } from '../language/schema-kit.ts';
import { isNear, NearWords } from '../text/near-words.ts';
import { comparePaths } from '../text/paths.ts';
import { type EntryRef, type GoalRef, type ItemRef, type RefOf, refTo, type TeamRef } from './entry-ref.ts';
import { Stretches } from './stretches.ts';
import { type EntryInBlock, sameFacts, usesOf } from './uses.ts';

/** Returns the id of an entry, or null if it has none that can be read. */
export const idOf = (ref: { readonly entry: Entry }): string | null =>
  ref.entry.values.fields.id?.value ?? null;

const KINDS = ['goal', 'team', 'item'] as const;

const ofEachKind = <T>(make: (kind: EntryKind) => T): Readonly<Record<EntryKind, T>> => ({
  item: make('item'),
  goal: make('goal'),
  team: make('team'),
});

export class EntryIndex {
  readonly #refs: Readonly<Record<EntryKind, Set<EntryRef>>> = ofEachKind(() => new Set());
  /** The current blocks of each file. */
  readonly #files = new Map<string, readonly Block[]>();
  /** Rank of each file in path order; null (stale) once a file was added or removed. */
  #ranks: ReadonlyMap<string, number> | null = null;
  /** Refs and ids in file order. Invalidated per kind when an entry of that kind is added or removed. */
  readonly #ordered: Partial<Record<EntryKind, ReadonlySet<EntryRef>>> = {};
  readonly #orderedIds: Partial<Record<EntryKind, ReadonlySet<string>>> = {};
  /** The entries with an id; a set only where several share it. */
  readonly #byId: Readonly<Record<EntryKind, Map<string, EntryRef | Set<EntryRef>>>> = ofEachKind(
    () => new Map(),
  );
  /** Entries that share an id, in order. Cleared by every update. */
  readonly #inOrder = new Map<string, readonly EntryRef[]>();
  /** Ids whose entries, and whose users, are already marked as stale, so as not to mark them twice. */
  readonly #markedIds: Readonly<Record<EntryKind, Set<string>>> = ofEachKind(() => new Set());
  readonly #markedUses: Readonly<Record<EntryKind, Set<string>>> = ofEachKind(() => new Set());
  readonly #near: Readonly<Record<EntryKind, NearWords>> = ofEachKind(
    (kind) => new NearWords(() => this.#byId[kind].keys()),
  );
  readonly #users: Readonly<Record<EntryKind, Map<string, Set<EntryRef>>>> = ofEachKind(() => new Map());
  /** Ids that are referred to but that no entry has. */
  readonly #dangling: Readonly<Record<EntryKind, Set<string>>> = ofEachKind(() => new Set());
  readonly #ofBlock = new Map<Block, EntryRef[]>();
  /** The items in file order, with cached folds over them. */
  readonly items = new Stretches((block) => this.ofBlock(block));
  /** True until the first `takeStale`: every entry is stale, so that there is no need to mark any. */
  #isNew = true;
  /** Entries that became stale since the last `takeStale`. */
  #stale = new Set<EntryRef>();
  /** Entries that were removed since the last `takeStale`. */
  #gone: EntryRef[] = [];
  /** Ids that were added or removed, and whether they existed before: a dangling id may now resemble another one. */
  readonly #idsTouched: Readonly<Record<EntryKind, Map<string, boolean>>> = ofEachKind(() => new Map());
  /** Increments on every change that entries other than the changed one can see. */
  revision = 0;

  /** Returns the number of entries of a kind. */
  count(kind: EntryKind): number {
    return this.#refs[kind].size;
  }
  /** The entries of each kind, ordered by file and position. */
  readonly refs: RefsByKind = refsBy((kind) => this.#refsOf(kind));

  #refsOf(kind: EntryKind): ReadonlySet<EntryRef> {
    let refs = this.#ordered[kind];
    if (refs === undefined) {
      refs =
        kind === 'item'
          ? new Set([...this.items].map(({ ref }) => ref))
          : new Set(this.#sorted([...this.#refs[kind]]));
      this.#ordered[kind] = refs;
    }
    return refs;
  }
  /** Returns the entries with an id, ordered by file and position. More than one is reported as a finding. */
  byId<K extends EntryKind>(kind: K, id: string): readonly RefOf<K>[] {
    const found = this.#byId[kind].get(id);
    if (found === undefined) return [];
    if (!(found instanceof Set)) return [found as RefOf<K>];
    const key = `${kind}:${id}`;
    let sorted = this.#inOrder.get(key);
    if (sorted === undefined) this.#inOrder.set(key, (sorted = this.#sorted([...found])));
    return sorted as RefOf<K>[];
  }
  /** Returns the ids in use for a kind, in the order of their entries. */
  ids(kind: EntryKind): ReadonlySet<string> {
    let ids = this.#orderedIds[kind];
    if (ids === undefined) {
      ids = new Set([...this.refs[kind]].map(idOf).filter((id) => id !== null));
      this.#orderedIds[kind] = ids;
    }
    return ids;
  }
  /**
   * Suggests the id that a mistyped one most likely means: the nearest, ties broken alphabetically; undefined if none
   * is near.
   */
  nearest(kind: EntryKind, id: string): string | undefined {
    return this.#near[kind].nearest(id);
  }
  /** Returns the entries that refer to an id under any key, ordered by file and position. */
  usersOf(kind: EntryKind, id: string): ReadonlySet<EntryRef> {
    const found = this.#users[kind].get(id) ?? NONE;
    return found.size < 2 ? found : new Set(this.#sorted([...found]));
  }
  /** Returns the entries of a block, in order. */
  ofBlock(block: Block): readonly EntryRef[] {
    return this.#ofBlock.get(block) ?? [];
  }

  /** Compares two entries by file and position. */
  readonly compare = (a: EntryRef, b: EntryRef): number => {
    if (a.uri === b.uri) {
      const blocks = this.#files.get(a.uri) ?? [];
      return placeIn(blocks, a.block) - placeIn(blocks, b.block) || a.entry.span.start - b.entry.span.start;
    }
    this.#ranks ??= new Map([...this.#files.keys()].sort(comparePaths).map((uri, i) => [uri, i]));
    return (this.#ranks.get(a.uri) ?? 0) - (this.#ranks.get(b.uri) ?? 0);
  };

  #sorted(refs: readonly EntryRef[]): EntryRef[] {
    return [...refs].sort(this.compare);
  }

  /**
   * Applies the blocks that were removed from and added to a file, in order. `blocks` is the file's complete new list.
   */
  update(uri: string, removed: readonly Block[], added: readonly Block[], blocks: readonly Block[]): void {
    if (blocks.length === 0 || !this.#files.has(uri)) this.#ranks = null;
    this.#inOrder.clear();
    if (blocks.length === 0) this.#files.delete(uri);
    else this.#files.set(uri, blocks);
    this.items.update(uri, blocks);
    if (removed.length === 0) {
      this.#addEntries(uri, added);
      return;
    }
    const old = removed.flatMap((block) => this.#ofBlock.get(block) ?? []);
    for (const block of removed) this.#ofBlock.delete(block);
    const fresh = added.flatMap((block) => readingOf(block).entries.map((entry) => ({ block, entry })));
    const kept = new Map<Block, EntryRef[]>(added.map((block) => [block, []]));
    // Entries at either end that look the same to others keep their identity; only their own findings become stale.
    const { head, tail } = commonEnds<EntryInBlock>(old, fresh, sameFacts);
    for (const ref of old.slice(head, old.length - tail)) this.#remove(ref);
    fresh.forEach(({ block, entry }, i) => {
      const reused =
        i < head ? old[i] : i >= fresh.length - tail ? old[old.length - (fresh.length - i)] : undefined;
      // Equal facts imply the same kind.
      const ref = reused === undefined ? refTo(entry, block, uri) : Object.assign(reused, { block, entry });
      kept.get(block)?.push(ref);
      if (reused === undefined) this.#add(ref);
      else this.#stale.add(ref);
    });
    for (const [block, refs] of kept) if (refs.length > 0) this.#ofBlock.set(block, refs);
  }

  /**
   * Applies some blocks of a new file, whose complete list is `blocks`. Those left are applied by further calls and a
   * last one of `update`, before which `items` lacks the file.
   */
  addPart(uri: string, part: readonly Block[], blocks: readonly Block[]): void {
    if (!this.#files.has(uri)) this.#ranks = null;
    this.#inOrder.clear();
    this.#files.set(uri, blocks);
    this.#addEntries(uri, part);
  }

  #addEntries(uri: string, added: readonly Block[]): void {
    for (const block of added) {
      const { entries } = readingOf(block);
      if (entries.length === 0) continue;
      const refs = entries.map((entry) => refTo(entry, block, uri));
      for (const ref of refs) this.#add(ref);
      this.#ofBlock.set(block, refs);
    }
  }

  /** Returns the stale entries and those removed since the last call, and resets both. */
  takeStale(): { readonly stale: ReadonlySet<EntryRef>; readonly gone: readonly EntryRef[] } {
    for (const kind of KINDS) {
      const ids: string[] = [];
      for (const [id, before] of this.#idsTouched[kind])
        if (this.#byId[kind].has(id) !== before) ids.push(id);
      // Past this limit, comparing every pair costs more than rechecking every dangling reference.
      const all = ids.length * this.#dangling[kind].size > MAX_COMPARISONS;
      for (const id of ids.length === 0 ? [] : this.#dangling[kind]) {
        if (!all && !ids.some((other) => isNear(id, other))) continue;
        for (const ref of this.#users[kind].get(id) ?? NONE) this.#stale.add(ref);
      }
      this.#idsTouched[kind].clear();
      this.#markedIds[kind].clear();
      this.#markedUses[kind].clear();
    }
    const taken = { stale: this.#stale, gone: this.#gone };
    this.#stale = new Set();
    this.#gone = [];
    this.#isNew = false;
    return taken;
  }

  /** Marks every entry as stale, after a change of settings or of the day. */
  markAllStale(): void {
    for (const kind of KINDS) for (const ref of this.#refs[kind]) this.#stale.add(ref);
    this.revision++;
  }

  /** Marks the items of a file as stale, after a change of something beside it that their own findings depend on. */
  markItemsStale(uri: string): void {
    for (const ref of this.#refs.item) if (ref.uri === uri) this.#stale.add(ref);
  }

  #forgetOrder(kind: EntryKind): void {
    if (this.#ordered[kind] !== undefined) delete this.#ordered[kind];
    if (this.#orderedIds[kind] !== undefined) delete this.#orderedIds[kind];
  }

  #add(ref: EntryRef): void {
    this.#forgetOrder(ref.kind);
    this.#refs[ref.kind].add(ref);
    const id = idOf(ref);
    if (id !== null) {
      const same = this.#byId[ref.kind].get(id);
      if (same === undefined) {
        this.#byId[ref.kind].set(id, ref);
        this.#near[ref.kind].add(id);
        this.#dangling[ref.kind].delete(id);
        this.#touchId(ref.kind, id, false);
      } else if (same instanceof Set) same.add(ref);
      else this.#byId[ref.kind].set(id, new Set([same, ref]));
    }
    for (const use of usesOf(ref)) {
      const users = this.#users[use.kind].get(use.id);
      if (users === undefined) {
        this.#users[use.kind].set(use.id, new Set([ref]));
        if (!this.#byId[use.kind].has(use.id)) this.#dangling[use.kind].add(use.id);
      } else users.add(ref);
    }
    this.#stale.add(ref);
    this.#touch(ref);
  }

  #remove(ref: EntryRef): void {
    this.#touch(ref);
    this.#forgetOrder(ref.kind);
    this.#refs[ref.kind].delete(ref);
    this.#stale.delete(ref);
    this.#gone.push(ref);
    const id = idOf(ref);
    if (id !== null) {
      const same = this.#byId[ref.kind].get(id);
      if (same instanceof Set) same.delete(ref);
      if (same === ref || (same instanceof Set && same.size === 0)) {
        this.#byId[ref.kind].delete(id);
        this.#near[ref.kind].delete(id);
        if (this.#users[ref.kind].has(id)) this.#dangling[ref.kind].add(id);
        this.#touchId(ref.kind, id, true);
      }
    }
    for (const use of usesOf(ref)) {
      const users = this.#users[use.kind].get(use.id);
      users?.delete(ref);
      if (users?.size !== 0) continue;
      this.#users[use.kind].delete(use.id);
      this.#dangling[use.kind].delete(use.id);
    }
  }

  #touchId(kind: EntryKind, id: string, before: boolean): void {
    if (!this.#isNew && !this.#idsTouched[kind].has(id)) this.#idsTouched[kind].set(id, before);
  }

  /** Marks everything one reference away from an entry as stale. */
  #touch(ref: EntryRef): void {
    this.revision++;
    if (this.#isNew) return;
    const id = idOf(ref);
    if (id !== null && this.#mark(this.#markedIds, ref.kind, id, ref))
      for (const other of this.#users[ref.kind].get(id) ?? NONE) this.#stale.add(other);
    for (const use of usesOf(ref)) this.#mark(this.#markedUses, use.kind, use.id, ref);
  }

  /** Marks the other entries with this id as stale; returns false if `marked` says that they are already. */
  #mark(
    marked: Readonly<Record<EntryKind, Set<string>>>,
    kind: EntryKind,
    id: string,
    ref: EntryRef,
  ): boolean {
    if (marked[kind].has(id)) return false;
    marked[kind].add(id);
    const same = this.#byId[kind].get(id);
    if (same instanceof Set) {
      for (const other of same) if (other !== ref) this.#stale.add(other);
    } else if (same !== undefined && same !== ref) this.#stale.add(same);
    return true;
  }
}

/** Maximum number of comparisons between changed and dangling ids. */
const MAX_COMPARISONS = 200_000;

type RefsByKind = { readonly [K in EntryKind]: ReadonlySet<RefOf<K>> };

function refsBy(of: (kind: EntryKind) => ReadonlySet<EntryRef>): RefsByKind {
  return {
    get item() {
      return of('item') as ReadonlySet<ItemRef>;
    },
    get goal() {
      return of('goal') as ReadonlySet<GoalRef>;
    },
    get team() {
      return of('team') as ReadonlySet<TeamRef>;
    },
  };
}

const NONE: ReadonlySet<EntryRef> = new Set();
