/** A person changes items from the tree by the keyboard alone. */
import { handover, onRow } from '../../support/clinic-tree.ts';
import { person, personAtNight } from '../../support/person.ts';
import { Windows } from '../../support/windows.ts';

const windows = new Windows();

person(
  'the keyboard alone moves an item, sets its status, copies its id and opens it beside',
  windows,
  'clinic',
  async (workbench) => {
    const { page } = workbench;
    await onRow(workbench, handover);
    await page.keyboard.press('Control+Alt+m');
    await workbench.quickInput.choose('Operational');
    await workbench.row(/^Operational(?:.* · )?2(?: [▁-█·]+)?$/).waitFor();
    // Its row in the other group has the focus: the keyboard goes on with it.
    await workbench.row(handover).and(page.locator('.focused')).waitFor();
    await page.keyboard.press('Control+Alt+s');
    await workbench.quickInput.choose('paused');
    await workbench.row(handover).filter({ hasText: 'paused' }).waitFor();
    await page.keyboard.press('Control+c');
    await page.locator('.part.statusbar').filter({ hasText: 'Copied: wrong-track' }).waitFor();
    await workbench.line('track: operational  # said');
    await workbench.line('status: paused');
    const groups = await page.locator('.editor-group-container').count();
    await page.keyboard.press('Control+Enter');
    await page.locator('.editor-group-container').nth(groups).waitFor();
  },
);

personAtNight(
  'an item that a key moves to the other group keeps the keyboard, also where the window is slow',
  windows,
  'clinic',
  async (workbench) => {
    const { page } = workbench;
    await onRow(workbench, handover);
    await page.keyboard.press('Control+Alt+m');
    await workbench.quickInput.row('Operational').waitFor();
    const tools = await page.context().newCDPSession(page);
    // The row is asked for before it is drawn.
    await tools.send('Emulation.setCPUThrottlingRate', { rate: 12 });
    await workbench.quickInput.choose('Operational');
    await workbench.row(/^Operational(?:.* · )?2(?: [▁-█·]+)?$/).waitFor();
    await workbench.row(handover).and(page.locator('.focused.selected')).waitFor();
    // The next test may have this window.
    await tools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await tools.detach();
  },
);
