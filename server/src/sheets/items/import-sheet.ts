/** Imports a table into a portfolio file: updates existing items, adds new ones, and reports on everything. */

import { nameKey } from '../../base/words.ts';
import { idOf } from '../../core/model/entry-index.ts';
import type { Track } from '../../core/model/item.ts';
import type { Edit } from '../../core/text/finding.ts';
import { t } from '../../core/text/l10n.ts';
import type { Value } from '../../edits/values/value.ts';
import type { Notations, Question } from '../columns/column-facts.ts';
import { type ColumnPlan, planColumns, type Wish } from '../columns/guess-columns.ts';
import type { Draft, Identity, Note } from '../rows/draft.ts';
import { type Drafts, identities, readDrafts } from '../rows/drafts.ts';
import { type Groups, placed } from '../rows/hierarchy.ts';
import type { Table } from '../table/table.ts';
import { optionWays, type Ways } from '../table/ways.ts';
import { groupKept, itemRows } from './groups-again.ts';
import { hashOf, keptValues, type LastSaid, NOTHING_SAID, rowName } from './last-said.ts';
import { matchItems } from './match-items.ts';
import { withEntries } from './new-entries.ts';
import type { NewEntry } from './new-entry.ts';
import { type Overwritten, replacedIn } from './overwritten.ts';
import { ownEntries } from './own-entries.ts';
import { References } from './references.ts';
import { type ImportedItem, type NewItem, newItems, type Target, updatedItem } from './row-items.ts';
import { ledBy, withoutLed } from './two-way.ts';
import { budgetsAgain } from './units-again.ts';

export interface ImportOptions {
  readonly wishes?: readonly Wish[];
  /** How the sheet writes numbers and dates, if the user states it. */
  readonly notations?: Notations;
  /** Names of columns in which the portfolio leads: a differing value is reported and the file keeps its own. */
  readonly led?: readonly string[];
  /** What the sheet said at the previous import. A value that differs from it was edited by hand. */
  readonly last?: LastSaid;
  /** What groups and parent rows become. */
  readonly groups?: Groups;
  /** Tracks chosen by the user, by line; null leaves the item without one, whatever its verdict. */
  readonly tracks?: ReadonlyMap<number, Track | null>;
  /**
   * Reads the title of a row in a list of titles: certain values by key, with references as ids, and uncertain ones,
   * which become notes.
   */
  readonly ofTitle?: (title: string) => {
    readonly values: ReadonlyMap<string, Value>;
    readonly left: readonly { readonly words: string; readonly why: string }[];
  };
  /** How the user can say what the sheet leaves open; options of the command line by default. */
  readonly ways?: Ways;
  /** Called after each row with the completed share, 0 to 1. */
  readonly onProgress?: (part: number) => void;
}

export interface Imported {
  readonly columns: readonly ColumnPlan[];
  readonly items: readonly ImportedItem[];
  readonly added: readonly NewEntry[];
  /** Ids of the goals and teams that were updated. */
  readonly entriesChanged: readonly string[];
  readonly notes: readonly Note[];
  /** True if rows have parents or groups. */
  readonly grouped: boolean;
  /** Rows as they were read, before names were resolved to ids. */
  readonly drafts: readonly Draft[];
  /** Every row, also where several were merged into one item. */
  readonly every: readonly Draft[];
  /** How the table writes numbers and dates; below, the scale and currency of its amounts by column. */
  readonly notations: Drafts['notations'];
  readonly amounts: Drafts['amounts'];
  /** Number of rows of each item merged from rows of several days. */
  readonly histories: readonly number[];
  /** Ambiguous notations. Only an amount of money was read by a guess, as thousands. */
  readonly questions: readonly Question[];
  /** Titles shared by several rows, with the items they became. */
  readonly twins: readonly {
    readonly title: string;
    readonly lines: readonly number[];
    readonly ids: readonly string[];
  }[];
  /** The default day of readings and the line that states it, or null if none does. */
  readonly told: Drafts['told'];
  /** Lines of rows with nothing but a title that became items. */
  readonly bare: readonly number[];
  /** Ids of items of the file that came from a sheet (they have an `x-key`) and are missing from this one. */
  readonly missing: readonly string[];
  /** Values of the file that the sheet replaced. Someone may have edited them by hand. */
  readonly overwritten: readonly Overwritten[];
  /** What the sheet says now, to be stored for the next import. */
  readonly last: LastSaid;
  /** Edits of the document; they do not overlap. */
  readonly edits: readonly Edit[];
  /** The ways that its reasons name, for those that a report gives. */
  readonly ways: Ways;
}

/** Imports a table, or returns the problem that prevents it. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: the steps of one import, each on what the one before found.
export function importSheet(
  table: Table,
  target: Target,
  {
    wishes = [],
    notations = {},
    groups = 'tags',
    led = [],
    last: kept = NOTHING_SAID,
    tracks = new Map(),
    ofTitle,
    ways = optionWays,
    onProgress = () => {},
  }: ImportOptions = {},
): Imported | { readonly problem: string } {
  if (table.rows.length === 0) return { problem: t`It has no rows below its head.` };
  const columns = planColumns(table, wishes, notations, ways);
  if ('problem' in columns) return columns;
  if (!columns.some(({ key }) => key === 'title' || key === 'description'))
    return { problem: t`No column seems to hold titles. Name it: ${ways.title()}.` };
  const read = readDrafts(table, columns, notations, ways);
  const own = ownEntries(table, target);
  const notes = [...read.notes, ...own.notes];
  const ours = columns.some(({ key, column }) => key === 'id' && column.name.trim() === 'id');
  const known = matchItems(read.drafts, target.portfolio, target.document.uri, ours);
  const places = placed(read.drafts);
  const paths = new Map(places.map(({ draft, path }) => [draft, path]));
  const { drafts, goals } = itemRows(places, { groups, known, portfolio: target.portfolio }, notes);
  const fresh = drafts.filter((draft) => known.of(draft) === null);
  const ids = new Set<string>();
  for (const ref of target.portfolio.index.refs.item) ids.add(idOf(ref) ?? '');
  const newIds = identities(fresh, (id) => ids.has(id));
  const identityOf = new Map<Draft, Identity>();
  for (const [at, draft] of fresh.entries()) identityOf.set(draft, newIds[at] as Identity);
  for (const draft of drafts) {
    const match = known.of(draft);
    if (match === null) continue;
    // A row found by its title leaves its key with the item.
    identityOf.set(draft, { id: idOf(match) ?? '', xKey: known.byTitle(draft) ? draft.key : null });
  }
  const references = new References(
    target.portfolio,
    drafts,
    drafts.map((draft) => identityOf.get(draft) as Identity),
    { ...own, paths: places.map(({ path }) => path) },
  );
  const columnOf = new Map(columns.map(({ key, column }) => [key, column.name]));
  const resolved = (draft: Draft): Map<string, Value> => {
    const values = new Map<string, Value>();
    for (const [key, value] of draft.values) {
      const meant = references.resolve(
        key,
        value,
        { line: draft.line, column: columnOf.get(key) ?? key },
        notes,
      );
      if (meant !== null) values.set(key, meant);
    }
    const path = paths.get(draft) ?? [];
    if (groups === 'tags') addTo(values, 'tags', path);
    // Existing items keep what people wrote; read the title only for new ones.
    const said = known.of(draft) === null ? ofTitle?.(draft.title) : undefined;
    for (const [key, value] of said?.values ?? []) if (!values.has(key)) values.set(key, value);
    for (const { words, why } of said?.left ?? [])
      notes.push({ line: draft.line, column: null, text: words, problem: t`It is not written: ${why}` });
    const goal = groups === 'goals' ? references.goalAt(path, goals) : null;
    if (goal !== null) addTo(values, 'goals', [goal]);
    return values;
  };
  const leading = ledBy(columns, led);
  const mark = hashOf(target.document.text);
  // If the file is as it was before the last import, that import was undone, so its values do not apply.
  const last = kept.before === mark ? NOTHING_SAID : kept;
  const saidBefore = new Map([...last.rows].map(([name, values]) => [nameKey(name), values]));
  const saidNow = new Map<string, ReadonlyMap<string, Value>>();
  const fitBudget = budgetsAgain(drafts, (draft) => known.of(draft), columnOf.get('budget') ?? 'budget');
  const nameOf = (draft: Draft): string => rowName(identityOf.get(draft), known.of(draft));
  const remember = (draft: Draft, values: ReadonlyMap<string, Value>): void => {
    saidNow.set(nameOf(draft), keptValues(draft.title, withoutLed(leading, values)));
  };
  const edits: Edit[] = [...own.edits];
  const items: ImportedItem[] = [];
  const entries: string[] = [];
  const overwritten: Overwritten[] = [];
  // If the sheet has a track column, an empty cell means that the track is undecided.
  const stays = columns.some(({ key }) => key === 'track');
  let done = 0;
  const onRow = (): void => onProgress(++done / drafts.length);
  const judged = newItems({ drafts: fresh, identityOf, resolved }, target, { tracks, stays }, onRow);
  for (const draft of drafts) {
    const match = known.of(draft);
    if (match === null) {
      const made = judged.get(draft) as NewItem;
      remember(draft, made.values);
      references.want(made.values, () => true);
      entries.push(made.text);
      items.push(made.item);
      continue;
    }
    onRow();
    const values = resolved(draft);
    fitBudget(draft, values, notes);
    const group = groupKept(draft, match, groups === 'none' ? [] : (paths.get(draft) ?? []), values);
    if (group !== null) notes.push(group);
    if (known.byTitle(draft) && draft.key !== null) values.set('x-key', { kind: 'text', text: draft.key });
    const said = { led: leading, last: saidBefore.get(nameKey(nameOf(draft))) };
    const updated = updatedItem({ draft, ref: match, values }, target, said, notes);
    const { item, changed, edits: made } = updated;
    remember(draft, values);
    edits.push(...made);
    references.want(values, (key) => changed.includes(key));
    const hands = updated.byHand.map(({ key, what, problem }) => ({
      column: what === key ? (columnOf.get(key) ?? key) : what,
      problem,
    }));
    for (const each of hands) notes.push({ line: draft.line, text: '', ...each });
    overwritten.push(
      ...replacedIn(draft, match, new Map(changed.map((key) => [key, values.get(key)])), columnOf).filter(
        ({ column }) => !hands.some((each) => each.column === column),
      ),
    );
    items.push(item);
  }
  notes.push(...references.moved);
  const all = withEntries(target.document, edits, entries, references.added);
  if (all === null)
    return { problem: t`The file has an error in its YAML where new entries would go. Correct it first.` };
  return {
    columns,
    items,
    added: references.added,
    entriesChanged: own.changed,
    notes: [...notes].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    grouped: places.some(({ path }) => path.length > 0),
    drafts,
    every: read.every,
    notations: read.notations,
    amounts: read.amounts,
    histories: read.histories,
    questions: read.questions,
    twins: twinsOf(drafts, identityOf),
    told: read.told,
    bare: read.bare,
    missing: known.unmatched,
    overwritten,
    last: { rows: saidNow, before: all.length === 0 ? kept.before : mark },
    edits: all,
    ways,
  };
}

function addTo(values: Map<string, Value>, key: string, more: readonly string[]): void {
  const old = values.get(key);
  const items = [...new Set([...(old?.kind === 'list' ? old.items : []), ...more])];
  if (items.length > 0) values.set(key, { kind: 'list', items });
}

/** Returns titles shared by several rows without a key, each with the items they became. */
function twinsOf(drafts: readonly Draft[], identityOf: ReadonlyMap<Draft, Identity>): Imported['twins'] {
  const byTitle = new Map<string, Draft[]>();
  for (const draft of drafts)
    if (draft.key === null) {
      const title = draft.title.toLowerCase();
      byTitle.set(title, [...(byTitle.get(title) ?? []), draft]);
    }
  return [...byTitle.values()]
    .filter(({ length }) => length > 1)
    .map((rows) => ({
      title: (rows[0] as Draft).title,
      lines: rows.map(({ line }) => line),
      ids: rows.map((row) => identityOf.get(row)?.id ?? ''),
    }));
}
