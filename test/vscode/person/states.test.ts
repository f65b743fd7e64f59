/** What a person sees where there is more than one portfolio, no server, or another day than today. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { person, personAtNight } from '../../support/person.ts';
import { Windows } from '../../support/windows.ts';

const windows = new Windows({ trustAll: false });

personAtNight(
  'several portfolios in a folder stand side by side, each with its tracks',
  windows,
  'several',
  async (workbench) => {
    await workbench.openFile('north.portfolio');
    await workbench.showView('Twotrack');
    for (const name of ['North', 'South']) {
      // While a second portfolio is found, the one level becomes two, and VS Code may draw both for a moment.
      await workbench.row(`${name} Works`).first().waitFor();
      await workbench.row(`${name} line`).first().waitFor();
    }
  },
);

personAtNight(
  'a window with several folders shows the portfolio of each',
  windows,
  'several/several.code-workspace',
  async (workbench) => {
    await workbench.openFile('south.portfolio');
    await workbench.showView('Twotrack');
    for (const name of ['North', 'South']) await workbench.row(`${name} line`).first().waitFor();
  },
);

person(
  'the stated date is left by a click and taken again by the next, and a wrong one is told',
  windows,
  { fresh: 'clinic' },
  async (workbench) => {
    const { page, folder } = workbench;
    const day = page.locator('.part.statusbar [id*="twotrack.today"]');
    await workbench.openFile('wards.portfolio');
    await day.filter({ hasText: 'as of 2027-09-15' }).click();
    const toast = page
      .locator('.notification-toast')
      .filter({ hasText: 'Portfolios are shown as of today.' });
    await toast.waitFor();
    await workbench.command('Notifications: Clear All Notifications');
    await toast.waitFor({ state: 'hidden' });
    await day.filter({ hasText: 'as of today' }).click();
    await day.filter({ hasText: 'as of 2027-09-15' }).waitFor();
    const settings = (text: string): Promise<void> =>
      writeFile(join(folder, '.vscode/settings.json'), `{ "twotrack.today": ${text} }`);
    await settings('"2027-02-30"');
    await day.filter({ hasText: '“2027-02-30” is not a date' }).waitFor();
    await settings('20270915');
    await day.filter({ hasText: '“20270915” is not a date' }).click();
    await page.locator('.settings-editor').filter({ hasText: '1 Setting Found' }).waitFor();
  },
);

person('a folder that is not trusted has its tree and its fixes', windows, 'clinic', async (workbench) => {
  await workbench.openFile('wards.portfolio');
  await workbench.page.locator('.statusbar-item').filter({ hasText: 'Restricted Mode' }).waitFor();
  await workbench.showView('Twotrack');
  await workbench.row('Shorten the bed handover').click();
  await workbench.cursorAt('Shorten the bed handover');
  // Further on in the title, where the tree has led: VS Code shows the lightbulb once the cursor moves.
  await workbench.clickText('the bed handover');
  await workbench.quickFix('Change track to operational');
  await workbench.row(/^Operational(?:.* · )?2(?: [▁-█·]+)?$/).waitFor();
});

personAtNight('a restart of the server brings the tree back', windows, 'clinic', async (workbench) => {
  await workbench.openFile('wards.portfolio');
  await workbench.showView('Twotrack');
  await workbench.row(/^Strategic(?:.* · )?2(?: [▁-█·]+)?$/).waitFor();
  await workbench.command('Twotrack: Restart Server');
  await workbench.row(/^Strategic(?:.* · )?2(?: [▁-█·]+)?$/).waitFor();
});
