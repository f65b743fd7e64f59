/** From the text of a portfolio to what is drawn of it. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { dayOf } from '../../server/src/core/text/days.ts';
import { exportPicture, picture, pictureItem } from '../../server/src/features/picture.ts';
import { tree } from '../../server/src/features/tree.ts';
import {
  type ExportPictureParams,
  type ExportPictureResult,
  type PictureItemResult,
  type PictureParams,
  type PictureResult,
  pictureViews,
  savesAs,
} from '../../server/src/protocol/picture.ts';
import type { TreeResult } from '../../server/src/protocol/tree.ts';
import { factsOf } from '../../server/src/report/facts/facts.ts';
import { partOf } from '../../server/src/report/facts/portfolio-part.ts';
import { portfolioView } from '../../server/src/report/facts/portfolio-view.ts';
import type { PortfolioView } from '../../server/src/report/facts/view-data.ts';
import { standalonePage, standaloneSvg } from '../../server/src/report/page/page.ts';
import { drawnView, isDrawn } from '../../server/src/report/page/views.ts';
import { Session } from '../../server/src/session/session.ts';
import { memoryFiles, type Texts } from '../support/check.ts';
import { day } from './fixtures/make.ts';

const today = dayOf(2027, 9, 15);
const folder = 'file:///case';

const clinic = `portfolio: Clinic
period: 2027
currency: EUR
balance: {operational: 60, tolerance: 5}
goals:
  - {id: care, title: Safe care, owner: ward}
  - {id: falls, title: No falls, parent: care}
  - {id: loop-a, title: A, parent: loop-b}
  - {id: loop-b, title: B, parent: loop-a}
teams:
  - {id: ward, name: Ward 4, capacity: 2 fte}
items:
  - id: round
    title: Safety round
    track: operational
    status: done
    owner: ward
    teams: {ward: 0.5 fte}
    goals: [falls, nowhere]
    start: 2027-02
    end: 2027-03
    standard: Round card
    sustains: [record, gone]
    budget: 12k
    measures:
      - {name: Falls, baseline: 9, target: 3, unit: per month, actuals: {2027-02: 8, 2027-01: 9}}
  - id: record
    title: One patient record
    track: strategic
    status: done
    goals: [care]
    sponsor: Chief nurse
    budget: 4M USD
    milestones:
      - {title: Chosen, date: 2026-10-01, done: 2026-10-05}
      - {title: Live, date: 2027-02-26, done: false}
  - {id: later, title: Undated, track: operational, status: idea}
  - {id: span, title: Nine weeks, track: operational, start: 2027-09-01, horizon: 10 days, status: active}
  - {id: span, title: The same id again, status: planned}
  - {title: No id}
`;

async function sessionOf(texts: Texts): Promise<Session> {
  const session = new Session(memoryFiles(texts), today, (rule, error) => {
    throw new Error(`${rule} threw`, { cause: error });
  });
  await session.workspace.openFolder(folder);
  session.settle();
  return session;
}

async function viewOf(texts: Texts): Promise<PortfolioView> {
  const session = await sessionOf(texts);
  const portfolio = session.workspace.portfolios.get(folder);
  assert.ok(portfolio);
  return portfolioView(portfolio, session.analysisOf(portfolio), session.nameOf(portfolio));
}

const item = (view: PortfolioView, key: string) => {
  const found = view.items.find((each) => each.key === key);
  assert.ok(found, `${key} of ${view.items.map((each) => each.key).join(' ')}`);
  return found;
};

test('an item is what its text says, with references to what is there alone', async () => {
  const view = await viewOf({ 'clinic.portfolio': clinic });
  const round = item(view, 'round~0');
  assert.deepEqual(round.goals, ['falls']);
  assert.deepEqual(round.sustains, ['record~0']);
  assert.equal(round.owner, 'Ward 4');
  assert.deepEqual(round.teams, [{ team: 'ward', effort: 0.5 }]);
  assert.equal(round.effort, 0.5);
  assert.equal(round.budget, '12k EUR');
  assert.equal(item(view, 'record~0').budget, '4M USD');
  assert.equal(round.start, day('2027-02-01'));
  assert.equal(round.due, day('2027-03-31'));
  assert.equal(round.uri, `${folder}/clinic.portfolio`);
  assert.equal(clinic.split('\n')[round.line], '  - id: round');
  const [falls] = round.measures;
  assert.equal(falls?.better, 'lower');
  assert.deepEqual(
    falls?.actuals.map(({ value }) => value),
    [9, 8],
  );
});

test('due is the end, else the last milestone, else the start and the horizon', async () => {
  const view = await viewOf({ 'clinic.portfolio': clinic });
  assert.equal(item(view, 'record~0').due, day('2027-02-26'));
  assert.equal(item(view, 'span~0').due, day('2027-09-10'));
  assert.equal(item(view, 'later~0').due, null);
  const [chosen, live] = item(view, 'record~0').milestones;
  assert.equal(chosen?.done, true, 'a date says that it was met');
  assert.equal(live?.done, false);
});

test('keys are those of the tree, unique and in the order of the text', async () => {
  const session = await sessionOf({ 'clinic.portfolio': clinic });
  const portfolio = session.workspace.portfolios.get(folder);
  assert.ok(portfolio);
  const view = portfolioView(portfolio, session.analysisOf(portfolio), 'Clinic');
  const keys = view.items.map(({ key }) => key);
  assert.equal(new Set(keys).size, keys.length);
  assert.deepEqual(keys.slice(3, 5), ['span~0', 'span~1']);
  const call = { session } as never;
  const ask = (parent?: string): TreeResult =>
    (tree as { handle(params: unknown, call: never): TreeResult }).handle(
      { portfolio: folder, groupBy: 'status', ...(parent === undefined ? {} : { parent }) },
      call,
    );
  const nodes = ask().nodes.flatMap((group) => ask(group.id).nodes);
  assert.deepEqual(nodes.map(({ id }) => id.slice(id.lastIndexOf('|') + 1)).sort(), keys.toSorted());
});

test('goals form a tree: a circle is cut once', async () => {
  const { goals } = await viewOf({ 'clinic.portfolio': clinic });
  assert.deepEqual(
    goals.map(({ key, parent }) => [key, parent]),
    [
      ['care', null],
      ['falls', 'care'],
      ['loop-a', null],
      ['loop-b', 'loop-a'],
    ],
  );
  assert.equal(goals[0]?.owner, 'Ward 4');
});

test('the balance is that of the rule, in FTE x days', async () => {
  const session = await sessionOf({
    'clinic.portfolio': clinic.replaceAll('status: done', 'status: active'),
  });
  const portfolio = session.workspace.portfolios.get(folder);
  assert.ok(portfolio);
  const { balance } = portfolioView(portfolio, session.analysisOf(portfolio), '');
  assert.equal(balance.basis, 'effort');
  assert.equal(balance.operational, 0.5 * 59);
  assert.equal(balance.target, 60);
  assert.equal(balance.tolerance, 5);
  assert.equal(balance.leftOut, session.analysisOf(portfolio).balance.leftOut);
});

test('a step may go without a standard where the rule is off', async () => {
  const on = await viewOf({ 'clinic.portfolio': clinic });
  const off = await viewOf({ 'clinic.portfolio': `${clinic}rules: {missing-standard: off}\n` });
  assert.equal(on.standardsExpected, true);
  assert.equal(off.standardsExpected, false);
});

// The rule's own example: what it says stays mixed, however the trait engine learns.
const page = await readFile(new URL('../../server/src/rules/mixed-traits.md', import.meta.url), 'utf8');
const mixedText = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';

test('a mixed item whose finding is ignored in the text stays on its declared track', async () => {
  const id = /- id: (.+)/.exec(mixedText.slice(mixedText.indexOf('items:')))?.[1];
  const plain = await viewOf({ 'a.portfolio': `portfolio: Clinic\n${mixedText}` });
  assert.equal(item(plain, `${id}~0`).verdict, 'mixed');
  assert.equal(item(plain, `${id}~0`).mixedAccepted, false);
  assert.equal(factsOf(plain).mixed.length, 1);
  const comment = 'items:\n  # twotrack-ignore mixed-traits: the board wants it as one\n';
  const ignored = `portfolio: Clinic\n${mixedText.replace('items:\n', comment)}`;
  const accepted = await viewOf({ 'a.portfolio': ignored });
  assert.equal(item(accepted, `${id}~0`).mixedAccepted, true);
  assert.equal(factsOf(accepted).operational.items.length, 1);
});

test('the period is the stated one, else what the dates span, else the year of today', async () => {
  const stated = await viewOf({ 'clinic.portfolio': clinic });
  assert.deepEqual(stated.period, { first: day('2027-01-01'), last: day('2027-12-31') });
  const spanned = await viewOf({ 'clinic.portfolio': clinic.replace('period: 2027\n', '') });
  assert.deepEqual(spanned.period, { first: day('2026-10-01'), last: day('2027-09-30') });
  const bare = await viewOf({ 'a.portfolio': 'portfolio: Bare\n' });
  assert.deepEqual(bare.period, { first: day('2027-01-01'), last: day('2027-12-31') });
  assert.deepEqual(bare.items, []);
  const astray = await viewOf({
    'a.portfolio':
      'portfolio: A\nitems:\n  - {id: a, title: Far away, end: 2999}\n  - {id: b, title: Near, end: 2027-11}\n',
  });
  assert.deepEqual(astray.period, { first: day('2027-09-01'), last: day('2027-11-30') });
});

test('a filter leaves a goal with those below it, or a team, and never makes a leap erode', async () => {
  const session = await sessionOf({ 'clinic.portfolio': clinic });
  const portfolio = session.workspace.portfolios.get(folder);
  assert.ok(portfolio);
  const whole = portfolioView(portfolio, session.analysisOf(portfolio), 'Clinic');
  const keys = (view: PortfolioView): string[] => view.items.map(({ key }) => key);
  assert.deepEqual(keys(partOf(whole, portfolio, { goal: 'care' })), ['round~0', 'record~0']);
  assert.deepEqual(keys(partOf(whole, portfolio, { goal: 'falls' })), ['round~0']);
  assert.deepEqual(keys(partOf(whole, portfolio, { team: 'ward' })), ['round~0']);
  assert.equal(partOf(whole, portfolio, { goal: 'gone' }), whole);
  assert.equal(partOf(whole, portfolio, {}), whole);
  const part = partOf(whole, portfolio, { goal: 'falls' });
  assert.equal(part.balance.target, null);
  assert.equal(part.balance.partial, true);
  // The record is kept by a round that another filter leaves out.
  const leaps = { ...whole, items: whole.items.filter(({ key }) => key === 'record~0') };
  const others = whole.items.filter(({ key }) => key !== 'record~0');
  assert.equal(factsOf(leaps).leaps[0]?.state, 'unheld');
  assert.equal(factsOf({ ...leaps, part: { name: '', others } }).leaps[0]?.state, 'rising');
});

interface Handles<P, R> {
  handle(params: P, call: { readonly session: Session }): R;
}
const draw = picture as unknown as Handles<PictureParams, PictureResult>;
const card = pictureItem as unknown as Handles<
  { portfolio: string; keys: readonly string[]; reasons?: boolean },
  PictureItemResult | null
>;
const save = exportPicture as unknown as Handles<ExportPictureParams, ExportPictureResult>;

test('a picture is drawn, zoomed and filtered; an unknown portfolio is nothing', async () => {
  const session = await sessionOf({ 'clinic.portfolio': clinic });
  const ask = (more: Partial<PictureParams> = {}): PictureResult =>
    draw.handle({ portfolio: folder, view: 'two-paths', width: 900, ...more }, { session });
  const whole = ask();
  assert.equal(whole.name, 'Clinic');
  assert.match(whole.html, /data-id="round~0"/);
  assert.match(whole.html, /The same facts as a table/);
  assert.deepEqual(whole.time.scales, ['whole', 'half', 'quarter']);
  assert.equal(whole.time.words, '2027');
  assert.deepEqual(
    whole.goals.map(({ label, depth }) => `${depth} ${label}`),
    ['0 Safe care', '1 No falls', '0 A', '1 B'],
  );
  const quarter = ask({ zoom: { scale: 'quarter', at: today } });
  assert.equal(quarter.time.words, 'July to September 2027');
  assert.equal(quarter.time.first, day('2027-07-01'));
  assert.match(quarter.html, new RegExp(`data-plot="[\\d. ]+ ${day('2027-07-01')} ${day('2027-09-30')}"`));
  assert.doesNotMatch(ask({ filter: { team: 'ward' } }).html, /data-id="record~0"/);
  for (const view of ['timeline', 'alignment', 'x-matrix', 'bowler'] as const)
    assert.match(ask({ view, width: 1200 }).html, new RegExp(`data-view="${view}"`));
  assert.equal(ask({ portfolio: 'file:///gone' }).version, -1);
});

test('a file that cannot be read is named with its line', async () => {
  const broken = `${clinic}  - id: broken\n    title: "never closed\n`;
  const session = await sessionOf({ 'wards/clinic.portfolio': broken, 'root.portfolio': 'portfolio: C\n' });
  const { broken: named } = draw.handle({ portfolio: folder, view: 'two-paths', width: 900 }, { session });
  // The file with a root of its own is a portfolio below; ask that one.
  const below = draw.handle({ portfolio: `${folder}/wards`, view: 'two-paths', width: 900 }, { session });
  assert.deepEqual(named, []);
  const [file] = below.broken;
  assert.equal(file?.name, 'clinic.portfolio');
  assert.ok((file?.line ?? 0) >= broken.split('\n').indexOf('  - id: broken'), String(file?.line));
  assert.match(below.html, /data-id="round~0"/, 'what can be read is drawn');
});

test('the card says what is known, with its reasons when asked, and where the item stands', async () => {
  const session = await sessionOf({
    'clinic.portfolio': clinic.replace('title: Safety round', 'title: Safety <round> & more'),
  });
  const ask = (keys: readonly string[], reasons = false) =>
    card.handle({ portfolio: folder, keys, reasons }, { session });
  const round = ask(['round~0']);
  assert.match(round?.html ?? '', /Safety &lt;round&gt; &amp; more/);
  assert.match(round?.html ?? '', /ended 31 March 2027/);
  assert.match(round?.html ?? '', /No falls/);
  assert.match(round?.html ?? '', /Falls: 8 per month, from 9, to 3/);
  assert.match(round?.html ?? '', /<dt>Keeps<\/dt><dd dir="auto">One patient record/);
  assert.equal(round?.location?.selection.start.line, clinic.split('\n').indexOf('    title: Safety round'));
  assert.doesNotMatch(round?.html ?? '', /class="why/);
  assert.match(ask(['round~0'], true)?.html ?? '', /class="why/);
  assert.match(ask(['round~0', 'span~0'])?.html ?? '', /2 items/);
  assert.equal(ask(['gone~0']), null);
});

test('exports stand alone and are named after what they show', async () => {
  const session = await sessionOf({ 'clinic.portfolio': clinic });
  const ask = (params: Partial<PictureParams> & { format: 'svg' | 'html' }): ExportPictureResult =>
    save.handle({ portfolio: folder, view: 'two-paths', width: 900, ...params }, { session });
  const svg = ask({ format: 'svg', filter: { team: 'ward' } });
  assert.ok('text' in svg);
  assert.equal(svg.name, 'clinic-ward-4-two-paths.svg');
  assert.ok(svg.text.startsWith('<svg '));
  const html = ask({ format: 'html', view: 'bowler' });
  assert.ok('text' in html);
  assert.equal(html.name, 'clinic-bowler.html');
  assert.ok(html.text.startsWith('<!doctype html>'));
  assert.equal(html.text.search(/data-id="|<script/), -1);
  assert.ok('refused' in ask({ format: 'svg', view: 'bowler' }));
});

test('a view is saved in its formats, and refused in all others', async () => {
  const session = await sessionOf({ 'clinic.portfolio': clinic });
  for (const view of pictureViews) {
    // The view over time needs a repository, and is tried where there is one.
    if (view === 'over-time') continue;
    for (const format of ['svg', 'html', 'pdf', 'pptx'] as const) {
      const can = savesAs(view, format);
      if (can && (format === 'pdf' || format === 'pptx'))
        assert.ok(isDrawn(view) && drawnView(view).noSlide === undefined, `${view} as a slide`);
      else {
        const answer: ExportPictureResult = save.handle(
          { portfolio: folder, view, width: 900, format },
          { session },
        );
        assert.equal('refused' in answer, !can, `${view} as ${format}`);
      }
    }
  }
});

test('the two poles: what is stated, which signs show, and where the portfolio stood', async () => {
  const texts = {
    'mill.portfolio': `portfolio: Mill
balance: {operational: 50%}
polarity:
  operational: {gives: [Steady <hands>], costs: [Nothing new]}
  strategic:
    signs: [{sign: Overtime, measure: Overtime, over: 8, action: Stop one leap}]
items:
  - {id: flow, title: Even flow, track: operational, status: active, start: 2027-01-01, effort: 1 fte, measures: [{name: Overtime, actuals: {2027-06: 7, 2027-07: 9}}]}
  - {id: hall, title: A second hall, track: strategic, status: active, start: 2027-07-01, effort: 3 fte}
  - {id: bare, title: No dates, track: strategic, status: active, effort: 3 fte}
`,
  };
  const view = await viewOf(texts);
  assert.deepEqual(
    view.poles?.quarters.map(({ label, share }) => [label, share]),
    [
      // Whether a leap was under way before the first that states its start, nobody wrote.
      ['2027-Q1', null],
      ['2027-Q2', null],
      ['2027-Q3', 25],
    ],
  );
  assert.equal(view.poles?.undated, 1);
  const svg = standaloneSvg(view, 'polarity');
  const page = standalonePage(view, { views: ['polarity'] });
  for (const text of [svg, page]) {
    assert.match(text, /An early sign of leaps without improvement: Overtime/);
    assert.match(text, /Steady &lt;hands&gt;/);
    assert.match(text, /1 item states no/);
  }
  assert.match(page, /Stop one leap/);
  const bare = standalonePage(await viewOf({ 'x.portfolio': 'portfolio: X\n' }), { views: ['polarity'] });
  assert.match(bare, /These are the words of Twotrack/);
  assert.match(bare, /no quarter can be told/);
});
