/** A list from elsewhere: pasted and classified, imported from a sheet, and brought up to date with changes to confirm. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { person } from '../../support/person.ts';
import { type Workbench, Workbenches } from '../../support/workbench.ts';

let windows: Workbenches;
before(async () => {
  windows = await Workbenches.start({ trustAll: false });
});
after(() => windows.close());

async function choose({ page }: Workbench, label: string): Promise<void> {
  await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: label }).first().click();
}
const title = ({ page }: Workbench, text: string): Promise<void> =>
  page.locator('.quick-input-widget:visible').filter({ hasText: text }).waitFor();

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
  () => windows,
  'empty',
  async (workbench) => {
    const { page } = workbench;
    await workbench.showView('Twotrack');
    await page.locator('.sidebar .welcome-view a', { hasText: 'Classify it' }).click();
    await choose(workbench, 'A list that I type or paste');
    await page.locator('.tab.active').filter({ hasText: 'Untitled' }).waitFor();
    await page.locator('.editor-instance .view-lines').first().click();
    await page.keyboard.insertText(LIST);
    await workbench.line('Various');
    await workbench.command('Twotrack: Classify a List');
    await choose(workbench, 'The text in this editor');
    await title(workbench, '1 of 2: Various');
    await look(workbench, 'ask');
    await choose(workbench, 'Leave it open');
    await title(workbench, '2 of 2: Training');
    await choose(workbench, 'Operational');
    await page.locator('.notification-toast').filter({ hasText: '4 items, 1 without a track' }).waitFor();
    await workbench.line('id: various');
    await workbench.line('track: strategic');
    await look(workbench, 'classified');
    const shown = (await page.locator('.editor-instance .view-line').allTextContents())
      .join('\n')
      .replaceAll('\u00a0', ' ');
    assert.match(shown, /end: 2029-12-31/);
    assert.match(shown, /title: Training\n +track: operational/);
  },
);

person(
  'a sheet brings a file up to date by changes that are confirmed first',
  () => windows,
  'clinic',
  async (workbench) => {
    const { page } = workbench;
    const before = await workbench.read('clinic.portfolio');
    await writeFile(
      join(workbench.folder, 'backlog.csv'),
      'Key,Title,Cost centre,Lead\nB-1,Reduce rework and waiting at the counter,77,Ana\nB-2,Acquire a competitor and enter a new market abroad,78,Bo\n',
    );
    // A window that has just opened does not know the commands of its extensions yet.
    await workbench.showView('Twotrack');
    await workbench.row(/./).first().waitFor();
    await workbench.showView('Explorer');
    await workbench.contextMenu(
      page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: 'backlog.csv' }),
      'Import a Spreadsheet',
    );
    await choose(workbench, 'clinic.portfolio');
    await title(workbench, '2 new, 0 changed');
    await look(workbench, 'columns');
    await choose(workbench, 'Cost centre');
    await choose(workbench, 'x-cost-centre');
    await title(workbench, '→ x-cost-centre');
    await choose(workbench, 'Show the result');
    await title(workbench, 'Change the file so');
    await page
      .locator('.monaco-diff-editor .editor.modified .view-line')
      .filter({ hasText: 'x-cost-centre' })
      .first()
      .waitFor();
    await look(workbench, 'preview');
    assert.equal(await workbench.read('clinic.portfolio'), before);
    await choose(workbench, 'Change the file so');
    await workbench.line('x-cost-centre: 77');
    const after = await workbench.save('clinic.portfolio');
    assert.ok(after.startsWith(before.trimEnd().slice(0, 200)));
    assert.match(
      after,
      /- id: b-2\n +title: Acquire a competitor and enter a new market abroad\n +track: strategic\n/,
    );
  },
);
