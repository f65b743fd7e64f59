/**
 * Rules on the whole portfolio: whatever edits led to a state, and in whatever order its files were read, the same
 * state has the same findings.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Analysis } from '../../server/src/analysis/analysis.ts';
import { Workspace } from '../../server/src/core/model/workspace.ts';
import { rules } from '../../server/src/rules/index.ts';
import { english } from '../../server/src/traits/pack/en/english.ts';
import { memoryFiles, type Texts } from '../support/check.ts';
import { runs } from '../support/runs.ts';

const TODAY = 21_076;
const HOME = 'file:///case';
const scopes = new Map(rules.map(({ id, scope }) => [id, scope]));

const ROOT = `portfolio: Clinic
period: {start: 2027-01-01, end: 2028-12-31}
balance: {operational: 50%, tolerance: 5}
rules:
  invisible-path: {items: 2}
  unresourced-path: {items: 1}
  unaligned-path: {items: 2}
  unbalanced-tracks: {items: 2}
  goal-without-work: {items: 1}
  one-sided-goal: {items: 2, days: 100}
  too-many-breakthroughs: {max: 1}
  overstretched-sponsor: {max: 1}
  one-size-review: {items: 1}
  stalled-strategy: {items: 1}
  nothing-stopped: {items: 2, quarters: 1}
  blurred-portfolio: {items: 2, share: 10}
`;
const GOALS = `goals:
  - {id: top, title: All is well, end: 2031}
  - {id: quick, title: Nobody waits, parent: top, end: 2031}
  - {id: safe, title: Nobody is harmed, parent: top, end: 2029}
teams:
  - {id: desk, name: Front desk, capacity: 1 fte}
  - {id: lab, name: Laboratory, capacity: 0.5 fte}
`;
const ITEMS = `items:
  - id: door
    title: Cut the wait from door to triage
    track: operational
    status: active
    teams: {desk: 0.9 fte}
    goals: [quick]
    start: 2027-05-10
    review: weekly
  - id: letters
    title: Send letters within five days
    track: operational
    status: done
    goals: [quick]
    start: 2027-01-11
    end: 2027-08-20

  - id: paper
    title: A clearer paper chart
    track: operational
    status: active
    effort: 0.4 fte
    start: 2027-06-01
    sustains: [shop]
`;
const LEAPS = `items:
  # The board looks at these
  - id: record
    title: One record for every patient
    track: strategic
    status: active
    sponsor: Chief nurse
    teams: {desk: 0.8 fte, lab: 0.3 fte}
    goals: [safe]
    start: 2026-09-01
    end: 2027-12-31
    review: weekly
    replaces: [paper]
    milestones: [{title: Contract, date: 2026-12-01, done: true}, {title: Live, date: 2027-12-01}]
  - id: app
    title: Build our own app and enter the market for home care
    track: strategic
    status: active
    sponsor: Chief nurse
    start: 2027-05-03
  - id: shop
    title: A shop of our own
    track: strategic
    status: done
    end: 2027-03-31
`;
const START: Texts = {
  'a.portfolio': ROOT,
  'goals.portfolio': GOALS,
  'b/items.portfolio': ITEMS,
  'c/leaps.portfolio': LEAPS,
};

interface Swap {
  readonly file: string;
  /** Which of the places that the pattern finds is changed; counted round. */
  readonly place: number;
  readonly pattern: RegExp;
  readonly text: string;
}
const patterns: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /status: \w+/g,
    [
      'status: active',
      'status: planned',
      'status: done',
      'status: stopped',
      'status: idea',
      'status: paused',
    ],
  ],
  [/track: \w+/g, ['track: operational', 'track: strategic', 'track: neither', 'x-track: none']],
  [
    /title: [A-Z][^\n,}]*/g,
    [
      'title: Acquire a rival and enter the Spanish market',
      'title: Fewer clicks',
      'title: "Longer: much longer words than before, so that all places move"',
    ],
  ],
  [/\bid: \w+/g, ['id: door', 'id: quick', 'id: desk', 'id: other', 'id: record']],
  [/sponsor: [^\n]+/g, ['sponsor: COO', 'sponsor: chief  nurse']],
  [/(?:desk|lab): [\d.]+ fte/g, ['desk: 0.1 fte', 'lab: 2 fte', 'desk: 3 fte']],
  [/goals: \[\w*\]/g, ['goals: []', 'goals: [safe]', 'goals: [quick, top]']],
  [/parent: \w+/g, ['parent: safe', 'parent: quick', 'x-parent: none']],
  [/(?:start|end): [\d-]+/g, ['start: 2027-05', 'end: 2027-02', 'end: 2029', 'start: 2028-03']],
  [/sustains: \[\w+\]/g, ['sustains: [record]', 'sustains: [shop]']],
  [/replaces: \[\w+\]/g, ['replaces: [door]', 'replaces: [paper]', 'replaces: [shop]']],
  [/review: \w+/g, ['review: monthly', 'review: weekly']],
  [/done: [\w-]+/g, ['done: false', 'done: 2027-07-01']],
  [
    /^ {2}(?=- )/gm,
    [
      '  # twotrack-ignore unsustained-leap, overloaded-team, goal-without-work: so be it\n  ',
      '  # a note\n  ',
      '  - {id: new, title: New, track: operational}\n  ',
    ],
  ],
  [/^ {2}- \{[^\n]*\n/gm, ['']],
  [/ {2}- id: (?:(?!\n {2}[-#])[\s\S])*\n/g, ['']],
  [
    /portfolio: \w+/g,
    ['portfolio: North', 'title: none', '# twotrack-ignore unbalanced-tracks: as it is\nportfolio: Clinic'],
  ],
  [/(?:operational|tolerance|max|items): \d+/g, ['items: 3', 'tolerance: 40', 'max: 0', 'operational: 90']],
  [/A/g, ['A: b ', 'A']],
];
const swap: fc.Arbitrary<Swap> = fc
  .record({
    file: fc.constantFrom(...Object.keys(START)),
    place: fc.nat(9),
    which: fc.nat(patterns.length - 1),
    choice: fc.nat(9),
  })
  .map(({ file, place, which, choice }) => {
    const [pattern, texts] = patterns[which] as (typeof patterns)[number];
    return { file, place, pattern, text: texts[choice % texts.length] as string };
  });

function spanOf(text: string, { pattern, place }: Swap): { start: number; end: number } | null {
  const places = [...text.matchAll(pattern)];
  const match = places[place % Math.max(1, places.length)];
  return match === undefined ? null : { start: match.index, end: match.index + match[0].length };
}

/** Everything that is found, as lines. */
function findings(workspace: Workspace, analyses: Map<string, Analysis>): string[] {
  const lines: string[] = [];
  for (const [folder, portfolio] of [...workspace.portfolios].sort(([a], [b]) => (a < b ? -1 : 1))) {
    let analysis = analyses.get(folder);
    if (analysis?.portfolio !== portfolio) {
      analysis = new Analysis(portfolio, { rules, pack: english, onRuleError }, TODAY);
      analyses.set(folder, analysis);
    }
    analysis.update();
    for (const document of portfolio.sorted) {
      for (const f of analysis.findings(document.uri)) {
        if (scopes.get(f.rule) !== 'portfolio' && f.rule !== 'unused-ignore') continue;
        const { start, end } = document.rangeIn(document.indexOf(f.block), f.span);
        const related = f.related.map(({ ref, span, message }) => {
          const { start: at } = typeof span === 'function' ? span() : span;
          return `${ref?.uri}:${ref?.block.text.slice(at, at + 12)}:${message}`;
        });
        lines.push(
          [
            document.uri,
            start.line,
            start.character,
            end.character,
            f.severity,
            f.rule,
            f.message,
            ...related,
          ].join(' | '),
        );
      }
    }
  }
  return lines;
}

async function fresh(texts: Texts): Promise<string[]> {
  const workspace = new Workspace(memoryFiles(texts));
  await workspace.openFolder(HOME);
  return findings(workspace, new Map());
}

describe('rules on the portfolio', () => {
  it('find enough in the portfolio of this test to mean something', async () => {
    const found = new Set((await fresh(START)).map((line) => line.split(' | ')[5]));
    assert.ok(found.size >= 8, [...found].join(' '));
  });

  it('find the same after edits as in the same texts read afresh', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(swap, { minLength: 1, maxLength: 6 }), async (swaps) => {
        const texts: Record<string, string> = { ...START };
        const workspace = new Workspace(memoryFiles(START));
        await workspace.openFolder(HOME);
        const analyses = new Map<string, Analysis>();
        findings(workspace, analyses);
        for (const [file, text] of Object.entries(texts)) await workspace.open(`${HOME}/${file}`, text, 1);
        let version = 1;
        for (const one of swaps) {
          const uri = `${HOME}/${one.file}`;
          const old = texts[one.file] as string;
          const span = spanOf(old, one);
          if (span === null) continue;
          const document = workspace.document(uri);
          assert.ok(document);
          const range = { start: document.positionAt(span.start), end: document.positionAt(span.end) };
          workspace.change(uri, [{ range, text: one.text }], ++version);
          workspace.passDownSettings();
          texts[one.file] = old.slice(0, span.start) + one.text + old.slice(span.end);
          assert.deepEqual(findings(workspace, analyses), await fresh(texts));
        }
      }),
      runs(120),
    );
  });

  it('find the same in whatever order the files are read', async () => {
    const names = Object.keys(START);
    const expected = await fresh(START);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(names, { minLength: names.length }), async (order) => {
        assert.deepEqual(
          await fresh(Object.fromEntries(order.map((name) => [name, START[name] as string]))),
          expected,
        );
      }),
      runs(12),
    );
  });
});

function onRuleError(rule: string, error: unknown): never {
  throw new Error(`${rule} threw`, { cause: error });
}
