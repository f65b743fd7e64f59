/** The A3 and what is mine in the real workbench: pages beside the text that follow it; an A3 saved and linked. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../../scripts/run.ts';
import { person } from '../../support/person.ts';
import { variants } from '../../support/runs.ts';
import { frameWith } from '../../support/webview.ts';
import { Windows } from '../../support/windows.ts';
import type { Workbench } from '../../support/workbench.ts';

const windows = new Windows();

const TEXT = `items:
  - id: triage-flow
    title: First look within ten minutes
    track: operational
    status: active
    owner: wards
    teams: [wards]
    start: 2027-01-11
    end: 2027-12-17
    description: Every patient is seen by a nurse within ten minutes of the door.
    measures: [{name: Door to triage, baseline: 22, target: 10, unit: min, plan: {2027-08: 14}, actuals: {2027-07: 18, 2027-08: 17}}]
`;

const picture = (workbench: Workbench, name: string): Promise<void> =>
  workbench.screenshot(join(root, `out/pictures/${name}.png`));

/** The page on each theme. */
async function inThemes(workbench: Workbench, name: string): Promise<void> {
  for (const [theme, body] of variants([
    ['Default Dark Modern', 'vs-dark'],
    ['Default High Contrast', 'hc-black'],
    ['Default Light Modern', 'vs'],
  ] as const)) {
    await workbench.set({ 'workbench.colorTheme': theme });
    await workbench.page.locator(`.monaco-workbench.${body}`).waitFor();
    await picture(workbench, `${name}-${body}`);
  }
}

person(
  'the A3 of a red measure opens beside the text, follows it, and is saved and linked',
  windows,
  'clinic',
  async (workbench) => {
    const { page, quickInput } = workbench;
    // The box of VS Code asks for the file, and not a dialog of the system.
    await workbench.set({ 'files.simpleDialog.enable': true });
    await writeFile(join(workbench.folder, 'flow.portfolio'), TEXT);
    await workbench.openFile('flow.portfolio');
    await workbench.clickText('First look');
    await workbench.command('Open the A3');
    const shown = await frameWith(workbench, '.sheet');
    await shown.locator('p.red').waitFor();
    assert.match(
      (await shown.locator('h1').textContent()) ?? '',
      /First look within ten minutes.*Door to triage/,
    );
    await inThemes(workbench, 'a3');
    await workbench.command('Save the A3 and Link It…');
    await quickInput.nameFile(join(workbench.folder, 'triage.md'));
    await page.locator('.notification-toast').filter({ hasText: 'Saved: triage.md' }).waitFor();
    await page
      .locator('.notification-toast .monaco-button')
      .filter({ hasText: 'Link it from the item' })
      .click();
    await workbench.openFile('flow.portfolio');
    assert.equal(
      await workbench.save('flow.portfolio'),
      `${TEXT}    links:\n      - title: "A3: Door to triage"\n        url: triage.md\n`,
    );
    assert.match(await workbench.read('triage.md'), /\]\(<flow\.portfolio>\)/);
  },
);

person('what is mine stands in one order beside the text', windows, 'clinic', async (workbench) => {
  await workbench.openFile('clinic.portfolio');
  await workbench.command('What Is Mine, and What Is First?');
  await workbench.quickInput.choose('Wards');
  const shown = await frameWith(workbench, 'h1');
  await shown.locator('body').filter({ hasText: 'Hold the falls standard' }).waitFor();
  await inThemes(workbench, 'mine');
});
