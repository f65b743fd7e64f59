/** A review held in the real workbench by keys alone: one item a screen, each decision written where it belongs. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { root } from '../../../scripts/run.ts';
import { serious } from '../../support/axe.ts';
import { person, personAtNight } from '../../support/person.ts';
import { variants } from '../../support/runs.ts';
import { frameWith } from '../../support/webview.ts';
import { Windows } from '../../support/windows.ts';
import type { Workbench } from '../../support/workbench.ts';

const windows = new Windows();

const picture = (workbench: Workbench, name: string): Promise<void> =>
  workbench.screenshot(join(root, `out/pictures/meeting-${name}.png`));

/** Opens the page on a day on which a milestone of the clinic is late. */
async function hold(workbench: Workbench): Promise<Frame> {
  await workbench.openFile('clinic.portfolio');
  await workbench.onDay('2027-12-20');
  await workbench.command('Hold the Review');
  const page = await frameWith(workbench, '.screen.opening h1');
  await page.locator('h1').click();
  return page;
}

person(
  'the review is held by keys alone: decided, taken back, told in the minutes',
  windows,
  'clinic',
  async (workbench) => {
    const { keyboard } = workbench.page;
    const was = await workbench.read('clinic.portfolio');
    const page = await hold(workbench);
    assert.match((await page.locator('h1').textContent()) ?? '', /Lakeside Clinic/);
    await picture(workbench, 'opening');
    await keyboard.press('Enter');
    await page.locator('.screen.agendas').waitFor();
    assert.match((await page.locator('.columns h2').first().textContent()) ?? '', /Strategic/);
    await picture(workbench, 'agenda');
    await keyboard.press('ArrowRight');
    await page.locator('.screen.item.strategic h1').filter({ hasText: 'Shorten the bed handover' }).waitFor();
    await keyboard.press('ArrowRight');
    await page
      .locator('.screen.item.strategic h1')
      .filter({ hasText: 'Open clinics in a new region' })
      .waitFor();
    assert.match((await page.locator('.reasons').textContent()) ?? '', /First site bought/);
    await keyboard.press('d');
    await page.locator('#form input').first().waitFor();
    await keyboard.type('Buy the site at the station');
    await keyboard.press('Tab');
    await keyboard.type('soon');
    await keyboard.press('Enter');
    await page.locator('[aria-invalid]').waitFor();
    // VS Code selects all in a page only after a while: what is typed meanwhile would be typed over.
    for (const _ of 'soon') await keyboard.press('Backspace');
    await keyboard.type('2028-01-31');
    await picture(workbench, 'form');
    await keyboard.press('Enter');
    await page.locator('.now li').filter({ hasText: 'Buy the site at the station' }).waitFor();
    await page.locator('strong').filter({ hasText: 'Buy the site at the station' }).waitFor();
    await picture(workbench, 'decided');
    assert.deepEqual(await serious(page), []);
    await workbench.openFile('clinic.portfolio');
    const changed = await workbench.save('clinic.portfolio');
    assert.equal(
      changed.replace(/ {4}decisions:\n(?: {6}.*\n)+/, ''),
      was,
      'more than the decision was changed',
    );
    assert.match(
      changed,
      / {4}decisions:\n {6}- decided: Buy the site at the station\n {8}date: 2027-12-20\n {8}until: 2028-01-31\n/,
    );
    await workbench.page.locator('.tab').filter({ hasText: 'Meeting' }).click();
    await page.locator('h1').click();
    await keyboard.press('e');
    await page.locator('#form input').first().waitFor();
    await keyboard.type('2026');
    await keyboard.press('Enter');
    await page.locator('#status').filter({ hasText: 'cannot end on 2026' }).waitFor();
    await page.locator('.now li').nth(1).waitFor({ state: 'detached' });
    await page.locator('h1').click();
    await keyboard.press('m');
    await page.locator('.screen.minutes pre').filter({ hasText: 'Buy the site at the station' }).waitFor();
    await keyboard.press('u');
    await page.locator('#status').filter({ hasText: 'Taken back' }).waitFor();
    await workbench.openFile('clinic.portfolio');
    assert.equal(await workbench.save('clinic.portfolio'), was);
  },
);

personAtNight(
  'the page of a meeting is readable on a dark and on a high-contrast theme',
  windows,
  'clinic',
  async (workbench) => {
    const page = await hold(workbench);
    for (const key of ['Enter', 'Enter']) await workbench.page.keyboard.press(key);
    await page.locator('.screen.item').waitFor();
    for (const [theme, body] of variants([
      ['Default Dark Modern', 'vscode-dark'],
      ['Default High Contrast', 'vscode-high-contrast'],
      ['Default High Contrast Light', 'vscode-high-contrast-light'],
    ] as const)) {
      await workbench.set({ 'workbench.colorTheme': theme });
      await page.locator(`body.${body}`).waitFor();
      await picture(workbench, body);
      assert.deepEqual(await serious(page), [], theme);
    }
  },
);
