/** The tree of the fixture `clinic`, as a person begins to work in it. */
import type { Workbench } from './workbench.ts';

/** An item of the fixture `clinic` that stands on the wrong track. */
export const handover = 'Shorten the bed handover';

/** Opens the tree and puts the focus on an item's row. */
export async function onRow(workbench: Workbench, says: string): Promise<void> {
  await workbench.openFile('wards.portfolio');
  await workbench.showView('Twotrack');
  // As it is before anybody changes it, whatever the test before did.
  await workbench.row(/^Strategic(?:.* · )?2(?: [▁-█·]+)?$/).waitFor();
  // On an item that the text shows already, a click would lead into the text.
  await workbench.page.keyboard.press('Control+Home');
  await workbench.row(says).click();
  await workbench.row(says).and(workbench.page.locator('.focused.selected')).waitFor();
  // The click shows the item in the text; only then is it over.
  await workbench.cursorAt(says);
}
