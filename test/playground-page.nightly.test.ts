/** The playground as a person uses it, in a browser: by the keyboard, by a link, on a window that changes its width. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { fragmentOf } from '../playground/share.ts';
import { launchBrowser } from '../scripts/chromium.ts';
import { root } from '../scripts/run.ts';

const LIST = 'Cut the wait in triage from 22 to 10 minutes\nMerge the two laboratories – “by plan”\n';

describe('the page of the playground', () => {
  let browser: Browser;
  let folder = '';
  let address = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'twotrack-playground-'));
    execFileSync(process.execPath, ['scripts/playground.ts', `--to=${folder}`], { cwd: root });
    address = pathToFileURL(join(folder, 'index.html')).href;
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Opens the page without a network; the test fails on any request or error of it. */
  async function withPage(fragment: string, act: (page: Page) => Promise<void>): Promise<void> {
    const context = await browser.newContext({ offline: true, viewport: { width: 1200, height: 900 } });
    const page = await context.newPage();
    const wrong: string[] = [];
    page.on('pageerror', ({ message }) => wrong.push(message));
    page.on('request', (request) => !request.url().startsWith(address) && wrong.push(request.url()));
    await page.goto(`${address}${fragment}`);
    await act(page);
    assert.deepEqual(wrong, []);
    await context.close();
  }
  const source = (page: Page): Promise<string> => page.locator('#source').inputValue();
  const focused = (page: Page): Promise<string> =>
    page.evaluate(() => document.activeElement?.id || (document.activeElement?.textContent ?? ''));

  it('can be read in forced colours: no mark has a colour of its own beneath its letters', async () => {
    await withPage(`#${fragmentOf(LIST)}`, async (page) => {
      await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
      await page.locator('mark').first().waitFor();
      const pairs = await page.locator('mark').evaluateAll((marks) =>
        marks.map((mark) => {
          const { color, backgroundColor } = getComputedStyle(mark);
          const { color: around, backgroundColor: page } = getComputedStyle(document.body);
          return [color === around, backgroundColor === page || backgroundColor === 'rgba(0, 0, 0, 0)'];
        }),
      );
      assert.ok(pairs.length > 0 && pairs.flat().every(Boolean), JSON.stringify(pairs));
    });
  });

  it('opens the text of a link, forgets the link once the text is another, and says where one is broken', async () => {
    await withPage(`#${fragmentOf(LIST)}`, async (page) => {
      assert.equal(await source(page), LIST);
      assert.match(await page.locator('#said').innerText(), /^2 items: /);
      await page.locator('#source').fill(`${LIST}Tidy the store\n`);
      await page.getByText('3 items: ').waitFor();
      assert.equal(await page.evaluate(() => location.hash), '');
      await page.reload();
      assert.match(await source(page), /Tidy the store/);
    });
    await withPage(`#${fragmentOf(LIST)?.slice(0, -9)}`, async (page) => {
      assert.equal(await source(page), '');
      assert.match(await page.locator('#told').innerText(), /no text that can be read/);
    });
  });

  it('splits and takes an example by the keyboard, and Ctrl+Z brings each text back', async () => {
    await withPage(`#${fragmentOf(LIST)}`, async (page) => {
      await page.locator('#example-portfolio').focus();
      await page.keyboard.press('Enter');
      const example = await source(page);
      assert.equal(await focused(page), 'example-portfolio');
      await page.getByRole('button', { name: 'Show the split' }).focus();
      await page.keyboard.press('Enter');
      assert.equal(await focused(page), 'Take it');
      await page.keyboard.press('Enter');
      assert.equal(await focused(page), 'source');
      assert.notEqual(await source(page), example);
      await page.keyboard.press('Control+z');
      assert.equal(await source(page), example);
      await page.keyboard.press('Control+z');
      assert.equal(await source(page), LIST);
    });
  });

  it('draws the picture anew for a width that changed, and never scrolls sideways', async () => {
    await withPage(`#${fragmentOf(LIST)}`, async (page) => {
      for (const width of [400, 1000]) {
        await page.setViewportSize({ width, height: 800 });
        await page.waitForFunction(() => {
          const room = document.querySelector('main')?.clientWidth ?? 0;
          return document.querySelector('#picture svg.picture')?.getAttribute('width') === String(room);
        });
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      }
    });
  });
});
