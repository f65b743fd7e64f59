/** Finds the entry whose title or first line a range is on: that is where the tree and a search lead. */
import type { EntryRef } from '../../core/model/entry-ref.ts';
import type { FileSnapshot } from '../../session/session.ts';
import { hereAt } from './entry-at.ts';

/** Returns the entry whose first line or title encloses a range of absolute offsets; null elsewhere. */
export function onTitle(file: FileSnapshot, from: number, to: number): EntryRef | null {
  const here = hereAt(file, from);
  if (here === null || here.ref === null) return null;
  const { block, offset, ref } = here;
  const { span, values } = ref.entry;
  const { fields, keys } = values;
  const word = 'title' in fields ? 'title' : 'name';
  const title = 'title' in fields ? fields.title : 'name' in fields ? fields.name : undefined;
  const end = offset + to - from;
  const within = (first: number, last: number): boolean => {
    const start = block.text.lastIndexOf('\n', first - 1) + 1;
    const stop = block.text.indexOf('\n', last);
    return offset >= start && end <= (stop === -1 ? block.text.length : stop);
  };
  const titled =
    within(span.start, span.start) || (title && within(keys[word]?.start ?? title.start, title.end));
  return titled === true ? ref : null;
}
