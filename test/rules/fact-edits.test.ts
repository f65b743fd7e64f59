/**
 * Edits that change what other entries and the portfolio look at, typed letter by letter as people type them, in a
 * portfolio with more items than are looked at in one stretch: after each letter every finding, with its related places and
 * the titles of its fixes, is that of the same texts read afresh.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Session } from '../../server/src/session/session.ts';
import { memoryFiles, type Texts } from '../support/check.ts';
import { runs } from '../support/runs.ts';

const TODAY = 21_076;
const HOME = 'file:///case';

const ROOT = `portfolio: Clinic
period: 2027
balance: {operational: 60%, tolerance: 5}
rules:
  invisible-path: {items: 1}
  unresourced-path: {items: 1}
  unaligned-path: {items: 1, share: 90}
  unbalanced-tracks: {items: 1}
  goal-without-work: {items: 0}
  one-sided-goal: {items: 2, days: 30}
  too-many-breakthroughs: {max: 1}
  overloaded-team: {tolerance: 0}
  overstretched-sponsor: {max: 1}
  unsustained-leap: {days: 1}
  stalled-strategy: {days: 30, items: 1}
  nothing-stopped: {quarters: 1, items: 1}
  blurred-portfolio: {share: 1, items: 1}
goals:
  - {id: quick, title: Nobody waits, end: 2031}
  - {id: safe, title: Nobody is harmed, parent: quick, end: 2032}
  - {id: lone, title: Nobody serves this}
teams:
  - {id: desk, name: Front desk, capacity: 9 fte}
  - {id: lab, name: Laboratory, capacity: 0.5 fte}
`;

const TITLES = [
  'Cut the wait from door to triage',
  'Enter a new market with a new business',
  'Build a plant and tidy the store',
  'A clearer chart',
];
function item(i: number): string {
  const lines = [
    `  - id: item-${i}`,
    `    title: ${TITLES[i % TITLES.length]} ${i}`,
    `    track: ${i % 3 === 0 ? 'strategic' : 'operational'}`,
    `    status: ${['active', 'planned', 'done', 'active', 'paused'][i % 5]}`,
    `    teams: {${i % 4 === 0 ? 'lab' : 'desk'}: 0.${(i % 5) + 1} fte}`,
    `    goals: [${i % 7 === 0 ? 'safe' : 'quick'}]`,
    `    start: 2027-0${(i % 8) + 1}-01`,
    `    end: ${i % 3 === 0 ? 2028 : 2027}-0${(i % 9) + 1}-28`,
    ...(i % 6 === 0 ? ['    sponsor: Chief nurse'] : []),
    ...(i % 10 === 3 ? [`    depends-on: [item-${(i * 7) % 130}]`] : []),
    ...(i % 12 === 5 ? [`    sustains: [item-${(i * 3) % 130}]`] : []),
    ...(i % 15 === 9 ? [`    replaces: [item-${i - 5}]`] : []),
  ];
  return `${lines.join('\n')}\n`;
}
const items = (from: number, to: number): string =>
  `items:\n${Array.from({ length: to - from }, (_, i) => item(from + i)).join('')}`;
const START: Texts = {
  'a.portfolio': ROOT,
  'b/many.portfolio': items(0, 115),
  'c/few.portfolio': items(115, 130),
};

/** What is typed over what: the old word goes letter by letter from its end, then the new one comes. */
const WORDS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/(?<=track: )\w+/g, ['strategic', 'operational', 'neither']],
  [/(?<=status: )\w+/g, ['done', 'stopped', 'active', '*', '"', '\t']],
  [/(?<=: )0\.\d fte/g, ['4 fte', '0.05 fte']],
  [/(?<=(?:start|end): )[\d-]+/g, ['2026-01-01', '2027-12', '2030']],
  [/(?<=goals: \[)[\w-]*/g, ['lone', 'saef', 'quick, safe']],
  [/(?<=- id: )[\w-]+/g, ['item-1', 'item-129', 'new']],
  [/(?<=\{id: )\w+/g, ['quick', 'fast', 'lab']],
  [/(?<=teams: \{)\w+/g, ['lab', 'nobody']],
  [/(?<=depends-on: \[)[\w-]+/g, ['item-13', 'item-3, item-23', 'item-x']],
  [/(?<=(?:sustains|replaces): \[)[\w-]+/g, ['item-12', 'item-4']],
  [/(?<=sponsor: )[\w ]+/g, ['COO', 'chief  nurse']],
  [/(?<=operational: )\d+%/g, ['5%', '99%']],
  [/(?<=portfolio: )\w+/g, ['North', '# twotrack-ignore-file overdue-item: so be it']],
  [/(?<=title: )[A-Z]\w*/g, ['Launch', '# none']],
  [/^ {2}(?=- id)/gm, ['  # twotrack-ignore overdue-item, unsustained-leap: so be it\n  ', '   ', '']],
];
interface Typing {
  readonly file: string;
  readonly which: number;
  readonly place: number;
  readonly choice: number;
}
const typing: fc.Arbitrary<Typing> = fc.record({
  file: fc.constantFrom(...Object.keys(START), 'b/many.portfolio'),
  which: fc.nat(WORDS.length - 1),
  place: fc.nat(1_000),
  choice: fc.nat(9),
});

/** The changes of a typing, as offsets; at most eight, so that long words do not take all the time. */
function keys(
  text: string,
  { which, place, choice }: Typing,
): { start: number; end: number; text: string }[] {
  const [pattern, words] = WORDS[which] as (typeof WORDS)[number];
  const places = [...text.matchAll(pattern)];
  const match = places[place % Math.max(1, places.length)];
  if (match === undefined) return [];
  const word = words[choice % words.length] as string;
  const { index } = match;
  const end = index + match[0].length;
  const typed = word.slice(0, 5);
  return [
    ...(match[0] === '' ? [] : [{ start: end - 1, end, text: '' }]),
    ...(match[0].length < 2 ? [] : [{ start: index, end: end - 1, text: '' }]),
    ...[...typed].map((c, i) => ({ start: index + i, end: index + i, text: c })),
    ...(word === typed ? [] : [{ start: index + 5, end: index + 5, text: word.slice(5) }]),
  ];
}

function findings(session: Session): string[] {
  session.settle();
  const lines: string[] = [];
  for (const portfolio of session.workspace.portfolios.values()) {
    const analysis = session.analysisOf(portfolio);
    for (const document of portfolio.sorted) {
      for (const f of analysis.findings(document.uri)) {
        const { start, end } = session.rangeIn(document, f.block, f.span);
        const related = f.related.map(({ ref, span, message }) => {
          const { start: at } = typeof span === 'function' ? span() : span;
          return `${ref?.uri} ${ref?.block.text.slice(at, at + 12)} ${message}`;
        });
        lines.push(
          [
            document.uri,
            start.line,
            start.character,
            end.line,
            end.character,
            f.severity,
            f.rule,
            f.message,
            ...related,
            ...f.fixes.map(({ title }) => title),
          ].join(' | '),
        );
      }
    }
    const { sums, counts, share, leftOut } = analysis.balance;
    lines.push(JSON.stringify({ sums, counts, share, leftOut }));
  }
  return lines;
}

async function sessionOf(texts: Texts): Promise<Session> {
  const session = new Session(memoryFiles(texts), TODAY, (rule, error) => {
    throw new Error(`${rule} threw`, { cause: error });
  });
  await session.workspace.openFolder(HOME);
  return session;
}

describe('edits that change facts', () => {
  it('have something to change: most rules on the portfolio find something', async () => {
    const rules = new Set(findings(await sessionOf(START)).map((line) => line.split(' | ')[6]));
    assert.ok(rules.size > 14, [...rules].join(' '));
  });

  it('find after every letter what the same texts find read afresh', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(typing, { minLength: 1, maxLength: 4 }), async (typings) => {
        const texts: Record<string, string> = { ...START };
        const session = await sessionOf(START);
        findings(session);
        for (const [file, text] of Object.entries(texts))
          await session.workspace.open(`${HOME}/${file}`, text, 1);
        let version = 1;
        for (const one of typings) {
          const uri = `${HOME}/${one.file}`;
          for (const { start, end, text } of keys(texts[one.file] as string, one)) {
            const document = session.workspace.document(uri);
            assert.ok(document);
            session.workspace.change(uri, [{ range: document.positionRange(start, end), text }], ++version);
            const old = texts[one.file] as string;
            texts[one.file] = old.slice(0, start) + text + old.slice(end);
            assert.deepEqual(findings(session), findings(await sessionOf(texts)));
          }
        }
      }),
      runs(4),
    );
  });
});
