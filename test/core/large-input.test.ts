/** Texts that are large, deep or full of repetition: bounded time, a clear finding, and the rest still read. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Document } from '../../server/src/core/document/document.ts';
import { findings, problems, within } from '../support/bad-input.ts';

describe('large and deep: bounded time', () => {
  const entry = (i: number): string =>
    `  - id: item-${i}\n    title: Cut waiting ${i}\n    track: operational\n    goals: [goal-${i % 7}]\n`;
  test('5 MB of prose in one line', () =>
    within(4000, () => assert.deepEqual(problems(`portfolio: ${'word '.repeat(1_000_000)}\n`), [])));
  test('quotes, brackets and marks in one line, none of them closed', () => {
    for (const part of [
      '["a",',
      '"',
      "'",
      '{',
      '[',
      '{"a":',
      '- ',
      ': ',
      '#',
      '&a ',
      '*a ',
      '? ',
      '\t',
      '! ',
      '| ',
      '\u00a0',
      '"a" ',
      "['a' ",
      ', "',
      '\\',
    ]) {
      within(10_000, () => findings(`items: ${part.repeat(Math.floor(20_000 / part.length))}`));
      within(10_000, () =>
        findings(`items:\n  - id: a\n    title: ${part.repeat(Math.floor(20_000 / part.length))}`),
      );
      within(10_000, () =>
        findings(`items:\n  - id: a\n    title: "${part.repeat(Math.floor(20_000 / part.length))}`),
      );
    }
  });
  test('one line ten thousand times', () => {
    for (const line of [
      '---\n',
      '...\n',
      '- \n',
      '#\n',
      '\n',
      'half\n',
      'items:\n',
      '<<<<<<< a\n',
      '  - id: a\n',
      'title: x\n',
      '? a\n',
      '\r',
      '# twotrack-ignore syntax: x\n',
    ])
      within(10_000, () => findings(line.repeat(10_000)));
  });
  test('a long entry that YAML cannot read', () => {
    within(10_000, () =>
      findings(`items:\n  - id: a\n    title: "open\n${'    tags: [a, b\n'.repeat(5000)}`),
    );
    within(10_000, () =>
      findings(`items:\n  - id: a\n    title: x\n\t${'    status: active\n'.repeat(5000)}`),
    );
  });
  test('an entry with everything twice, thousands of times', () => {
    within(10_000, () => findings(`items:\n  - id: a\n    title: A\n${'    title: B\n'.repeat(5000)}`));
    within(10_000, () =>
      findings(
        `items:\n  - id: a\n    title: A\n${Array.from({ length: 5000 }, (_, i) => `    titel${i}: B\n`).join('')}`,
      ),
    );
    within(10_000, () => findings('portfolio: P\n'.repeat(5000)));
  });
  test('a description of sixty thousand parts', () =>
    within(3000, () =>
      findings(
        `items:\n  - id: a\n    title: A\n    description: |\n      items: [${'{id: a}, '.repeat(60_000)}\n`,
      ),
    ));
  test('the same id hundreds of times', () =>
    within(10_000, () => findings(`items:\n${'  - {id: a, title: A, depends-on: [a]}\n'.repeat(300)}`)));
  test('the same id five thousand times in one list', () =>
    within(6000, () => {
      const clashes = findings(`items: [${'{id: a}, '.repeat(5000)}]\n`).filter(
        ({ rule }) => rule === 'duplicate-id',
      );
      assert.ok(clashes.length > 400);
      assert.match(clashes[0]?.message ?? '', /4999 other items/);
      assert.ok((clashes[0]?.related.length ?? 0) <= 20);
    }));
  test('5 MB of entries', () => {
    const text = `portfolio: P\nitems:\n${Array.from({ length: 40_000 }, (_, i) => entry(i)).join('')}`;
    within(20_000, () => {
      const document = Document.of('file:///a', text);
      assert.equal(document.blocks.length, 40_001);
      within(200, () =>
        document.edit([
          {
            range: { start: { line: 80_000, character: 0 }, end: { line: 80_000, character: 0 } },
            text: '# x\n',
          },
        ]),
      );
    });
  });
  test('alias bombs', () => {
    const bomb = (key: string, lists: string): string =>
      `items:\n  - id: a\n    title: A\n    x-a: &a [${lists}]\n    x-b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\n    x-c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\n    x-d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]\n    x-e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]\n    x-f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e]\n    ${key}: *f\n`;
    for (const key of ['tags', 'goals', 'teams', 'measures', 'milestones', 'plan'])
      within(4000, () => findings(bomb(key, 'x, x, x, x, x, x, x, x, x')));
    within(4000, () => findings('portfolio: P\nrules: &a {x: *a, y: *a, z: *a}\n'));
    within(4000, () =>
      findings('items:\n  - &a {id: a, title: A, tags: &b [*b, *a, *b], measures: *a, <<: *a}\n'),
    );
    within(4000, () =>
      findings(`items:\n  - id: a\n    title: A\n    x: &a 1\n    tags: [${'*a, '.repeat(19_000)}]\n`),
    );
    within(4000, () =>
      findings(`items:\n  - id: a\n    title: A\n    x: &a {k: 1}\n    <<: [${'*a, '.repeat(19_000)}]\n`),
    );
  });
  test('100 and 100,000 levels of nesting, in flow and in block style', () => {
    for (const levels of [100, 100_000]) {
      for (const head of levels > 1000
        ? ['portfolio: P\nrules: ', 'items:\n  - id: a\n    title: A\n    tags: ']
        : [
            '',
            'items: ',
            'portfolio: P\nrules: ',
            'items:\n  - id: a\n    title: A\n    x-own: ',
            'items:\n  - ',
          ]) {
        within(10_000, () => findings(`${head}${'['.repeat(levels)}${']'.repeat(levels)}\n`));
        within(10_000, () => findings(`${head}${'{a: '.repeat(levels)}${'}'.repeat(levels)}\n`));
        within(10_000, () => findings(`${head}${'['.repeat(levels)}\n`));
        within(10_000, () => findings(`${head}\n${' '.repeat(8)}${'- '.repeat(levels)}x\n`));
      }
    }
    const block = Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i)}a:\n`).join('');
    within(10_000, () => findings(block));
  });
});
