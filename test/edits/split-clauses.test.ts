import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { piecesOf } from '../../server/src/edits/split/split-plan.ts';
import { jointsOf } from '../../server/src/edits/split/split-texts.ts';
import { worldOf } from './world.ts';

const words = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

describe('where a sentence may be cut', () => {
  it('two words are left and right of every cut, and any cut with as many is found', () => {
    const part = fc.constantFrom('a', 'é1', '𝒜', '…', '(', ' ', ' ', '; ', ': ', ', ', ' and ', ' & ', '\n');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 14 }), fc.nat(6), fc.nat(6), (parts, before, behind) => {
        const text = parts.join('');
        const at = parts.slice(0, before).join('').length;
        const span = { start: at, end: Math.max(at, text.length - parts.slice(-behind).join('').length) };
        const found = jointsOf(text, span);
        for (const { start, end } of found) {
          assert.ok(words(text.slice(span.start, end)) >= 2, text);
          assert.ok(words(text.slice(start, span.end)) >= 2, text);
        }
        for (const { index, 0: joint } of text.slice(span.start, span.end).matchAll(/\s*;\s+/g)) {
          const [end, start] = [span.start + index, span.start + index + joint.length];
          const full = words(text.slice(span.start, end)) >= 2 && words(text.slice(start, span.end)) >= 2;
          assert.equal(
            found.some((each) => each.end === end),
            full,
            text,
          );
        }
      }),
    );
  });

  it('a text of thousands of clauses is not judged as a whole for each', () => {
    const text = 'Build a &amp; '.repeat(2000);
    for (const key of ['title', 'description']) {
      const other = key === 'title' ? '' : '\n    title: Desk';
      const world = worldOf({ 'a.portfolio': `items:\n  - id: a${other}\n    ${key}: ${text}\n` });
      let judged = 0;
      const judge = world.judge.bind(world);
      const item = world.view('a');
      piecesOf(
        {
          item,
          own: 'operational',
          judge: (view) => {
            judged += (view.fields.title?.text ?? view.fields.description?.text ?? '').length;
            return judge(view);
          },
        },
        null,
      );
      assert.ok(judged > text.length && judged < 1_000_000, `${judged} characters for a ${key}`);
    }
  });
});
