/** The page of the review in a browser: on a phone, in the dark, on A4, and for those who do not see it. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/chromium.ts';
import type { ReviewSource } from '../../server/src/report/facts/source.ts';
import { reviewPage } from '../../server/src/report/review/html.ts';
import { reviewOf } from '../../server/src/report/review/review.ts';
import { twotrack } from '../support/cli.ts';
import { itemOf, worldOf } from './claims/plain.ts';

const examples = join(import.meta.dirname, '../../examples');

describe('the page of the review', () => {
  let browser: Browser;
  let html = '';
  before(async () => {
    browser = await launchBrowser();
    // Two portfolios in one page: nothing in it may be there for one alone, such as an id.
    const paths = ['council', 'manufacturer'].map((name) => join(examples, name));
    const { out, err } = await twotrack(examples, [
      'report',
      ...paths,
      '--format',
      'html',
      '--today',
      '2027-09-15',
    ]);
    html = out;
    assert.equal(err, '');
  });
  after(() => browser?.close());

  async function open(width: number, colorScheme: 'light' | 'dark'): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 844 }, colorScheme });
    await page.setContent(html);
    return page;
  }

  it('needs nothing but itself, and runs nothing', () => {
    assert.doesNotMatch(html, /<script|<link|<iframe|\son\w+=|javascript:|url\((?!#)/i);
    assert.doesNotMatch(html, /(?:src|href)="(?!#)/);
  });

  it('tears no answer from the items behind it where it is printed', async () => {
    const page = await open(1280, 'light');
    await page.emulateMedia({ media: 'print' });
    const torn = await page.evaluate(
      () =>
        [...document.querySelectorAll('.facts li, .edits li, .list li')].filter(
          (each) => getComputedStyle(each).breakInside !== 'avoid',
        ).length,
    );
    assert.equal(torn, 0);
    assert.ok((await page.locator('.facts li').count()) > 20);
    await page.close();
  });

  it('is no wider than a phone, and shows one picture at each width', async () => {
    for (const width of [360, 390, 700, 1280]) {
      const page = await open(width, 'light');
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${wide} px on ${width}`);
      assert.equal(await page.locator('.picture:visible').count(), 2);
      await page.close();
    }
  });

  it('leads from a figure to the item behind it', async () => {
    const page = await open(1280, 'light');
    const links = await page
      .locator('a[href^="#"]')
      .evaluateAll((all) =>
        all.map((link) => [
          link.textContent,
          document.querySelector(`[id="${link.getAttribute('href')?.slice(1)}"] th`)?.textContent,
        ]),
      );
    assert.ok(links.length > 100);
    for (const [title, row] of links) assert.ok(row?.startsWith(title ?? '?'), `${title}: ${row}`);
    const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
    assert.equal(new Set(ids).size, ids.length);
    await page.close();
  });

  it('has nothing serious for axe, in the light and in the dark', async () => {
    const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    for (const scheme of ['light', 'dark'] as const) {
      // Through the debugger: the page's own policy lets no script in.
      const page = await open(1280, scheme);
      await page.evaluate(axe);
      const found = await page.evaluate(async () => {
        const { axe: run } = window as unknown as {
          axe: {
            run(where: Document): Promise<{ violations: readonly { id: string; impact: string | null }[] }>;
          };
        };
        return (await run.run(document)).violations;
      });
      const serious = found.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      assert.deepEqual(
        serious.map(({ id }) => id),
        [],
      );
      await page.close();
    }
  });

  it('prints on A4, light, without a page that is cut off', async () => {
    const page = await open(1280, 'dark');
    await page.emulateMedia({ media: 'print' });
    assert.equal(
      await page.evaluate(() => getComputedStyle(document.body).backgroundColor),
      'rgb(255, 255, 255)',
    );
    // The room between the margins, in px.
    await page.setViewportSize({ width: 680, height: 960 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 680, String(wide));
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, w, h]) => [
      Math.round(Number(w)),
      Math.round(Number(h)),
    ]);
    assert.ok(boxes.length >= 8 && boxes.length <= 24, `${boxes.length} pages`);
    for (const box of boxes) assert.deepEqual(box, [595, 842]);
    await page.close();
  });

  it('tells 300 items on eight pages of A4, what matters first on the first', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 844 } });
    const source = await longSource(300);
    const long = reviewPage([reviewOf(source)]);
    await page.setContent(long);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const pages = [...pdf.matchAll(/\/MediaBox /g)].length;
    assert.ok(pages <= 8, `${pages} pages`);
    const heads = await page.locator('h2').allTextContents();
    assert.equal(heads[0], 'What matters first');
    // Every item once, under its goal, those with most against them first.
    assert.equal(await page.locator('.dense tbody tr[id]').count(), 300);
    assert.match(long, /Budgets of open items in all: [\d.]+[kM], [\d.]+M USD/);
    await page.close();
  });
});

/** A portfolio of so many items with all that a review asks, made from a few kinds. */
async function longSource(count: number): Promise<ReviewSource> {
  const kinds = fc.sample(itemOf(70), { numRuns: count, seed: 11 });
  const { source } = await worldOf({
    items: kinds.map((item, i) => ({
      ...item,
      id: `i${i}`,
      title: `${item.title} ${i}`,
      status: item.status ?? 'active',
    })),
    goals: ['g0', 'g1'],
    target: 60,
    capacity: 40,
    standards: true,
  });
  return source;
}
