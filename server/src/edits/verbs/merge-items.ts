/**
 * Merges two items into the first. Lists and descriptions are joined, keys that the first lacks are moved over, and
 * references to the second become references to the first. Where both differ, the first one's value is kept, and the
 * second one's is added as a comment below the title: nothing is lost, and a person decides.
 */
import { isScalar, visit } from 'yaml';
import { oneLine } from '../../base/words.ts';
import type { Block } from '../../core/document/block.ts';
import type { ItemEntry } from '../../core/document/read-block.ts';
import type { List, Value } from '../../core/language/values.ts';
import type { ItemRef } from '../../core/model/entry-ref.ts';
import { type ItemView, viewOf } from '../../core/model/item.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import type { Edit, FileEdit } from '../../core/text/finding.ts';
import { t } from '../../core/text/l10n.ts';
import { scalarOf } from '../../core/yaml/quote.ts';
import { placed, type VerbContext, type VerbResult, whyNot } from '../kit/verb.ts';
import { appendToList, insertLines, removeFromList, setKey } from '../text/entry-edits.ts';
import { keyLines, listEntryLines } from '../text/list-edits.ts';
import { Rewrite } from '../text/rewrite.ts';
import { removeEntry } from '../text/section-edits.ts';
import { breakOf, endOf, indentOf, lineAfter, mapAt, pairsOf, startOf, treeOf } from '../text/yaml-place.ts';

const TEXTS = ['goals', 'depends-on', 'sustains', 'replaces', 'methods', 'risks', 'tags'] as const;
const PARTS = ['measures', 'milestones', 'experiments', 'catchball', 'decisions', 'links'] as const;
const REFERENCES = ['depends-on', 'sustains', 'replaces'] as const;

/** Returns the edits that merge `second` into `first`, or the reason why they cannot be merged. */
export function mergeItems({ portfolio }: VerbContext, first: ItemRef, second: ItemRef): VerbResult {
  const [into, from] = [viewOf(first), viewOf(second)];
  for (const item of [into, from]) {
    const tree = treeOf(item.block);
    if (tree === null || item.entry.broken || item.id === null || tree.used.size > 0)
      return { refused: whyNot(item) };
    if (item.entry.values.flow)
      return {
        refused: t`“${item.title}” is written between braces, where a comment has no room. Write it in lines first.`,
      };
  }
  if (first.block === second.block)
    return { refused: t`These two items cannot be told apart line by line. Merge them by hand.` };
  const rewrite = new Rewrite<ItemEntry>(into.block, into.entry);
  const left = Object.keys(from.fields).filter((key) => key !== 'id' && !takeOver(rewrite, from, key));
  withoutSelf(rewrite, [into.id ?? '', from.id ?? '']);
  const told = remarks(rewrite, from, left);
  if (told.length > 0 && !rewrite.step((block, entry) => commented(block, entry, told)))
    return { refused: whyNot(into) };
  const gone = removeEntry(second);
  if (gone === null) return { refused: whyNot(from) };
  return {
    edits: [
      ...placed(portfolio, first, rewrite.edits),
      ...placed(portfolio, second, gone),
      ...renamedIn(portfolio, [first, second], from.id ?? '', into.id ?? ''),
    ],
  };
}

/** Takes over what `from` states under a key; false if the first item states something else, which it keeps. */
function takeOver(rewrite: Rewrite<ItemEntry>, from: ItemView, key: string): boolean {
  const { fields } = rewrite.entry.values;
  const own = (fields as Readonly<Record<string, Value | undefined>>)[key];
  const theirs = (from.fields as Readonly<Record<string, Value | undefined>>)[key];
  if (theirs === undefined) return true;
  const lines = keyLines(from.block, from.entry.values, key);
  if (own === undefined) return lines !== null && addKey(rewrite, key, lines);
  if (
    (TEXTS as readonly string[]).includes(key) ||
    (key === 'teams' && own.kind === 'list' && theirs.kind === 'list')
  )
    return (theirs as List<{ readonly text: string }>).items.every(({ text }) =>
      rewrite.step((block, entry) => appendToList(block, entry.values, key, scalarOf(text))),
    );
  if ((PARTS as readonly string[]).includes(key))
    return addParts(rewrite, from, key, (theirs as List<Value>).items.length);
  if (key === 'description') return addText(rewrite, from.fields.description?.text ?? '');
  return own.kind === 'scalar' && theirs.kind === 'scalar' && own.text === theirs.text;
}

/** Adds a key with its lines from the other item. */
function addKey(rewrite: Rewrite<ItemEntry>, key: string, [head = '', ...more]: readonly string[]): boolean {
  const value = head.slice(head.indexOf(':') + 1).trim();
  if (more.length === 0) return rewrite.step((block, entry) => setKey(block, entry.values, key, value));
  // A value that begins beside its key and goes on below is not taken over: `remarks` keeps it as a comment.
  if (value !== '') return false;
  const column = Math.min(...more.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
  return rewrite.step((block, entry) =>
    insertLines(
      block,
      entry.values,
      key,
      more.map((line) => line.slice(column)),
    ),
  );
}

function addParts(rewrite: Rewrite<ItemEntry>, from: ItemView, key: string, count: number): boolean {
  const lines: string[] = [];
  for (let index = 0; index < count; index++) {
    const own = listEntryLines(from.block, from.entry.values, key, index);
    if (own === null) return false;
    lines.push(...own);
  }
  return rewrite.step((block, entry) => insertLines(block, entry.values, key, lines));
}

/** Appends a text to the description. */
function addText(rewrite: Rewrite<ItemEntry>, text: string): boolean {
  const own = rewrite.entry.values.fields.description;
  if (own === undefined || own.shared) return false;
  if (own.text.includes(text.trim())) return true;
  const source = rewrite.block.text.slice(own.start, own.end);
  const broken = /[\r\n]/.test(`${own.text.trim()}${text.trim()}`);
  if (/^[|>]/.test(source)) return appendToBlock(rewrite, source.startsWith('>') && !broken, text);
  if (broken) return false;
  return rewrite.step((block, entry) =>
    setKey(block, entry.values, 'description', scalarOf(`${own.text.trim()} ${text.trim()}`)),
  );
}

/** Appends a text to a block scalar: to a folded one as its next sentence, else as further lines. */
function appendToBlock(rewrite: Rewrite<ItemEntry>, folded: boolean, text: string): boolean {
  const own = rewrite.entry.values.fields.description;
  if (own === undefined) return false;
  const wanted = own.text.trimEnd() + (folded ? ' ' : '\n') + text.trim();
  const done = rewrite.step((block) => {
    const body = block.text.slice(own.start, own.end).trimEnd();
    const indent = /[\r\n]([ \t]+)\S/.exec(body)?.[1];
    if (indent === undefined) return null;
    const literal = body.startsWith('|') || folded;
    const at = own.start + body.length;
    const lineBreak = breakOf(block.text);
    const lines = text
      .trim()
      .split('\n')
      .map((line) => (line.trim() === '' ? '' : indent + line));
    // In a folded text, a line of its own needs an empty line before it.
    const more = lines.map((line) => `${literal ? '' : lineBreak}${lineBreak}${line}`).join('');
    return [{ span: { start: at, end: at }, text: more }];
  });
  return done && oneLine(rewrite.entry.values.fields.description?.text) === oneLine(wanted);
}

/** Removes references to the merged item itself: it can neither depend on, sustain nor replace itself. */
function withoutSelf(rewrite: Rewrite<ItemEntry>, ids: readonly string[]): void {
  for (const key of REFERENCES)
    for (const id of ids)
      if (rewrite.entry.values.fields[key]?.items.some(({ text }) => text === id) === true)
        rewrite.step((block, entry) => removeFromList(block, entry.values, key, id));
}

/** Returns the second item's leftovers as comment lines: values that differ, and comments that were not taken over. */
function remarks(rewrite: Rewrite<ItemEntry>, from: ItemView, left: readonly string[]): string[] {
  const told = left.flatMap((key) => {
    const lines = keyLines(from.block, from.entry.values, key) ?? [];
    return lines.map((line, i) => (i === 0 ? `# From ${from.id}: ${line}` : `#   ${line}`));
  });
  const tree = treeOf(from.block);
  const comments: string[] = [];
  const note = (comment: string | null | undefined): void => {
    for (const line of (comment ?? '').split('\n'))
      if (line.trim() !== '' && !rewrite.block.text.includes(`#${line}`)) comments.push(`#${line}`);
  };
  if (tree !== null) {
    note(tree.yaml.commentBefore);
    visit(tree.yaml, {
      Node: (_, node) => {
        note(node.commentBefore);
        note(node.comment);
        if (isScalar(node)) return visit.SKIP;
        return undefined;
      },
    });
    note(tree.yaml.comment);
  }
  return [...told, ...comments];
}

/** Inserts comment lines below the title: at the end of an entry they would belong to the next one. */
function commented(block: Block, entry: ItemEntry, lines: readonly string[]): Edit[] | null {
  const place = mapAt(block, entry.values.start);
  if (typeof place === 'string') return null;
  const { text, node } = place;
  const indent = indentOf(text, startOf(node));
  const title = pairsOf(node, 'title')[0] ?? pairsOf(node, 'id')[0];
  const lineBreak = breakOf(text);
  const { at, fresh } = lineAfter(text, endOf(text, title ?? node), indent.length);
  const own = lines.map((line) => indent + line);
  const put = fresh ? own.map((line) => line + lineBreak) : own.map((line) => lineBreak + line);
  return [{ span: { start: at, end: at }, text: put.join('') }];
}

/** Redirects references from one item to the other; avoids duplicates where both are named. */
function renamedIn(portfolio: Portfolio, own: readonly ItemRef[], id: string, to: string): FileEdit[] {
  const edits: FileEdit[] = [];
  for (const ref of portfolio.index.usersOf('item', id)) {
    if (ref.kind !== 'item' || own.includes(ref)) continue;
    const rewrite = new Rewrite<ItemEntry>(ref.block, ref.entry);
    for (const key of REFERENCES) {
      const items = rewrite.entry.values.fields[key]?.items ?? [];
      const place = items.find(({ text, shared }) => text === id && !shared);
      if (place === undefined) continue;
      if (items.some(({ text }) => text === to))
        rewrite.step((block, entry) => removeFromList(block, entry.values, key, id));
      else
        rewrite.step((block) => {
          const quote = /^["']/.exec(block.text.slice(place.start, place.end))?.[0] ?? '';
          return [{ span: { start: place.start, end: place.end }, text: quote + to + quote }];
        });
    }
    edits.push(...placed(portfolio, ref, rewrite.edits));
  }
  return edits;
}
