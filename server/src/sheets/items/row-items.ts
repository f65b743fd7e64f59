/** Turns the rows of a sheet into items: writes new ones with a track, and updates existing ones. */
import type { Document } from '../../core/document/document.ts';
import { idOf } from '../../core/model/entry-index.ts';
import type { ItemRef } from '../../core/model/entry-ref.ts';
import type { Track } from '../../core/model/item.ts';
import { itemView } from '../../core/model/item.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import type { Edit } from '../../core/text/finding.ts';
import { updateEntry } from '../../edits/values/update-entry.ts';
import type { Value } from '../../edits/values/value.ts';
import { entryLines } from '../../edits/values/value-text.ts';
import { subjectOf } from '../../traits/item-subject.ts';
import type { Judge } from '../../traits/judge.ts';
import type { Judgement } from '../../traits/judgement.ts';
import type { Draft, Identity, Note } from '../rows/draft.ts';
import { type ByHand, byHand } from './by-hand.ts';
import { sureTrack } from './sure-track.ts';
import { heldBack, type Led } from './two-way.ts';
import { measuresAgain } from './units-again.ts';
import { viewOfLines } from './view-of-lines.ts';

/** Where the items go: a file of a portfolio (empty for a new one), and the judge that applies to it. */
export interface Target {
  readonly portfolio: Portfolio;
  readonly document: Document;
  readonly judge: Judge;
}
export interface ImportedItem {
  readonly line: number;
  readonly id: string;
  readonly title: string;
  readonly state: 'new' | 'changed' | 'same';
  /** The track and its source: the sheet, the verdict, the user, or the file, unchanged. */
  readonly track: Track | null;
  readonly trackFrom: 'sheet' | 'verdict' | 'person' | 'file' | null;
  readonly judgement: Judgement;
}

export interface NewItem {
  readonly item: ImportedItem;
  readonly values: ReadonlyMap<string, Value>;
  readonly text: string;
}

interface NewRows {
  readonly drafts: readonly Draft[];
  readonly identityOf: ReadonlyMap<Draft, Identity>;
  /** Returns a row's values, with names resolved to ids. */
  readonly resolved: (draft: Draft) => Map<string, Value>;
}

/** How the tracks of new items are chosen, besides by verdict. */
interface TrackChoice {
  /** Tracks chosen by the user, by line; null for no track. */
  readonly tracks: ReadonlyMap<number, Track | null>;
  /** True to leave the track open if the sheet does. */
  readonly stays: boolean;
}

/** Judges and writes new items. Sets a track if the verdict is certain enough. Calls `onRow` before each. */
export function newItems(
  { drafts, identityOf, resolved }: NewRows,
  { portfolio, judge }: Target,
  { tracks, stays }: TrackChoice,
  onRow: () => void,
): ReadonlyMap<Draft, NewItem> {
  const made = new Map<Draft, NewItem>();
  for (const draft of drafts) {
    onRow();
    const identity = identityOf.get(draft) as Identity;
    const values = resolved(draft);
    const judgement = judge(
      subjectOf(viewOfLines(entryLines(identity, draft.title, values)), portfolio.settings.currency),
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

/** Updates an item from its row. `last` is what the row said at the previous import. */
export function updatedItem(
  { draft, ref, values }: Readonly<{ draft: Draft; ref: ItemRef; values: Map<string, Value> }>,
  { portfolio, document, judge }: Target,
  { led, last }: { readonly led: Led; readonly last: ReadonlyMap<string, Value> | undefined },
  notes: Note[],
): {
  readonly item: ImportedItem;
  readonly changed: readonly string[];
  readonly edits: readonly Edit[];
  readonly byHand: readonly ByHand[];
} {
  const { entry } = ref;
  const note = (column: string, problem: string): void =>
    void notes.push({ line: draft.line, column, text: '', problem });
  measuresAgain(draft.line, entry, values, notes);
  const view = itemView(ref.block, entry);
  const stated = values.get('track');
  const all = new Map<string, Value>([['title', { kind: 'text', text: draft.title }], ...values]);
  const held = heldBack(ref, led, all, note);
  const hands = byHand(ref, all, last);
  const update = updateEntry(ref.block, entry, all, {
    gone: [...held, ...hands.gone],
    untouched: hands.untouched,
  });
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
  return { item, changed: update.changed, edits, byHand: hands.changed };
}
