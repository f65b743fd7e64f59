/** Hands in the timeline of the picture: what a person moves there is what the text says, and one undo brings it back. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { root } from '../../../scripts/run.ts';
import { person, personAtNight } from '../../support/person.ts';
import { PicturePage } from '../../support/picture-page.ts';
import { Windows } from '../../support/windows.ts';
import type { Workbench } from '../../support/workbench.ts';

const windows = new Windows();

const handover = 'Shorten the bed handover';

/** Opens the text at the dates of the item and, beside it, the picture's timeline. */
async function timeline(workbench: Workbench): Promise<PicturePage> {
  await workbench.openFile('wards.portfolio');
  await workbench.onDay('2027-09-15');
  await workbench.findText('start: 2027-10-04');
  const picture = await PicturePage.open(workbench);
  await picture.show('timeline');
  return picture;
}

/** What is taken hold of: a bar, one of its ends, a milestone. */
const grip = (picture: PicturePage, item: string, name: string): Locator =>
  picture.frame.locator(`.item[aria-label*="${item}"] [data-grip="${name}"]`);

/** The words beside what is held. */
const chip = (picture: PicturePage, says: string | RegExp): Promise<void> =>
  picture.frame.locator('.chip:visible').filter({ hasText: says }).waitFor();

/** Undoes once in the text. */
async function undoInText(workbench: Workbench): Promise<void> {
  await workbench.clickText('review: weekly');
  await workbench.page.keyboard.press('Control+z');
}

const snapshot = (workbench: Workbench, name: string): Promise<void> =>
  workbench.screenshot(join(root, `out/pictures/timeline-${name}.png`));

person(
  'keys move a bar and its end: only the dates change, and one undo takes each back',
  windows,
  'clinic',
  async (workbench) => {
    const { page } = workbench;
    const before = await workbench.read('wards.portfolio');
    const picture = await timeline(workbench);
    await picture.mark(handover).focus();
    await page.keyboard.press('Alt+ArrowRight');
    await workbench.line('start: 2027-10-05');
    const moved = before.replace(
      'start: 2027-10-04\n    end: 2027-12-17',
      'start: 2027-10-05\n    end: 2027-12-18',
    );
    // The focus stays on the mark: the next key goes on with it, and VS Code does not go back to where the caret was.
    await picture.frame.waitForFunction(
      (title) => document.activeElement?.getAttribute('aria-label')?.includes(title),
      handover,
    );
    await page.keyboard.press('Alt+Shift+ArrowLeft');
    await workbench.line('end: 2027-12-17');
    await snapshot(workbench, 'by-keys');
    await undoInText(workbench);
    await workbench.line('end: 2027-12-18');
    assert.equal(await workbench.save('wards.portfolio'), moved);
    await page.keyboard.press('Control+z');
    await workbench.line('start: 2027-10-04');
    assert.equal(await workbench.save('wards.portfolio'), before);
  },
);

personAtNight(
  'a bar is dragged by the mouse: the label follows, the text gets the dates, Ctrl+Z in the picture takes it back',
  windows,
  'clinic',
  async (workbench) => {
    const { page } = workbench;
    const before = await workbench.read('wards.portfolio');
    const picture = await timeline(workbench);
    const box = await grip(picture, handover, 'bar').boundingBox();
    assert.ok(box !== null);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 10, y);
    await page.mouse.move(x + 30, y);
    await chip(picture, /^2027-1\d-\d\d to 202[78]-\d\d-\d\d$/);
    await snapshot(workbench, 'dragged');
    const label = (await picture.frame.locator('.chip:visible').textContent()) ?? '';
    await page.mouse.up();
    const [start = '', end = ''] = label.split(' to ');
    await workbench.line(`start: ${start}`);
    await picture.frame.locator('.chip').waitFor({ state: 'hidden' });
    const moved = before.replace(
      'start: 2027-10-04\n    end: 2027-12-17',
      `start: ${start}\n    end: ${end}`,
    );
    await picture.mark(handover).focus();
    await page.keyboard.press('Control+z');
    await workbench.line('start: 2027-10-04');
    // It was an edit like any other: the text's own undo brings the dates back again.
    await undoInText(workbench);
    await workbench.line(`start: ${start}`);
    assert.equal(await workbench.save('wards.portfolio'), moved);
    await page.keyboard.press('Control+z');
    await workbench.line('start: 2027-10-04');
    assert.equal(await workbench.save('wards.portfolio'), before);
  },
);
