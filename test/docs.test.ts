/** The documentation holds: its links lead somewhere, and its YAML can be read. Its commands run in docs.nightly.test.ts. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { check } from './support/check.ts';
import { fencesOf, isScenario, pages, root, texts } from './support/pages.ts';

/** The day on which examples are checked. */
const TODAY = 21_076;

const withoutFences = (text: string): string =>
  text.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '');

/** Headings as GitHub names their anchors. */
function anchorsOf(text: string): ReadonlySet<string> {
  const names = [...withoutFences(text.replaceAll(/`([^`\n]*)`/g, '$1')).matchAll(/^#+ (.+)$/gm)].map(
    ([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
  );
  return new Set(names);
}

describe('links', () => {
  for (const page of pages) {
    it(page, () => {
      for (const [, to = ''] of withoutFences(texts.get(page) ?? '').matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^[a-z]+:/.test(to)) continue;
        const [path = '', anchor] = to.split('#');
        const target =
          path === '' ? page : join(dirname(page), decodeURIComponent(path)).replaceAll('\\', '/');
        assert.ok(existsSync(resolve(root, target)), `${to} leads nowhere`);
        const text = texts.get(target);
        if (anchor !== undefined && text !== undefined)
          assert.ok(anchorsOf(text).has(anchor), `${to}: no such heading`);
      }
    });
  }
  it('reach every page of the documentation from its first', () => {
    const reached = new Set<string>();
    const visit = (page: string): void => {
      if (reached.has(page)) return;
      reached.add(page);
      for (const [, to = ''] of (texts.get(page) ?? '').matchAll(/\]\(([^)\s#]+)/g))
        if (!/^[a-z]+:/.test(to)) visit(join(dirname(page), to).replaceAll('\\', '/'));
    };
    visit('docs/README.md');
    assert.deepEqual(
      pages.filter((page) => page.startsWith('docs/') && !reached.has(page)),
      [],
    );
  });
});

describe('YAML', () => {
  it('the first example of the README is what it is shown for', async () => {
    const [first] = fencesOf(texts.get('README.md') ?? '').filter(({ language }) => language === 'yaml');
    const found = await check({ 'x.portfolio': first?.text ?? '' }, TODAY);
    assert.ok(found.some(({ placed }) => placed.rule === 'mixed-traits'));
  });
  for (const page of pages.filter((path) => !path.startsWith('docs/rules/'))) {
    const fences = fencesOf(texts.get(page) ?? '').filter(
      (fence) =>
        fence.language === 'yaml' &&
        /^(?:portfolio|items|goals|teams):/m.test(fence.text) &&
        !isScenario(fence),
    );
    if (fences.length === 0) continue;
    it(page, async () => {
      for (const { text, line } of fences) {
        const wrong = (await check({ 'x.portfolio': text }, TODAY)).filter(
          // What a piece of a portfolio refers to may stand elsewhere.
          ({ placed }) =>
            (placed.severity === 'error' && placed.rule !== 'unknown-reference') ||
            placed.rule === 'unknown-key',
        );
        assert.deepEqual(
          wrong.map(({ placed }) => placed.message),
          [],
          `${page}:${line}`,
        );
      }
    });
  }
});
