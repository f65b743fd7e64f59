/** What a person does with the picture of the two paths, in the real workbench with the packaged extension. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { root } from '../../../scripts/run.ts';
import { PicturePage } from '../../support/picture-page.ts';
import { testAtNight, variants } from '../../support/runs.ts';
import { until } from '../../support/until.ts';
import { WIDE, Windows } from '../../support/windows.ts';
import type { Workbench } from '../../support/workbench.ts';

const windows = new Windows({ settings: { 'twotrack.today': '2027-09-15' } });
let workbench: Workbench;
let picture: PicturePage;
/** What the window said of scripts and styles that a policy forbids, and of errors in the page. */
const refused: string[] = [];

describe('the picture', () => {
  before(async () => {
    workbench = await windows.take(join(root, 'examples/hospital'), WIDE);
    workbench.page.on('console', (message) => {
      if (/Content Security Policy|Refused to|two-paths\.page/.test(message.text()))
        refused.push(message.text());
    });
    workbench.page.on('pageerror', (error) => refused.push(String(error)));
    await workbench.openFile('emergency.portfolio');
    picture = await PicturePage.open(workbench);
  });
  after(() => windows.giveBack(join(root, 'examples/hospital'), workbench, WIDE));

  test('the picture opens beside the text, which keeps the focus', async () => {
    await picture.view('two-paths').locator('.picture').waitFor();
    assert.match(
      (await picture.frame.locator('h1').textContent()) ?? '',
      /Effort leans at least 11 points to strategy/,
    );
    assert.equal(await workbench.page.locator('.tab.active').filter({ hasText: 'two paths' }).count(), 1);
    assert.equal(await picture.frame.evaluate(() => document.hasFocus()), false);
    const edges = await picture.frame.evaluate(() =>
      ['#tab-two-paths', '#filter', 'h1'].map(
        (each) => document.querySelector(each)?.getBoundingClientRect().left,
      ),
    );
    assert.deepEqual(edges, [20, 20, 20], 'tabs, tools and head stand in one line');
    const ends = await picture.frame.evaluate(() =>
      ['.picture', '#export'].map((each) => document.querySelector(each)?.getBoundingClientRect().right ?? 0),
    );
    // The button's words end where the picture does, its ground 6 px further on.
    assert.ok(Math.abs((ends[0] ?? 0) + 6 - (ends[1] ?? 0)) <= 1, String(ends));
  });

  test('typing changes the picture', async () => {
    await workbench.clickText('Cut the wait from door to triage');
    await workbench.page.keyboard.type('Today: ');
    // A title with a colon must be quoted: while it is broken, the last picture stays and the file is named.
    await picture.frame.locator('#stage.stale').waitFor();
    const said = await picture.frame.locator('#notice').textContent();
    assert.match(said ?? '', /emergency\.portfolio cannot be read at line 5/);
    for (let i = 0; i < 7; i++) await workbench.page.keyboard.press('Backspace');
    await workbench.page.keyboard.type('Today ');
    await picture.mark('Today Cut the wait').waitFor();
    assert.equal(await picture.frame.locator('#stage.stale').count(), 0);
    assert.equal(await picture.frame.locator('#notice').isVisible(), false);
  });

  test('pointing at an item shows its card and dims the rest; Escape closes it', async () => {
    await picture.label('Two clinics in five by video').hover();
    await picture.card.waitFor();
    const words = (await picture.card.textContent()) ?? '';
    for (const part of ['Two clinics in five by video', 'Strategic, done', 'Sponsor', 'Reads as'])
      assert.ok(words.includes(part), part);
    assert.equal(await picture.frame.locator('.view.dimmed').count(), 1);
    assert.ok((await picture.frame.locator('.item.lit').count()) >= 1);
    await picture.frame.locator('h1').hover();
    await picture.card.waitFor({ state: 'detached' });
    assert.equal(await picture.frame.locator('.view.dimmed').count(), 0);
  });

  test('the keyboard goes from mark to mark, explains and opens', async () => {
    await picture.frame.locator('.item[tabindex="0"]').focus();
    const named = () =>
      picture.frame.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    const first = await named();
    await workbench.page.keyboard.press('ArrowRight');
    const second = await named();
    assert.notEqual(second, first);
    await workbench.page.keyboard.press('ArrowDown');
    assert.notEqual(await named(), second);
    assert.equal(await picture.frame.locator('.item[tabindex="0"]').count(), 1, 'one tab stop');
    await workbench.page.keyboard.press(' ');
    await picture.frame.locator('#card .why').waitFor();
    await workbench.page.keyboard.press('Escape');
    await picture.card.waitFor({ state: 'detached' });
    await workbench.page.keyboard.press('2');
    await picture.view('timeline').waitFor();
    await workbench.page.keyboard.press('1');
    await picture.view('two-paths').waitFor();
  });

  test('time is zoomed by keys and buttons, and moved', async () => {
    const period = picture.frame.locator('#period');
    await picture.frame.locator('#in').click();
    await period.filter({ hasText: /^2027$/ }).waitFor();
    await workbench.page.keyboard.press('+');
    await period.filter({ hasText: 'July to December 2027' }).waitFor();
    await picture.frame.locator('#later').click();
    await period.filter({ hasText: 'January to June 2028' }).waitFor();
    await workbench.page.keyboard.press('0');
    await period.filter({ hasText: '2027 to 2028' }).waitFor();
  });

  test('a filter shows the work of one team', async () => {
    const filter = picture.frame.locator('#filter');
    await filter.selectOption({ label: 'Theatres and recovery' });
    await picture.frame.locator('text').filter({ hasText: 'of this part alone' }).waitFor();
    await filter.selectOption({ index: 0 });
    await picture.frame.locator('text').filter({ hasText: 'intended 50' }).waitFor();
  });

  test('the tabs show the other views, each with nothing serious for axe-core', async () => {
    for (const view of ['two-paths', 'timeline', 'alignment', 'bowler'] as const) {
      await picture.show(view);
      assert.deepEqual(await picture.serious(), [], view);
    }
    await picture.show('two-paths');
  });

  test('themes are followed, with nothing serious for axe-core', async () => {
    const ground = () =>
      picture.frame.evaluate(() => getComputedStyle(document.body).getPropertyValue('--bg').trim());
    const light = await ground();
    await picture.theme('Default Dark Modern', 'vscode-dark');
    assert.notEqual(await ground(), light);
    assert.deepEqual(await picture.serious(), []);
    for (const [theme, body] of variants([
      ['Default High Contrast', 'vscode-high-contrast'],
      ['Default High Contrast Light', 'vscode-high-contrast-light'],
    ] as const)) {
      await picture.theme(theme, body);
      assert.deepEqual(await picture.serious(), [], theme);
    }
    await picture.theme('Default Light Modern', 'vscode-light');
  });

  test('a click opens the text at the item, not over the picture', async () => {
    await picture.label('Two clinics in five by video').click();
    await workbench.activeTab('programmes.portfolio').waitFor();
    await workbench.line('Two clinics in five by video');
    assert.equal(await picture.view('two-paths').isVisible(), true);
  });

  test('a copy is drawn as PNG', async () => {
    await picture.frame.evaluate(() => {
      const written: ClipboardItem[] = [];
      Object.assign(window, { written });
      navigator.clipboard.write = async (items) => {
        written.push(...items);
      };
    });
    for (const view of ['two-paths', 'bowler'] as const) {
      await picture.show(view);
      await picture.frame.locator('#export').click();
      await picture.frame.locator('#copy').click();
      await workbench.page.locator('.statusbar').filter({ hasText: 'The picture was copied' }).waitFor();
      await picture.frame.waitForFunction(
        (count) => (window as unknown as { written: readonly unknown[] }).written.length === count,
        view === 'two-paths' ? 1 : 2,
      );
    }
    const sizes = await picture.frame.evaluate(async () => {
      const { written } = window as unknown as { written: readonly ClipboardItem[] };
      const images = written.map(async (item) => createImageBitmap(await item.getType('image/png')));
      return (await Promise.all(images)).map(({ width, height }) => [width, height]);
    });
    assert.equal(sizes.length, 2);
    for (const [width = 0, height = 0] of sizes)
      assert.ok(width >= 2000 && height > 800, `${width} x ${height}`);
  });

  testAtNight('after a reload the picture is back as it was left', async () => {
    await picture.show('timeline');
    // In a browser VS Code writes what it keeps every five seconds: the end of a page may come without a word.
    await until('the view is kept', () => workbench.keeps(/view\W+timeline\b/));
    await workbench.page.reload();
    // It is as if the window were opened anew.
    picture = await PicturePage.find(workbench, 120_000);
    await picture.view('timeline').waitFor();
  });

  test('no policy was broken, and no error thrown', () => {
    assert.deepEqual(refused, []);
  });
});
