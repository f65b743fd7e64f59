/**
 * The tree as far as it was looked at. This alone pulls `twotrack/tree`: it drops stale versions, converts places,
 * and after a change of the model pulls the same levels again and names only the rows that differ.
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
  /** Whose version that is: a portfolio's, or nobody's for the list of portfolios. */
  readonly source: string;
}
/** What the server said of a level. */
interface Answer {
  readonly rows: readonly Named[];
  readonly version: number;
  readonly source: string;
  /** The rows are those that differ from the level as it was at this version. */
  readonly since?: number;
}

/** Rows of our own, where the server has none to give. */
export interface Notices {
  /** There is no server, or it gave no answer. */
  noAnswer(): Row;
  /** The portfolio has nothing to show. */
  nothing(): Row;
}

export class TreeModel {
  readonly #connection: ServerConnection;
  readonly #state: ViewState;
  readonly #notices: Notices;
  /** URI of the scenario that is being written. */
  readonly #scenario: () => string | undefined;
  #levels = new Map<Entry | undefined, Level>();
  /** Counts the resets: an answer to a question from before the last one is dropped. */
  #generation = 0;

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

  /** The rows below one, or the first level. */
  async children(parent?: Entry): Promise<readonly Entry[]> {
    return this.#levels.get(parent)?.entries ?? (await this.#pull(parent));
  }

  /** What is shown of a row's item only when it is looked at; undefined for other rows, and where it is gone. */
  async details({ portfolio, node }: Entry): Promise<TreeItemResult | undefined> {
    if (node?.kind !== 'item') return undefined;
    return (await this.#connection.request(treeItem, { portfolio, target: node.id })) ?? undefined;
  }

  /** Forgets everything: the grouping, the order or the server is another. */
  reset(): void {
    this.#generation++;
    this.#levels = new Map();
  }

  /**
   * Pulls again what was looked at of these portfolios.
   * @returns the rows to redraw, with their children where those changed; 'all' if the first level changed.
   */
  async refresh(changed: ReadonlySet<string>): Promise<readonly Entry[] | 'all'> {
    const redraw: Entry[] = [];
    let all = false;
    // Parents were looked at before their children, so they stand first.
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

  /** The row at the end of a path of nodes, outermost first; undefined where the tree does not show it. */
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
    const known = anew ? undefined : this.#levels.get(parent);
    const { rows, version, source, since } = await this.#ask(parent, known);
    if (generation !== this.#generation) return this.#again(parent);
    // The row itself is gone since.
    if (parent !== undefined && !this.isAlive(parent)) return [];
    const before = this.#levels.get(parent);
    // Two questions were under way, and the older answer came last; or there was no answer.
    if (before?.source === source && version < before.version) return before.entries;
    if (since !== undefined) {
      // What it differs from is not what is here any more.
      if (before?.source !== source || before.version !== since) return this.#pull(parent, true);
      const index = this.#index(before);
      for (const { portfolio, id, row } of rows) {
        const entry = index.get(keyOf(parent, portfolio, id));
        if (entry !== undefined) entry.row = row;
      }
      before.version = version;
      return before.entries;
    }
    const entries = rows.map((named) => this.#keep(before, parent, named));
    const kept = new Set(entries);
    for (const gone of before?.entries ?? []) if (!kept.has(gone)) this.#forget(gone);
    this.#levels.set(parent, { entries, version, source });
    return entries;
  }

  /**
   * The children of the row that has taken the place of one from before a reset. Not nothing: who asked before the
   * reset may not ask again after it.
   */
  async #again(parent: Entry | undefined): Promise<readonly Entry[]> {
    if (parent === undefined) return this.children();
    const same = (await this.#again(parent.parent)).find(({ key }) => key === parent.key);
    return same === undefined ? [] : this.children(same);
  }

  /** Returns the same object for a row that was there before. */
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

  /** Whether a row is still there. */
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
    // A notice of our own stands where the server has no row: there is nothing to differ from.
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
      // What was there stays; nothing on the first level would show the welcome of a window without portfolios.
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
