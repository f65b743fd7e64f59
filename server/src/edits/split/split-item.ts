/**
 * Splits an item that is both into an operational and a strategic one. How its parts are divided:
 *
 * - Sentences, methods, measures, milestones, risks and fields go to the side they are evidence for; others stay with
 *   the half that keeps the entry. That is the half on the declared track, else the one with more evidence. It also
 *   keeps the id, comments, health, links, rounds of catchball and custom keys.
 * - Both halves get status, owner, the sponsor if strategic, goals, teams, start, tags and `depends-on`.
 * - Nothing is invented. Unless a person wishes otherwise, all effort stays with the half that keeps the entry, the
 *   other names the teams without any, and no half is said to sustain the other. A budget goes undivided to the path
 *   that its size or funding is evidence for, else it stays.
 * - The half that keeps the entry loses no date.
 * - Items that depend on the original or replace it then name both halves; those that sustain it name the strategic
 *   one.
 */

import { oneLine } from '../../base/words.ts';
import type { ItemEntry } from '../../core/document/read-block.ts';
import type { EntryRef, ItemRef } from '../../core/model/entry-ref.ts';
import { type ItemView, viewOf } from '../../core/model/item.ts';
import type { Edit, FileEdit } from '../../core/text/finding.ts';
import { t } from '../../core/text/l10n.ts';
import { scalarOf } from '../../core/yaml/quote.ts';
import type { Judgement, Pole } from '../../traits/judgement.ts';
import { referenceEdits } from '../kit/reference-edits.ts';
import { revealOf } from '../kit/reveal.ts';
import { placed, type VerbContext, type VerbResult, whyNot } from '../kit/verb.ts';
import { appendToList, removeKey, setKey } from '../text/entry-edits.ts';
import { rankOf } from '../text/key-order.ts';
import { keyLines, listEntryLines, removeListEntry } from '../text/list-edits.ts';
import { newId } from '../text/new-id.ts';
import { Rewrite } from '../text/rewrite.ts';
import { insertEntry } from '../text/section-edits.ts';
import { treeOf } from '../text/yaml-place.ts';
import { effortOf, keepEffort, teamIds } from './split-effort.ts';
import {
  descriptionOf,
  LISTS,
  other,
  type Plan,
  type SplitWishes,
  titleOf,
  type Unit,
} from './split-half.ts';
import { planSplit } from './split-plan.ts';
import { keepPieces } from './split-text-edits.ts';
import { withoutLead } from './split-titles.ts';

export interface Split {
  readonly edits: readonly FileEdit[];
  /** Ids of the halves, by track. */
  readonly ids: Readonly<Record<Pole, string>>;
  readonly judgements: Readonly<Record<Pole, Judgement>>;
  /** True if each half's verdict is its own track. */
  readonly sound: boolean;
}

/** A planned split: which half keeps the entry, and where each piece goes. */
export interface Plotted {
  readonly own: Pole;
  readonly plan: Plan;
}

/** Plans the split of an item; or explains why it cannot be split. */
export function plotted(
  {
    portfolio: { settings },
    judge,
  }: Pick<VerbContext, 'judge'> & {
    readonly portfolio: { readonly settings: { readonly currency: string | null } };
  },
  item: ItemView,
): Plotted | { readonly refused: string } {
  const name = `“${item.title}”`;
  const tree = treeOf(item.block);
  if (tree === null || item.entry.broken) return { refused: whyNot(item) };
  if (tree.used.size > 0)
    return {
      refused: t`${name} uses aliases, and a split would tear them apart. Write the values out first.`,
    };
  if (item.id === null || item.fields.title === undefined)
    return { refused: t`${name} needs an \`id\` and a \`title\` before it can be split.` };
  const { verdict, scores } = judge(item);
  const own = ownSide(item, scores);
  const plan = planSplit({ item, own, judge }, settings.currency);
  if (plan === null || (!plan.sound && verdict !== 'mixed'))
    return {
      refused: t`The words of ${name} do not fall into two kinds of work, so there is nothing to split off.`,
    };
  return { own, plan };
}

/** Chooses the half that keeps the entry: the one on the declared track, else the one with more evidence. */
export function ownSide(item: ItemView, { operational, strategic }: Judgement['scores']): Pole {
  if (item.track === 'operational' || item.track === 'strategic') return item.track;
  return strategic > operational ? 'strategic' : 'operational';
}

/** Splits an item as planned; or explains why it cannot be split. */
export function splitItem(context: VerbContext, ref: ItemRef): Split | { readonly refused: string } {
  const plot = plotted(context, viewOf(ref));
  return 'refused' in plot ? plot : writtenSplit(context, ref, plot, {});
}

/** Splits an item by a plan, with a person's wishes. */
export function writtenSplit(
  context: VerbContext,
  ref: ItemRef,
  { own, plan }: Plotted,
  wishes: SplitWishes,
): Split | { readonly refused: string } {
  const { portfolio } = context;
  const item = viewOf(ref);
  const document = portfolio.files.get(ref.uri);
  if (document === undefined) return { refused: whyNot(item) };
  const was = item.id ?? '';

  const taken = (id: string): boolean => portfolio.index.byId('item', id).length > 0;
  const title = wishes.titles?.[other(own)] ?? titleOf(item, plan.units, other(own)).text;
  const id = wishes.id ?? newId(title, `${was}-${other(own)}`, taken);
  const ids: Record<Pole, string> =
    own === 'operational' ? { operational: was, strategic: id } : { operational: id, strategic: was };
  const halving = { item, units: plan.units, ids, wishes };
  const kept = keptHalf(halving, own);
  const made = insertEntry(document, 'item', madeHalf(halving, other(own)), ref);
  if (kept === null || made === null) return { refused: whyNot(item) };
  const edits = [
    ...placed(portfolio, ref, kept),
    ...made,
    ...referenceEdits(portfolio, ref, { id: was, half: id, sustains: own === 'strategic' ? 'keep' : 'move' }),
  ];
  return { edits, ids, judgements: plan.judgements, sound: plan.sound };
}

/** Implements the verb, for one item at a time, because each split needs a look. */
export function split(context: VerbContext, refs: readonly EntryRef[]): VerbResult {
  const [ref, more] = [...new Set(refs)];
  if (ref === undefined || ref.kind !== 'item') return { refused: t`No item is named.` };
  if (more !== undefined) return { refused: t`Items are split one at a time.` };
  const done = splitItem(context, ref);
  if ('refused' in done) return done;
  const fresh =
    [done.ids.operational, done.ids.strategic].find(
      (id) => context.portfolio.index.byId('item', id).length === 0,
    ) ?? '';
  const reveal = revealOf(context.portfolio, ref.uri, done.edits, { kind: 'item', id: fresh });
  return reveal === undefined ? { edits: done.edits } : { edits: done.edits, reveal };
}

const going = (units: readonly Unit[], side: Pole): Unit[] => units.filter((unit) => unit.to === other(side));

/** The input for writing both halves. */
interface Halving {
  readonly item: ItemView;
  /** Every piece of the item, with its side. */
  readonly units: readonly Unit[];
  readonly ids: Readonly<Record<Pole, string>>;
  readonly wishes: SplitWishes;
}

/** Edits the entry that stays: removes what belongs to the other side. Null if a place cannot be edited. */
function keptHalf({ item, units, ids, wishes }: Halving, side: Pole): readonly Edit[] | null {
  const { titles, share, link } = wishes;
  const rewrite = new Rewrite(item.block, item.entry);
  const set = (key: string, value: string): boolean =>
    rewrite.step((block, entry) => setKey(block, entry.values, key, value));
  const { flow } = item.entry.values;
  const title = titleOf(item, units, side);
  const own = titles?.[side];
  let ok =
    own === undefined
      ? title.kept || set('title', scalarOf(title.text, flow))
      : own === item.title || set('title', scalarOf(own, flow));
  ok = set('track', side) && ok;
  ok = keepDescription(item, units, side, rewrite) && ok;
  for (const unit of going(units, side)
    .filter(({ kind }) => kind === 'entry')
    .reverse()) {
    ok = rewrite.step((block, entry) => removeListEntry(block, entry.values, unit.key, unit.index)) && ok;
  }
  for (const unit of going(units, side).filter(({ kind }) => kind === 'field')) {
    ok = rewrite.step((block, entry) => removeKey(block, entry.values, unit.key, true)) && ok;
  }
  const teams = teamIds(item);
  for (const unit of going(units, side)
    .filter(({ kind }) => kind === 'team')
    .reverse())
    ok =
      rewrite.step((block, entry) =>
        entry.values.fields.teams?.kind === 'pairs'
          ? removeKey(block, entry.values.fields.teams, teams[unit.index] ?? '', true)
          : removeListEntry(block, entry.values, 'teams', unit.index),
      ) && ok;
  if (share !== undefined && share > 0) ok = keepEffort(item, units, share, rewrite) && ok;
  if (link === true && side === 'operational')
    ok = rewrite.step((block, entry) => appendToList(block, entry.values, 'sustains', ids.strategic)) && ok;
  return ok ? rewrite.edits : null;
}

/**
 * Removes the other side's sentences from the description. If the result does not read as intended, rewrites it whole.
 */
function keepDescription(
  item: ItemView,
  units: readonly Unit[],
  side: Pole,
  rewrite: Rewrite<ItemEntry>,
): boolean {
  const { description } = item.fields;
  const texts = units.filter(({ kind }) => kind === 'text');
  const stay = new Set(texts.filter(({ to }) => to !== other(side)));
  if (description === undefined || stay.size === texts.length) return true;
  if (stay.size === 0) return rewrite.step((block, entry) => removeKey(block, entry.values, 'description'));
  const wanted = descriptionOf(item, units, side);
  const tried = rewrite.step((block, entry) => {
    const scalar = entry.values.fields.description;
    const edits = scalar === undefined ? null : keepPieces(block, scalar, texts, stay);
    if (edits === null) return null;
    const after = new Rewrite(block, entry);
    after.step(() => edits);
    const text = after.entry.values.fields.description?.text ?? '';
    return same(text, wanted) ? edits : null;
  });
  return (
    tried ||
    rewrite.step((block, entry) =>
      setKey(block, entry.values, 'description', scalarOf(wanted.replace(/\s+/g, ' '), entry.values.flow)),
    )
  );
}

const same = (a: string, b: string): boolean => oneLine(a) === oneLine(b);

/** Keys that are not copied to the new half: they are written anew, or stay with the entry. */
const OWN = new Set([
  'id',
  'title',
  'track',
  'description',
  'methods',
  'measures',
  'milestones',
  'risks',
  'effort',
  'health',
  'catchball',
  'links',
]);

/** Writes the new entry in block style, with its dash in the first column. */
function madeHalf({ item, units, ids, wishes }: Halving, side: Pole): string {
  const { titles, share = 0, link } = wishes;
  const { block, entry, fields } = item;
  const keys = new Map<string, readonly string[]>();
  const title = titleOf(item, units, side);
  keys.set('id', [`id: ${ids[side]}`]);
  keys.set('title', [`title: ${scalarOf(titles?.[side] ?? title.text)}`]);
  keys.set('track', [`track: ${side}`]);
  const text = withoutLead(descriptionOf(item, units, side));
  if (text !== '' && !(title.from !== undefined && same(text.replace(/[.!?…]+$/, ''), title.text)))
    keys.set('description', descriptionLines(text));
  const elsewhere = new Set(going(units, side).map(({ kind, key, index }) => `${kind} ${key} ${index}`));
  const moved = new Set(
    units.filter(({ kind, to }) => kind === 'field' && to === side).map(({ key }) => key),
  );
  for (const key of LISTS) {
    const entries = [...(fields[key]?.items ?? []).keys()].flatMap((index) => {
      const lines = elsewhere.has(`entry ${key} ${index}`)
        ? null
        : listEntryLines(block, entry.values, key, index);
      return lines === null ? [] : [lines];
    });
    const lines = entries.flat();
    const inline =
      fields[key]?.flow === true &&
      entries.every(([first, more]) => more === undefined && !/^- [[{]/.test(first ?? ''));
    if (inline && lines.length > 0)
      keys.set(key, [`${key}: [${lines.map((line) => line.slice(2)).join(', ')}]`]);
    else if (lines.length > 0)
      keys.set(key, [`${key}:`, ...lines.map((line) => (line === '' ? '' : `  ${line}`))]);
  }
  for (const key of Object.keys(fields)) {
    if (OWN.has(key) || elsewhere.has(`field ${key} 0`)) continue;
    const lines = keyLines(block, entry.values, key, moved.has(key));
    if (lines !== null) keys.set(key, lines);
  }
  for (const [key, value] of effortOf(item, units, side, share)) keys.set(key, [`${key}: ${value}`]);
  if (link === true && side === 'operational') {
    const held = elsewhere.has('field sustains 0') ? [] : item.refs('sustains').map(({ text }) => text);
    keys.set('sustains', [`sustains: [${[...held, ids.strategic].join(', ')}]`]);
  }
  const lines = inOrder(item, [...keys.keys()]).flatMap((key) => keys.get(key) ?? []);
  return lines.map((line, i) => (line === '' ? '\n' : `${i === 0 ? '- ' : '  '}${line}\n`)).join('');
}

/**
 * Sorts keys in the order of the original entry; each new key follows the nearest one that the language lists before
 * it.
 */
function inOrder(item: ItemView, keys: readonly string[]): string[] {
  const places = item.entry.values.keys;
  const known = keys
    .filter((key) => key in places)
    .sort((a, b) => (places[a]?.start ?? 0) - (places[b]?.start ?? 0));
  for (const key of keys.filter((other) => !(other in places)).sort((a, b) => rankOf(a) - rankOf(b))) {
    let at = 0;
    known.forEach((before, i) => {
      if (rankOf(before) < rankOf(key) && (at === 0 || rankOf(before) >= rankOf(known[at - 1] as string)))
        at = i + 1;
    });
    known.splice(at, 0, key);
  }
  return known;
}

/** Maximum width of a folded text in columns, without indentation. */
const WIDTH = 96;

function descriptionLines(text: string): string[] {
  if (text.includes('\n'))
    return ['description: |-', ...text.split('\n').map((line) => (line.trim() === '' ? '' : `  ${line}`))];
  if (text.length <= WIDTH - 14) return [`description: ${scalarOf(text)}`];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return ['description: >-', ...[...lines, line].map((folded) => `  ${folded}`)];
}
