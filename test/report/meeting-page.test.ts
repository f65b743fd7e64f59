/** The page of a meeting in a room without VS Code: by keys alone, on a phone, in the dark, and to the files. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/chromium.ts';
import { decisionsIn } from '../../server/src/cli/input/minutes.ts';
import { dayOf } from '../../server/src/core/text/days.ts';
import { reviewSource } from '../../server/src/report/facts/source.ts';
import { meetingOf } from '../../server/src/report/meeting/meeting.ts';
import { meetingHtml } from '../../server/src/report/meeting/page.ts';
import { HOME, sessionWith } from '../support/world.ts';

const TEXT = `portfolio: Clinic
decisions: [{asked: One site or two, date: 2027-04-01, until: 2027-08-31}]
items:
  - id: wing
    title: Open a new wing for the region with a title that is long enough to be broken on a phone
    track: strategic
    status: planned
    end: 2028-12-31
    description: ${'Two floors for the region. '.repeat(12)}
    decision: Two floors or three
  - id: rounds
    title: Two nurses on every round
    track: operational
    status: active
    end: 2027-08-31
    measures: [{name: Falls, baseline: 9, target: 3, unit: per month, actuals: {2027-07: 8}}]
`;

describe('the page of a meeting', () => {
  let browser: Browser;
  let folder = '';
  before(async () => {
    const session = await sessionWith({ 'a.portfolio': TEXT }, dayOf(2027, 9, 15));
    const portfolio = session.workspace.portfolios.get(HOME);
    assert.ok(portfolio);
    const source = reviewSource(portfolio, session.analysisOf(portfolio), session.nameOf(portfolio));
    folder = await mkdtemp(join(tmpdir(), 'twotrack-meeting-'));
    await writeFile(join(folder, 'meeting.html'), meetingHtml(meetingOf(source)));
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const refused: string[] = [];
  async function open(width: number, colorScheme: 'light' | 'dark'): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 844 }, colorScheme });
    page.on('pageerror', (error) => refused.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') refused.push(message.text());
    });
    await page.goto(pathToFileURL(join(folder, 'meeting.html')).href);
    return page;
  }
  const heading = (page: Page): Promise<string> => page.locator('h1').innerText();

  it('goes from what was decided to the minutes by keys alone, and the minutes carry what was decided', async () => {
    const page = await open(1280, 'light');
    const press = async (...keys: readonly string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key);
    };
    const type = (text: string): Promise<void> => page.keyboard.type(text);
    await page.locator('.earlier button').focus();
    await press('Enter');
    await type('Two sites');
    await press('Enter');
    await press('Escape', 'ArrowRight', 'ArrowRight');
    assert.match(await heading(page), /new wing/);
    await press('d');
    await type('Three floors');
    await press('Enter');
    assert.match(await page.locator('.now').innerText(), /Two floors or three: Three floors/);
    await press('o');
    await type('Nobody');
    await press('Enter', 'u');
    assert.doesNotMatch(await page.locator('.now').innerText(), /Nobody/);
    await press('Space');
    assert.match(await heading(page), /Two nurses/);
    await press('e', 'Enter');
    assert.equal(await page.locator('[aria-invalid]').count(), 1);
    await type('2027-12');
    // A choice of one measure is none: what is typed goes into the words.
    await press('Enter', 'c');
    await type('Night rounds');
    await press('Enter', 'm');
    const text = await page.locator('pre').innerText();
    assert.deepEqual(decisionsIn(text, 'minutes.md'), [
      { act: 'decided', item: null, date: '2027-09-15', asked: 'One site or two', decided: 'Two sites' },
      {
        act: 'decided',
        item: 'wing',
        date: '2027-09-15',
        asked: 'Two floors or three',
        decided: 'Three floors',
      },
      { act: 'end', item: 'rounds', date: '2027-09-15', end: '2027-12' },
      {
        act: 'countermeasure',
        item: 'rounds',
        date: '2027-09-15',
        measure: 'Falls',
        countermeasure: 'Night rounds',
      },
    ]);
    assert.deepEqual(refused, []);
    await page.close({ runBeforeUnload: false });
  });

  it('is no wider than a phone, and has nothing serious for axe on any screen, in the light and in the dark', async () => {
    const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    for (const [width, scheme] of [
      [360, 'light'],
      [1280, 'dark'],
    ] as const) {
      const page = await open(width, scheme);
      await page.evaluate(axe);
      for (const key of ['', 'Enter', 'Enter', 'd', 'Escape', 'm']) {
        if (key !== '') await page.keyboard.press(key);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${wide} px on ${width} after ${key}`);
        const found = await page.evaluate(async () => {
          const { axe: run } = window as unknown as {
            axe: {
              run(where: Document): Promise<{ violations: readonly { id: string; impact: string | null }[] }>;
            };
          };
          return (await run.run(document)).violations;
        });
        const serious = found.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        assert.deepEqual(
          serious.map(({ id }) => id),
          [],
          `after ${key}`,
        );
      }
      await page.close();
    }
    assert.deepEqual(refused, []);
  });
});
