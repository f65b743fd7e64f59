/** A person rests the mouse on a finding, and asks what its rule is for. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { person } from '../../support/person.ts';
import { Workbenches } from '../../support/workbench.ts';

let windows: Workbenches;
before(async () => {
  windows = await Workbenches.start();
});
after(() => windows.close());

const mixed = 'Cut the wait at triage and enter the home care market';

person(
  'the hover says what was found and why, and opens the page of the rule',
  () => windows,
  'clinic',
  async (workbench) => {
    await workbench.openFile('wards.portfolio');
    await workbench.page.locator('.squiggly-warning').first().waitFor();
    assert.match(
      await workbench.hover('Cut the wait at triage'),
      /mixes operational improvement[\s\S]*mixed-traits/,
    );
    await workbench.clickText(mixed);
    await workbench.quickFix('Explain mixed-traits');
    await workbench.page.locator('.tab').filter({ hasText: 'mixed-traits' }).waitFor();
  },
);
