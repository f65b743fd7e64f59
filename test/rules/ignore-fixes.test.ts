/** The comments that accept a finding: where they go, and that they do what they say, over every suite of the rules. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ignoreFixes } from '../../server/src/rules/fixes/ignore-fixes.ts';
import { applyFix, check, type Found, type Texts } from '../support/check.ts';
import { textsOf } from '../support/compare.ts';
import { parseSuite } from '../support/literate.ts';
import { isAll } from '../support/runs.ts';

const TODAY = 21_076;
const offers = ({ placed, portfolio }: Found, snippet = false) =>
  ignoreFixes(placed, portfolio).filter((fix) => (fix.snippet === true) === snippet);

/** The text of the one file after the offer for one rule's first finding. */
async function after(text: string, rule: string, title: string): Promise<string | undefined> {
  const texts = { 'a.portfolio': text };
  const found = (await check(texts, TODAY)).find(({ placed }) => placed.rule === rule);
  assert.ok(found, `${rule} is not found`);
  const fix = offers(found).find((one) => one.title === title);
  assert.ok(fix, `only ${offers(found).map((one) => one.title)}`);
  return applyFix(texts, found, fix)['a.portfolio'];
}
async function titles(text: string, rule: string): Promise<string[]> {
  const found = (await check({ 'a.portfolio': text }, TODAY)).find(({ placed }) => placed.rule === rule);
  assert.ok(found, `${rule} is not found`);
  return offers(found).map((fix) => fix.title);
}

const ITEM =
  'items:\n  # why not\n  - id: a\n    title: A\n    colour: red\n    measures:\n      - name: B\n        colour: blue\n';

describe('ignore fixes', () => {
  it('puts the comment above the key, in its column', async () => {
    const text = await after(ITEM, 'unknown-key', 'Accept unknown-key for this key (give a reason)');
    assert.equal(
      text,
      ITEM.replace('    colour: red', '    # twotrack-ignore unknown-key: reason\n    colour: red'),
    );
  });

  it('puts it above the key of a part of the item', async () => {
    const text = ITEM.replace('    colour: red\n', '');
    const mended = await after(text, 'unknown-key', 'Accept unknown-key for this key (give a reason)');
    assert.equal(
      mended,
      text.replace(
        '        colour: blue',
        '        # twotrack-ignore unknown-key: reason\n        colour: blue',
      ),
    );
  });

  it('puts it above the item, below the comments that are there', async () => {
    const text = await after(ITEM, 'unknown-key', 'Accept unknown-key for this item (give a reason)');
    assert.equal(text, ITEM.replace('  - id: a', '  # twotrack-ignore unknown-key: reason\n  - id: a'));
  });

  it('puts it at the top of the file, below its like', async () => {
    const top = '# twotrack-ignore-file missing-key: later\n';
    const text = await after(
      `${top}${ITEM}`,
      'unknown-key',
      'Accept unknown-key in this file (give a reason)',
    );
    assert.equal(text, `${top}# twotrack-ignore-file unknown-key: reason\n${ITEM}`);
  });

  it('keeps the line breaks of the file', async () => {
    const text = await after(
      ITEM.replaceAll('\n', '\r\n'),
      'unknown-key',
      'Accept unknown-key for this key (give a reason)',
    );
    assert.match(text ?? '', /\r\n {4}# twotrack-ignore unknown-key: reason\r\n {4}colour: red\r\n/);
    assert.doesNotMatch(text ?? '', /(?<!\r)\n/);
  });

  it('offers the key only where a comment can stand above it', async () => {
    assert.deepEqual(await titles('items:\n  - {id: a, title: A, colour: red}\n', 'unknown-key'), [
      'Accept unknown-key for this item (give a reason)',
      'Accept unknown-key in this file (give a reason)',
    ]);
    assert.deepEqual(
      await titles('{"items": [{"id": "a", "title": "A", "colour": "red"}]}\n', 'unknown-key'),
      ['Accept unknown-key in this file (give a reason)'],
    );
  });

  it('offers the portfolio, and the entry that the finding is about', async () => {
    const leap =
      'portfolio: P\nitems:\n  - {id: leap, title: A, track: strategic, status: done, end: 2027-03}\n';
    assert.deepEqual(await titles(leap, 'unsustained-leap'), [
      'Accept unsustained-leap for this portfolio (give a reason)',
      'Accept unsustained-leap for this item (leap) (give a reason)',
      'Accept unsustained-leap in this file (give a reason)',
    ]);
    const text = await after(
      leap,
      'unsustained-leap',
      'Accept unsustained-leap for this item (leap) (give a reason)',
    );
    assert.equal(text, leap.replace('  - {', '  # twotrack-ignore unsustained-leap: reason\n  - {'));
  });

  it('asks for the reason where the client takes snippets', async () => {
    const texts = { 'a.portfolio': ITEM };
    const [found] = await check(texts, TODAY);
    assert.ok(found);
    const [first] = offers(found, true);
    assert.match(first?.elsewhere?.(found.portfolio)[0]?.text ?? '', /: \$\{1:reason\}\n$/);
  });

  it('offers nothing for what cannot be read, nor for comments', async () => {
    const none = async (text: string, rule: string): Promise<void> =>
      assert.deepEqual(await titles(text, rule), []);
    await none('items:\n  - id: a\n    title: A: b\n', 'syntax');
    await none('items:\n  # twotrack-ignore missing-key\n  - id: a\n', 'unexplained-ignore');
    await none('items:\n  # twotrack-ignore nonsense: x\n  - id: a\n', 'unknown-rule');
  });
});

const folder = import.meta.dirname;
describe('ignore fixes over the suites', () => {
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .sort()) {
    it(name, async () => {
      // One of each rule is enough for every change, a few at night: the suites have many alike.
      const seen = new Map<string, number>();
      for (const one of parseSuite(readFileSync(join(folder, name), 'utf8'))) {
        const texts = textsOf(one.files);
        const before = await check(texts, one.today);
        for (const found of before) {
          const times = seen.get(found.placed.rule) ?? 0;
          if (times >= (isAll ? 3 : 1)) continue;
          seen.set(found.placed.rule, times + 1);
          for (const fix of offers(found))
            await holds(
              { texts, today: one.today, before, found },
              applyFix(texts, found, fix),
              `${one.title}: ${fix.title}`,
            );
        }
      }
    });
  }
});

/** A finding to be ignored, and where it was found. */
interface Ignored {
  readonly texts: Texts;
  readonly today: number;
  readonly before: readonly Found[];
  readonly found: Found;
}

/**
 * Rules that may find something once a finding is ignored: the reason is missing, and a mixed item that is accepted
 * counts on its declared track, which can settle that the balance is missed.
 */
const FOLLOWING: ReadonlySet<string> = new Set(['unexplained-ignore', 'unbalanced-tracks']);

/** The finding is gone, nothing else is found but what follows from it, and one line was added. */
async function holds({ texts, today, before, found }: Ignored, mended: Texts, what: string): Promise<void> {
  const now = await check(mended, today);
  const count = (all: readonly Found[]): number =>
    all.filter(({ placed }) => placed.rule === found.placed.rule).length;
  assert.ok(count(now) < count(before), `${what}: it is still found`);
  const others = (all: readonly Found[]): number =>
    all.filter(({ placed: { rule } }) => rule === found.placed.rule || !FOLLOWING.has(rule)).length;
  assert.ok(others(now) < others(before), `${what}: something else is found`);
  for (const [file, text] of Object.entries(mended)) {
    const left = text.split('\n').filter((line) => !line.endsWith(`${found.placed.rule}: reason`));
    const old = (texts[file] ?? '')
      .split('\n')
      .filter((line) => !line.endsWith(`${found.placed.rule}: reason`));
    assert.deepEqual(left, old, `${what}: another line was touched`);
  }
}
