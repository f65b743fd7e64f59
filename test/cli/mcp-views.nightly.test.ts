/** Views within a chat: the picture and a proposed patch, in a browser, in a frame that may reach nothing. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../scripts/chromium.ts';
import { Agent } from '../support/agent.ts';
import { chatWith } from '../support/chat.ts';

const UI = { extensions: { 'io.modelcontextprotocol/ui': { mimeTypes: ['text/html;profile=mcp-app'] } } };
const EVIL = '</script><img src="https://evil.example/x.png" onerror="document.title=1">';
const TEXT = `portfolio: Clinic
period: 2027
balance: {operational: 60%, strategic: 40%}
goals: [{id: care, title: Safer care}]
items:
  - id: wing
    title: Open a new wing in the market hall
    track: strategic
    status: Active
    start: 2027-01
    end: 2027-12
    goals: [care]
  - id: queue
    title: 'Cut the queue ${EVIL}'
    track: operational
    status: active
    start: 2027-02
    end: 2027-10
    goals: [care]
    description: >-
      Reception shortens the daily queue step by step, and holds what works in the
      desk standard. We also open a new clinic in the market hall, a new service for
      people who do not come to us today, with a capital budget approved by the board.
`;

describe('a view within a chat', () => {
  let browser: Browser;
  let folder = '';
  let agent: Agent;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'twotrack-chat-'));
    await writeFile(join(folder, 'a.portfolio'), TEXT);
    agent = await new Agent(UI).begin(folder);
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await agent?.client.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('draws the picture to its own width, asks no network for anything and tells its height', async () => {
    const chat = await chatWith(browser, agent, { name: 'picture', arguments: {} }, { width: 560 });
    await chat.view.locator('svg.picture[width="520"]').waitFor();
    assert.match(await chat.view.locator('.view').innerText(), /new wing in the market hall/);
    await chat.view.getByRole('button', { name: 'Timeline' }).click();
    await chat.view.locator('.view[data-view="timeline"]').waitFor();
    assert.equal(await chat.view.locator('button[aria-pressed="true"]').innerText(), 'Timeline');
    await chat.page.setViewportSize({ width: 1000, height: 900 });
    await chat.view.locator('svg.picture[width="960"]').waitFor();
    const room = await chat.page.evaluate(() => {
      const frame = document.querySelector('iframe');
      return frame?.getBoundingClientRect().height ?? 0;
    });
    const height = await chat.view.evaluate(() => document.documentElement.scrollHeight);
    assert.ok(Math.abs(room - height) <= 1, `${room} ${height}`);
    const methods = new Set((await chat.sent()).map(({ method }) => method));
    assert.deepEqual([...methods].sort(), [
      'tools/call',
      'ui/initialize',
      'ui/notifications/initialized',
      'ui/notifications/size-changed',
    ]);
    assert.deepEqual([chat.errors, chat.asked], [[], []]);
    await chat.page.close();
  });

  it('cuts nothing off where it is a little narrower than its drawing, and keeps the keyboard on a tab', async () => {
    const arguments_ = { width: 600 };
    const options = { width: 580, calls: false };
    const still = await chatWith(browser, agent, { name: 'picture', arguments: arguments_ }, options);
    await still.view.locator('svg.picture').waitFor();
    for (const svg of await still.view.locator('svg.picture, svg.bal').all())
      assert.ok(((await svg.boundingBox())?.width ?? 600) <= 540.5);
    await still.page.close();
    const chat = await chatWith(browser, agent, { name: 'picture', arguments: arguments_ }, { width: 590 });
    await chat.view.locator('svg.picture[width="550"]').waitFor();
    await chat.view.getByRole('button', { name: 'Bowler' }).focus();
    await chat.page.keyboard.press('Enter');
    await chat.view.locator('.view[data-view="bowler"]').waitFor();
    assert.equal(await chat.view.evaluate(() => document.activeElement?.textContent), 'Bowler');
    await chat.page.close();
  });

  it('draws nothing over the word that a call was cancelled', async () => {
    const options = { width: 500, cancelled: true };
    const chat = await chatWith(browser, agent, { name: 'picture', arguments: {} }, options);
    await chat.view.getByText('The call was cancelled.').waitFor();
    await chat.page.clock.install();
    await chat.page.setViewportSize({ width: 900, height: 900 });
    await chat.view.waitForFunction(() => window.innerWidth === 900);
    // A view that has drawn something draws it anew this long after a resize.
    await chat.page.clock.runFor(1000);
    assert.ok(!(await chat.sent()).some(({ method }) => method === 'tools/call'));
    assert.equal(await chat.view.locator('main').innerText(), 'The call was cancelled.');
    await chat.page.close();
  });

  it('shows what came with the answer where the chat passes no calls on, in the colours of the chat', async () => {
    const variables = {
      '--color-background-primary': 'light-dark(#fafafa, #101418)',
      '--color-text-primary': 'light-dark(#111111, #f0f0f0)',
    };
    const options = { width: 560, calls: false, context: { theme: 'dark', styles: { variables } } };
    const chat = await chatWith(browser, agent, { name: 'picture', arguments: {} }, options);
    await chat.view.locator('svg.picture').waitFor();
    assert.equal(await chat.view.locator('.seg').count(), 0);
    const ground = () => chat.view.evaluate(() => getComputedStyle(document.body).backgroundColor);
    assert.equal(await ground(), 'rgb(16, 20, 24)');
    await chat.page.close();
  });

  it('says the same facts to an agent whose chat shows no views, and hands it no drawing', async () => {
    const plain = await new Agent().begin(folder);
    try {
      const answer = await plain.client.callTool({ name: 'picture', arguments: {} });
      assert.equal(answer._meta?.['twotrack/drawing'], undefined);
      const { title, text } = await plain.value<{ title: string; text: string[] }>('picture');
      assert.ok(title.length > 0 && text.some((each) => each.startsWith('Strategic path:')));
      const shown = await agent.client.callTool({ name: 'picture', arguments: {} });
      assert.equal(typeof shown._meta?.['twotrack/drawing'], 'string');
      assert.doesNotMatch(JSON.stringify(shown.content), /<svg/);
    } finally {
      await plain.client.close();
    }
  });

  it('shows a proposal line by line with what it puts right; what strangers wrote stays text', async () => {
    const call = { name: 'propose', arguments: { action: 'set-status', items: ['wing'], value: 'active' } };
    const chat = await chatWith(browser, agent, call);
    const lines = async (kind: string) => chat.view.locator(`tr.${kind} .line`).allInnerTexts();
    await chat.view.locator('tr.new').first().waitFor();
    assert.deepEqual(
      [await lines('gone'), await lines('new')],
      [['    status: Active'], ['    status: active']],
    );
    assert.match(await chat.view.locator('.findings').first().innerText(), /bad-value/);
    assert.match(await chat.view.locator('main').innerText(), /Nothing is written/);
    assert.deepEqual([chat.errors, chat.asked], [[], []]);
    await chat.page.close();
    const hostile = { name: 'propose', arguments: { action: 'split', items: ['queue'] } };
    const other = await chatWith(browser, agent, hostile);
    await other.view.locator('tr.new').first().waitFor();
    assert.match(await other.view.locator('main').innerText(), /<img src="https:\/\/evil/);
    assert.equal(await other.view.locator('img').count(), 0);
    assert.deepEqual([other.errors, other.asked], [[], []]);
    await other.page.close();
  });

  it('says why there is no change, and what an agent can put right', async () => {
    const said = async (name: string, input: object): Promise<string> => {
      const chat = await chatWith(browser, agent, { name, arguments: { ...input } });
      await chat.view.locator('h1, .said').first().waitFor();
      await chat.view.waitForFunction(() => !document.body.innerText.includes('Reading'));
      const words = await chat.view.locator('main').innerText();
      await chat.page.close();
      return words;
    };
    assert.match(
      await said('propose', { action: 'set-track', items: ['wing'], value: 'strategic' }),
      /No change[\s\S]*like that already/,
    );
    assert.match(await said('propose', { action: 'split', items: ['nobody'] }), /no item nobody/);
    assert.match(await said('picture', { path: 'elsewhere' }), /no portfolio file is there/);
  });
});
