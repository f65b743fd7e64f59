/** A leader changes an item in a form beside its text: values and nothing else of the text, live both ways, by keys alone. */
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
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

const title = 'Shorten the bed handover';

/** Opens the form of the item, from the palette, at its text. */
async function openForm(workbench: Workbench): Promise<Frame> {
  await workbench.openFile('wards.portfolio');
  await workbench.findText(title);
  // Further below in the item: all of it is to be seen.
  await workbench.findText('start: 2027-10-04');
  await workbench.command('Edit the Item as a Form');
  const page = await frameWith(workbench, '#owner');
  await page.locator('h1').filter({ hasText: title }).waitFor();
  return page;
}

/** Waits until a field shows a value. */
async function shows(page: Frame, field: string, value: string): Promise<void> {
  await page.waitForFunction(
    ([id, wanted]) => (document.getElementById(id as string) as HTMLInputElement | null)?.value === wanted,
    [field, value],
  );
}

person(
  'an item is changed in its form by keys alone: its values alone change, and each is taken back alone',
  windows,
  'clinic',
  async (workbench) => {
    const { keyboard } = workbench.page;
    const was = await workbench.read('wards.portfolio');
    const page = await openForm(workbench);
    const reach = async (field: string): Promise<void> => {
      for (let tabs = 0; tabs < 60; tabs++) {
        if (await page.evaluate((id) => document.activeElement?.id === id, field)) return;
        await keyboard.press('Tab');
      }
      assert.fail(`no Tab leads to ${field}`);
    };
    assert.match((await page.locator('#reads').textContent()) ?? '', /operational, stated as strategic/);
    const set = async (field: string, value: string): Promise<void> => {
      await reach(field);
      // Not Ctrl+A, which VS Code answers in its own time, when the next letters may be there.
      await keyboard.press('Home');
      await keyboard.press('Shift+End');
      await keyboard.type(value);
      await keyboard.press('Enter');
    };
    await reach('track');
    await keyboard.press('o');
    await workbench.line('track: operational  # said in the steering group');
    await set('owner', 'Ward manager');
    await workbench.line('owner: Ward manager');
    await set('end', 'soon');
    await page.locator('[id="problem-end"]').filter({ hasText: 'A date reads' }).waitFor();
    await shows(page, 'end', 'soon');
    await set('end', '2028-01-31');
    await workbench.line('end: 2028-01-31');
    await set('measures.0.target', '45');
    await page.locator('#save:enabled').waitFor();
    await keyboard.press('Control+s');
    await page.locator('#save:disabled').waitFor();
    const changed = was
      .replace('track: strategic  # said', 'track: operational  # said')
      .replace(/(id: wrong-track[\s\S]*?)owner: wards/, '$1owner: Ward manager')
      .replace(/(id: wrong-track[\s\S]*?)end: 2027-12-17/, '$1end: 2028-01-31')
      .replace('baseline: 95, target: 60', 'baseline: 95, target: 45');
    assert.equal(await workbench.read('wards.portfolio'), changed);
    for (const [field, value] of [
      ['measures.0.target', '60'],
      ['end', '2027-12-17'],
    ] as const) {
      await keyboard.press('Control+z');
      await shows(page, field, value);
    }
    await keyboard.press('Control+s');
    await page.locator('#save:disabled').waitFor();
    assert.equal(
      await workbench.read('wards.portfolio'),
      changed.replace('end: 2028-01-31', 'end: 2027-12-17').replace('target: 45', 'target: 60'),
    );
  },
);

personAtNight(
  'the form follows the text, says why it cannot be read, and is one for each item',
  windows,
  'clinic',
  async (workbench) => {
    const page = await openForm(workbench);
    await workbench.findText('start: 2027-10-04');
    await workbench.clickText('2027-10-04');
    await workbench.page.keyboard.press('End');
    await workbench.page.keyboard.press('Backspace');
    await workbench.page.keyboard.type('99');
    await shows(page, 'start', '2027-10-099');
    await page.locator('#start[aria-invalid=true]').waitFor();
    await page.locator('[id="problem-start"]').filter({ hasText: /\w/ }).waitFor();
    await workbench.command('Edit the Item as a Form');
    await workbench.activeTab(title).waitFor();
    assert.equal(await workbench.page.locator('.tab').filter({ hasText: title }).count(), 1);
    for (const [theme, body] of variants([
      ['Default Dark Modern', 'vscode-dark'],
      ['Default Light Modern', 'vscode-light'],
      ['Default High Contrast', 'vscode-high-contrast'],
      ['Default High Contrast Light', 'vscode-high-contrast-light'],
    ] as const)) {
      const file = join(workbench.folder, '.vscode/settings.json');
      await mkdir(join(workbench.folder, '.vscode'), { recursive: true });
      await writeFile(file, JSON.stringify({ 'workbench.colorTheme': theme }));
      await page.locator(`body.${body}`).waitFor();
      await workbench.screenshot(join(root, `out/pictures/form-${body}.png`));
      assert.deepEqual(await serious(page), [], theme);
    }
  },
);
