/**
 * Caches the visited part of the tree. Only this class requests `twotrack/tree`: it drops stale answers, converts
 * locations, and after a change of the model requests the same levels again and reports only the rows that differ.
 */
import { type PortfolioSummary, portfolios } from '../../../server/src/protocol/portfolios.ts';
import { type TreeItemResult, type TreeNode, tree, treeItem } from '../../../server/src/protocol/tree.ts';
import type { ServerConnection } from '../services/server-connection.ts';
import { Entry, keyOf, looksSame, type Row } from './entry.ts';
import type { ViewState } from './view-state.ts';

/** The children of one row, or the first level. */
interface Level {
  readonly entries: readonly Entry[];
  version: number;
  /** What the version counts: a portfolio, or the list of portfolios. */
  readonly source: string;
  /** Serial number of the request that it answers. */
  asked: number;
}
/** The server's answer for a level. */
interface Answer {
  readonly rows: readonly Named[];
  readonly version: number;
  readonly source: string;
  /** If present, the rows are a delta against the level at this version. */
  readonly since?: number;
}

/** Rows of our own, where the server has none. */
export interface Notices {
  /** Row for a missing server or answer. */
  noAnswer(): Row;
  /** Row for an empty portfolio. */
  nothing(): Row;
}

export class TreeModel {
  readonly #connection: ServerConnection;
  readonly #state: ViewState;
  readonly #notices: Notices;
  /** Returns the URI of the scenario being edited. */
  readonly #scenario: () => string | undefined;
  #levels = new Map<Entry | undefined, Level>();
  /** Incremented by each reset: answers to earlier requests are dropped. */
  #generation = 0;
  /** Number of requests so far. */
  #asked = 0;
  /** Levels that are being requested for the first time. */
  readonly #opening = new Set<Promise<readonly Entry[]>>();

  constructor(
    connection: ServerConnection,
    state: ViewState,
    notices: Notices,
    scenario: () => string | undefined,
  ) {
    this.#scenario = scenario;
    this.#connection = connection;
    this.#state = state;
    this.#notices = notices;
  }

  /** Returns the children of a row, or the first level. */
  async children(parent?: Entry): Promise<readonly Entry[]> {
    const known = this.#levels.get(parent);
    if (known !== undefined) return known.entries;
    const opening = this.#pull(parent);
    this.#opening.add(opening);
    try {
      return await opening;
    } finally {
      this.#opening.delete(opening);
    }
  }

  /** Requests the details of a row's item; undefined for other rows, and if the item is gone. */
  async details({ portfolio, node }: Entry): Promise<TreeItemResult | undefined> {
    if (node?.kind !== 'item') return undefined;
    return (await this.#connection.request(treeItem, { portfolio, target: node.id })) ?? undefined;
  }

  /** Drops everything, after a change of grouping, order or server. */
  reset(): void {
    this.#generation++;
    this.#levels = new Map();
  }

  /**
   * Requests the visited levels of these portfolios again, also those on their way, which may not know of the change.
   * @returns the rows to redraw, including their children where those changed; 'all' if the first level changed
   */
  async refresh(changed: ReadonlySet<string>): Promise<readonly Entry[] | 'all'> {
    await Promise.allSettled(this.#opening);
    const redraw: Entry[] = [];
    let all = false;
    // The map is in order of visits, so parents come before their children.
    for (const [parent, before] of [...this.#levels]) {
      if (!this.#levels.has(parent) || (parent !== undefined && !changed.has(parent.portfolio))) continue;
      const rows = new Map(before.entries.map((entry) => [entry, entry.row]));
      const after = await this.#pull(parent);
      const same =
        after.length === before.entries.length && after.every((entry, i) => entry === before.entries[i]);
      if (same) redraw.push(...after.filter((entry) => !looksSame(entry.row, rows.get(entry) as Row)));
      else if (parent === undefined) all = true;
      else redraw.push(parent);
    }
    return all ? 'all' : redraw;
  }

  /** Returns the row at the end of a path of nodes, outermost first; undefined if the tree does not show it. */
  async find(portfolio: string, path: readonly TreeNode[]): Promise<Entry | undefined> {
    const first = await this.children();
    let at = first.find((entry) => entry.row.kind === 'portfolio' && entry.portfolio === portfolio);
    for (const { id } of path) {
      const next = (await this.children(at)).find(
        (entry) => entry.portfolio === portfolio && entry.node?.id === id,
      );
      if (next === undefined) return undefined;
      at = next;
    }
    return at;
  }

  async #pull(parent: Entry | undefined, anew = false): Promise<readonly Entry[]> {
    const generation = this.#generation;
    const asked = ++this.#asked;
    const known = anew ? undefined : this.#levels.get(parent);
    const { rows, version, source, since } = await this.#ask(parent, known);
    if (generation !== this.#generation) return this.#again(parent);
    // The row was removed meanwhile.
    if (parent !== undefined && !this.isAlive(parent)) return [];
    const before = this.#levels.get(parent);
    // Keep the level if the answer is older than it or missing. Versions of two sources cannot be compared: the only
    // portfolio's groups may be answered after the list that a second portfolio has made.
    if (before !== undefined && before.asked > asked) return before.entries;
    if (before?.source === source && version < before.version) return before.entries;
    if (since !== undefined) {
      // The delta is against another version: request the whole level.
      if (before?.source !== source || before.version !== since) return this.#pull(parent, true);
      const index = this.#index(before);
      for (const { portfolio, id, row } of rows) {
        const entry = index.get(keyOf(parent, portfolio, id));
        if (entry !== undefined) entry.row = row;
      }
      before.version = version;
      before.asked = asked;
      return before.entries;
    }
    const entries = rows.map((named) => this.#keep(before, parent, named));
    const kept = new Set(entries);
    for (const gone of before?.entries ?? []) if (!kept.has(gone)) this.#forget(gone);
    this.#levels.set(parent, { entries, version, source, asked });
    return entries;
  }

  /**
   * Returns the children of the row that replaced one from before a reset. Do not return nothing: a caller from before
   * the reset may not ask again.
   */
  async #again(parent: Entry | undefined): Promise<readonly Entry[]> {
    if (parent === undefined) return this.children();
    const same = (await this.#again(parent.parent)).find(({ key }) => key === parent.key);
    return same === undefined ? [] : this.children(same);
  }

  /** Reuses the object of an existing row. */
  #keep(before: Level | undefined, parent: Entry | undefined, { portfolio, id, row }: Named): Entry {
    const key = keyOf(parent, portfolio, id);
    const entry = this.#index(before).get(key);
    if (entry === undefined) return new Entry(key, parent, portfolio, row);
    entry.row = row;
    return entry;
  }

  readonly #indexes = new WeakMap<Level, ReadonlyMap<string, Entry>>();
  #index(level: Level | undefined): ReadonlyMap<string, Entry> {
    if (level === undefined) return new Map();
    const known = this.#indexes.get(level);
    if (known !== undefined) return known;
    const index = new Map(level.entries.map((entry) => [entry.key, entry]));
    this.#indexes.set(level, index);
    return index;
  }

  /** Checks whether a row still exists. */
  isAlive(entry: Entry): boolean {
    return this.#levels.get(entry.parent)?.entries.includes(entry) ?? false;
  }

  #forget(entry: Entry): void {
    const level = this.#levels.get(entry);
    this.#levels.delete(entry);
    for (const child of level?.entries ?? []) this.#forget(child);
  }

  async #ask(parent: Entry | undefined, known: Level | undefined): Promise<Answer> {
    if (parent !== undefined) return this.#askServer(parent.portfolio, parent.node?.id, known);
    const all = await this.#connection.request(portfolios, undefined);
    if (all === undefined) return this.#noAnswer();
    const [only] = all;
    if (all.length === 1 && only !== undefined) return this.#askServer(only.portfolio, undefined, known);
    return { rows: all.map(portfolioRow), version: 0, source: 'portfolios' };
  }

  async #askServer(portfolio: string, parent: string | undefined, known: Level | undefined): Promise<Answer> {
    const { groupBy, sortBy, filter } = this.#state;
    // Request no delta against a level that consists of our own notices.
    const since =
      known?.source === portfolio && known.entries.every(({ row }) => row.kind === 'node')
        ? known.version
        : undefined;
    const scenario = this.#scenario();
    const answer = await this.#connection.request(tree, {
      portfolio,
      groupBy,
      sortBy,
      ...(filter === '' ? {} : { filter }),
      ...(parent === undefined ? {} : { parent }),
      ...(scenario === undefined ? {} : { scenario }),
      ...(since === undefined ? {} : { since }),
    });
    const rows = (answer?.nodes ?? []).map(
      (node): Named => ({ portfolio, id: node.id, row: { kind: 'node', node } }),
    );
    if (answer === undefined) {
      // Keep the old rows: an empty first level would show the welcome content for windows without portfolios.
      const none = parent === undefined && this.#levels.get(undefined)?.source !== portfolio;
      return none ? this.#noAnswer() : { rows, version: -1, source: portfolio };
    }
    if (answer.partial === true && since !== undefined)
      return { rows, version: answer.version, source: portfolio, since };
    if (rows.length === 0 && parent === undefined)
      rows.push({ portfolio, id: 'notice', row: this.#notices.nothing() });
    return { rows, version: answer.version, source: portfolio };
  }

  #noAnswer(): Answer {
    const row = this.#notices.noAnswer();
    return { rows: [{ portfolio: '', id: 'notice', row }], version: 0, source: 'notice' };
  }
}

interface Named {
  readonly portfolio: string;
  readonly id: string;
  readonly row: Row;
}

function portfolioRow(summary: PortfolioSummary): Named {
  return { portfolio: summary.portfolio, id: 'portfolio', row: { kind: 'portfolio', summary } };
}
