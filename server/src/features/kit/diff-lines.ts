/** Computes a line diff of two texts for display. */
import { structuredPatch } from 'diff';
import type { DiffLine } from '../../protocol/import-sheet.ts';

/** Maximum number of differing lines. Above it, no diff is computed: the time grows with the square. */
const MAX_EDITS = 4000;

/** Returns removed and added lines with `context` lines around them; a single `…` if too many lines differ. */
export function diffLines(before: string, after: string, context = 1): readonly DiffLine[] {
  const patch = structuredPatch('', '', before, after, '', '', { context, maxEditLength: MAX_EDITS });
  if (patch === undefined) return [{ sign: '…', text: '' }];
  return patch.hunks.flatMap(({ lines }, at) => [
    ...(at > 0 ? [{ sign: '…' as const, text: '' }] : []),
    ...lines
      .filter((line) => /^[ +-]/.test(line))
      .map((line) => ({ sign: line.charAt(0) as ' ' | '+' | '-', text: line.slice(1) })),
  ]);
}
