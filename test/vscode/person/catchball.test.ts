/** Catchball in the real workbench: threads at a goal, an answer and an agreement written into the text. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { root } from '../../../scripts/run.ts';
import { person, personAtNight } from '../../support/person.ts';
import { variants } from '../../support/runs.ts';
import { until } from '../../support/until.ts';
import { Windows } from '../../support/windows.ts';
import type { Workbench } from '../../support/workbench.ts';

const windows = new Windows();

const TEXT = `goals:
  - id: short-stay
    title: Nobody stays a night too long
    owner: Executive board
    catchball:
      - from: Executive board
        to: wards
        date: 2027-09-01
        proposal: Home before noon for six of ten, by the spring
        answer: Five of ten; six needs the pharmacy at eight
      - {from: Executive board, to: wards, date: 2027-10-04, proposal: "Six of ten, and the pharmacy opens at eight"}
`;

const picture = (workbench: Workbench, name: string): Promise<void> =>
  workbench.screenshot(join(root, `out/pictures/catchball-${name}.png`));

/** The open thread, once it says so. */
async function thread({ page }: Workbench, says: string): Promise<Locator> {
  const found = page.locator('.review-widget:visible').filter({ hasText: says });
  await found.waitFor();
  return found;
}

person(
  'a thread of catchball takes an answer and an agreement, and closes',
  windows,
  'clinic',
  async (workbench) => {
    const { page } = workbench;
    await workbench.set({ 'twotrack.today': '2027-10-20' });
    await writeFile(join(workbench.folder, 'flow.portfolio'), TEXT);
    await workbench.openFile('flow.portfolio');
    const open = await thread(workbench, 'waits for an answer since 4 October 2027');
    assert.match((await open.textContent()) ?? '', /Executive board → Wards/);
    await picture(workbench, 'open');
    for (const [theme, body] of variants([
      ['Default Dark Modern', 'vs-dark'],
      ['Default High Contrast', 'hc-black'],
      ['Default Light Modern', 'vs'],
    ] as const)) {
      await workbench.set({ 'workbench.colorTheme': theme });
      await page.locator(`.monaco-workbench.${body}`).waitFor();
      await picture(workbench, body);
    }
    await open.locator('.review-thread-reply-button, .monaco-editor').last().click();
    await page.keyboard.type('Agreed, if the porters come too');
    await picture(workbench, 'reply');
    await open
      .locator('.monaco-text-button')
      .filter({ hasText: /^Answer$/ })
      .click();
    await thread(workbench, 'answered, not agreed');
    const answered = TEXT.replace('at eight"}', 'at eight", answer: "Agreed, if the porters come too"}');
    assert.equal(await workbench.save('flow.portfolio'), answered);
    const again = await thread(workbench, 'porters come too');
    await again.hover();
    await again.locator('.action-label[aria-label^="Agreed Today"]').click();
    await again.waitFor({ state: 'hidden' });
    await picture(workbench, 'agreed');
    assert.equal(
      await workbench.save('flow.portfolio'),
      answered.replace('come too"}', 'come too", agreed: 2027-10-20}'),
    );
  },
);

personAtNight(
  'catchball is begun on a goal by a command, and its thread stands at the goal',
  windows,
  'clinic',
  async (workbench) => {
    const { page, quickInput } = workbench;
    await workbench.openFile('clinic.portfolio');
    await workbench.clickText('Nobody waits without');
    await workbench.command('Begin Catchball…');
    await quickInput.answer('Chief nurse');
    await quickInput.choose('Wards');
    await quickInput.answer('Ten minutes to the first look');
    const open = await thread(workbench, 'Chief nurse → Wards');
    await picture(workbench, 'begun');
    // It stands below the title, and goes with it, once VS Code has moved what it draws between lines.
    await workbench.clickText('portfolio: Lakeside');
    const below = (): Promise<true> =>
      until('the thread below its title', async () => {
        const title = await (await workbench.line('Nobody waits without')).boundingBox();
        const box = await open.boundingBox();
        return title !== null && box !== null && Math.abs(box.y - (title.y + title.height)) < title.height;
      });
    await below();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await below();
  },
);
