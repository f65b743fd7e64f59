/** A person works in the tree of the two tracks. */
import assert from 'node:assert/strict';
import { person, personAtNight } from '../../support/person.ts';
import { Windows } from '../../support/windows.ts';
import type { Workbench } from '../../support/workbench.ts';

const windows = new Windows();

const mixed = 'Cut the wait at triage and enter the home care market';
const handover = 'Shorten the bed handover';

/** What the rows of the tree say, as a person reads them from top to bottom. */
async function rows(workbench: Workbench): Promise<string[]> {
  const all = await workbench.row(/./).all();
  return Promise.all(
    all.map(async (row) =>
      (await row.locator('.monaco-icon-label').innerText()).replaceAll(/\s+/g, ' ').trim(),
    ),
  );
}

/** Waits until the group says so many items. */
async function group(workbench: Workbench, label: string, count: number): Promise<void> {
  await workbench.row(new RegExp(`^${label}(?:.* · )?${count}(?: [▁-█·]+)?$`)).waitFor();
}

person(
  'shows both tracks with count and share, a third group for what is open and a quiet fourth',
  windows,
  'clinic',
  async (workbench) => {
    await workbench.openFile('wards.portfolio');
    await workbench.showView('Twotrack');
    await workbench.row('Mixed or no track').waitFor();
    const said = await rows(workbench);
    // What needs a decision stands first.
    assert.match(said[0] ?? '', /^Mixed or no track ?1 mixed, 1 none$/);
    assert.ok(
      said.some((row) => /^Strategic ?\d+%(?: \/ \d+%)? · 2 [▁-█·]{3,}$/.test(row)),
      said.join('; '),
    );
    assert.ok(
      said.some((row) => /^Operational ?\d+%(?: \/ \d+%)? · 1 [▁-█·]{3,}$/.test(row)),
      said.join('; '),
    );
    assert.ok(
      said.some((row) => /^Neither ?1$/.test(row)),
      said.join('; '),
    );
    // A screen reader is told the same, without bars and signs.
    const heard = async (row: string | RegExp): Promise<string> =>
      (await workbench.row(row).first().getAttribute('aria-label')) ?? '';
    assert.match(await heard(/^Strategic/), /^Strategic, 2, \d+% of effort over the period/);
    assert.match(await heard(mixed), /^Cut the wait [^,]*, active, mixed, operational, due 20/);
    // The fourth is folded until somebody wants it.
    assert.equal(await workbench.row('Replace the old boiler').count(), 0);
    await workbench.row(/^Neither/).click();
    const boiler = workbench.row('Replace the old boiler');
    // A redraw may take the click: the key unfolds the row whatever became of it, and folds nothing.
    for (let tries = 0; tries < 10 && (await boiler.count()) === 0; tries++) {
      await workbench.page.keyboard.press('ArrowRight');
      await boiler.waitFor({ timeout: 5_000 }).catch(() => undefined);
    }
    await boiler.waitFor();
  },
);

person('a click reveals the item; the cursor selects it', windows, 'clinic', async (workbench) => {
  await workbench.openFile('clinic.portfolio');
  await workbench.showView('Twotrack');
  await workbench.row(handover).click();
  await workbench.activeTab('wards.portfolio').waitFor();
  await workbench.cursorAt(handover);
  await workbench.findText(mixed);
  await workbench.row(mixed).and(workbench.page.locator('.selected')).waitFor();
});

person('follows every keystroke', windows, 'clinic', async (workbench) => {
  await workbench.openFile('wards.portfolio');
  await workbench.showView('Twotrack');
  await group(workbench, 'Strategic', 2);
  await workbench.findText('track: strategic');
  await workbench.clickText('strategic  # said');
  await workbench.page.keyboard.press('Control+Delete');
  await workbench.page.keyboard.type('operational');
  await group(workbench, 'Strategic', 1);
  await group(workbench, 'Operational', 2);
  await workbench.clickText('Shorten the bed handover');
  await workbench.page.keyboard.type('We ');
  await workbench.row('We Shorten the bed handover').waitFor();
});

person('the context menu changes the track', windows, 'clinic', async (workbench) => {
  await workbench.openFile('wards.portfolio');
  const before = await workbench.read('wards.portfolio');
  await workbench.showView('Twotrack');
  await group(workbench, 'Strategic', 2);
  await workbench.contextMenu(workbench.row(handover), 'Move to Track', 'Operational');
  await group(workbench, 'Operational', 2);
  await group(workbench, 'Strategic', 1);
  assert.equal(
    await workbench.save('wards.portfolio'),
    before.replace('strategic  # said', 'operational  # said'),
  );
});

person('an item is dragged to the other track', windows, 'clinic', async (workbench) => {
  await workbench.openFile('wards.portfolio');
  const before = await workbench.read('wards.portfolio');
  await workbench.showView('Twotrack');
  await group(workbench, 'Operational', 1);
  await workbench.row(handover).dragTo(workbench.row(/^Operational/));
  await group(workbench, 'Operational', 2);
  assert.equal(
    await workbench.save('wards.portfolio'),
    before.replace('strategic  # said', 'operational  # said'),
  );
});

personAtNight('F2 renames an item and keeps its id', windows, 'clinic', async (workbench) => {
  await workbench.openFile('wards.portfolio');
  const before = await workbench.read('wards.portfolio');
  await workbench.showView('Twotrack');
  await group(workbench, 'Strategic', 2);
  await workbench.row(handover).click();
  await workbench.row(handover).and(workbench.page.locator('.focused')).waitFor();
  await workbench.page.keyboard.press('F2');
  const input = workbench.quickInput.input;
  await input.waitFor();
  assert.equal(await input.inputValue(), handover);
  await input.fill('Hand over beds: faster');
  await input.press('Enter');
  await workbench.row('Hand over beds: faster').waitFor();
  const after = await workbench.save('wards.portfolio');
  assert.match(after, /- id: wrong-track\n {4}title: ("Hand over beds: faster"|'Hand over beds: faster')\n/);
  assert.equal(after.length - before.length, 'Hand over beds: faster'.length + 2 - handover.length);
});

personAtNight('a new item stands in the group it was asked for', windows, 'clinic', async (workbench) => {
  await workbench.openFile('wards.portfolio');
  await workbench.showView('Twotrack');
  await group(workbench, 'Strategic', 2);
  await workbench.contextMenu(workbench.row(/^Operational/), 'New Item');
  await workbench.quickInput.answer('Label every specimen');
  await group(workbench, 'Operational', 2);
  await workbench.row('Label every specimen').waitFor();
});

personAtNight(
  'a sentence given to the tree’s title bar is read for its measure and date',
  windows,
  'clinic',
  async (workbench) => {
    const { page } = workbench;
    await workbench.openFile('wards.portfolio');
    await workbench.showView('Twotrack');
    await group(workbench, 'Strategic', 2);
    await page.locator('.sidebar .action-label[aria-label^="Add an Item"]').first().click();
    await workbench.quickInput.tryAnswer('Shorten the wait in imaging from 22 to 10 minutes by March');
    await group(workbench, 'Operational', 2);
    await workbench.line('measures: [{name: wait in imaging, baseline: 22, target: 10, unit: minutes}]');
    await workbench.line('end: 2028-03');
  },
);

personAtNight(
  'a filter that matches nothing says so, and a click clears it',
  windows,
  'clinic',
  async (workbench) => {
    await workbench.openFile('wards.portfolio');
    await workbench.showView('Twotrack');
    await group(workbench, 'Strategic', 2);
    await workbench.command('Twotrack: Filter');
    await workbench.quickInput.answer('zeppelin');
    await workbench.row('No item matches “zeppelin”').click();
    await group(workbench, 'Strategic', 2);
  },
);
