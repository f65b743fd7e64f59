/** Preparing the review in the real workbench: since a tag of git, as a page that obeys nothing in it. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Frame } from 'playwright-core';
import { root } from '../../../scripts/run.ts';
import { Repository } from '../../support/repository.ts';
import { until } from '../../support/until.ts';
import { frameWith } from '../../support/webview.ts';
import { Windows } from '../../support/windows.ts';
import type { Workbench } from '../../support/workbench.ts';

const windows = new Windows({ settings: { 'twotrack.today': '2027-09-15' } });
let repository: Repository;
let workbench: Workbench;
const refused: string[] = [];

const SUPPORT = 'departments/support.portfolio';

describe('the review', () => {
  before(async () => {
    repository = await Repository.make();
    const hospital = join(root, 'examples/hospital');
    const copy = async (name: string): Promise<readonly [string, string]> => [
      name,
      await readFile(join(hospital, name), 'utf8'),
    ];
    const names = ['portfolio.portfolio', 'goals.portfolio', 'teams.portfolio', SUPPORT];
    const files = Object.fromEntries(await Promise.all(names.map(copy)));
    await repository.commit(
      { ...files, 'gone.portfolio': 'items:\n  - {id: gone, title: An old thought}\n' },
      'review-june',
    );
    repository.git('rm', '-q', 'gone.portfolio');
    await repository.commit({
      [SUPPORT]: (files[SUPPORT] ?? '').replace(
        'title: Fewer wasted walks for porters',
        'title: "<script>parent.x=1</script> [a](command:b)"',
      ),
    });
    await repository.write({
      'new.portfolio': 'items:\n  - {id: fresh, title: A new thought, track: operational}\n',
    });
    workbench = await windows.open(repository.folder, { width: 1440, height: 900 });
    workbench.page.on('console', (message) => {
      if (/Content Security Policy|Refused to/.test(message.text())) refused.push(message.text());
    });
    await workbench.openFile('portfolio.portfolio');
  });
  after(async () => {
    await windows.discard(workbench);
    await repository?.remove();
  });

  /** The page of the review: a frame in a frame. */
  const page = (): Promise<Frame> => frameWith(workbench, 'article h1');

  test('asks since which review, and shows the page with what changed since then', async () => {
    await workbench.command('Prepare the Review');
    const row = (says: string) =>
      workbench.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: says });
    await row('compared with nothing').waitFor();
    await row('review-june').click();
    const review = await page();
    assert.match((await review.locator('h1').textContent()) ?? '', /Harrowmere Hospital/);
    const since = review.locator('section').filter({ hasText: 'What changed since review-june' });
    const said = (await since.textContent()) ?? '';
    assert.match(said, /1 item added, 1 removed, 1 edited/);
    for (const words of ['A new thought', 'An old thought', '<script>parent.x=1</script> [a](command:b)'])
      assert.ok(said.includes(words), words);
    assert.equal(await review.locator('.q').count(), 15);
    assert.equal(await review.locator('main a[href^="command:"], script').count(), 0);
    // The one link that does something is ours.
    assert.equal(await review.locator('a[href^="command:"]').count(), 1);
    assert.match(
      (await review.locator('.made').textContent()) ?? '',
      /^Made on [^.]*\d[^.]*, with 2027-09-15 as today\. Refresh$/,
    );
    await workbench.screenshot(join(root, 'out/pictures/review.png'));
  });

  test('the same as Markdown, from the message', async () => {
    await workbench.page
      .locator('.notification-toast a.monaco-button')
      .filter({ hasText: 'Markdown' })
      .click();
    // The portfolio has that line too, in a comment.
    await workbench.activeTab('Untitled').waitFor();
    await workbench.line('# Harrowmere Hospital');
    assert.deepEqual(refused, []);
  });

  test('stays as it was while the portfolio changes, says so, and is made anew by its link', async () => {
    const old = await page();
    const was = (await old.locator('main').textContent()) ?? '';
    await workbench.openFile('portfolio.portfolio');
    await workbench.clickText('Hospital 2027 to 2028');
    await workbench.page.keyboard.press('End');
    await workbench.page.keyboard.type(' and more');
    const says = (words: RegExp): Promise<Frame> =>
      until(`the page says ${String(words)}`, async () => {
        const frame = await page();
        return words.test((await frame.locator('.made').textContent()) ?? '') && frame;
      });
    const stale = await says(/changed since\. Refresh$/);
    assert.equal(await stale.locator('main').textContent(), was);
    await stale.locator('.made a').click();
    const fresh = await says(/^Made on [^.]*\. Refresh$/);
    assert.match((await fresh.locator('main').textContent()) ?? '', /Harrowmere Hospital .*and more/);
  });

  test('is saved as PDF from the palette, while the text beside it has the keyboard', async () => {
    await workbench.openFile('portfolio.portfolio');
    await workbench.command('Save the Review as PDF');
    await workbench.quickInput.nameFile(join(workbench.folder, 'slides.pdf'));
    await workbench.page.locator('.notification-toast').filter({ hasText: 'Saved: slides.pdf' }).waitFor();
    assert.match(await workbench.read('slides.pdf'), /^%PDF-[\s\S]*%%EOF\s*$/);
  });
});
