/** A person opens a portfolio, reads what is found and what its rule is for, and mends it by the lightbulb. */
import assert from 'node:assert/strict';
import { person, personAtNight } from '../../support/person.ts';
import { frameWith } from '../../support/webview.ts';
import { Windows } from '../../support/windows.ts';

const windows = new Windows();

const mixed = 'Cut the wait at triage and enter the home care market';

person(
  'findings are underlined, and listed with their rule and their evidence',
  windows,
  'clinic',
  async (workbench) => {
    await workbench.openFile('wards.portfolio');
    const { page } = workbench;
    await page.locator('.squiggly-warning').first().waitFor();
    await page.keyboard.press('Control+Shift+m');
    const row = (text: string | RegExp) =>
      page.locator('.markers-panel .monaco-list-row').filter({ hasText: text });
    await row('reads as an improvement').waitFor();
    const rule = row('reads as an improvement').locator('a').filter({ hasText: 'mixed-traits' });
    assert.match((await rule.getAttribute('href')) ?? '', /docs\/rules\/mixed-traits\.md$/);
    // The evidence hangs below the finding.
    await row('reads as an improvement').click();
    await page.keyboard.press('ArrowRight');
    await row(/build a new service|home care market|capital investment/)
      .nth(1)
      .waitFor();
  },
);

person(
  'the hover says what was found and why, and opens the page of the rule',
  windows,
  'clinic',
  async (workbench) => {
    await workbench.openFile('wards.portfolio');
    await workbench.page.locator('.squiggly-warning').first().waitFor();
    assert.match(
      await workbench.hover('Cut the wait at triage'),
      /reads as an improvement[\s\S]*mixed-traits/,
    );
    await workbench.clickText(mixed);
    await workbench.quickFix('Explain mixed-traits');
    await workbench.page.locator('.tab').filter({ hasText: 'mixed-traits' }).first().waitFor();
  },
);

personAtNight(
  'Ctrl+. changes the track; Ctrl+Z brings the same bytes back',
  windows,
  'clinic',
  async (workbench) => {
    await workbench.openFile('wards.portfolio');
    const before = await workbench.read('wards.portfolio');
    await workbench.findText('track: strategic');
    await workbench.clickText('strategic  # said');
    await workbench.quickFix('Change track to operational');
    await workbench.line('track: operational  # said in the steering group');
    assert.equal(
      await workbench.save('wards.portfolio'),
      before.replace('strategic  # said', 'operational  # said'),
    );
    await workbench.page.keyboard.press('Control+z');
    await workbench.line('track: strategic  # said in the steering group');
    assert.equal(await workbench.save('wards.portfolio'), before);
  },
);

person(
  'Ctrl+. splits a mixed item; Ctrl+Z brings the same bytes back',
  windows,
  'clinic',
  async (workbench) => {
    await workbench.openFile('wards.portfolio');
    const before = await workbench.read('wards.portfolio');
    await workbench.clickText(mixed);
    await workbench.quickFix('Split into an operational and a strategic item…');
    const page = await frameWith(workbench, '#apply:enabled');
    await page.locator('#apply').click();
    // The page goes, the text comes to the front, and only then it is said what was done.
    await workbench.page.locator('.notification-toast').filter({ hasText: 'is now' }).waitFor();
    await workbench.openFile('wards.portfolio');
    await workbench.activeTab().and(workbench.page.locator('.dirty')).waitFor();
    const after = await workbench.save('wards.portfolio');
    const tracks = [...after.matchAll(/^ {2}- id: (\S+)\n(?: {4}.*\n)*? {4}track: (\S+)/gm)].map(
      ([, id, track]) => `${id} ${track}`,
    );
    assert.equal(tracks.length, 4, tracks.join(', '));
    assert.equal(tracks[0], 'two-in-one operational');
    assert.match(tracks[1] ?? '', / strategic$/);
    await workbench.page.keyboard.press('Control+z');
    await workbench.activeTab().and(workbench.page.locator('.dirty')).waitFor();
    assert.equal(await workbench.save('wards.portfolio'), before);
  },
);
