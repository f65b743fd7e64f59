/** A list from elsewhere: pasted, sorted onto the tracks on one board, and written. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { serious } from '../../support/axe.ts';
import { person, personAtNight } from '../../support/person.ts';
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

personAtNight(
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
