/** A table into a portfolio file: what is there is brought up to date, what is new is added, and everything is accounted for. */

import { Document } from '../../core/document/document.ts';
import { type ItemEntry, readingOf } from '../../core/document/read-block.ts';
import { type EntryKind, sectionKeys } from '../../core/language/schema.ts';
import type { EntryRef } from '../../core/model/entry-index.ts';
import { idOf } from '../../core/model/entry-index.ts';
import { itemView } from '../../core/model/item.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import type { Edit } from '../../core/text/finding.ts';
import { t } from '../../core/text/l10n.ts';
import { applyEdits } from '../../edits/text/apply-edits.ts';
import { insertEntry } from '../../edits/text/section-edits.ts';
import { subjectOf } from '../../traits/item-subject.ts';
import type { Judge, Judgement, Track } from '../../traits/judge.ts';
import type { Value } from '../cells/read-cell.ts';
import { type ColumnPlan, planColumns, type Wish } from '../columns/guess-columns.ts';
import { type Draft, type Identity, identities, type Note, readDrafts } from '../rows/drafts.ts';
import type { Table } from '../table/table.ts';
import { entryLines } from './entry-text.ts';
import { type NewEntry, newEntryLines, References } from './references.ts';
import { sureTrack } from './sure-track.ts';
import { sheetKeyOf, updateItem } from './update-item.ts';

/** Where the items go: a file of a portfolio (an empty one to begin anew), and who judges there. */
export interface Target {
  readonly portfolio: Portfolio;
  readonly document: Document;
  readonly judge: Judge;
}
export interface ImportOptions {
  readonly wishes?: readonly Wish[];
  /** Tracks that a person chose, by line of the sheet; null leaves the item without one, whatever its verdict. */
  readonly tracks?: ReadonlyMap<number, Track | null>;
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
  readonly notes: readonly Note[];
  /** Items of the file that came from a sheet (`x-key`) and stand in this one no more. */
  readonly missing: readonly string[];
  /** Edits of the document, not overlapping. */
  readonly edits: readonly Edit[];
}

/** Imports a table; or says what is wrong with the whole of it. */
export function importSheet(
  table: Table,
  target: Target,
  { wishes = [], tracks = new Map(), told = () => {} }: ImportOptions = {},
): Imported | { readonly problem: string } {
  if (table.rows.length === 0) return { problem: t`It has no rows below its head.` };
  const columns = planColumns(table, wishes);
  if ('problem' in columns) return columns;
  if (!columns.some(({ key }) => key === 'title' || key === 'description'))
    return { problem: t`No column holds titles, as far as can be told. Name it: --map title=Column.` };
  const { drafts, notes } = readDrafts(table, columns);
  const known = knownItems(target);
  const matches = drafts.map((draft) => known.match(draft));
  const fresh = drafts.filter((_, at) => matches[at] === null);
  const ids = new Set<string>();
  for (const ref of target.portfolio.index.refs.item) ids.add(idOf(ref) ?? '');
  const newIds = identities(fresh, (id) => ids.has(id));
  const identityOf = new Map<Draft, Identity>();
  for (const [at, draft] of fresh.entries()) identityOf.set(draft, newIds[at] as Identity);
  drafts.forEach((draft, at) => {
    const match = matches[at];
    if (match) identityOf.set(draft, { id: idOf(match) ?? '', xKey: null });
  });
  const references = new References(
    target.portfolio,
    drafts,
    drafts.map((draft) => identityOf.get(draft) as Identity),
  );
  const columnOf = new Map(columns.map(({ key, column }) => [key, column.name]));
  const resolved = (draft: Draft): Map<string, Value> => {
    const values = new Map<string, Value>();
    for (const [key, value] of draft.values) {
      const own = references.resolve(key, value, draft.line, columnOf.get(key) ?? key, notes as Note[]);
      if (own !== null) values.set(key, own);
    }
    return values;
  };
  const edits: Edit[] = [];
  const items: ImportedItem[] = [];
  const entries: string[] = [];
  // Where the sheet has a column for it, an empty cell says that a person has yet to decide.
  const stays = columns.some(({ key }) => key === 'track');
  let done = 0;
  const another = (): void => told(++done / drafts.length);
  const judged = judgeNew(fresh, identityOf, resolved, target, tracks, stays, another);
  drafts.forEach((draft, at) => {
    const match = matches[at];
    if (!match) {
      const made = judged.get(draft) as Made;
      references.want(made.values, () => true);
      entries.push(made.text);
      items.push(made.item);
      return;
    }
    another();
    const values = resolved(draft);
    const { item, changed } = updated(draft, match, values, target, edits, notes as Note[]);
    references.want(values, (key) => changed.includes(key));
    items.push(item);
  });
  const all = withEntries(target.document, edits, entries, references.added);
  if (all === null)
    return { problem: t`The file has an error in its YAML where new entries would go. Correct it first.` };
  return {
    columns,
    items,
    added: references.added,
    notes: [...notes].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    missing: known.unmatched(),
    edits: all,
  };
}

/** The items of the file, by what the sheet calls them. */
function knownItems({ portfolio, document }: Target): {
  match(draft: Draft): EntryRef | null;
  unmatched(): string[];
} {
  const byKey = new Map<string, EntryRef>();
  const byId = new Map<string, EntryRef>();
  const byTitle = new Map<string, EntryRef>();
  const left = new Set<EntryRef>();
  for (const ref of portfolio.index.refs.item) {
    if (ref.uri !== document.uri) continue;
    const key = sheetKeyOf(ref.block, ref.entry as ItemEntry);
    if (key !== null) left.add(ref);
    // An item that another key of the sheet names is not the one whose id looks the same.
    if (key !== null) byKey.set(key.toLowerCase(), ref);
    else byId.set(idOf(ref) ?? '', ref);
    byTitle.set(titleKey(itemView(ref.block, ref.entry as ItemEntry).title), ref);
  }
  const used = new Set<EntryRef>();
  return {
    match({ key, title }) {
      const ref =
        key === null ? byTitle.get(titleKey(title)) : (byKey.get(key.toLowerCase()) ?? byId.get(key));
      if (ref === undefined || used.has(ref)) return null;
      used.add(ref);
      left.delete(ref);
      return ref;
    },
    unmatched: () => [...left].map((ref) => idOf(ref) ?? ''),
  };
}
const titleKey = (title: string): string => title.toLowerCase().replace(/\s+/g, ' ').trim();

/** A new item: its values and its text. */
interface Made {
  readonly item: ImportedItem;
  readonly values: ReadonlyMap<string, Value>;
  readonly text: string;
}

/** Texts of new items, each with its verdict, and a track where that is sure enough. */
function judgeNew(
  drafts: readonly Draft[],
  identityOf: ReadonlyMap<Draft, Identity>,
  resolved: (draft: Draft) => Map<string, Value>,
  { portfolio, judge }: Target,
  tracks: ReadonlyMap<number, Track | null>,
  stays: boolean,
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

function updated(
  draft: Draft,
  ref: EntryRef,
  values: Map<string, Value>,
  { portfolio, document, judge }: Target,
  edits: Edit[],
  notes: Note[],
): { readonly item: ImportedItem; readonly changed: readonly string[] } {
  const entry = ref.entry as ItemEntry;
  const view = itemView(ref.block, entry);
  const stated = values.get('track');
  const all = new Map<string, Value>([['title', { kind: 'text', text: draft.title }], ...values]);
  const update = updateItem(ref.block, entry, all);
  for (const { key, problem } of update.kept)
    notes.push({ line: draft.line, column: key, text: '', problem });
  const index = document.indexOf(ref.block);
  for (const { span, text } of update.edits) edits.push({ span: document.absolute(index, span), text });
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
  return { item, changed: update.changed };
}

type Group = readonly [kind: EntryKind, texts: readonly string[]];

/** The updates with new entries at the end of their sections; null where YAML cannot read the place. */
function withEntries(
  document: Document,
  updates: readonly Edit[],
  items: readonly string[],
  added: readonly NewEntry[],
): readonly Edit[] | null {
  const textsOf = (kind: NewEntry['kind']): string[] =>
    added.filter((each) => each.kind === kind).map((each) => `${newEntryLines(each).join('\n')}\n`);
  const groups: readonly Group[] = [
    ['goal', textsOf('goal')],
    ['team', textsOf('team')],
    ['item', items],
  ];
  const wanted = groups.filter(([, texts]) => texts.length > 0);
  if (document.blocks[0]?.kind === 'whole') return intoWhole(document, updates, wanted);
  const edits = [...updates];
  const begun = (kind: EntryKind): boolean =>
    document.blocks.some(
      (block) =>
        block.kind === kind ||
        (block.kind === 'head' && readingOf(block).topKeys.some(({ name }) => name === sectionKeys[kind])),
    );
  // Where a section ends the file, what belongs to it comes before sections that begin there.
  const order = [...wanted.filter(([kind]) => begun(kind)), ...wanted.filter(([kind]) => !begun(kind))];
  for (const [at, [kind, texts]] of order.entries()) {
    const own = insertEntry(document, kind, joined(texts));
    if (own === null) return null;
    const apart = at > 0 && document.length === 0 ? '\n' : '';
    edits.push(...own.map(({ span, text }) => ({ span, text: apart + text })));
  }
  return edits;
}

/** Entries of several lines stand apart. */
const joined = (texts: readonly string[]): string =>
  texts.join(texts.some((text) => text.trimEnd().includes('\n')) ? '\n' : '');

/** Into a file that is read as one piece each entry finds its place in the text that the one before left. */
function intoWhole(
  document: Document,
  updates: readonly Edit[],
  groups: readonly Group[],
): readonly Edit[] | null {
  const before = document.text;
  let now = Document.of(document.uri, applyEdits(before, updates));
  for (const [kind, texts] of groups) {
    for (const text of texts) {
      const edits = insertEntry(now, kind, text);
      if (edits === null) return null;
      now = Document.of(document.uri, applyEdits(now.text, edits));
    }
  }
  if (groups.length === 0) return updates;
  // Odd YAML may swallow what is put into it: then nobody knows where an entry goes.
  const count = (file: Document): number =>
    file.blocks.reduce((sum, block) => sum + readingOf(block).entries.length, 0);
  const added = groups.reduce((sum, [, texts]) => sum + texts.length, 0);
  const broken = now.blocks.some((block) => readingOf(block).broken);
  if (broken || count(now) !== count(document) + added) return null;
  const after = now.text;
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return [{ span: { start: head, end: before.length - tail }, text: after.slice(head, after.length - tail) }];
}
