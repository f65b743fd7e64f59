/** Reads the lines of an item that is not written yet, so that it can be judged. */
import { Document } from '../../core/document/document.ts';
import { readingOf } from '../../core/document/read-block.ts';
import { type ItemView, itemView } from '../../core/model/item.ts';

/**
 * Returns the view of an item.
 * @param lines its lines as they would be written, with its dash in the first column
 */
export function viewOfLines(lines: readonly string[]): ItemView {
  const document = Document.of('untitled:new', `items:\n${lines.join('\n')}\n`);
  for (const block of document.blocks)
    for (const entry of readingOf(block).entries) if (entry.kind === 'item') return itemView(block, entry);
  throw new Error('a new entry does not read as one');
}
