/** The first minutes with Twotrack: a portfolio from a template, the walkthrough, and what its steps lead to. */
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { person, personAtNight } from '../../support/person.ts';
import { frameWith } from '../../support/webview.ts';
import { Windows } from '../../support/windows.ts';
import type { Workbench } from '../../support/workbench.ts';

const windows = new Windows({ trustAll: false });

const text = async ({ page }: Workbench): Promise<string> =>
  (await page.locator('.editor-instance .view-line').allTextContents()).join('\n').replaceAll('\u00a0', ' ');

personAtNight(
  'the walkthrough leads from a mixed item to its parts, the picture and the balance',
  windows,
  { fresh: 'empty' },
  async (workbench) => {
    const { page } = workbench;
    await workbench.showView('Twotrack');
    await page.locator('.sidebar .welcome-view a', { hasText: 'See how it works' }).click();
    const step = (title: string) => page.locator('.getting-started-step').filter({ hasText: title });
    await step('See an item that is two').click();
    await page
      .locator('.getting-started-step.expanded .monaco-button', { hasText: 'Show a mixed item' })
      .click();
    await workbench.line('Shorter waits, and a clinic');
    const lens = page.locator('.codelens-decoration a').filter({ hasText: 'both kinds of work' });
    await lens.click();
    const hover = page.locator('.monaco-hover:visible').filter({ hasText: 'both kinds of work' });
    await hover.filter({ hasText: /new clinic/ }).waitFor();
    await page.keyboard.press('Escape');
    await workbench.command('Twotrack: Split into an Operational and a Strategic Item');
    const split = await frameWith(workbench, '#apply:enabled');
    await split.locator('#apply').click();
    await workbench.line('A clinic in the market hall');
    await lens.waitFor({ state: 'hidden' });
    // The walkthrough lies over the text: the split shows it there, not once more in a group beside.
    assert.equal(await page.locator('.tab').filter({ hasText: 'An example to try things on' }).count(), 1);
    await workbench.command('Twotrack: Set the Balance');
    await workbench.quickInput.tryAnswer('140');
    await page.locator('.quick-input-message', { hasText: 'from 0 to 100' }).waitFor();
    await workbench.quickInput.answer('65%');
    await workbench.line('balance: {operational: 65%, strategic: 35%}');
    assert.match(await text(workbench), /period: .*\nbalance: \{operational: 65%/);
  },
);

person(
  'an empty folder says how to begin, and the way it names works',
  windows,
  'empty',
  async (workbench) => {
    const { page } = workbench;
    await workbench.showView('Twotrack');
    await page
      .locator('.sidebar .welcome-view')
      .filter({ hasText: 'There is no portfolio in this folder yet' })
      .waitFor();
    await page.locator('.sidebar .welcome-view a', { hasText: 'Begin a portfolio' }).click();
    await workbench.activeTab('Untitled').waitFor();
    // As it is pasted: on a slow machine a completion would take Enter for its own.
    await page.keyboard.insertText('portfolio: Mine\nitems:\n- title: First step');
    await workbench.row('First step').waitFor();
  },
);

person(
  'an empty folder that is not trusted gets a portfolio of several files, from the welcome view',
  windows,
  'empty',
  async (workbench) => {
    await workbench.showView('Twotrack');
    await workbench.page.locator('.sidebar .welcome-view a', { hasText: 'New portfolio' }).click();
    await workbench.quickInput.choose('One file a team');
    await workbench.activeTab('portfolio.portfolio').waitFor();
    await workbench.row('Bake in the shops').waitFor();
    await workbench.row('Fill gaps on the shelf').waitFor();
    assert.deepEqual((await readdir(`${workbench.folder}/teams`)).sort(), [
      'bakehouse.portfolio',
      'leadership.portfolio',
      'shops.portfolio',
    ]);
    await workbench.page
      .locator('.part.statusbar [id*="twotrack.balance"]')
      .filter({ hasText: '%' })
      .waitFor();
  },
);

personAtNight(
  'a folder that holds a portfolio keeps it: the new one gets a folder of its own',
  windows,
  'clinic',
  async (workbench) => {
    const before = await workbench.read('clinic.portfolio');
    // A window that has just opened does not know the commands of its extensions yet.
    await workbench.showView('Twotrack');
    await workbench.row(/./).first().waitFor();
    await workbench.command('Twotrack: New Portfolio');
    await workbench.quickInput.choose('A small team');
    await workbench.quickInput.tryAnswer('../elsewhere');
    await workbench.page.locator('.quick-input-message', { hasText: 'is not a valid folder name' }).waitFor();
    await workbench.quickInput.answer('library');
    await workbench.activeTab('portfolio.portfolio').waitFor();
    assert.match(await workbench.read('library/portfolio.portfolio'), /^portfolio: library$/m);
    assert.equal(await workbench.read('clinic.portfolio'), before);
  },
);
