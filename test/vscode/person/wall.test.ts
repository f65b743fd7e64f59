/** The wall opened from the workbench: a page of its own in the browser, renewed by what is saved and by nothing else. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { root } from '../../../scripts/run.ts';
import { person } from '../../support/person.ts';
import { Windows } from '../../support/windows.ts';

const windows = new Windows();

/** Where a forwarded port is reached on the machine itself. */
const directly = (url: string): string =>
  url.replace(/^http:\/\/[^/]+\/proxy\/(\d+)(\/.*)$/, 'http://127.0.0.1:$1$2');

person(
  'the wall opens in the browser, shows what is saved and not what is typed',
  windows,
  'clinic',
  async (workbench) => {
    const { page } = workbench;
    await workbench.openFile('clinic.portfolio');
    const opens = page.context().waitForEvent('page');
    await workbench.command('Open the Wall');
    const wall = await opens;
    // This server hands the ports of its machine out under an address of its own, and has no front that serves it.
    await wall.goto(directly(wall.url()));
    await wall.locator('.name').filter({ hasText: 'Lakeside Clinic' }).waitFor();
    const address = wall.url();
    assert.match(address, /^http:\/\/127\.0\.0\.1:\d+\/[\w-]{24}\/$/);
    await wall.setViewportSize({ width: 1920, height: 1080 });
    await wall.screenshot({ path: join(root, 'out/pictures/wall.png') });
    await page.bringToFront();
    await page.locator('.notification-toast').filter({ hasText: 'The wall of Lakeside Clinic' }).waitFor();
    // Every name that the wall has ever borne.
    await wall.evaluate(() => {
      const name = document.querySelector('.name') as HTMLElement;
      new MutationObserver(() => {
        document.body.dataset['names'] = `${document.body.dataset['names'] ?? ''}${name.textContent}|`;
      }).observe(name, { childList: true });
    });
    await workbench.clickText('Lakeside Clinic');
    await page.keyboard.press('End');
    await page.keyboard.type(' East');
    await workbench.line('Clinic East');
    for (let i = 0; i < ' East'.length; i++) await page.keyboard.press('Backspace');
    await page.keyboard.type(' West');
    await workbench.line('Clinic West');
    await page.keyboard.press('Control+s');
    await wall.locator('.name').filter({ hasText: 'Clinic West' }).waitFor();
    assert.doesNotMatch((await wall.locator('body').getAttribute('data-names')) ?? '', /East/);
    assert.equal(wall.url(), address);
    await wall.close();
  },
);
