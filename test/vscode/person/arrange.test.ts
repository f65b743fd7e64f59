/** A person arranges the tree, and changes items from it by palette and mouse. */
import assert from 'node:assert/strict';
import { handover, onRow } from '../../support/clinic-tree.ts';
import { person, personAtNight } from '../../support/person.ts';
import { until } from '../../support/until.ts';
import { Windows } from '../../support/windows.ts';
import type { Workbench } from '../../support/workbench.ts';

const windows = new Windows();

async function groupBy(workbench: Workbench, how: string): Promise<void> {
  // Before there is a tree, there is nothing to group.
  await workbench.row(/./).first().waitFor();
  await workbench.command('Twotrack: Group By');
  await workbench.quickInput.choose(how);
}

/** Waits until the view says how it is arranged. */
async function said(workbench: Workbench, how: string): Promise<void> {
  await workbench.page.locator('.part.sidebar').filter({ hasText: how }).waitFor();
}

/** Row by row, from the top: what it says, without what follows the label. */
async function order(workbench: Workbench): Promise<readonly string[]> {
  const rows = await workbench.row(/./).locator('.label-name').allTextContents();
  return rows.map((text) => text.trim());
}

person('the tree is grouped and sorted as wished, and says so', windows, 'clinic', async (workbench) => {
  await workbench.openFile('wards.portfolio');
  await workbench.showView('Twotrack');
  for (const [how, group] of [
    ['by goal', /^Nobody waits without a reason/],
    ['by team', /^Executive board/],
    ['by status', /^Planned/],
    ['by findings', /^With warnings/],
  ] as const) {
    await groupBy(workbench, how);
    await workbench.row(group).waitFor();
    await said(workbench, how);
  }
  await groupBy(workbench, 'by track');
  await workbench.row(/^Strategic/).waitFor();
  await workbench.command('Twotrack: Sort By');
  await workbench.quickInput.choose('by title');
  await said(workbench, 'by title');
  await workbench.row(handover).waitFor();
  // While the tree is drawn anew, groups may be without their rows for a moment.
  await until('the items in the order of their titles', async () => {
    const rows = await order(workbench);
    const [first, second] = ['Open clinics in a new region', handover].map((title) => rows.indexOf(title));
    return first !== undefined && second !== undefined && first >= 0 && first < second;
  });
});

person(
  'an item is handed to a goal and a team by the palette, by small edits that undo takes back',
  windows,
  'clinic',
  async (workbench) => {
    const before = await workbench.read('wards.portfolio');
    await onRow(workbench, handover);
    await workbench.command('Twotrack: Add to Goal');
    await workbench.quickInput.choose('No avoidable harm');
    await workbench.activeTab().and(workbench.page.locator('.dirty')).waitFor();
    await workbench.clickText('id: wrong-track');
    await workbench.command('Twotrack: Hand to Team');
    await workbench.quickInput.choose('Executive board');
    await workbench.line('board: 0 fte');
    const after = await workbench.save('wards.portfolio');
    assert.equal(
      after,
      before
        .replace(
          /(id: wrong-track[\s\S]*?)goals: \[quick-care\]/,
          (_, start: string) => `${start}goals: [quick-care, safe-care]`,
        )
        .replace(
          /(id: wrong-track[\s\S]*?)teams: \{wards: 0.5 fte\}/,
          (_, start: string) => `${start}teams: {wards: 0.5 fte, board: 0 fte}`,
        ),
    );
  },
);

personAtNight(
  'several items are dragged to another status at once; a drop that makes no sense is refused with its reason',
  windows,
  'clinic',
  async (workbench) => {
    const { page } = workbench;
    await workbench.openFile('wards.portfolio');
    await workbench.showView('Twotrack');
    await groupBy(workbench, 'by status');
    // What it says of itself moves the rows: clicked at before, another one would be hit.
    await said(workbench, 'by status');
    await workbench.row(/^Planned/).waitFor();
    await workbench.row('Cut the wait from door to X-ray').click();
    await workbench.row('Cut the wait from door to X-ray').and(page.locator('.selected')).waitFor();
    await workbench.row('Cut the wait at triage').click({ modifiers: ['ControlOrMeta'] });
    await workbench.row('Cut the wait at triage').and(page.locator('.selected')).waitFor();
    await workbench.row('Cut the wait at triage').dragTo(workbench.row(/^Planned/));
    await workbench.row(/^Planned ?4/).waitFor();
    await groupBy(workbench, 'by findings');
    await workbench.row('With warnings').waitFor();
    await workbench.row(handover).first().dragTo(workbench.row('Without findings'));
    await page
      .locator('.notification-toast')
      .filter({ hasText: 'Dragging cannot resolve a finding' })
      .waitFor();
    const after = await workbench.save('wards.portfolio');
    assert.equal(after.match(/status: planned/g)?.length, 4);
    await groupBy(workbench, 'by track');
    await workbench.row(/^Strategic/).waitFor();
  },
);

person('a tooltip tells verdict, evidence, progress and dates', windows, 'clinic', async (workbench) => {
  await workbench.openFile('wards.portfolio');
  await workbench.showView('Twotrack');
  await workbench.row('Open clinics in a new region').waitFor();
  const hover = await workbench.tooltip(workbench.row('Hold the falls standard'), 'clearly operational');
  await hover.filter({ hasText: 'Speaks for the operational path' }).waitFor();
  await hover.filter({ hasText: '2027-12-17' }).waitFor();
});
