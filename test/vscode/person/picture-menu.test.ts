/** The menus of the picture: what a person does to an item where it is drawn, and to a path where nothing is. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { root } from '../../../scripts/run.ts';
import { personAtNight } from '../../support/person.ts';
import { PicturePage } from '../../support/picture-page.ts';
import { WIDE, Windows } from '../../support/windows.ts';
import type { Workbench } from '../../support/workbench.ts';

const windows = new Windows({ settings: { 'twotrack.today': '2027-09-15' } });
let workbench: Workbench;
let picture: PicturePage;

describe('the menu of the picture', () => {
  before(async () => {
    workbench = await windows.take(join(root, 'examples/hospital'), WIDE);
    await workbench.openFile('theatres.portfolio');
    picture = await PicturePage.open(workbench);
  });
  after(() => windows.giveBack(join(root, 'examples/hospital'), workbench, WIDE));

  /** Opens the menu of what is named so, and chooses from it. */
  async function choose(says: string, ...titles: readonly string[]): Promise<void> {
    await workbench.contextMenu(picture.label(says), ...titles);
  }

  test('the menu of an item has what can be done with it, and no more', async () => {
    await picture.label('Train our own nurses').click({ button: 'right' });
    const menu = workbench.page.locator('.monaco-menu:visible .action-item');
    await menu.filter({ hasText: 'Copy Id' }).waitFor();
    const titles = (await menu.allTextContents()).map((text) => text.trim()).filter(Boolean);
    for (const title of ['Show in the Editor', 'Open to the Side', 'Show the Card', 'Move to Track'])
      assert.ok(
        titles.some((each) => each.startsWith(title)),
        `${title} in ${titles.join(', ')}`,
      );
    assert.ok(!titles.some((each) => /^(Cut|Paste)$/.test(each)), titles.join(', '));
    await workbench.page.keyboard.press('Escape');
  });

  test('its card is shown with the reasons of the verdict', async () => {
    await choose('Train our own nurses', 'Show the Card');
    await picture.card.filter({ hasText: 'Train our own nurses' }).waitFor();
    await picture.frame
      .locator('#card')
      .press('Escape')
      .catch(() => undefined);
  });

  test('it is shown in the text, and its id copied', async () => {
    await choose('Train our own nurses', 'Show in the Editor');
    await workbench.line('title: Train our own nurses');
    await choose('Train our own nurses', 'Copy Id');
    await workbench.page.locator('.part.statusbar').filter({ hasText: 'Copied:' }).waitFor();
  });

  test('moved to the other track it is drawn there, by an edit that can be taken back', async () => {
    const before = await picture.frame.locator('.leap').count();
    await choose('Train our own nurses', 'Move to Track', 'Operational');
    await workbench.page.locator('.tab.dirty').first().waitFor();
    await picture.frame.waitForFunction((count) => document.querySelectorAll('.leap').length < count, before);
  });
});

personAtNight(
  'a path without work offers to write the first item, on that path',
  windows,
  'empty',
  async (lonely) => {
    await lonely.showView('Twotrack');
    await lonely.page.locator('.sidebar .welcome-view a', { hasText: 'begin a portfolio' }).click();
    await lonely.activeTab('Untitled').waitFor();
    await lonely.page.keyboard.insertText('portfolio: Mine\nitems:\n- title: Tidy the desk every evening');
    await lonely.row('Tidy the desk').waitFor();
    const page = await PicturePage.open(lonely);
    await page.frame.locator('[data-action="add-strategic"]').first().click();
    await lonely.quickInput.answer('Open a second site');
    await lonely.line('title: Open a second site');
    await lonely.line('track: strategic');
  },
);
