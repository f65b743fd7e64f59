/**
 * Suggests, as ghost text, the key that usually comes next in this portfolio's items. Based on counts, not on a model.
 */
import type { InlineCompletionItem, InlineCompletionParams } from 'vscode-languageserver-protocol';
import type { ItemRef } from '../core/model/entry-ref.ts';
import { viewOf } from '../core/model/item.ts';
import type { Portfolio } from '../core/model/portfolio.ts';
import type { FileSnapshot } from '../session/session.ts';
import { defineFeature } from './kit/feature.ts';
import { atPosition } from './kit/shapes.ts';
import { hereAt } from './place/entry-at.ts';

/** Minimum number of items for a suggestion. */
const MIN_ITEMS = 3;
/** Maximum number of items sampled. */
const MAX_SAMPLED = 300;

export const inlineCompletion = defineFeature<InlineCompletionParams, InlineCompletionItem[]>({
  method: 'textDocument/inlineCompletion',
  params: atPosition,
  capabilities: (client): { inlineCompletionProvider?: true } =>
    client.textDocument?.inlineCompletion === undefined ? {} : { inlineCompletionProvider: true },
  none: [],
  handle: (file, { position }, { session }) => {
    const key = nextKey(file, session.offsetOf(file.document, position));
    return key === null ? [] : [{ insertText: `${key}: ` }];
  },
});

/** Returns the key to suggest on the empty line at an offset; null if there is no clear habit. */
function nextKey(file: FileSnapshot, offset: number): string | null {
  const { document } = file;
  const { line, character } = document.positionAt(offset);
  const start = document.offsetAt({ line, character: 0 });
  const end = document.offsetAt({ line, character: Number.MAX_SAFE_INTEGER });
  const here = document.slice(start, end).trim() === '' && character > 0 ? hereAt(file, offset) : null;
  if (here === null || here.ref?.kind !== 'item' || here.block.kind !== 'item') return null;
  const { ref, block } = here;
  const { keys, flow } = ref.entry.values;
  const above = keysInOrder(ref).filter((key) => (keys[key]?.start ?? 0) < here.offset);
  const last = above.at(-1);
  if (flow || ref.entry.broken || last === undefined) return null;
  // Only in the column of the keys above: deeper indentation continues a list or text.
  const first = keys[above[0] as string]?.start ?? 0;
  const column = first - block.text.slice(0, first).search(/[^\r\n]*$/);
  return column === character ? habit(file.portfolio, ref, last) : null;
}

function keysInOrder({ entry }: ItemRef): string[] {
  const { keys } = entry.values;
  return Object.keys(keys).sort((a, b) => (keys[a]?.start ?? 0) - (keys[b]?.start ?? 0));
}

/** Returns the key that follows `last` in more than half of the items on the same track, and that this item lacks. */
function habit(portfolio: Portfolio, ref: ItemRef, last: string): string | null {
  const { track, fields } = viewOf(ref);
  const counts = new Map<string, number>();
  let asked = 0;
  for (const other of portfolio.index.refs.item) {
    if (other === ref || other.entry.broken || viewOf(other).track !== track) continue;
    const keys = keysInOrder(other);
    const at = keys.indexOf(last);
    if (at < 0) continue;
    asked++;
    const next = keys.slice(at + 1).find((key) => !(key in fields) && !(key in ref.entry.values.keys));
    if (next !== undefined) counts.set(next, (counts.get(next) ?? 0) + 1);
    if (asked === MAX_SAMPLED) break;
  }
  if (asked < MIN_ITEMS) return null;
  return [...counts].find(([, count]) => count * 2 > asked)?.[0] ?? null;
}
