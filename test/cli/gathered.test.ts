/** Findings and comparisons where there are many: what GitHub shows of a step, and what a comment has room for. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compare } from '../../server/src/report/compare/compare.ts';
import { comparisonsMarkdown } from '../../server/src/report/compare/markdown.ts';
import { worldOf } from './../report/claims/plain.ts';
import { twotrack } from '../support/cli.ts';
import { Repository } from '../support/repository.ts';

const items = (count: number): string =>
  Array.from({ length: count }, (_, i) => `  - {id: i${i}, title: Thing ${i}, goals: [none]}\n`).join('');

describe('annotations', () => {
  it('are one for each kind, with the other places named, and those on changed lines first', async () => {
    const repository = await Repository.make();
    try {
      await repository.commit({ 'p.portfolio': `portfolio: P\nitems:\n${items(30)}` }, 'base');
      const more = '  - {id: new, title: New, goals: [none]}\n  - {id: newer, title: Newer, titel: x}\n';
      await repository.commit({ 'p.portfolio': `portfolio: P\nitems:\n${items(30)}${more}` });
      const check = (...args: readonly string[]) =>
        twotrack(repository.folder, ['check', '--format', 'github', '--today', '2027-09-15', ...args]);
      const plain = (await check()).out.trimEnd().split('\n');
      assert.ok(plain.length <= 10, `${plain.length} annotations`);
      const reference = (lines: readonly string[]): string =>
        lines.find((line) => line.includes('unknown-reference')) ?? '';
      assert.match(
        reference(plain),
        /,line=3,.*The same at 30 more places: p\.portfolio:4, .* and 25 others/,
      );
      const { out, err } = await check('--since', 'base');
      assert.match(reference(out.split('\n')), /,line=33,/, err);
      // An error comes before all; of the others, what the change brought.
      const codes = out.split('\n').flatMap((line) => /title=twotrack ([a-z-]+)/.exec(line)?.[1] ?? []);
      assert.deepEqual(codes.slice(0, 2), ['unknown-reference', 'unknown-key']);
      assert.equal((await check('--since', 'nowhere')).code, 2);
    } finally {
      await repository.remove();
    }
  });
});

describe('a comment', () => {
  it('holds 120 portfolios in the room there is, and counts the rest', async () => {
    const item = {
      id: 'i0',
      title: 'Shorter queues at the counter',
      track: 'operational',
      status: 'active',
      end: null,
      milestone: null,
      health: null,
      effort: 1,
      goals: [],
      standard: false,
      measure: null,
      baseline: false,
      sustains: [],
      dependsOn: [],
      owner: false,
      review: null,
      decision: false,
      budget: null,
      ignored: false,
    } as const;
    const { source } = await worldOf({
      items: Array.from({ length: 12 }, (_, i) => ({
        ...item,
        id: `i${i}`,
        title: `${item.title} number ${i}`,
      })),
      goals: [],
      target: 60,
      capacity: 2,
      standards: true,
    });
    const named = (i: number) => ({ ...source, view: { ...source.view, name: `Department ${i}` } });
    const changed = Array.from({ length: 118 }, (_, i) => compare(null, named(i)));
    const same = [118, 119].map((i) => compare(named(i), named(i)));
    const whole = comparisonsMarkdown([...changed, ...same], Number.POSITIVE_INFINITY);
    assert.ok(whole.length > 65_536, 'as a whole it would not fit');
    const text = comparisonsMarkdown([...changed, ...same], 65_000);
    assert.ok(text.length < 65_000, String(text.length));
    assert.match(text, /^Nothing changed in 2 portfolios of 120\./);
    const told = [...text.matchAll(/^### Department/gm)].length;
    assert.match(text, new RegExp(`\\*${118 - told} more portfolios changed and found no room here`));
    // One that is too long by itself is cut at a line, and says so.
    const one = comparisonsMarkdown(changed.slice(0, 1), 1000);
    assert.ok(one.length < 1000);
    assert.match(one, /more lines found no room here/);
  });
});
