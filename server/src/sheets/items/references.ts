/** Resolves names in a sheet to ids: known teams and goals, new ones, and other rows. */

import { nameKey } from '../../base/words.ts';
import type { GoalEntry, ItemEntry, TeamEntry } from '../../core/document/read-block.ts';
import { slugOf } from '../../core/language/scalars.ts';
import { idOf } from '../../core/model/entry-index.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import { t } from '../../core/text/l10n.ts';
import { newId } from '../../edits/text/new-id.ts';
import type { Value } from '../../edits/values/value.ts';
import type { Draft, Identity, Note } from '../rows/draft.ts';
import type { NewEntry } from './new-entry.ts';
import type { OwnEntries } from './own-entries.ts';

const ITEM_KEYS: ReadonlySet<string> = new Set(['depends-on', 'sustains', 'replaces']);

export class References {
  readonly #known: Readonly<Record<'team' | 'goal' | 'item', Map<string, string>>> = {
    team: new Map(),
    goal: new Map(),
    item: new Map(),
  };
  readonly #taken: Readonly<Record<'team' | 'goal', Set<string>>> = { team: new Set(), goal: new Set() };
  readonly #unknown: NewEntry[] = [];
  /** Goals of the portfolio by id, with the id of the parent; undefined at the root. */
  readonly #goals = new Map<string, { readonly title: string; readonly parent: string | undefined }>();
  /** Pairs of parent and child goal in the sheet, by folded names. */
  readonly #pairs = new Set<string>();
  readonly #moved = new Map<string, Note>();
  readonly #wanted = new Set<string>();

  constructor(
    portfolio: Portfolio,
    drafts: readonly Draft[],
    identities: readonly Identity[],
    own: Pick<OwnEntries, 'known' | 'added'> & { readonly paths?: readonly (readonly string[])[] } = {
      known: [],
      added: [],
    },
  ) {
    for (const path of own.paths ?? [])
      for (const [at, name] of path.entries())
        if (at > 0) this.#pairs.add(`${nameKey(path[at - 1] as string)}\n${nameKey(name)}`);
    for (const kind of ['team', 'goal', 'item'] as const) {
      for (const ref of portfolio.index.refs[kind]) {
        const id = idOf(ref);
        if (id === null) continue;
        const { fields } = ref.entry.values as (TeamEntry | GoalEntry | ItemEntry)['values'];
        const name = 'name' in fields ? fields.name : 'title' in fields ? fields.title : undefined;
        if (name !== undefined) this.#learn(kind, name.text, id);
        if (kind !== 'item') this.#taken[kind].add(id);
      }
      for (const ref of portfolio.index.refs[kind]) {
        const id = idOf(ref);
        if (id !== null) this.#known[kind].set(nameKey(id), id);
      }
    }
    this.#learnPaths(portfolio);
    for (const { kind, name, id } of own.known) this.#known[kind].set(nameKey(name), id);
    for (const entry of own.added) {
      const { kind, id, name } = entry;
      this.#taken[kind].add(id);
      this.#known[kind].set(nameKey(id), id);
      this.#learn(kind, name, id);
      this.#unknown.push(entry);
      this.#wanted.add(`${kind} ${id}`);
    }
    drafts.forEach(({ key, title }, at) => {
      const { id } = identities[at] as Identity;
      this.#learn('item', title, id);
      this.#known.item.set(nameKey(id), id);
      if (key !== null) this.#known.item.set(nameKey(key), id);
    });
  }

  /** Indexes the goals of the portfolio by their path of folded names, as `goalAt` looks them up. */
  #learnPaths(portfolio: Portfolio): void {
    const goals = this.#goals;
    for (const ref of portfolio.index.refs.goal) {
      const { title, parent } = ref.entry.values.fields;
      const id = idOf(ref) ?? '';
      goals.set(id, { title: nameKey(title?.text), parent: parent?.text });
    }
    const wayOf = (id: string | undefined, depth: number): string => {
      const goal = id === undefined || depth > 50 ? undefined : goals.get(id);
      return goal === undefined ? '' : `${wayOf(goal.parent, depth + 1)}\n${goal.title}`;
    };
    for (const id of goals.keys()) this.#known.goal.set(wayOf(id, 0), id);
  }

  #learn(kind: 'team' | 'goal' | 'item', name: string, id: string): void {
    if (!this.#known[kind].has(nameKey(name))) this.#known[kind].set(nameKey(name), id);
  }

  /** Teams and goals that the portfolio lacks and `want` was called for, in the order of the sheet. */
  get added(): readonly NewEntry[] {
    return this.#unknown.filter(({ kind, id }) => this.#wanted.has(`${kind} ${id}`));
  }

  /** Requests the teams and goals that these values refer to, for keys that are written. */
  want(values: ReadonlyMap<string, Value>, written: (key: string) => boolean): void {
    for (const [key, kind] of [
      ['teams', 'team'],
      ['goals', 'goal'],
    ] as const) {
      const value = written(key) ? values.get(key) : undefined;
      const names =
        value?.kind === 'list'
          ? value.items
          : value?.kind === 'pairs'
            ? value.pairs.map(([name]) => name)
            : [];
      for (const name of names) this.#wanted.add(`${kind} ${name}`);
    }
  }

  /**
   * Replaces names by ids. Returns null if no name is left; a name without an item becomes a note about the cell
   * `at`.
   */
  resolve(key: string, value: Value, at: Pick<Note, 'line' | 'column'>, notes: Note[]): Value | null {
    const kind = key === 'teams' ? 'team' : key === 'goals' ? 'goal' : ITEM_KEYS.has(key) ? 'item' : null;
    if (kind === null) return value;
    if (value.kind === 'pairs')
      return {
        kind: 'pairs',
        pairs: value.pairs.map(([name, effort]) => [this.#idOf('team', name) as string, effort]),
      };
    if (value.kind !== 'list') return value;
    const items: string[] = [];
    for (const name of value.items) {
      const id = this.#idOf(kind, name);
      if (id === null)
        notes.push({
          ...at,
          text: name,
          problem: t`No item of the sheet or the portfolio has this key or title.`,
        });
      else if (!items.includes(id)) items.push(id);
    }
    return items.length === 0 ? null : { kind: 'list', items };
  }

  /**
   * Returns the id of the goal at the end of a path of names, from the root down. Creates and requests those that the
   * portfolio lacks, with the values of their `rows` by folded title.
   */
  goalAt(path: readonly string[], rows: ReadonlyMap<string, ReadonlyMap<string, Value>>): string | null {
    let parent: string | undefined;
    let way = '';
    for (const name of path) {
      way = `${way}\n${nameKey(name)}`;
      const before = this.#known.goal.get(way) ?? this.#known.goal.get(nameKey(name));
      const made = this.#unknown.find(({ kind, id }) => kind === 'goal' && id === before);
      // The same name under another parent is another goal.
      const other = made === undefined ? this.#isOther(before, parent) : made.parent !== parent;
      if (before !== undefined && !other) {
        this.#tellMoved(before, name, parent);
        parent = before;
      } else {
        const slug = slugOf(name);
        const taken = (id: string): boolean => this.#taken.goal.has(id);
        const id = slug !== '' && slug.length <= 32 && !taken(slug) ? slug : newId(name, 'goal', taken);
        const values = rows.get(nameKey(name));
        this.#taken.goal.add(id);
        this.#unknown.push({
          kind: 'goal',
          id,
          name,
          ...(parent === undefined ? {} : { parent }),
          ...(values === undefined ? {} : { values }),
        });
        if (before === undefined) this.#known.goal.set(nameKey(name), id);
        parent = id;
      }
      this.#known.goal.set(way, parent);
      this.#wanted.add(`goal ${parent}`);
    }
    return parent ?? null;
  }

  /** Notes about goals that the sheet has under another parent than the portfolio. */
  get moved(): readonly Note[] {
    return [...this.#moved.values()];
  }

  /**
   * Tells whether the sheet also has this goal under the parent that the portfolio gives it, so that the name
   * elsewhere is another goal.
   */
  #isOther(id: string | undefined, parent: string | undefined): boolean {
    const goal = this.#goals.get(id ?? '');
    const above = this.#goals.get(goal?.parent ?? '');
    if (goal === undefined || above === undefined || parent === undefined || goal.parent === parent)
      return false;
    return this.#pairs.has(`${above.title}\n${goal.title}`);
  }

  #tellMoved(id: string, name: string, parent: string | undefined): void {
    const goal = this.#goals.get(id);
    if (parent === undefined || goal === undefined || goal.parent === parent) return;
    const above = goal.parent;
    const problem =
      above === undefined
        ? t`In the sheet this goal stands under ${parent}, and in the portfolio under none. The portfolio stays: write parent: ${parent} there if that is meant.`
        : t`In the sheet this goal stands under ${parent}, and in the portfolio under ${above}. The portfolio stays: write parent: ${parent} there if it moved.`;
    this.#moved.set(id, { line: null, column: null, text: name, problem });
  }

  #idOf(kind: 'team' | 'goal' | 'item', name: string): string | null {
    const known = this.#known[kind].get(nameKey(name)) ?? this.#known[kind].get(slugOf(name));
    if (known !== undefined || kind === 'item') return known ?? null;
    const taken = (id: string): boolean => this.#taken[kind].has(id);
    const slug = slugOf(name);
    const id = slug !== '' && slug.length <= 32 && !taken(slug) ? slug : newId(name, kind, taken);
    this.#taken[kind].add(id);
    this.#known[kind].set(nameKey(name), id);
    this.#unknown.push({ kind, id, name });
    return id;
  }
}
