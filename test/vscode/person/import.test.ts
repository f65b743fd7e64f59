/** A sheet from elsewhere: imported on one page, which shows every change before it is written. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { serious } from '../../support/axe.ts';
import { person } from '../../support/person.ts';
import { variants } from '../../support/runs.ts';
import { frameWith } from '../../support/webview.ts';
import { Windows } from '../../support/windows.ts';
import type { Workbench } from '../../support/workbench.ts';

const windows = new Windows({ trustAll: false });

/** Keeps a picture of what is seen, for a person to look at. */
async function look(workbench: Workbench, name: string): Promise<void> {
  const folder = process.env['TWOTRACK_PICTURES'];
  if (folder !== undefined) await workbench.screenshot(join(folder, `${name}.png`));
}

person(
  'a sheet brings a file up to date on one page, where nothing is written unseen and one step takes it back',
  windows,
  'clinic',
  async (workbench) => {
    const { page } = workbench;
    const before = await workbench.read('clinic.portfolio');
    await writeFile(
      join(workbench.folder, 'backlog.csv'),
      'Key;Title;Cost centre;Lead;Budget;Due\nB-1;Reduce rework and waiting at the counter;77;Ana;1.500;soon\nB-2;Acquire a competitor and enter a new market abroad;78;Bo;2.250;2029-12-31\nTotal;;;;3.750;\n',
    );
    // A window that has just opened does not know the commands of its extensions yet.
    await workbench.showView('Twotrack');
    await workbench.row(/./).first().waitFor();
    await workbench.showView('Explorer');
    await workbench.contextMenu(
      page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: 'backlog.csv' }),
      'Import a Spreadsheet',
    );
    const sheet = await frameWith(workbench, '#table select');
    await look(workbench, 'import-new');
    await sheet.getByLabel('Where to').selectOption({ label: 'clinic.portfolio' });
    await sheet.locator('#diff [data-sign="+"]', { hasText: 'id: b-2' }).waitFor();
    // What no cell tells is asked, and answered above.
    await sheet.locator('#questions li', { hasText: '“1.500” in the column “Budget”' }).waitFor();
    await sheet.getByLabel('Numbers').selectOption({ label: 'A comma before decimals: 1.500,25' });
    await sheet.locator('#questions:empty').waitFor({ state: 'attached' });
    await sheet.locator('#left li', { hasText: 'It sums up other rows' }).waitFor();
    await sheet.locator('td .problem', { hasText: 'A date reads' }).waitFor();
    await sheet.getByLabel('What is in the column “Cost centre”?').selectOption({ label: 'x-cost-centre' });
    await sheet.locator('#diff [data-sign="+"]', { hasText: 'x-cost-centre: 78' }).waitFor();
    await sheet.getByLabel(/^Keep these choices in clinic.import.yaml/).check();
    for (const theme of variants(['Dark Modern', 'Light Modern', 'Default High Contrast']))
      await axeIn(workbench, sheet, theme);
    assert.equal(await workbench.read('clinic.portfolio'), before);
    await sheet.getByRole('button', { name: 'Write' }).click();
    await workbench.line('x-cost-centre: 77');
    const after = await workbench.save('clinic.portfolio');
    assert.ok(after.startsWith(before.trimEnd().slice(0, 200)));
    assert.match(
      after,
      /- id: b-2\n +title: Acquire a competitor and enter a new market abroad\n +track: strategic\n/,
    );
    const kept = await workbench.read('clinic.import.yaml');
    assert.match(kept, /numbers: comma\n[\s\S]*Cost centre: x-cost-centre\n/);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+s');
    await workbench.activeTab().and(page.locator(':not(.dirty)')).waitFor();
    assert.equal(await workbench.read('clinic.portfolio'), before);
  },
);

/** Asks axe of the page on a theme; a picture is kept where somebody wants to look. */
async function axeIn(workbench: Workbench, frame: Frame, theme: string): Promise<void> {
  const file = join(workbench.folder, '.vscode/settings.json');
  await writeFile(file, JSON.stringify({ 'workbench.colorTheme': theme }));
  // The theme before may be of the same kind.
  await frame.locator(`body[data-vscode-theme-id="${theme}"]`).waitFor();
  await look(workbench, `import-${theme.replaceAll(' ', '-')}`);
  assert.deepEqual(await serious(frame), [], theme);
}
