/** The lines that a preview shows of a change. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { diffLines } from '../../server/src/features/kit/diff-lines.ts';

const shown = (before: string, after: string): string =>
  diffLines(before, after)
    .map(({ sign, text }) => `${sign}${text}`)
    .join('|');

it('shows what goes and comes with a line around it, and where lines are passed over', () => {
  assert.equal(shown('a\nb\nc\nd\ne\nf\n', 'a\nx\nc\nd\ne\ny\n'), ' a|-b|+x| c|…| e|-f|+y');
  assert.equal(shown('a\n', 'a\n'), '');
});

it('says that something changes where more does than can be told one by one', () => {
  const lines = (word: string): string => Array.from({ length: 5000 }, (_, i) => `${word} ${i}\n`).join('');
  assert.equal(shown(lines('old'), lines('new')), '…');
});
