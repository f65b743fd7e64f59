/** What a person sees where there is no portfolio, more than one, or no server. */
import { person } from '../../support/person.ts';
import { Windows } from '../../support/windows.ts';

const windows = new Windows({ trustAll: false });

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

person(
  'a window with several folders shows the portfolio of each',
  windows,
  'several/several.code-workspace',
  async (workbench) => {
    await workbench.openFile('south.portfolio');
    await workbench.showView('Twotrack');
    for (const name of ['North', 'South']) await workbench.row(`${name} line`).first().waitFor();
  },
);

person('a folder that is not trusted has its tree and its fixes', windows, 'clinic', async (workbench) => {
  await workbench.openFile('wards.portfolio');
  await workbench.page.locator('.statusbar-item').filter({ hasText: 'Restricted Mode' }).waitFor();
  await workbench.showView('Twotrack');
  await workbench.row('Shorten the bed handover').click();
  await workbench.clickText('strategic  # said');
  await workbench.quickFix('Change track to operational');
  await workbench.row(/^Operational(?:.* · )?2(?: [▁-█·]+)?$/).waitFor();
});

person('a restart of the server brings the tree back', windows, 'clinic', async (workbench) => {
  await workbench.openFile('wards.portfolio');
  await workbench.showView('Twotrack');
  await workbench.row(/^Strategic(?:.* · )?2(?: [▁-█·]+)?$/).waitFor();
  await workbench.command('Twotrack: Restart Server');
  await workbench.row(/^Strategic(?:.* · )?2(?: [▁-█·]+)?$/).waitFor();
});
