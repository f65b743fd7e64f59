/** A table into a portfolio file: what is there is brought up to date, what is new is added, and everything is accounted for. */

import { Document } from '../../core/document/document.ts';
import { readingOf } from '../../core/document/read-block.ts';
import { idOf } from '../../core/model/entry-index.ts';
import type { ItemRef } from '../../core/model/entry-ref.ts';
import { itemView } from '../../core/model/item.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import type { Edit } from '../../core/text/finding.ts';
import { t } from '../../core/text/l10n.ts';
import { fileName } from '../../core/text/paths.ts';
import type { Track } from '../../traits/fires.ts';
import { subjectOf } from '../../traits/item-subject.ts';
import type { Judge } from '../../traits/judge.ts';
import type { Judgement } from '../../traits/judgement.ts';
import type { Value } from '../cells/cell-value.ts';
import type { Notations, Question } from '../columns/column-facts.ts';
import { type ColumnPlan, planColumns, type Wish } from '../columns/guess-columns.ts';
import type { Draft, Identity, Note } from '../rows/draft.ts';
import { type Drafts, identities, readDrafts } from '../rows/drafts.ts';
import { type Groups, placed } from '../rows/hierarchy.ts';
import type { Table } from '../table/table.ts';
import { entryLines } from './entry-text.ts';
import { keptValues, type LastSaid, markOf, NOTHING_SAID, rowName } from './last-said.ts';
import { matchItems } from './match-items.ts';
import { withEntries } from './new-entries.ts';
import type { NewEntry } from './new-entry.ts';
import { type Overwritten, replacedIn } from './overwritten.ts';
import { ownEntries } from './own-entries.ts';
import { References } from './references.ts';
import { sureTrack } from './sure-track.ts';
import { heldBack, type Led, ledBy, overruled } from './two-way.ts';
import { updateItem } from './update-item.ts';

/** Where the items go: a file of a portfolio (an empty one to begin anew), and who judges there. */
export interface Target {
  readonly portfolio: Portfolio;
  readonly document: Document;
  readonly judge: Judge;
}
export interface ImportOptions {
  readonly wishes?: readonly Wish[];
  /** How the sheet writes numbers and dates, where a person says it. */
  readonly notations?: Notations;
  /** Columns in which the portfolio leads: where the sheet says something else, both are told and the file stays. */
  readonly led?: readonly string[];
  /** What the sheet said when it was brought in last: what an item says otherwise was changed by hand. */
  readonly last?: LastSaid;
  /** What is made of programmes, pillars and rows above others. */
  readonly groups?: Groups;
  /** Tracks that a person chose, by line of the sheet; null leaves the item without one, whatever its verdict. */
  readonly tracks?: ReadonlyMap<number, Track | null>;
  /** Of a list of titles: what a title itself says, by key, references as ids; what it may say is told by notes. */
  readonly ofTitle?: (title: string) => {
    readonly values: ReadonlyMap<string, Value>;
    readonly left: readonly { readonly words: string; readonly why: string }[];
  };
  /** Told again and again which share of the rows is done, from 0 to 1. */
  readonly told?: (part: number) => void;
}

export interface ImportedItem {
  readonly line: number;
  readonly id: string;
  readonly title: string;
  /** What became of the row. */
  readonly state: 'new' | 'changed' | 'same';
  /** The track it stands on now, and who says so: the sheet, the verdict, a person, or the file as it was. */
  readonly track: Track | null;
  readonly trackFrom: 'sheet' | 'verdict' | 'person' | 'file' | null;
  readonly judgement: Judgement;
}
export interface Imported {
  readonly columns: readonly ColumnPlan[];
  readonly items: readonly ImportedItem[];
  readonly added: readonly NewEntry[];
  /** Ids of goals and teams that were brought up to date. */
  readonly entriesChanged: readonly string[];
  readonly notes: readonly Note[];
  /** Whether rows belong to others, or to programmes and the like. */
  readonly grouped: boolean;
  /** Rows as they were read, before names became ids. */
  readonly drafts: readonly Draft[];
  /** Rows one by one, where several are one item of several days. */
  readonly every: readonly Draft[];
  /** How the table writes numbers and dates, and what its amounts are of, by the heads of their columns. */
  readonly notations: Drafts['notations'];
  readonly amounts: Drafts['amounts'];
  /** Of items that several rows tell of, each of another day: how many rows they are. */
  readonly histories: readonly number[];
  /** What could be read in two ways. Where a guess was taken, it is a number of money with thousands. */
  readonly questions: readonly Question[];
  /** Rows that share a title, and the items that were made of them. */
  readonly twins: readonly {
    readonly title: string;
    readonly lines: readonly number[];
    readonly ids: readonly string[];
  }[];
  /** Lines of rows that have a title and nothing else, and were taken for items. */
  readonly bare: readonly number[];
  /** Items of the file that came from a sheet (`x-key`) and stand in this one no more. */
  readonly missing: readonly string[];
  /** Values of the file that the sheet's took the place of, with both: somebody may have changed one of them by hand. */
  readonly overwritten: readonly Overwritten[];
  /** What the sheet says now, to be kept. */
  readonly last: LastSaid;
  /** Edits of the document, not overlapping. */
  readonly edits: readonly Edit[];
}

/** Imports a table; or says what is wrong with the whole of it. */
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
    told = () => {},
  }: ImportOptions = {},
): Imported | { readonly problem: string } {
  if (table.rows.length === 0) return { problem: t`It has no rows below its head.` };
  const columns = planColumns(table, wishes, notations);
  if ('problem' in columns) return columns;
  if (!columns.some(({ key }) => key === 'title' || key === 'description'))
    return { problem: t`No column holds titles, as far as can be told. Name it: --map title=Column.` };
  const read = readDrafts(table, columns, notations);
  const own = ownEntries(table, target);
  const notes = [...read.notes, ...own.notes];
  const ours = columns.some(({ key, column }) => key === 'id' && column.name.trim() === 'id');
  const known = matchItems(read.drafts, target.portfolio, target.document.uri, ours);
  const places = placed(read.drafts);
  const paths = new Map(places.map(({ draft, path }) => [draft, path]));
  // A row that others belong to is a goal, where that is asked for.
  const goals = new Map(
    places
      .filter(({ draft, isParent }) => groups === 'goals' && isParent && known.of(draft) === null)
      .map(({ draft }) => [fold(draft.title), draft.values]),
  );
  const drafts = read.drafts.filter((draft) => {
    if (goals.has(fold(draft.title)) && places.some((each) => each.draft === draft && each.isParent)) {
      notes.push({
        line: draft.line,
        column: null,
        text: draft.title,
        problem: t`Other rows belong to it: it is a goal and no item.`,
      });
      return false;
    }
    const uri = known.elsewhere(draft);
    if (uri === null) return true;
    notes.push({
      line: draft.line,
      column: null,
      text: draft.title,
      problem: t`It stands in ${fileName(uri)} of the portfolio, and is left there.`,
    });
    return false;
  });
  const fresh = drafts.filter((draft) => known.of(draft) === null);
  const ids = new Set<string>();
  for (const ref of target.portfolio.index.refs.item) ids.add(idOf(ref) ?? '');
  const newIds = identities(fresh, (id) => ids.has(id));
  const identityOf = new Map<Draft, Identity>();
  for (const [at, draft] of fresh.entries()) identityOf.set(draft, newIds[at] as Identity);
  for (const draft of drafts) {
    const match = known.of(draft);
    if (match !== null) identityOf.set(draft, { id: idOf(match) ?? '', xKey: null });
  }
  const references = new References(
    target.portfolio,
    drafts,
    drafts.map((draft) => identityOf.get(draft) as Identity),
    own,
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
    // An item that is there already keeps what people said of it.
    const said = known.of(draft) === null ? ofTitle?.(draft.title) : undefined;
    for (const [key, value] of said?.values ?? []) if (!values.has(key)) values.set(key, value);
    for (const { words, why } of said?.left ?? [])
      notes.push({ line: draft.line, column: null, text: words, problem: t`It is not written: ${why}` });
    const goal = groups === 'goals' ? references.goalAt(path, goals) : null;
    if (goal !== null) addTo(values, 'goals', [goal]);
    return values;
  };
  const leading = ledBy(columns, led);
  const mark = markOf(target.document.text);
  // What the sheet said is of no file that the import was taken back from.
  const last = kept.before === mark ? NOTHING_SAID : kept;
  const saidNow = new Map<string, ReadonlyMap<string, string>>();
  const remember = (draft: Draft, values: ReadonlyMap<string, Value>): void => {
    saidNow.set(
      rowName(draft),
      keptValues(draft.title, values, (key) => key === 'track' || leading.has(key)),
    );
  };
  const edits: Edit[] = [...own.edits];
  const items: ImportedItem[] = [];
  const entries: string[] = [];
  const overwritten: Overwritten[] = [];
  // Where the sheet has a column for it, an empty cell says that a person has yet to decide.
  const stays = columns.some(({ key }) => key === 'track');
  let done = 0;
  const another = (): void => told(++done / drafts.length);
  const judged = judgeNew({ drafts: fresh, identityOf, resolved }, target, { tracks, stays }, another);
  for (const draft of drafts) {
    const match = known.of(draft);
    if (match === null) {
      const made = judged.get(draft) as Made;
      remember(draft, made.values);
      references.want(made.values, () => true);
      entries.push(made.text);
      items.push(made.item);
      continue;
    }
    another();
    const values = resolved(draft);
    remember(draft, values);
    if (known.byTitle(draft) && draft.key !== null) values.set('x-key', { kind: 'text', text: draft.key });
    const said = { led: leading, last: last.rows.get(rowName(draft)) };
    const { item, changed, edits: made } = updated({ draft, ref: match, values }, target, said, notes);
    edits.push(...made);
    references.want(values, (key) => changed.includes(key));
    overwritten.push(
      ...replacedIn(draft, match, new Map(changed.map((key) => [key, values.get(key)])), columnOf),
    );
    items.push(item);
  }
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
    bare: read.bare,
    missing: known.unmatched,
    overwritten,
    last: { rows: saidNow, before: all.length === 0 ? kept.before : mark },
    edits: all,
  };
}

/** Adds to a list of a row. */
function addTo(values: Map<string, Value>, key: string, more: readonly string[]): void {
  const old = values.get(key);
  const items = [...new Set([...(old?.kind === 'list' ? old.items : []), ...more])];
  if (items.length > 0) values.set(key, { kind: 'list', items });
}
const fold = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim();

/** Titles that several rows without a key have, each with the items that they are. */
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

/** A new item: its values and its text. */
interface Made {
  readonly item: ImportedItem;
  readonly values: ReadonlyMap<string, Value>;
  readonly text: string;
}

/** The rows that become new items. */
interface NewRows {
  readonly drafts: readonly Draft[];
  readonly identityOf: ReadonlyMap<Draft, Identity>;
  /** Values of a row, with ids for names. */
  readonly resolved: (draft: Draft) => Map<string, Value>;
}

/** Where the tracks of new items come from beside their verdicts. */
interface TrackChoice {
  /** What a person chose, by line; null for no track. */
  readonly tracks: ReadonlyMap<number, Track | null>;
  /** Leave open what the sheet leaves open. */
  readonly stays: boolean;
}

/** Writes new items, each with its verdict, and a track where that is sure enough; calls `another` before each. */
function judgeNew(
  { drafts, identityOf, resolved }: NewRows,
  { portfolio, judge }: Target,
  { tracks, stays }: TrackChoice,
  another: () => void,
): ReadonlyMap<Draft, Made> {
  const made = new Map<Draft, Made>();
  for (const draft of drafts) {
    another();
    const identity = identityOf.get(draft) as Identity;
    const values = resolved(draft);
    const judgement = judge(
      subjectOf(viewOf(entryLines(identity, draft.title, values)), portfolio.settings.currency),
    );
    const stated = values.get('track');
    const chosen = tracks.get(draft.line);
    const sure = stays ? null : sureTrack(judgement);
    let track: Track | null = sure;
    let trackFrom: ImportedItem['trackFrom'] = sure === null ? null : 'verdict';
    if (chosen !== undefined) [track, trackFrom] = [chosen, chosen === null ? null : 'person'];
    else if (stated?.kind === 'text') [track, trackFrom] = [stated.text as Track, 'sheet'];
    if (track === null) values.delete('track');
    else values.set('track', { kind: 'text', text: track });
    const item: ImportedItem = {
      line: draft.line,
      id: identity.id,
      title: draft.title,
      state: 'new',
      track,
      trackFrom,
      judgement,
    };
    const text = `${entryLines(identity, draft.title, values).join('\n')}\n`;
    made.set(draft, { item, values, text });
  }
  return made;
}

function viewOf(lines: readonly string[]): ReturnType<typeof itemView> {
  const document = Document.of('untitled:new', `items:\n${lines.join('\n')}\n`);
  for (const block of document.blocks)
    for (const entry of readingOf(block).entries) if (entry.kind === 'item') return itemView(block, entry);
  throw new Error('a new entry does not read as one');
}

/** Brings an item to what its row says; `last` is what the row said when it was brought in before. */
function updated(
  { draft, ref, values }: Readonly<{ draft: Draft; ref: ItemRef; values: Map<string, Value> }>,
  { portfolio, document, judge }: Target,
  { led, last }: { readonly led: Led; readonly last: ReadonlyMap<string, string> | undefined },
  notes: Note[],
): { readonly item: ImportedItem; readonly changed: readonly string[]; readonly edits: readonly Edit[] } {
  const { entry } = ref;
  const note = (column: string, problem: string): void =>
    void notes.push({ line: draft.line, column, text: '', problem });
  const view = itemView(ref.block, entry);
  const stated = values.get('track');
  const all = new Map<string, Value>([['title', { kind: 'text', text: draft.title }], ...values]);
  const gone = [...heldBack(ref, led, all, note), ...overruled(ref, all, last)];
  const update = updateItem(ref.block, entry, all, gone);
  for (const { key, problem } of update.kept) note(key, problem);
  const index = document.indexOf(ref.block);
  const edits = update.edits.map(({ span, text }) => ({ span: document.absolute(index, span), text }));
  const fromSheet = view.track === null && update.changed.includes('track') && stated?.kind === 'text';
  const item: ImportedItem = {
    line: draft.line,
    id: idOf(ref) ?? '',
    title: draft.title,
    state: update.changed.length > 0 ? 'changed' : 'same',
    track: fromSheet ? (stated.text as Track) : view.track,
    trackFrom: fromSheet ? 'sheet' : view.track === null ? null : 'file',
    judgement: judge(subjectOf(view, portfolio.settings.currency)),
  };
  return { item, changed: update.changed, edits };
}
