/** Hands in the timeline, in a real browser over the real server: what a person drags is what the text says then. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Locator } from 'playwright-core';
import { launchBrowser } from '../../scripts/chromium.ts';
import { withServer } from '../support/lsp.ts';
import { PictureHost } from '../support/picture-host.ts';
import { until } from '../support/until.ts';

const FILE = `portfolio: Riverside
period: {start: 2027-01-01, end: 2028-12-31}
items:
  - id: door
    title: New front door
    track: strategic
    status: active
    start: 2027-01-11
    end: 2027-Q4 # the board's
    milestones:
      - {title: Board agrees, date: "2027-10-01"}
  - id: train
    title: Train the nurses
    track: operational
    start: 2028-01
    end: 2028-03
    depends-on: [door]
  - id: rounds
    title: Two nurses on every round
    track: operational
    start: 2027-05-01
    horizon: 10 months
  - id: huddle
    title: A huddle at seven
    track: operational
    start: &day 2027-06-01
    end: *day
`;

describe('hands in the timeline', () => {
  let browser: Browser;
  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser?.close());

  async function withHands(
    body: (host: PictureHost) => Promise<void>,
    options: { readonly theme?: string; readonly width?: number } = {},
  ): Promise<void> {
    await withServer({ files: { 'a.portfolio': FILE }, own: true }, async (client) => {
      const host = await PictureHost.open(browser, client, 'a.portfolio', options);
      try {
        await body(host);
        assert.deepEqual(host.errors, []);
      } finally {
        await host.page.close();
      }
    });
  }
  const grip = (host: PictureHost, item: string, name: string): Locator =>
    host.page.locator(`.item[data-id="${item}~0"] [data-grip="${name}"]`);

  /** Presses on a grip and pulls it so many px to the right, in steps. */
  async function pull(host: PictureHost, target: Locator, by: number): Promise<void> {
    const box = await target.boundingBox();
    assert.ok(box !== null);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await host.page.mouse.move(x, y);
    await host.page.mouse.down();
    await host.page.mouse.move(x + by / 2, y);
    await host.page.mouse.move(x + by, y);
  }
  /** Waits until the text is another one. */
  const becomes = async (host: PictureHost, text: string): Promise<void> => {
    await until('the text that is expected', () => host.text === text).catch(() => undefined);
    assert.equal(host.text, text);
  };
  /** px of a day. */
  const dayWidth = async (host: PictureHost): Promise<number> => {
    const [, width = 0, first = 0, last = 0] = (
      (await host.page.locator('svg[data-plot]').getAttribute('data-plot')) ?? ''
    )
      .split(' ')
      .map(Number);
    return width / (last + 1 - first);
  };

  const chip = (host: PictureHost, words: string | RegExp): Promise<void> =>
    host.page.locator('.chip').filter({ hasText: words }).waitFor();
  const noChip = (host: PictureHost): Promise<void> =>
    host.page.locator('.chip').waitFor({ state: 'hidden' });
  const said = async (host: PictureHost): Promise<string> =>
    (await host.page.locator('#said').textContent()) ?? '';
  const replaced = (...pairs: readonly (readonly [string, string])[]): string =>
    pairs.reduce((text, [from, to]) => text.replace(from, to), FILE);
  /** Puts the focus on the mark of an item and presses keys. */
  const keys = async (host: PictureHost, item: string, ...names: readonly string[]): Promise<void> => {
    await host.page.locator(`.item[data-id="${item}~0"]`).focus();
    for (const name of names) await host.page.keyboard.press(name);
  };

  it('stretch an end: the label follows, the text gets the date, one undo takes it back', async () => {
    await withHands(async (host) => {
      await pull(host, grip(host, 'train', 'end'), 60 * (await dayWidth(host)));
      await chip(host, /^2028-05$/);
      assert.equal(host.text, FILE, 'nothing is written while it is dragged');
      await host.page.mouse.up();
      await becomes(host, replaced(['end: 2028-03', 'end: 2028-05']));
      await noChip(host);
      assert.equal(await said(host), '“Train the nurses” ends 2028-05.');
      assert.equal(host.undo.length, 1);
      await host.page.keyboard.press('Control+z');
      await becomes(host, FILE);
    });
  });

  it('drag a bar with its open milestones, and stop at Escape', async () => {
    await withHands(async (host) => {
      const width = await dayWidth(host);
      await pull(host, grip(host, 'door', 'bar'), -95 * width);
      await chip(host, '2026-10-11 to 2027-Q3');
      await host.page.keyboard.press('Escape');
      await noChip(host);
      await host.page.mouse.up();
      await pull(host, grip(host, 'door', 'bar'), -95 * width);
      await chip(host, '2026-10-11 to 2027-Q3');
      await host.page.mouse.up();
      await becomes(
        host,
        replaced(['2027-01-11', '2026-10-11'], ['2027-Q4', '2027-Q3'], ['"2027-10-01"', '"2027-07-01"']),
      );
      assert.equal(host.undo.length, 1, 'what was stopped is not written');
    });
  });

  it('drag a milestone alone', async () => {
    await withHands(async (host) => {
      await pull(host, grip(host, 'door', 'milestone-0'), 31 * (await dayWidth(host)));
      await chip(host, /^Board agrees: 2027-1[01]-\d\d$/);
      // What does not move is not outlined, and the label stands under what does.
      assert.equal(await host.page.locator('.ghost').count(), 1);
      const [gate, label] = await Promise.all([
        host.page.locator('.ghost.gate.own').boundingBox(),
        host.page.locator('.chip').boundingBox(),
      ]);
      assert.ok(gate !== null && label !== null);
      assert.ok(label.x < gate.x + gate.width && gate.x < label.x + label.width);
      await host.page.mouse.up();
      await host.page.waitForFunction(() =>
        /is due/.test(document.querySelector('#said')?.textContent ?? ''),
      );
      assert.match(await said(host), /^“Board agrees” of “New front door” is due 2027-1[01]-\d\d\.$/);
      await becomes(host, FILE.replace('2027-10-01', /due ([\d-]+)/.exec(await said(host))?.[1] ?? ''));
    });
  });

  it('a click opens the text and moves nothing', async () => {
    await withHands(async (host) => {
      await grip(host, 'door', 'bar').click();
      await host.page.waitForFunction(() => !document.body.classList.contains('dragging'));
      assert.deepEqual([host.text, host.undo.length, host.opened], [FILE, 0, ['door~0']]);
      await pull(host, grip(host, 'train', 'end'), 60 * (await dayWidth(host)));
      await chip(host, '2028-05');
      await host.page.mouse.up();
      await becomes(host, replaced(['end: 2028-03', 'end: 2028-05']));
      assert.deepEqual(host.opened, ['door~0'], 'the end of a drag is no click');
    });
  });

  it('show what depends on it, and push it only where a person says so', async () => {
    await withHands(async (host) => {
      const width = await dayWidth(host);
      await pull(host, grip(host, 'door', 'end'), 91 * width);
      await chip(host, '“Train the nurses” depends on this and would start before it ends.');
      assert.equal(await host.page.locator('.ghost.off').count(), 1);
      await host.page.mouse.up();
      await host.page.locator('.chip button').first().waitFor();
      assert.equal(host.text, FILE, 'it asks first');
      await host.page.keyboard.press('Escape');
      await noChip(host);
      assert.equal(host.text, FILE);
      await pull(host, grip(host, 'door', 'end'), 91 * width);
      await chip(host, 'Hold Shift');
      await host.page.keyboard.down('Shift');
      await chip(host, 'Move “Train the nurses” too');
      assert.equal(await host.page.locator('.ghost.off').count(), 0);
      await host.page.mouse.up();
      await host.page.keyboard.up('Shift');
      const pushed = replaced(['2027-Q4', '2028-Q1'], ['2028-01', '2028-04'], ['2028-03', '2028-06']);
      await becomes(host, pushed);
      assert.equal(host.undo.length, 1, 'all of it is one undo');
    });
  });

  it('say why a date cannot be moved, and leave it', async () => {
    await withHands(async (host) => {
      await pull(host, grip(host, 'rounds', 'end'), 60);
      await chip(host, 'it follows from the horizon, 10 months');
      await host.page.mouse.up();
      await pull(host, grip(host, 'huddle', 'bar'), 60);
      await chip(host, 'an alias for instance');
      await host.page.mouse.up();
      await pull(host, grip(host, 'door', 'start'), 300 * (await dayWidth(host)));
      await chip(host, '“Board agrees” would be due before “New front door” starts.');
      await host.page.mouse.up();
      await host.page.waitForFunction(() =>
        /would be due before/.test(document.querySelector('#said')?.textContent ?? ''),
      );
      assert.equal(host.text, FILE);
    });
  });

  it('move by keys: the bar, its end, or what is chosen, as exact as the text', async () => {
    await withHands(async (host) => {
      await keys(host, 'train', 'Alt+ArrowRight');
      await becomes(host, replaced(['2028-01', '2028-02'], ['2028-03', '2028-04']));
      const focused = () =>
        host.page.evaluate(() => document.activeElement?.getAttribute('data-id') ?? 'nothing');
      assert.equal(await focused(), 'train~0', 'the focus stays on the mark');
      await host.page.keyboard.press('Alt+Shift+ArrowLeft');
      await becomes(host, replaced(['2028-01', '2028-02']));
      assert.equal(host.undo.length, 2);
      await keys(host, 'door', 'Alt+ArrowUp');
      await host.page.waitForFunction(() =>
        /Board agrees/.test(document.querySelector('#said')?.textContent ?? ''),
      );
      await host.page.keyboard.press('Alt+ArrowRight');
      await becomes(host, replaced(['2028-01', '2028-02'], ['2027-10-01', '2027-10-02']));
    });
  });

  it('take every key that is pressed while another is written', async () => {
    await withHands(async (host) => {
      await keys(host, 'train', ...Array.from({ length: 6 }, () => 'Alt+ArrowRight'));
      await becomes(host, replaced(['2028-01', '2028-07'], ['2028-03', '2028-09']));
    });
  });

  it('ask by keys too, and go on counting while they ask', async () => {
    await withHands(async (host) => {
      await keys(host, 'door', 'Alt+Shift+ArrowRight');
      await host.page.locator('.chip button').first().waitFor();
      assert.match(await said(host), /ends 2028-Q1\. “Train the nurses” depends on this/);
      await host.page.keyboard.press('Alt+Shift+ArrowRight');
      await chip(host, '2028-Q2');
      await host.page.locator('.chip button').first().waitFor();
      await host.page.keyboard.press('Tab');
      await host.page.keyboard.press('Enter');
      await becomes(host, replaced(['2027-Q4', '2028-Q2'], ['2028-01', '2028-07'], ['2028-03', '2028-09']));
      await keys(host, 'door', 'Alt+Shift+ArrowRight');
      await host.page.locator('.chip button').first().waitFor();
      await host.page.keyboard.press('Escape');
      await noChip(host);
      assert.equal(
        await host.page.evaluate(() => document.activeElement?.getAttribute('data-id')),
        'door~0',
        'the focus is back on the mark',
      );
    });
  });

  it('go on over a text that changes meanwhile', async () => {
    await withHands(async (host) => {
      await pull(host, grip(host, 'train', 'end'), 60 * (await dayWidth(host)));
      await chip(host, '2028-05');
      const typed = replaced(['end: 2028-03', 'end: 2028-06']);
      await host.type(typed);
      await chip(host, '2028-08');
      await host.page.mouse.up();
      await becomes(host, typed.replace('end: 2028-06', 'end: 2028-08'));
    });
  });

  it('begin an item by drawing in a lane', async () => {
    await withHands(async (host) => {
      const lane = host.page.locator('[data-lane=operational]');
      const width = await dayWidth(host);
      await pull(host, lane, 62 * width);
      await chip(host, /^2028-01 to 2028-0[23]$/);
      assert.equal(await host.page.locator('.ghost.own').count(), 1);
      await host.page.mouse.up();
      await noChip(host);
      assert.equal(host.text, FILE, 'without a title there is no item');
      host.title = 'Sweep the yard each morning';
      await pull(host, lane, 62 * width);
      await chip(host, /^2028-01 to/);
      await host.page.mouse.up();
      await until('another text', () => host.text !== FILE);
      assert.match(
        host.text,
        /\n {2}- id: sweep-yard-each-morning\n {4}title: Sweep the yard each morning\n {4}track: operational\n {4}start: 2028-01\n {4}end: 2028-0[23]\n/,
      );
      await host.page.locator('.item[data-id="sweep-yard-each-morning~0"]').waitFor();
      await noChip(host);
    });
  });
});
