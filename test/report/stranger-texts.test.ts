/**
 * Texts of the portfolio stay text in everything that is written for others: a review as Markdown and as a page, the
 * pictures, an A3. What is printed is read by a reader of its own kind, and must hold nothing but what it holds when
 * every text is a plain word.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { marked } from 'marked';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { Parser } from 'saxen';
import { a3OfRef, a3Text } from '../../server/src/report/a3/a3-file.ts';
import { markdownText } from '../../server/src/report/drawing/markdown-text.ts';
import { itemKeys } from '../../server/src/report/facts/entry-keys.ts';
import { reviewSource } from '../../server/src/report/facts/source.ts';
import { standaloneSvg } from '../../server/src/report/page/page.ts';
import { reviewPage } from '../../server/src/report/review/html.ts';
import { reviewMarkdown } from '../../server/src/report/review/markdown.ts';
import { reviewOf } from '../../server/src/report/review/review.ts';
import { runs } from '../support/runs.ts';
import { HOME, sessionWith } from '../support/world.ts';
import { TODAY } from './claims/plain.ts';

/** What would be markup in one of the kinds, and what would end a cell, a quote, a fence or a line. */
const piece = fc.constantFrom(
  ...['[a](javascript:alert(1))', '![b](http://c.d/e.png)', '[x]: http://a.b', '|', '\\|', '`', '```', '~~~'],
  ...['\n', '\n\n', '\r\n# ', '\n---\n', '\n| a | b |\n|---|---|\n', '\n- ', '\n> ', '\n1. ', '\t', '    '],
  ...['<b>', '</td></tr>', '<img src=x onerror=alert(1)>', '<script>alert(1)</script>', '</svg>', '</title>'],
  ...[
    '<!--',
    '-->',
    ']]>',
    '<![CDATA[',
    '<?php',
    '&lt;',
    '&#60;',
    '&amp;',
    '"',
    "'",
    '\\',
    '*',
    '**',
    '__',
    '~~',
  ],
  ...[
    '#1',
    '@team',
    'http://evil.example/x',
    'www.evil.example',
    '$x$',
    '<a href="command:x">',
    '](',
    '[^1]',
  ],
  ...['\u202e', '\u0000', 'word', 'word'],
);
const stranger = fc.array(piece, { minLength: 1, maxLength: 5 }).map((parts) => `${parts.join('')} word`);

/** A portfolio with a text in every place that a printer shows. */
function fileOf(say: (place: string) => string, more = 0): string {
  const text = (place: string): string => {
    const words = say(place);
    // Paragraphs of a description stay apart in the A3: here it is one, whatever the words.
    const said = place === 'description' ? words.replaceAll(/\s*\n\s*/g, '\n') : words;
    return JSON.stringify(said).replaceAll('\u0000', '\\u0000');
  };
  return `portfolio: ${text('name')}
decisions:
  - {asked: ${text('asked')}, decided: ${text('decided')}, date: 2027-03-01, by: ${text('by')}, became: ${text('became')}}
goals:
  - {id: g, title: ${text('goal')}, owner: ${text('goal owner')}, catchball: [{from: ${text('from')}, to: ${text('to')}, date: 2027-05-01, proposal: ${text('proposal')}}]}
teams:
  - {id: t, name: ${text('team')}, capacity: 2 fte}
items:
  - id: a
    title: ${text('step')}
    track: operational
    status: active
    owner: ${text('owner')}
    sponsor: ${text('sponsor')}
    teams: {t: 1 fte}
    goals: [g]
    start: 2027-01-01
    end: 2027-06-30
    standard: ${text('standard')}
    description: ${text('description')}
    measures:
      - {name: ${text('measure')}, unit: ${text('unit')}, baseline: 22, target: 10, plan: {2027-08: 14}, actuals: {2027-08: 20}, countermeasure: ${text('countermeasure')}}
    experiments: [{step: ${text('tried')}, expected: ${text('expected')}, happened: ${text('happened')}, learned: ${text('learned')}}]
    catchball: [{from: ${text('from')}, to: t, date: 2027-05-01, proposal: ${text('handed')}}]
    decision: ${text('decision')}
  - id: b
    title: ${text('leap')}
    track: strategic
    status: active
    sponsor: ${text('sponsor')}
    end: 2028-06-30
    milestones: [{title: ${text('milestone')}, date: 2027-07-31}]
  - {id: c, title: ${text('stopped')}, status: stopped, stopped: {reason: ${text('reason')}}}
${Array.from({ length: more }, (_, i) => `  - {id: m${i}, title: ${text(`more ${i}`)}, owner: ${text('owner')}, sponsor: ${text('sponsor')}, end: 2027-01-31}\n`).join('')}`;
}

interface Printed {
  readonly markdown: readonly string[];
  readonly pages: readonly string[];
  readonly pictures: readonly string[];
  /** What the review says by numbers. Words that are put in may have another verdict, and so other answers. */
  readonly answers: string;
}

async function printed(text: string): Promise<Printed> {
  const session = await sessionWith({ 'a.portfolio': text }, TODAY);
  const portfolio = session.workspace.portfolios.get(HOME) ?? assert.fail();
  const source = reviewSource(portfolio, session.analysisOf(portfolio), session.nameOf(portfolio));
  const review = reviewOf(source);
  const [ref] = itemKeys(portfolio)[0] ?? assert.fail('no item was read');
  const a3 = a3OfRef(portfolio, source.view, ref, undefined);
  assert.ok(!('refused' in a3), JSON.stringify(a3));
  return {
    markdown: [reviewMarkdown(review), a3Text(a3, 'markdown', '../a.portfolio')],
    pages: [reviewPage([review]), a3Text(a3, 'html', '../a.portfolio')],
    answers: JSON.stringify(review.questions.map(({ tone, facts }) => [tone, facts.map(({ tone }) => tone)])),
    pictures: (['two-paths', 'timeline'] as const).map((kind) => standaloneSvg(source.view, kind)),
  };
}

type Node = DefaultTreeAdapterTypes.Node;

function* elementsOf(node: Node): Generator<DefaultTreeAdapterTypes.Element> {
  if ('tagName' in node) yield node;
  if ('childNodes' in node) for (const child of node.childNodes) yield* elementsOf(child);
}

/** Elements with the names of their attributes; of links, where they lead. */
function partsOf(html: string): ReadonlySet<string> {
  return new Set(
    [...elementsOf(parse(html))].map(({ tagName, attrs }) =>
      [
        tagName,
        ...attrs.map(({ name, value }) =>
          name === 'href' && !value.startsWith('#') ? `href=${value}` : name,
        ),
      ].join(' '),
    ),
  );
}

/** All text that a reader sees, on one line, without marks of direction. */
function textIn(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textIn).join('') : '';
}
const line = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u202a-\u202e\ufffd]/g, '\ufffd')
    .replace(/[\u2068\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Places whose texts a review shows whole. */
const whole = ['decided', 'became', 'decision', 'handed', 'owner', 'leap', 'by'] as const;

/** Rows of tables that have not as many cells as the head of their table. */
function brokenRows(html: string): number {
  const cells = (row: DefaultTreeAdapterTypes.Element): number =>
    row.childNodes.filter((node) => 'tagName' in node && /^t[dh]$/.test(node.tagName)).length;
  let broken = 0;
  for (const table of elementsOf(parse(html))) {
    if (table.tagName !== 'table') continue;
    const rows = [...elementsOf(table)].filter(({ tagName }) => tagName === 'tr');
    broken += rows.filter((row) => cells(row) !== cells(rows[0] ?? row)).length;
  }
  return broken;
}

function namesIn(svg: string): ReadonlySet<string> {
  const names = new Set<string>();
  const parser = new Parser();
  parser.on('openTag', (name, attributes) => {
    names.add([name, ...Object.keys(attributes())].join(' '));
  });
  parser.on('error', (error) => assert.fail(String(error)));
  parser.on('warn', (error) => assert.fail(String(error)));
  parser.write(svg).end();
  return names;
}

const beyond = (now: ReadonlySet<string>, known: ReadonlySet<string>): readonly string[] =>
  [...now].filter((each) => !known.has(each));

/** How many there are of each element that a text could make of itself. */
function counted(html: string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { tagName } of elementsOf(parse(html))) counts[tagName] = (counts[tagName] ?? 0) + 1;
  return counts;
}

const rendered = (text: string): string => marked.parse(text, { async: false, gfm: true });

/** Items beside the few: with the many, a review is read by groups. */
const sizes = [0, 60] as const;

describe('texts of the portfolio', () => {
  it('lead nowhere, whatever an address stands behind', () => {
    for (const before of ['', '(', '__', '~', 'team', '日'])
      for (const address of ['www.evil.example', 'http://evil.example', 'a@evil.example'])
        assert.deepEqual(counted(rendered(markdownText(before + address)))['a'], undefined, before + address);
  });
  it('stay text in Markdown, pages and pictures', async () => {
    const plain = await Promise.all(sizes.map((more) => printed(fileOf((place) => `The ${place}`, more))));
    const counts = plain.map(({ markdown }) => markdown.map((text) => counted(rendered(text))));
    const pages = new Set(plain.flatMap((each) => each.pages.flatMap((page) => [...partsOf(page)])));
    const pictures = new Set(plain.flatMap((each) => each.pictures.flatMap((svg) => [...namesIn(svg)])));
    const links = new Set(
      plain.flatMap(({ markdown }) => markdown.flatMap((text) => [...partsOf(rendered(text))])),
    );
    assert.ok(
      [...links].some((part) => part === 'a href=../a.portfolio'),
      'the readers read',
    );
    let alike = 0;
    const cases = runs(16, 3);
    await fc.assert(
      fc.asyncProperty(
        fc.infiniteStream(stranger),
        fc.constantFrom(0, 0, 0, 0, 0, 1),
        async (texts, size) => {
          const said = new Map<string, string>();
          const text = fileOf((place) => {
            // One owner is one owner, whatever the name.
            if (!said.has(place)) said.set(place, texts.next().value as string);
            return said.get(place) ?? '';
          }, sizes[size]);
          const now = await printed(text);
          const isAlike = now.answers === plain[size]?.answers;
          if (isAlike) alike += 1;
          for (const [i, source] of now.markdown.entries()) {
            const html = rendered(source);
            if (isAlike) assert.deepEqual(counted(html), counts[size]?.[i], source);
            assert.deepEqual(beyond(partsOf(html), links), [], source);
            assert.equal(brokenRows(html), 0, source);
            const shown = line(textIn(parse(html)));
            for (const place of i === 0 ? whole : [])
              assert.ok(shown.includes(line(said.get(place) ?? '')), `${place}\n${source}`);
          }
          for (const [i, page] of now.pages.entries()) {
            assert.deepEqual(beyond(partsOf(page), pages), [], text);
            // Heads of groups are rows of one cell.
            assert.equal(brokenRows(page), brokenRows(plain[size]?.pages[i] ?? ''), text);
          }
          for (const svg of now.pictures) assert.deepEqual(beyond(namesIn(svg), pictures), [], text);
        },
      ),
      cases,
    );
    assert.ok(alike > cases.numRuns / 2, `${alike} of ${cases.numRuns} were compared`);
  });
});
