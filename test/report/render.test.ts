/** The views as text: the same every time, escaped, and true to the data. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { PortfolioView } from '../../server/src/report/facts/view-data.ts';
import { standalonePage, standaloneSvg, styleSheet } from '../../server/src/report/page/page.ts';
import { renderView } from '../../server/src/report/page/render.ts';
import { viewKinds } from '../../server/src/report/page/views.ts';
import { cpuTime } from '../support/cpu-time.ts';
import { crowded, hostile, huge } from './fixtures/crowds.ts';
import { bare, empty, hospital, leapsOnly, oneSided } from './fixtures/hospital.ts';
import { item, view } from './fixtures/make.ts';

const all: Readonly<Record<string, PortfolioView>> = {
  hospital,
  crowded,
  hostile,
  bare,
  empty,
  oneSided,
  leapsOnly,
};

/** Tags opened and closed in order, no attribute left open: enough of XML to catch what was not escaped. */
function wellFormed(text: string): string | null {
  const open: string[] = [];
  const tag =
    /<(?:!--[\s\S]*?--|(\/?)([A-Za-z][\w-]*)((?:\s+[\w:-]+(?:="[^"<]*")?)*)\s*(\/?))>|<|&(?!#?\w+;)/g;
  const free = new Set(['meta', 'br', 'hr']);
  for (const found of text.matchAll(tag)) {
    const [whole, closes, name, , alone] = found;
    if (whole === '<' || whole === '&') return `${whole} at ${text.slice(found.index, found.index + 60)}`;
    if (name === undefined || free.has(name)) continue;
    if (closes === '/') {
      const last = open.pop();
      if (last !== name) return `</${name}> closes <${last}>`;
    } else if (alone !== '/') open.push(name);
  }
  return open.length === 0 ? null : `<${open.at(-1)}> is left open`;
}

/** As `doesNotMatch`, but shows the place and not the whole page. */
function never(text: string, pattern: RegExp, where = ''): void {
  const at = text.search(pattern);
  assert.equal(at < 0 ? '' : text.slice(Math.max(0, at - 60), at + 80), '', where);
}

test('the same portfolio gives the same bytes', () => {
  for (const [name, data] of Object.entries(all)) {
    assert.equal(standalonePage(data), standalonePage(structuredClone(data)), name);
    assert.equal(standaloneSvg(data), standaloneSvg(structuredClone(data)), name);
  }
});

test('every view of every portfolio is well-formed at every width', () => {
  for (const [name, data] of Object.entries(all))
    for (const kind of viewKinds)
      for (const width of [1600, 1280, 900, 700, 520, 320, 1])
        for (const interactive of [true, false]) {
          const { html } = renderView(data, kind, { width, interactive });
          assert.equal(wellFormed(html), null, `${name}, ${kind} at ${width}`);
          never(html, /NaN|undefined|Infinity|\[object/, `${name}, ${kind} at ${width}`);
        }
});

test('text of the portfolio never becomes markup', () => {
  const text = [
    standalonePage(hostile),
    standaloneSvg(hostile, 'two-paths'),
    standaloneSvg(hostile, 'timeline'),
    ...viewKinds.map((kind) => renderView(hostile, kind, { width: 1280, interactive: true }).html),
  ].join('\n');
  never(text, /<script|<img|apostrophes[^<]{0,9}<b>|\]\]>|<[^>]*\son\w+=/i);
  assert.ok(text.includes('&lt;script&gt;'));
  never(text, /[\u0000-\u0008\u000b\u000c\u000e-\u001f]|[\ud800-\udbff](?![\udc00-\udfff])/);
  for (const [, inside = ''] of text.matchAll(/>([^<]*[\u0590-\u06ff][^<]*)</g))
    assert.match(inside, /\u2068[^\u2069]*[\u0590-\u06ff]/, 'right-to-left text is isolated');
});

test('no style attribute, no script, nothing fetched', () => {
  const page = standalonePage(hospital);
  never(page, /\sstyle="|<script|@import|url\((?!#)|src=/);
  assert.match(page, /Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/);
  never(page, /file:\/\/|data-uri/, 'an exported page tells no paths');
  assert.match(renderView(hospital, 'two-paths', { width: 900, interactive: true }).html, /data-uri="file:/);
});

test('the exported SVG stands alone: title, description, plain colours', () => {
  for (const kind of ['two-paths', 'timeline', 'x-matrix'] as const) {
    const svg = standaloneSvg(hospital, kind, { width: 1100, theme: 'dark' });
    assert.equal(wellFormed(svg), null);
    assert.match(svg, /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    assert.match(svg, /role="img"/);
    assert.match(svg, /<title id="tt-title">[^<]*Riverside Hospital: /);
    assert.match(svg, /<desc id="tt-desc">Effort over the period: operational 71 percent/);
    never(svg, /var\(--|color-mix|data-id|tabindex/);
  }
});

test('the style sheet puts the light high-contrast theme after the dark one', () => {
  const css = styleSheet();
  assert.ok(css.indexOf('body.vscode-high-contrast-light{') > css.indexOf('body.vscode-high-contrast{'));
  assert.match(css, /--op:var\(--vscode-twotrack-operational,#14746f\)/);
});

test('one tab stop leads into each picture, and every mark has a name', () => {
  for (const kind of ['two-paths', 'timeline'] as const) {
    const { html } = renderView(hospital, kind, { width: 900, interactive: true });
    const svg = html.slice(
      html.lastIndexOf('<svg', html.indexOf('class="picture"')),
      html.indexOf('<div class="vh'),
    );
    const items = [...svg.matchAll(/<g class="item[^>]*>/g)].map(([tag]) => tag);
    assert.equal(items.filter((tag) => tag.includes('tabindex="0"')).length, 1, kind);
    assert.ok(
      items.every((tag) => /aria-label="[^"]+\."/.test(tag) && tag.includes('role="link"')),
      kind,
    );
  }
});

test('an empty path is said and drawn as absent', () => {
  const one = renderView(oneSided, 'two-paths', { width: 900, interactive: true });
  assert.match(one.headline, /^No item is known to be strategic, and two items have no track$/);
  assert.match(one.html, /No initiative on this path[\s\S]*data-action="add-strategic"/);
  assert.match(one.html, /Strategic 0%/);
  assert.match(
    renderView(leapsOnly, 'two-paths', { width: 900, interactive: false }).html,
    /No step on this path/,
  );
  const none = renderView(empty, 'two-paths', { width: 900, interactive: true });
  assert.match(none.html, /nothing to weigh yet/);
});

test('missing data is said, not guessed', () => {
  const { html } = renderView(bare, 'two-paths', { width: 900, interactive: false });
  assert.match(html, /no split stated/);
  assert.match(html, /of items/);
  assert.match(html, /no goals stated/);
  assert.match(html, /No date in this time: 5 initiatives not drawn/);
  assert.match(html, />No date</);
  assert.match(
    renderView(bare, 'alignment', { width: 900, interactive: false }).headline,
    /No goal is stated yet/,
  );
  assert.match(
    renderView(bare, 'bowler', { width: 900, interactive: false }).html,
    /No item states a measure yet/,
  );
});

test('a miss is told by shape, word and figure', () => {
  const { html, headline } = renderView(hospital, 'bowler', { width: 1280, interactive: true });
  assert.equal(headline, 'Four of nine measures are behind plan, one without a countermeasure');
  assert.match(html, /aria-label="Jun: 49, plan 52, below plan"/);
  assert.match(html, /aria-label="Jan: 19, plan 18, above plan"/);
  assert.match(html, /No countermeasure[\s\S]{0,80}data-action="write-countermeasure" data-id="day-surgery"/);
});

test('heads say the worst first', () => {
  assert.equal(
    renderView(hospital, 'two-paths', { width: 900, interactive: false }).headline,
    'Effort leans 11 points to operations, and one milestone is late',
  );
  assert.equal(
    renderView(hospital, 'timeline', { width: 900, interactive: false }).headline,
    'Three leaps still to land by December 2028; two dates are late',
  );
  assert.equal(
    renderView(hospital, 'alignment', { width: 900, interactive: false }).headline,
    'One goal has no work on either path, and two open items serve no goal',
  );
  const calm = view('Calm', [
    item('a', 'A', { start: '2027-09-01', end: '2027-12-01', status: 'active', effort: 6 }),
    item('b', 'B', {
      track: 'strategic',
      start: '2027-09-01',
      end: '2027-12-01',
      status: 'active',
      effort: 4,
    }),
  ]);
  assert.equal(
    renderView(calm, 'two-paths', { width: 900, interactive: false }).headline,
    'Both paths have work under way, and effort is split as intended',
  );
});

test('a goal that others below it are served for has work, and a mixed item beside the steps is called mixed', () => {
  const revenue = {
    name: 'Revenue',
    unit: null,
    baseline: 1,
    target: 2,
    every: null,
    better: null,
    plan: [],
    actuals: [],
    countermeasure: null,
  };
  const goal = (key: string, parent: string | null) => ({
    key,
    title: `Goal ${key}`,
    parent,
    owner: null,
    measures: [revenue],
  });
  const shown = renderView(
    view('P', [item('a', 'A', { status: 'active', goals: ['safe'], verdict: 'mixed', owner: 'Ward 4' })], {
      goals: [goal('north', null), goal('safe', 'north'), goal('far', 'north'), goal('near', 'far')],
    }),
    'alignment',
    { width: 900, interactive: false },
  );
  assert.equal(shown.headline, 'Two goals have no work on either path');
  const cells = shown.html
    .split('<tr')
    .flatMap((row) => /Goal (\w+)<[\s\S]*?<td[\s\S]*/.exec(row) ?? [])
    .map((cell) =>
      cell
        .replaceAll(/<[^>]*>/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    );
  assert.match(cells[0] ?? '', /served through the goals below it$/);
  assert.match(cells[2] ?? '', / A mixed /);
  assert.match(cells[4] ?? '', /No work on either path$/);
  assert.match(cells[6] ?? '', /No work on either path$/);
});

test('ten thousand items are drawn in bounded time and size', () => {
  const many = huge(10_000);
  renderView(many, 'two-paths', { width: 1280, interactive: true });
  for (const kind of viewKinds) {
    const times = [1, 2, 3].map(() =>
      cpuTime(() => renderView(many, kind, { width: 1280, interactive: true })),
    );
    assert.ok(Math.min(...times) < 3000, `${kind} took ${Math.min(...times).toFixed(0)} ms`);
    assert.ok(renderView(many, kind, { width: 1280, interactive: true }).html.length < 600_000, kind);
  }
});

test('the renderers import nothing but d3, saxen, each other, the calendar and what makes words plain and translatable', () => {
  const folder = new URL('../../server/src/report/', import.meta.url);
  // Facts and these adapters are the one way from a portfolio to what is drawn and written.
  const adapters = [
    'a3/a3.ts',
    'a3/a3-file.ts',
    'history/file-text.ts',
    'history/fix-words.ts',
    'history/record.ts',
    'what-if/page.ts',
  ];
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) =>
    name.replaceAll('\\', '/'),
  );
  const ours = files.filter((name) => name.endsWith('.ts'));
  assert.ok(ours.length > 40);
  for (const file of ours) {
    if (file.startsWith('facts/') || adapters.includes(file)) continue;
    const source = readFileSync(new URL(file, folder), 'utf8');
    for (const [, from = ''] of source.matchAll(/from '([^']+)'/g))
      if (!['d3-scale', 'd3-time', 'saxen'].includes(from))
        assert.match(
          new URL(from, `file:///report/${file}`).pathname,
          /^\/(?:report\/[a-z0-9/-]+(?:\.generated)?|base\/words|core\/text\/(?:days|l10n|memo)|core\/model\/quarters)\.ts$/,
          file,
        );
  }
});

test('the timeline cuts no name while the bars have room to spare', () => {
  const name = 'Cut the time to the first clinic';
  const one = view('Ward 9', [
    item('clinic', name, { track: 'operational', start: '2027-02-01', end: '2027-11-30' }),
  ]);
  const drawn = (width: number): string => renderView(one, 'timeline', { width, interactive: false }).html;
  const label = new RegExp(`<text[^>]*>${name}<`);
  assert.match(drawn(660), label);
  assert.doesNotMatch(drawn(460), label);
});
