/** The pages of `twotrack a3` and `twotrack mine` in a browser: on a phone, in the dark, in colours that are forced, on one sheet. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/chromium.ts';
import { twotrack } from '../support/cli.ts';

const examples = join(import.meta.dirname, '../../examples');
const asked: Readonly<Record<string, readonly string[]>> = {
  'an A3': ['a3', 'falls-huddle', 'hospital'],
  'what a team has': ['mine', 'hospital', '--team', 'theatres'],
  'what everyone has': ['mine', 'hospital'],
};

describe('the pages of an A3 and of what is mine', () => {
  let browser: Browser;
  let axe = '';
  const pages = new Map<string, string>();
  before(async () => {
    browser = await launchBrowser();
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    for (const [name, args] of Object.entries(asked)) {
      const { out, err } = await twotrack(examples, [...args, '--format', 'html', '--today', '2027-09-15']);
      assert.equal(err, '');
      pages.set(name, out);
    }
  });
  after(() => browser?.close());

  async function open(name: string, options: BrowserContextOptions): Promise<Page> {
    const page = await browser.newPage(options);
    await page.setContent(pages.get(name) ?? '');
    return page;
  }

  const screens: readonly BrowserContextOptions[] = [
    { viewport: { width: 390, height: 844 }, colorScheme: 'light' },
    { viewport: { width: 1280, height: 844 }, colorScheme: 'dark' },
    { viewport: { width: 1280, height: 844 }, colorScheme: 'dark', forcedColors: 'active' },
  ];
  for (const name of Object.keys(asked))
    it(`${name}: no wider than its screen, and nothing for axe to find`, async () => {
      for (const options of screens) {
        const page = await open(name, options);
        const width = options.viewport?.width ?? 0;
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${wide} px on ${width}`);
        await page.evaluate(axe);
        const found = await page.evaluate(async () => {
          const { axe: run } = window as unknown as {
            axe: { run(where: Document): Promise<{ violations: readonly { id: string }[] }> };
          };
          return (await run.run(document)).violations.map(({ id }) => id);
        });
        assert.deepEqual(found, [], JSON.stringify(options));
        await page.close();
      }
    });

  async function sheets(page: Page, format?: string): Promise<number> {
    const pdf = await page.pdf(format === undefined ? { preferCSSPageSize: true } : { format });
    return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  }
  it('an A3 fills one sheet, and is one where only A4 is to be had, under a title of any length', async () => {
    const page = await open('an A3', {});
    for (const longer of ['', ' and a title that goes on'.repeat(12)]) {
      await page.locator('h1').evaluate((title, more) => title.append(more), longer);
      assert.deepEqual([await sheets(page), await sheets(page, 'A4')], [1, 1]);
    }
    await page.close();
  });
  it('what a team has stands on one sheet of A4; what everyone has gives its width to what is first', async () => {
    const team = await open('what a team has', {});
    assert.equal(await sheets(team, 'A4'), 1);
    await team.close();
    const all = await open('what everyone has', { viewport: { width: 1280, height: 844 } });
    const widths = await all
      .locator('thead th')
      .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().width));
    assert.equal(Math.max(...widths), widths.at(-1));
    await all.close();
  });
});
