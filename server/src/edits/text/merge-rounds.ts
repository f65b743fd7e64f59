/**
 * Merges the rounds of catchball that two branches added to the same entries, so that they cause no conflict in a
 * line-based merge: in all three texts each list of rounds is replaced by one identical line, the texts are merged by
 * lines, and that line is then replaced by the rounds of both branches.
 */
import { nameKey } from '../../base/words.ts';
import type { Block } from '../../core/document/block.ts';
import { Document } from '../../core/document/document.ts';
import { type GoalEntry, type ItemEntry, readingOf } from '../../core/document/read-block.ts';
import type { Round } from '../../core/language/values.ts';
import { dayOfRound } from '../../core/model/catchball.ts';
import type { Edit } from '../../core/text/finding.ts';
import { applyEdits } from './apply-edits.ts';
import { setKey } from './entry-edits.ts';
import { keyLines, listEntryLines } from './list-edits.ts';
import { breakOf, endOf, indentOf, lineAfter, mapAt, pairsOf, startOf } from './yaml-place.ts';

/** A file at the merge base, and on each of the two branches. */
export interface Sides {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

interface RoundsHolder {
  readonly block: Block;
  /** Offset of the block in the file. */
  readonly from: number;
  readonly entry: ItemEntry | GoalEntry;
}

const KEY = 'catchball';

/**
 * Returns the three texts with a marker for each list of rounds, and a function that replaces the markers in the merged
 * text. Rounds that one branch removed or reworded, or that both changed, are not touched: people must settle those.
 */
export function withoutRounds(sides: Sides): Sides & { readonly back: (merged: string) => string } {
  const [base, ours, theirs] = [placesIn(sides.base), placesIn(sides.ours), placesIn(sides.theirs)];
  const edits: Record<keyof Sides, Edit[]> = { base: [], ours: [], theirs: [] };
  const merged: (readonly string[])[] = [];
  const word = wordFor(sides);
  for (const [key, own] of ours) {
    const [old, other] = [base.get(key), theirs.get(key)];
    const lines = old === undefined || other === undefined ? null : mergedLines(old, own, other);
    if (old === undefined || other === undefined || lines === null) continue;
    const mark = `${word}${merged.length}`;
    const after = keyBefore(own);
    const [atBase, atOurs, atTheirs] = [markAt(old, mark, after), markAt(own, mark), markAt(other, mark)];
    if (atBase === null || atOurs === null || atTheirs === null) continue;
    if (old.entry.values.fields.catchball === undefined && keyBefore(other) !== after) continue;
    edits.base.push(...atBase);
    edits.ours.push(...atOurs);
    edits.theirs.push(...atTheirs);
    merged.push(lines);
  }
  return {
    base: applyEdits(sides.base, edits.base),
    ours: applyEdits(sides.ours, edits.ours),
    theirs: applyEdits(sides.theirs, edits.theirs),
    back: (text) => merged.reduce((all, lines, number) => putBack(all, `${word}${number}`, lines), text),
  };
}

/** Returns a word that occurs in none of the texts. */
function wordFor({ base, ours, theirs }: Sides): string {
  let word = 'rounds-of-both-sides-';
  while ([base, ours, theirs].some((text) => text.includes(word))) word += '-';
  return word;
}

/** Indexes goals and items by kind and id. Skips duplicate ids, and entries that YAML cannot read. */
function placesIn(text: string): ReadonlyMap<string, RoundsHolder> {
  const document = Document.of('file:///merged.portfolio', text);
  const found = new Map<string, RoundsHolder | null>();
  for (const [number, block] of document.blocks.entries())
    for (const entry of readingOf(block).entries) {
      const id = entry.values.fields.id?.value;
      if (entry.kind === 'team' || id === undefined) continue;
      const key = `${entry.kind} ${id}`;
      const sound = !entry.broken && !found.has(key);
      found.set(key, sound ? { block, from: document.startOf(number), entry } : null);
    }
  return new Map([...found].flatMap(([key, place]) => (place === null ? [] : [[key, place] as const])));
}

const roundsOf = ({ entry }: RoundsHolder): readonly Round[] => entry.values.fields.catchball?.items ?? [];

/** Returns what identifies a round: from whom, to whom, when, and the proposal. */
const nameOf = ({ fields }: Round): string =>
  JSON.stringify([fields.from, fields.to, fields.date, fields.proposal].map((value) => nameKey(value?.text)));

/**
 * Maps the rounds of an entry by identity to their lines, each with its dash in the first column; null if two are the
 * same.
 */
function namedLines(place: RoundsHolder): ReadonlyMap<string, readonly string[]> | null {
  const { block, entry } = place;
  const named = new Map<string, readonly string[]>();
  for (const [index, round] of roundsOf(place).entries()) {
    const lines = listEntryLines(block, entry.values, KEY, index);
    if (lines === null || named.has(nameOf(round))) return null;
    named.set(nameOf(round), lines);
  }
  return named;
}

/** Merges the rounds of both branches into lines, with the key in the first column; null if people must settle it. */
function mergedLines(base: RoundsHolder, ours: RoundsHolder, theirs: RoundsHolder): readonly string[] | null {
  if (roundsOf(ours).length === 0 || roundsOf(theirs).length === 0) return null;
  const [old, own, other] = [namedLines(base), namedLines(ours), namedLines(theirs)];
  if (old === null || own === null || other === null) return null;
  // If only one branch changed them, keep its text exactly, with order and blank lines.
  for (const [side, against] of [
    [ours, other],
    [theirs, own],
  ] as const)
    if (alike(against, old)) return keyLines(side.block, side.entry.values, KEY);
  const kept: (readonly string[])[] = [];
  for (const [name, lines] of old) {
    const [mine, yours] = [own.get(name), other.get(name)];
    if (mine === undefined || yours === undefined) return null;
    if (same(yours, lines) || same(mine, yours)) kept.push(mine);
    else if (same(mine, lines)) kept.push(yours);
    else return null;
  }
  const added = [...roundsOf(ours), ...roundsOf(theirs)].filter((round) => !old.has(nameOf(round)));
  const byName = new Map(added.map((round) => [nameOf(round), round]));
  for (const name of byName.keys()) {
    const [mine, yours] = [own.get(name), other.get(name)];
    if (mine !== undefined && yours !== undefined && !same(mine, yours)) return null;
  }
  const fresh = [...byName].sort(
    ([a, one], [b, two]) => (dayOfRound(one) ?? 0) - (dayOfRound(two) ?? 0) || (a < b ? -1 : 1),
  );
  return written(ours, [...kept, ...fresh.map(([name]) => own.get(name) ?? other.get(name) ?? [])]);
}

const alike = (
  a: ReadonlyMap<string, readonly string[]>,
  b: ReadonlyMap<string, readonly string[]>,
): boolean => JSON.stringify([...a]) === JSON.stringify([...b]);
const same = (a: readonly string[], b: readonly string[]): boolean => a.join('\n') === b.join('\n');

/** Writes the list in the style of `ours`: as lines, or in brackets if every round is on one line. */
function written(
  { block, entry }: RoundsHolder,
  rounds: readonly (readonly string[])[],
): readonly string[] | null {
  const own = keyLines(block, entry.values, KEY);
  if (own === null) return null;
  const flow = entry.values.fields.catchball?.flow ?? false;
  if (flow && rounds.every(([first, more]) => more === undefined && first?.startsWith('- {') === true))
    return [`${KEY}: [${rounds.map(([first]) => (first as string).slice(2)).join(', ')}]`];
  if (entry.values.flow) return null;
  const first = flow ? 0 : own.findIndex((line) => /^ *- /.test(line));
  const dash = first > 0 ? (/^ */.exec(own[first] as string) as RegExpExecArray)[0] : '  ';
  // Comments above the first round belong to the list, not to that round.
  const lead = own.slice(1, Math.max(1, first));
  return [`${KEY}:`, ...lead, ...rounds.flat().map((line) => (line === '' ? '' : dash + line))];
}

/** Returns the key before `catchball` in its entry. */
function keyBefore({ entry }: RoundsHolder): string | null {
  const { keys } = entry.values;
  const at = keys[KEY]?.start ?? -1;
  const before = Object.entries(keys).filter(([, span]) => span.start < at);
  return before.sort(([, a], [, b]) => b.start - a.start)[0]?.[0] ?? null;
}

/** Returns edits of the file that replace the rounds by a word, or insert a line with it after a key. */
function markAt(
  { block, from, entry }: RoundsHolder,
  word: string,
  after: string | null = null,
): Edit[] | null {
  const { values } = entry;
  const moved = (edits: readonly Edit[]): Edit[] =>
    edits.map(({ span, text }) => ({ span: { start: span.start + from, end: span.end + from }, text }));
  if (values.fields.catchball !== undefined) {
    const edits = setKey(block, values, KEY, word);
    return edits === null ? null : moved(edits);
  }
  const place = mapAt(block, values.start);
  if (after === null || typeof place === 'string' || place.node.flow === true) return null;
  const pair = pairsOf(place.node, after)[0];
  if (pair === undefined) return null;
  const indent = indentOf(place.text, startOf(place.node));
  const { at, fresh } = lineAfter(place.text, endOf(place.text, pair), indent.length);
  const line = `${indent}${KEY}: ${word}`;
  const lineBreak = breakOf(place.text);
  return moved([{ span: { start: at, end: at }, text: fresh ? line + lineBreak : lineBreak + line }]);
}

/** Replaces every occurrence of the word by the rounds: a conflict contains both sides. */
function putBack(text: string, word: string, [head = '', ...lines]: readonly string[]): string {
  const place = new RegExp(`^(.*?)(["']?)${KEY}\\2:[ \\t]*(["']?)${word}\\3(?!\\d)([^\\r\\n]*)$`, 'gm');
  const lineBreak = breakOf(text);
  return text.replace(place, (...[, before, quote, , rest]: string[]) => {
    const indent = (before as string).replace(/[^ \t]/g, ' ');
    const below = lines.map((line) => `${lineBreak}${line === '' ? '' : indent + line}`).join('');
    return `${before}${quote}${KEY}${quote}:${head.slice(KEY.length + 1)}${rest}${below}`;
  });
}
