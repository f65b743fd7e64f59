/** The difference between two texts as lines for a page. */
import { structuredPatch } from 'diff';
import type { DiffLine } from '../../protocol/import-sheet.ts';

/** More lines that differ than these are not told one by one: the time that takes grows with their square. */
const MOST_EDITS = 4000;

/** Lines that go and come, with `context` lines around them; `…` alone where more differ than can be told in a moment. */
export function diffLines(before: string, after: string, context = 1): readonly DiffLine[] {
  const patch = structuredPatch('', '', before, after, '', '', { context, maxEditLength: MOST_EDITS });
  if (patch === undefined) return [{ sign: '…', text: '' }];
  return patch.hunks.flatMap(({ lines }, at) => [
    ...(at > 0 ? [{ sign: '…' as const, text: '' }] : []),
    ...lines
      .filter((line) => /^[ +-]/.test(line))
      .map((line) => ({ sign: line.charAt(0) as ' ' | '+' | '-', text: line.slice(1) })),
  ]);
}
