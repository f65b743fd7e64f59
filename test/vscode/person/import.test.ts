/** A list from elsewhere: pasted and classified, imported from a sheet, and brought up to date with changes to confirm. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { serious } from '../../support/axe.ts';
import { person } from '../../support/person.ts';
import { frameWith } from '../../support/webview.ts';
import { Windows } from '../../support/windows.ts';
import type { Workbench } from '../../support/workbench.ts';

const windows = new Windows({ trustAll: false });

/** Keeps a picture of what is seen, for a person to look at. */
async function look(workbench: Workbench, name: string): Promise<void> {
  const folder = process.env['TWOTRACK_PICTURES'];
  if (folder !== undefined) await workbench.screenshot(join(folder, `${name}.png`));
}

const LIST = `Project\tOwner\tDue
Reduce rework and waiting at the counter\tAna\t31/03/2027
Acquire a competitor and enter a new market abroad\tBo\t31/12/2029
Various\tAna\t
Training\t\t30/06/2027
`;

person(
  'a table pasted from a spreadsheet lands on its tracks, and what is unclear is asked about',
  windows,
  'empty',
  async (workbench) => {
    const { page } = workbench;
    await workbench.showView('Twotrack');
    await page.locator('.sidebar .welcome-view a', { hasText: 'Sort it on one board' }).click();
    await workbench.quickInput.choose('A list that I type or paste');
    await workbench.activeTab('Untitled').waitFor();
    await page.locator('.editor-instance .view-lines').first().click();
    await page.keyboard.insertText(LIST);
    await workbench.line('Various');
    await workbench.command('Twotrack: Triage a List, an E-mail or Items');
    await workbench.quickInput.choose('The text in this editor');
    const board = await frameWith(workbench, '#rows');
    await board.locator('li').first().waitFor();
    await look(workbench, 'triage');
    assert.deepEqual(await serious(board), []);
    assert.ok(await board.locator('#key-sure').isVisible());
    await board.getByRole('button', { name: /^Accept all that are sure/ }).click();
    await board.locator('li', { hasText: 'Training' }).locator('label.operational').click();
    await board.locator('#left', { hasText: 'Items: 4 · not decided: 1' }).waitFor();
    // A key goes on to the next row; what takes it back returns to the row.
    await page.keyboard.press('k');
    const various = board.locator('li', { hasText: 'Various' });
    await various.and(board.locator(':focus-within')).waitFor();
    await page.keyboard.press('o');
    await board.locator('li', { hasText: 'Training' }).and(board.locator(':focus-within')).waitFor();
    await page.keyboard.press('u');
    await various.and(board.locator(':focus-within')).waitFor();
    await page.keyboard.press('p');
    await various.and(board.locator('[data-decided="split"]')).waitFor();
    await board.locator('#left', { hasText: 'Items: 4 · not decided: 0' }).waitFor();
    const write = board.getByRole('button', { name: 'Write the items…' });
    await write.click();
    // While it is asked where to, the board waits; given up, it is as it was.
    await workbench.quickInput.input.waitFor();
    assert.ok(await write.isDisabled());
    await look(workbench, 'triage-where');
    await page.keyboard.press('Escape');
    await board.locator('#left', { hasText: 'Items: 4 · not decided: 0' }).waitFor();
    assert.ok(await board.locator('li', { hasText: 'Training' }).locator('.operational input').isChecked());
    await write.click();
    await workbench.quickInput.nameFile(join(workbench.folder, 'Day list.portfolio'));
    const told = page.locator('.notification-toast').filter({
      hasText: 'Items: 4. Without a track: 1. Still to be split: “Various”.',
    });
    await told.waitFor();
    await workbench.line('id: various');
    // Nobody has answered the notification, and the board is gone.
    await page.locator('.tab', { hasText: 'Triage' }).waitFor({ state: 'detached' });
    await look(workbench, 'classified');
    const text = await workbench.read('Day list.portfolio');
    assert.match(text, /^portfolio: Day list\n\nitems:\n/);
    assert.match(text, /track: strategic\n[^-]*end: 2029-12-31/);
    assert.match(text, /title: Training\n +track: operational/);
    await told.getByRole('button', { name: 'Split “Various”…' }).click();
    await workbench.activeTab('Split: Various').waitFor();
    await look(workbench, 'triage-split');
    assert.deepEqual(await serious(await frameWith(workbench, '#apply')), []);
  },
);

person(
  'a list that goes into a file is kept on its board until the change to the file is agreed to',
  windows,
  'clinic',
  async (workbench) => {
    const { page } = workbench;
    const before = await workbench.read('clinic.portfolio');
    await workbench.openFile('clinic.portfolio');
    await page.keyboard.press('Control+n');
    await workbench.activeTab('Untitled').waitFor();
    await page.keyboard.insertText('- Cut late starts in theatre with a daily huddle\n- Portal\n');
    await workbench.line('Portal');
    await workbench.command('Twotrack: Triage a List, an E-mail or Items');
    await workbench.quickInput.choose('The text in this editor');
    const board = await frameWith(workbench, '#rows');
    const portal = board.locator('li', { hasText: 'Portal' });
    await portal.waitFor();
    // Nothing is sure, so no key is named for what is.
    assert.ok(!(await board.locator('#key-sure').isVisible()));
    await portal.locator('label.strategic').click();
    const write = board.getByRole('button', { name: 'Write the items…' });
    await write.click();
    await workbench.quickInput.choose('clinic.portfolio');
    await workbench.quickInput.choose('Leave it as it is');
    await board.locator('#write:enabled').waitFor();
    await workbench.activeTab('Triage').waitFor();
    assert.ok(await portal.locator('.strategic input').isChecked());
    assert.equal(await workbench.read('clinic.portfolio'), before);
    await write.click();
    await workbench.quickInput.choose('clinic.portfolio');
    await workbench.quickInput.choose('Apply these changes');
    await workbench.line('title: Portal');
    await page.locator('.tab', { hasText: 'Triage' }).waitFor({ state: 'detached' });
    assert.match(await workbench.save('clinic.portfolio'), /title: Portal\n +track: strategic\n/);
  },
);

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
    for (const theme of ['Light Modern', 'Dark Modern', 'Default High Contrast'])
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
