/** What if, from the tree's menu: written into a scenario, compared with the portfolio, and published after a look. */
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../../scripts/run.ts';
import { person, personAtNight } from '../../support/person.ts';
import { PicturePage } from '../../support/picture-page.ts';
import { variants } from '../../support/runs.ts';
import { frameWith } from '../../support/webview.ts';
import { Windows } from '../../support/windows.ts';
import type { Workbench } from '../../support/workbench.ts';

const windows = new Windows();

const SCENARIO = 'scenarios/no-handover.scenario.portfolio';

const snapshot = (workbench: Workbench, name: string): Promise<void> =>
  workbench.screenshot(join(root, `out/pictures/what-if-${name}.png`));

person(
  'an item is stopped in a what-if, compared, and published after a look at the edits',
  windows,
  'clinic',
  async (workbench) => {
    const { page } = workbench;
    const before = await workbench.read('wards.portfolio');
    await workbench.openFile('wards.portfolio');
    await workbench.onDay('2027-09-15');
    await workbench.showView('Twotrack');
    await workbench.row('Shorten the bed handover').waitFor();
    await workbench.contextMenu(workbench.row('Shorten the bed handover'), 'What If', 'Stop in a What-If');
    await workbench.quickInput.answer('No handover');
    await workbench.activeTab('no-handover.scenario.portfolio').waitFor();
    await workbench.line('status: stopped');
    assert.equal(
      await workbench.read(SCENARIO),
      'scenario: No handover\n\nitems:\n  - id: wrong-track\n    status: stopped\n',
    );
    assert.equal(await workbench.read('wards.portfolio'), before);
    await snapshot(workbench, 'written');

    await workbench.command('Twotrack: Compare the Scenarios');
    const compared = await frameWith(workbench, 'table.sides');
    await compared.locator('.told').filter({ hasText: 'Shorten the bed handover' }).first().waitFor();
    await snapshot(workbench, 'compared');

    // Nothing is ticked to begin with, and a message says so, for a while.
    const said = page
      .locator('.notification-toast')
      .filter({ hasText: 'Tick what you want to publish' })
      .waitFor();
    await compared.locator('.made a').filter({ hasText: 'Publish' }).click();
    await said;
    const preview = page.locator('.bulk-edit-panel');
    const apply = preview.locator('.monaco-button').filter({ hasText: 'Apply' });
    await apply.waitFor();
    await snapshot(workbench, 'previewed');
    assert.equal(
      await workbench.read('wards.portfolio'),
      before,
      'nothing is written before it is confirmed',
    );
    const file = preview.locator('.monaco-list-row').filter({ hasText: 'wards.portfolio' });
    await file.locator('.edit-checkbox').click();
    await file.locator('.edit-checkbox[aria-checked=true]').waitFor();
    const published = page
      .locator('.notification-toast')
      .filter({ hasText: 'is published in one file' })
      .waitFor();
    await apply.click();
    await published;
    await workbench.openFile('wards.portfolio');
    await workbench.findText('status: stopped');
    await snapshot(workbench, 'published');
    await workbench.clickText('Shorten the bed handover');
    await page.keyboard.press('Control+z');
    // Another item is planned too: that this one is not stopped any more is what shows.
    await page
      .locator('.editor-group-container.active .view-line')
      .filter({ hasText: 'status: stopped' })
      .waitFor({ state: 'detached' });
    // What is as it was saved has nothing to be saved.
    await page.locator('.editor-group-container.active .tab.active:not(.dirty)').waitFor();
    assert.equal(await workbench.read('wards.portfolio'), before, 'one undo takes it back');
  },
);

personAtNight(
  'while a scenario is written the picture shows what it would make, says so, and leads back',
  windows,
  'clinic',
  async (workbench) => {
    await mkdir(join(workbench.folder, 'scenarios'));
    await writeFile(
      join(workbench.folder, SCENARIO),
      'scenario: No handover\nitems:\n  - id: wrong-track\n    status: stopped\n',
    );
    await workbench.openFile('wards.portfolio');
    await workbench.onDay('2027-09-15');
    await workbench.showView('Twotrack');
    await workbench.openFile('no-handover.scenario.portfolio');
    const picture = await PicturePage.open(workbench);
    await picture.show('timeline');
    const notice = picture.frame.locator('#notice').filter({ hasText: 'What if: “No handover”' });
    await notice.waitFor();
    await picture.mark('Shorten the bed handover').waitFor({ state: 'detached' });
    await workbench.page.locator('.tab').filter({ hasText: 'what if: No handover' }).waitFor();
    await workbench.page
      .locator('.part.sidebar')
      .filter({ hasText: 'is a what-if. The tree shows the portfolio as it is' })
      .waitFor();
    const marked = workbench.row('Shorten the bed handover').filter({ hasText: 'what if: stopped' });
    await marked.locator('.codicon-beaker').waitFor();
    await workbench.tooltip(marked, 'what if: stopped');
    assert.deepEqual(await picture.serious(), []);
    await snapshot(workbench, 'picture');
    for (const [theme, body] of variants([
      ['Default Dark Modern', 'vscode-dark'],
      ['Default High Contrast', 'vscode-high-contrast'],
      ['Default Light Modern', 'vscode-light'],
    ] as const)) {
      await picture.theme(theme, body);
      await snapshot(workbench, `picture-${body}`);
    }
    await notice.locator('button').filter({ hasText: 'Show it as it is' }).click();
    await picture.mark('Shorten the bed handover').waitFor();
    await notice.waitFor({ state: 'hidden' });
    await workbench.page.locator('.tab').filter({ hasText: 'Lakeside Clinic: two paths' }).waitFor();
    // It follows the text that one goes to.
    await workbench.page.locator('.tab').filter({ hasText: 'wards.portfolio' }).click();
    await workbench
      .row('Shorten the bed handover')
      .filter({ hasText: 'what if' })
      .waitFor({ state: 'detached' });
    await workbench.page.locator('.tab').filter({ hasText: 'no-handover.scenario' }).click();
    await notice.waitFor();
  },
);
