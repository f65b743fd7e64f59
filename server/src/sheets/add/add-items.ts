/** Adds items from their titles: reads and judges each, and inserts it after similar items. Edits insert only. */

import { nameKey, oneLine } from '../../base/words.ts';
import { Document } from '../../core/document/document.ts';
import { readingOf } from '../../core/document/read-block.ts';
import { idOf } from '../../core/model/entry-index.ts';
import { entryName, type ItemRef } from '../../core/model/entry-ref.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import type { Day } from '../../core/text/days.ts';
import type { FileEdit } from '../../core/text/finding.ts';
import { t } from '../../core/text/l10n.ts';
import { comparePaths, fileName } from '../../core/text/paths.ts';
import { busiestFile, isNear } from '../../edits/kit/new-place.ts';
import { revealOf } from '../../edits/kit/reveal.ts';
import type { Near, Reveal } from '../../edits/kit/verb.ts';
import { applyEdits } from '../../edits/text/apply-edits.ts';
import { newId } from '../../edits/text/new-id.ts';
import { insertEntry } from '../../edits/text/section-edits.ts';
import type { Value } from '../../edits/values/value.ts';
import { entryLines } from '../../edits/values/value-text.ts';
import { subjectOf } from '../../traits/item-subject.ts';
import type { Judge } from '../../traits/judge.ts';
import type { Judgement } from '../../traits/judgement.ts';
import { sureTrack } from '../items/sure-track.ts';
import { viewOfLines } from '../items/view-of-lines.ts';
import { likeItem } from './like-item.ts';
import type { KnownNames } from './names-in-title.ts';
import { MAX_TITLE_LENGTH, type TitleFacts, titleFacts } from './title-facts.ts';

/** Where items are added, and the judge that applies there. */
export interface AddTarget {
  readonly portfolio: Portfolio;
  readonly judge: Judge;
  readonly today: Day;
  /** The file to add to; by default that of the most similar item. */
  readonly uri?: string | undefined;
  /**
   * Values that the user stated besides the titles, for instance by drawing. They override what is read from a title.
   */
  readonly given?: Given;
}
/** Values that are written verbatim. */
export interface Given {
  readonly track: 'operational' | 'strategic';
  readonly start: string;
  readonly end: string;
}
export interface AddedItem {
  readonly id: string;
  readonly title: string;
  readonly uri: string;
  readonly judgement: Judgement;
  /** The track that is written, or null if the verdict is not certain enough. */
  readonly track: 'operational' | 'strategic' | null;
  readonly facts: TitleFacts;
  /** The entry's YAML, with its dash in the first column. */
  readonly text: string;
}
export interface Added {
  readonly items: readonly AddedItem[];
  /** Titles that were not added, and why. */
  readonly skipped: readonly { readonly title: string; readonly why: string }[];
  /** One insertion per file. */
  readonly edits: readonly FileEdit[];
  /** Where the first new item is after the edits. */
  readonly reveal?: Reveal;
}

interface Draft extends AddedItem {
  readonly beside: ItemRef | undefined;
}

/** Returns the items of these titles and the edits that add them, or why none can be added. */
export function addItems(titles: readonly string[], target: AddTarget): Added | { readonly refused: string } {
  const { portfolio } = target;
  if (portfolio.sorted.length === 0) return { refused: t`This portfolio has no file yet. Begin one first.` };
  const known = knownNames(portfolio);
  const taken = new Set(portfolio.index.ids('item'));
  const there = new Map<string, string>();
  for (const ref of portfolio.index.refs.item) there.set(nameKey(entryName(ref)?.text ?? ''), ref.uri);
  const drafts: Draft[] = [];
  const skipped: Added['skipped'][number][] = [];
  for (const source of titles) {
    const title = oneLine(source);
    const why = whyNot(title, there);
    if (why !== null) {
      skipped.push({ title, why });
      continue;
    }
    const draft = draftOf(title, known, taken, target);
    taken.add(draft.id);
    there.set(nameKey(title), draft.uri);
    drafts.push(draft);
  }
  const edits = insertions(drafts, portfolio);
  if ('refused' in edits) return edits;
  const [first] = drafts;
  const reveal =
    first === undefined ? undefined : revealOf(portfolio, first.uri, edits, { kind: 'item', id: first.id });
  const items = drafts.map(({ beside: _beside, ...item }) => item);
  return { items, skipped, edits, ...(reveal === undefined ? {} : { reveal }) };
}

function whyNot(title: string, there: ReadonlyMap<string, string>): string | null {
  if (!/[\p{L}\p{N}]/u.test(title)) return t`It has no letter.`;
  if (title.length > MAX_TITLE_LENGTH)
    return t`It is longer than ${MAX_TITLE_LENGTH} characters, too long for a title.`;
  const uri = there.get(nameKey(title));
  if (uri === undefined) return null;
  // A text that is in no file has no name that says anything to people.
  return /^[a-z-]+:\/\//i.test(uri)
    ? t`An item of this title is already in ${fileName(uri)}.`
    : t`An item of this title is already there.`;
}

/** Returns the names that a title can refer to a team or goal by. */
export function knownNames({ index }: Portfolio): KnownNames {
  const namesOf = (kind: 'team' | 'goal'): KnownNames['teams'] =>
    [...index.refs[kind]].flatMap((ref) => {
      const id = idOf(ref);
      return id === null ? [] : [{ id, name: entryName(ref)?.text ?? id }];
    });
  return { teams: namesOf('team'), goals: namesOf('goal') };
}

function draftOf(
  title: string,
  known: KnownNames,
  taken: ReadonlySet<string>,
  { portfolio, judge, today, uri, given }: AddTarget,
): Draft {
  const facts = titleFacts(title, known, today);
  const id = newId(facts.core, 'item', (other) => taken.has(other));
  const lines = entryLines({ id, xKey: null }, title, facts.values);
  const judgement = judge(subjectOf(viewOfLines(lines), portfolio.settings.currency));
  const track = given?.track ?? sureTrack(judgement);
  const values = new Map<string, Value>(facts.values);
  for (const [key, text] of Object.entries({ track, ...given }))
    if (text !== null) values.set(key, { kind: 'text', text });
  const text = `${entryLines({ id, xKey: null }, title, values).join('\n')}\n`;
  const place = placeOf(portfolio, facts, track, uri);
  return { id, title, uri: place.uri, judgement, track, facts, text, beside: place.beside };
}

/** Returns what similar items have in common with an item, the closest first. */
function nearsOf(
  { values }: TitleFacts,
  track: string | null,
): { readonly named: readonly Near[]; readonly alike: readonly Near[] } {
  const first = (key: string): string | undefined => {
    const value = values.get(key);
    return value?.kind === 'list' ? value.items[0] : undefined;
  };
  const [team, goal] = [first('teams'), first('goals')];
  const own = track === null ? {} : { track };
  const named = [
    ...(team !== undefined && goal !== undefined ? [{ ...own, team, goal }] : []),
    ...(team !== undefined ? [{ ...own, team }, { team }] : []),
    ...(goal !== undefined ? [{ ...own, goal }, { goal }] : []),
  ];
  return { named, alike: track !== null ? [own] : [] };
}

/** Returns the file for an item, and the similar item after which to insert it. */
function placeOf(
  portfolio: Portfolio,
  facts: TitleFacts,
  track: string | null,
  wanted: string | undefined,
): { readonly uri: string; readonly beside: ItemRef | undefined } {
  const inFile = (uri: string, near: Near): ItemRef | undefined =>
    [...portfolio.index.refs.item].filter((ref) => ref.uri === uri && isNear(ref, near)).at(-1);
  const { named, alike } = nearsOf(facts, track);
  // Shared words do not reveal the track: among items of the other one it would be misplaced.
  const fits = (ref: ItemRef): boolean =>
    (wanted === undefined || ref.uri === wanted) && (track === null || isNear(ref, { track }));
  const like = likeItem(portfolio, facts.core, fits);
  for (const near of [...named, 'like' as const, ...alike]) {
    if (near === 'like') {
      if (like !== undefined) return { uri: like.uri, beside: like };
      continue;
    }
    const uri = wanted ?? busiestFile(portfolio, 'item', (ref) => isNear(ref, near))?.uri;
    const beside = uri === undefined ? undefined : inFile(uri, near);
    if (uri !== undefined && beside !== undefined) return { uri, beside };
  }
  const uri = wanted ?? busiestFile(portfolio, 'item')?.uri ?? portfolio.sorted[0]?.uri ?? '';
  return { uri, beside: undefined };
}

/**
 * Returns one insertion per file: after the similar item for a single new one, at the end of the list for several.
 */
function insertions(
  drafts: readonly Draft[],
  portfolio: Portfolio,
): readonly FileEdit[] | { readonly refused: string } {
  const edits: FileEdit[] = [];
  for (const uri of [...new Set(drafts.map((draft) => draft.uri))].sort(comparePaths)) {
    const own = drafts.filter((draft) => draft.uri === uri);
    const document = portfolio.files.get(uri);
    if (document === undefined) return { refused: t`${fileName(uri)} is not part of this portfolio.` };
    const problem = portfolio.problems.get(uri);
    if (problem !== undefined) return { refused: problem };
    const apart = own.some(({ text }) => text.trimEnd().includes('\n')) ? '\n' : '';
    const text = own.map((draft) => draft.text).join(apart);
    const made = insertEntry(document, 'item', text, own.length === 1 ? own[0]?.beside : undefined);
    if (made === null || !adds(document, made, own.length))
      return {
        refused: t`The list of items in ${fileName(uri)} has an error in its YAML. Correct it first.`,
      };
    edits.push(...made);
  }
  return edits;
}

/** Verifies that edits add this many entries and break nothing, since unusual YAML may swallow an insertion. */
function adds(before: Document, edits: readonly FileEdit[], count: number): boolean {
  const after = Document.of(before.uri, applyEdits(before.text, edits));
  const entries = (document: Document): number =>
    document.blocks.reduce((sum, block) => sum + readingOf(block).entries.length, 0);
  const broken = (document: Document): number =>
    document.blocks.filter((block) => readingOf(block).broken).length;
  return entries(after) === entries(before) + count && broken(after) <= broken(before);
}
