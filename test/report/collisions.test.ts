/** Pages laid out in a real browser: no text touches a text, a mark or the edge, and all text can be read. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/chromium.ts';
import type { PortfolioView } from '../../server/src/report/facts/view-data.ts';
import { pageDefs, styleSheet } from '../../server/src/report/page/page.ts';
import { renderView } from '../../server/src/report/page/render.ts';
import { viewKinds } from '../../server/src/report/page/views.ts';
import { crowded, hostile, huge } from './fixtures/crowds.ts';
import { bare, empty, hospital, leapsOnly, oneSided } from './fixtures/hospital.ts';
import { probe } from './probe.ts';

const themes = [
  'vscode-light',
  'vscode-dark',
  'vscode-high-contrast',
  'vscode-high-contrast vscode-high-contrast-light',
];
const widths = [1280, 900, 700, 520];

let browser: Browser;
let page: Page;
before(async () => {
  browser = await launchBrowser();
  page = await browser.newPage();
});
after(() => browser.close());

async function open(view: PortfolioView, width: number): Promise<void> {
  const body = viewKinds
    .map((kind) => renderView(view, kind, { width, interactive: true, tableRows: 30 }).html)
    .join('\n');
  await page.setViewportSize({ width, height: 620 });
  await page.setContent(
    `<!doctype html><style>${styleSheet()}</style><body>${pageDefs}<main>${body}</main>`.replaceAll(
      '<details',
      '<details open',
    ),
  );
}

const cases: readonly (readonly [string, PortfolioView, readonly number[]])[] = [
  ['sample', hospital, widths],
  ['crowded', crowded, widths],
  ['empty', empty, widths],
  ['hostile', hostile, widths],
  ['one path empty', oneSided, [900, 520]],
  ['leaps only', leapsOnly, [900, 520]],
  ['titles only', bare, [900, 520]],
  ['very many', huge(2000), [900, 520]],
  ['a narrow column', hospital, [320]],
];

for (const [name, view, at] of cases) {
  test(`nothing touches: ${name}`, async () => {
    for (const width of at) {
      await open(view, width);
      const found = await page.evaluate(probe);
      assert.ok(found.texts > 5, 'the page has text');
      assert.deepEqual(found.problems, [], `${name} at ${width}`);
      assert.ok(found.overflow <= 0, `${name} at ${width} is ${found.overflow} px too wide`);
    }
  });
}

test('every text is at least 12 px and reads at 4.5:1 in every theme', async (t) => {
  await open(hospital, 1280);
  for (const theme of themes) {
    await page.evaluate((name) => {
      document.body.className = name;
    }, theme);
    const found = await page.evaluate(probe);
    t.diagnostic(`${theme}: ${found.contrasts.map(({ ratio, words }) => `${ratio} ${words}`).join(' | ')}`);
    for (const { ratio, words } of found.contrasts)
      assert.ok(ratio >= (theme.includes('contrast') ? 7 : 4.5), `${theme}: ${ratio} for ${words}`);
    for (const size of found.sizes) assert.ok(Number.parseFloat(size) >= 12, `text of ${size}`);
  }
});

test('the probe sees what it is there to see', async () => {
  await page.setViewportSize({ width: 520, height: 400 });
  await page.setContent(
    '<body style="margin:0;background:#fff"><svg width="500" height="80"><text x="10" y="20">one word</text><text x="20" y="22">other</text><text x="10" y="60">crossed</text><path d="M0 56H90"/></svg><p style="position:absolute;left:500px;white-space:nowrap;color:#ddd;font-size:11px">past the edge</p>',
  );
  const { problems, contrasts, sizes } = await page.evaluate(probe);
  assert.deepEqual(problems.map((problem) => problem.split(' ')[0]).sort(), ['edge', 'mark', 'text']);
  assert.ok((contrasts[0]?.ratio ?? 21) < 2);
  assert.ok(sizes.includes('11px'));
});
